package conflict_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
)

// river is a conflict of two parties with options a, b (north) and c (south),
// a rule, and a status quo in which b and c are taken.
func river(t *testing.T, instruments ...conflict.Instrument) *conflict.Conflict {
	t.Helper()
	return &conflict.Conflict{
		Parties: []conflict.Party{{ID: "north", Name: "North"}, {ID: "south", Name: "South"}, {ID: "third", Name: "Third"}},
		Options: []conflict.Option{
			{ID: "north.a", Party: "north", Name: "a"},
			{ID: "north.b", Party: "north", Name: "b", Direction: conflict.Backward},
			{ID: "south.c", Party: "south", Name: "c"},
		},
		Rules: []conflict.Rule{
			{Kind: conflict.RuleNever, Formula: parse(t, "north.a & south.c")},
			{Kind: conflict.RuleAtLeastOne, Options: []string{"north.b", "south.c"}},
		},
		StatusQuo: &conflict.State{0b110},
		Preferences: []conflict.Preference{
			{Party: "north", Statements: wants(t, "south.c", "!north.a")},
		},
		Instruments: instruments,
	}
}

func wants(t *testing.T, texts ...string) []conflict.Statement {
	t.Helper()
	var all []conflict.Statement
	for _, text := range texts {
		all = append(all, conflict.Statement{Formula: parse(t, text)})
	}
	return all
}

func want(t *testing.T, text string) *conflict.Statement {
	t.Helper()
	return &wants(t, text)[0]
}

func formula(t *testing.T, text string) *conflict.Formula {
	t.Helper()
	f := parse(t, text)
	return &f
}

func option(party, name string) conflict.Option {
	return conflict.Option{ID: party + "." + name, Party: party, Name: name}
}

// applied applies the instruments and checks that river itself stays as it
// is.
func applied(t *testing.T, instruments ...conflict.Instrument) *conflict.Conflict {
	t.Helper()
	c := river(t, instruments...)
	var ids []string
	for _, i := range instruments {
		ids = append(ids, i.ID)
	}
	changed, err := c.Apply(ids...)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(c, river(t, instruments...)) {
		t.Errorf("Apply(%v) changed the conflict itself", ids)
	}
	return changed
}

func optionIDs(c *conflict.Conflict) []string {
	var ids []string
	for _, o := range c.Options {
		ids = append(ids, o.ID)
	}
	return ids
}

func statementTexts(c *conflict.Conflict, party string) []string {
	var texts []string
	for _, s := range c.Preference(party).Statements {
		texts = append(texts, s.Formula.String())
	}
	return texts
}

func TestApplyNothing(t *testing.T) {
	c := river(t)
	got, err := c.Apply()
	if err != nil || !reflect.DeepEqual(got, c) {
		t.Errorf("%+v, %v; want the same conflict", got, err)
	}
}

// A new option stands behind the others of its party, not taken; the letters
// of the status quo move along.
func TestApplyPlacesOptions(t *testing.T) {
	got := applied(t, conflict.Instrument{ID: "i", Options: []conflict.Option{option("third", "e"), option("north", "d")}})
	if ids, want := optionIDs(got), []string{"north.a", "north.b", "north.d", "south.c", "third.e"}; !slices.Equal(ids, want) {
		t.Errorf("options %v; want %v", ids, want)
	}
	if letters := got.StatusQuo.Letters(5); letters != "NYNYN" {
		t.Errorf("status quo %s; want NYNYN", letters)
	}
}

func TestApplyWithoutStatusQuo(t *testing.T) {
	c := river(t, conflict.Instrument{ID: "i", Options: []conflict.Option{option("north", "d")}})
	c.StatusQuo = nil
	got, err := c.Apply("i")
	if err != nil || got.StatusQuo != nil {
		t.Errorf("%v, %v; want no status quo", got.StatusQuo, err)
	}
}

func TestApplyRules(t *testing.T) {
	added := conflict.Rule{Kind: conflict.RuleAlways, Formula: parse(t, "south.c")}
	got := applied(t,
		conflict.Instrument{ID: "add", Rules: []conflict.Rule{added}},
		conflict.Instrument{ID: "drop", DropRules: []int{0}})
	if want := []conflict.Rule{river(t).Rules[1], added}; !reflect.DeepEqual(got.Rules, want) {
		t.Errorf("rules %v; want %v", got.Rules, want)
	}
}

// Rules are dropped by their places in the file, whatever was dropped before.
func TestApplyDropsByPlaceInTheFile(t *testing.T) {
	got := applied(t, conflict.Instrument{ID: "first", DropRules: []int{0}}, conflict.Instrument{ID: "second", DropRules: []int{1}})
	if len(got.Rules) != 0 {
		t.Errorf("rules %v; want none", got.Rules)
	}
}

func TestApplyIrrevocable(t *testing.T) {
	got := applied(t,
		conflict.Instrument{ID: "new", Options: []conflict.Option{option("south", "d")}},
		conflict.Instrument{ID: "lock", Irrevocable: []string{"north.a", "south.d"}})
	var directions []conflict.Direction
	for _, o := range got.Options {
		directions = append(directions, o.Direction)
	}
	if want := []conflict.Direction{conflict.Forward, conflict.Backward, conflict.Both, conflict.Forward}; !slices.Equal(directions, want) {
		t.Errorf("directions %v; want %v", directions, want)
	}
}

func TestApplyIrrevocableAlone(t *testing.T) {
	got := applied(t, conflict.Instrument{ID: "lock", Irrevocable: []string{"north.a"}})
	if got.Options[0].Direction != conflict.Forward {
		t.Errorf("direction %v; want forward", got.Options[0].Direction)
	}
}

// Two conflicts made from one do not share what they changed, even where the
// slices of the first had room for more.
func TestApplicationsDoNotShare(t *testing.T) {
	rule := func(text string) []conflict.Rule {
		return []conflict.Rule{{Kind: conflict.RuleAlways, Formula: parse(t, text)}}
	}
	insert := func(text string) []conflict.StatementChange {
		return []conflict.StatementChange{{Party: "north", Insert: want(t, text)}}
	}
	c := river(t,
		conflict.Instrument{ID: "one", Rules: rule("north.a"), Preferences: insert("north.a")},
		conflict.Instrument{ID: "two", Rules: rule("north.b"), Preferences: insert("north.b")})
	c.Rules = slices.Grow(c.Rules, 5)
	c.Preferences[0].Statements = slices.Grow(c.Preferences[0].Statements, 5)
	one, err := c.Apply("one")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Apply("two"); err != nil {
		t.Fatal(err)
	}
	if got := one.Rules[2].Formula.String(); got != "north.a" {
		t.Errorf("the rule became %s; want north.a", got)
	}
	if got := statementTexts(one, "north")[2]; got != "north.a" {
		t.Errorf("the statement became %s; want north.a", got)
	}
}

func TestApplyStatements(t *testing.T) {
	for name, test := range map[string]struct {
		changes []conflict.StatementChange
		want    []string
	}{
		"last unless said": {[]conflict.StatementChange{{Party: "north", Insert: want(t, "north.b")}}, []string{"south.c", "!north.a", "north.b"}},
		"before":           {[]conflict.StatementChange{{Party: "north", Insert: want(t, "north.b"), Before: formula(t, "south.c")}}, []string{"north.b", "south.c", "!north.a"}},
		"after":            {[]conflict.StatementChange{{Party: "north", Insert: want(t, "north.b"), After: formula(t, "south.c")}}, []string{"south.c", "north.b", "!north.a"}},
		"drop":             {[]conflict.StatementChange{{Party: "north", Drop: formula(t, "south.c")}}, []string{"!north.a"}},
		"replace":          {[]conflict.StatementChange{{Party: "north", Drop: formula(t, "south.c"), Insert: want(t, "!south.c"), Before: formula(t, "!north.a")}}, []string{"!south.c", "!north.a"}},
		"in order": {[]conflict.StatementChange{
			{Party: "north", Insert: want(t, "north.b")},
			{Party: "north", Insert: want(t, "true"), Before: formula(t, "north.b")},
		}, []string{"south.c", "!north.a", "true", "north.b"}},
	} {
		got := applied(t, conflict.Instrument{ID: "i", Preferences: test.changes})
		if texts := statementTexts(got, "north"); !slices.Equal(texts, test.want) {
			t.Errorf("%s: %v; want %v", name, texts, test.want)
		}
	}
}

func TestApplyGivesAPartyItsFirstStatement(t *testing.T) {
	got := applied(t, conflict.Instrument{ID: "i", Preferences: []conflict.StatementChange{{Party: "south", Insert: want(t, "south.c")}}})
	if texts := statementTexts(got, "south"); !slices.Equal(texts, []string{"south.c"}) {
		t.Errorf("statements %v; want south.c", texts)
	}
}

func TestApplyErrors(t *testing.T) {
	for name, test := range map[string]struct {
		i    conflict.Instrument
		want string
	}{
		"option there":       {conflict.Instrument{Options: []conflict.Option{option("north", "a")}}, "instrument i: adds option north.a, which is there already"},
		"option twice":       {conflict.Instrument{Options: []conflict.Option{option("north", "d"), option("north", "d")}}, "instrument i: adds option north.d, which is there already"},
		"nobody's option":    {conflict.Instrument{Options: []conflict.Option{option("west", "a")}}, "instrument i: adds an option of a party that does not exist"},
		"irrevocable what":   {conflict.Instrument{Irrevocable: []string{"north.x"}}, `instrument i: no option "north.x"`},
		"frozen":             {conflict.Instrument{Irrevocable: []string{"north.b"}}, "instrument i: makes north.b irreversible, which can only be dropped; want an option that can be taken"},
		"drop what":          {conflict.Instrument{Preferences: []conflict.StatementChange{{Party: "north", Drop: formula(t, "north.a")}}}, `instrument i: North has no statement "north.a"; want one of its statements as written`},
		"before what":        {conflict.Instrument{Preferences: []conflict.StatementChange{{Party: "north", Insert: want(t, "true"), Before: formula(t, "north.a")}}}, `instrument i: North has no statement "north.a"; want one of its statements as written`},
		"after what":         {conflict.Instrument{Preferences: []conflict.StatementChange{{Party: "south", Insert: want(t, "true"), After: formula(t, "south.c")}}}, `instrument i: South has no statement "south.c"; want one of its statements as written`},
		"what was just lost": {conflict.Instrument{Preferences: []conflict.StatementChange{{Party: "north", Drop: formula(t, "south.c"), Insert: want(t, "true"), After: formula(t, "south.c")}}}, `instrument i: North has no statement "south.c"; want one of its statements as written`},
	} {
		test.i.ID = "i"
		c := river(t, test.i)
		got, err := c.Apply("i")
		if got != nil || message(err) != test.want {
			t.Errorf("%s: %v; want %s", name, err, test.want)
		}
		if !reflect.DeepEqual(c, river(t, test.i)) {
			t.Errorf("%s: the conflict itself was changed", name)
		}
	}
	if _, err := river(t).Apply("j"); message(err) != `no instrument "j"; the conflict has none` {
		t.Errorf("%v; want that there is no instrument", err)
	}
	if _, err := river(t, conflict.Instrument{ID: "i"}).Apply("j"); message(err) != `no instrument "j"; want one of i` {
		t.Errorf("%v; want which instruments there are", err)
	}
}

func TestApplyKeepsTheBoundOfOptions(t *testing.T) {
	c := free(conflict.MaxOptions - 1)
	c.Instruments = []conflict.Instrument{
		{ID: "one", Options: []conflict.Option{option("p", "first")}},
		{ID: "two", Options: []conflict.Option{option("p", "second")}},
	}
	if got, err := c.Apply("one"); err != nil || len(got.Options) != conflict.MaxOptions {
		t.Errorf("%v; want %d options", err, conflict.MaxOptions)
	}
	if _, err := c.Apply("one", "two"); message(err) != "instrument two: 257 options with those it adds; want at most 256" {
		t.Errorf("%v; want that there are too many", err)
	}
}

// A ranking names states, so it does not survive what changes them.
func TestApplyBesideARanking(t *testing.T) {
	for name, test := range map[string]struct {
		i    conflict.Instrument
		want string
	}{
		"options":            {conflict.Instrument{Options: []conflict.Option{option("north", "d")}}, "instrument i: changes the states, but South has an explicit ranking; want prioritised statements"},
		"rules":              {conflict.Instrument{Rules: river(t).Rules[:1]}, "instrument i: changes the states, but South has an explicit ranking; want prioritised statements"},
		"dropped rules":      {conflict.Instrument{DropRules: []int{0}}, "instrument i: changes the states, but South has an explicit ranking; want prioritised statements"},
		"its own statements": {conflict.Instrument{Preferences: []conflict.StatementChange{{Party: "south", Insert: want(t, "true")}}}, "instrument i: changes statements, but South has an explicit ranking"},
		"others' statements": {conflict.Instrument{Preferences: []conflict.StatementChange{{Party: "north", Insert: want(t, "true")}}}, ""},
		"a direction":        {conflict.Instrument{Irrevocable: []string{"north.a"}}, ""},
	} {
		test.i.ID = "i"
		c := river(t, test.i)
		c.Preferences = append(c.Preferences, conflict.Preference{Party: "south", Ranking: [][]conflict.State{states(t, c)}})
		if _, err := c.Apply("i"); message(err) != test.want {
			t.Errorf("%s: %v; want %s", name, err, test.want)
		}
	}
}

// Instruments that touch different things can be applied in either order:
// the options and the feasible states are the same.
func TestApplyCommutes(t *testing.T) {
	for seed := range uint64(100) {
		r := conflicttest.Rand(seed)
		shape := conflicttest.AnyShape(r, 5)
		shape.Instruments, shape.Ranked = 2, 0
		c := conflicttest.Random(r, shape)
		one, err := c.Apply("i1", "i2")
		if err != nil {
			t.Fatal(err)
		}
		other, err := c.Apply("i2", "i1")
		if err != nil {
			t.Fatal(err)
		}
		if got, want := takenInStates(t, other), takenInStates(t, one); !reflect.DeepEqual(got, want) {
			t.Errorf("seed %d: states %v; want %v", seed, got, want)
		}
		if c.StatusQuo != nil && !slices.Equal(one.Taken(*one.StatusQuo), c.Taken(*c.StatusQuo)) {
			t.Errorf("seed %d: status quo %v; want %v", seed, one.Taken(*one.StatusQuo), c.Taken(*c.StatusQuo))
		}
	}
}

// takenInStates returns the feasible states as sets of options, so that the
// order of the options does not matter.
func takenInStates(t *testing.T, c *conflict.Conflict) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	for _, s := range states(t, c) {
		ids := c.Taken(s)
		slices.Sort(ids)
		all[strings.Join(ids, " ")] = true
	}
	return all
}
