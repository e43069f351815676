package compare_test

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"parley/compare"
	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/notation"
)

// river is a small conflict with something of most parts.
const river = `parley: 1
title: River
parties:
  north: {name: North}
  south: {name: South}
issues:
  share: {name: Share, scale: {0: none, 100: all}, reference: 50}
positions:
  - {party: north, issue: share, at: 20, salience: 0.5, judgement: as it says}
  - {party: south, issue: share, at: [70, 90], judgement: as it says}
options:
  north.dam: {name: builds the dam}
  north.talk: {name: talks}
  south.sue: {name: goes to court}
rules:
  - never: north.dam & north.talk
preferences:
  north: [north.dam, "!south.sue", north.talk]
  south: ["!north.dam", north.talk, south.sue]
`

func read(t *testing.T, text string) *conflict.Conflict {
	t.Helper()
	f, err := notation.Read("river.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return f.Conflict
}

// edited is the river with pieces of its text replaced, in pairs.
func edited(t *testing.T, pairs ...string) *conflict.Conflict {
	t.Helper()
	text := river
	for k := 0; k < len(pairs); k += 2 {
		if !strings.Contains(text, pairs[k]) {
			t.Fatalf("the river has no %q", pairs[k])
		}
		text = strings.Replace(text, pairs[k], pairs[k+1], 1)
	}
	return read(t, text)
}

func TestChanges(t *testing.T) {
	for name, test := range map[string]struct {
		edit []string
		want []compare.Change
	}{
		"layout and comments": {
			edit: []string{"  - {party: north, issue: share, at: 20, salience: 0.5, judgement: as it says}\n", "  # said twice\n  - party: north\n    issue: share\n    salience: 0.5\n    at: 20\n    judgement: as it says\n"},
		},
		"a party renamed": {
			edit: []string{"name: South", "name: The South"},
			want: []compare.Change{{Part: compare.Parties, Thing: "The South", What: "name", Was: "South", Is: "The South"}},
		},
		"a position moved": {
			edit: []string{"at: 20", "at: 35"},
			want: []compare.Change{{Part: compare.Positions, Thing: "North on Share", What: "position", Was: "20", Is: "35", By: 15, HasBy: true}},
		},
		"a range narrowed": {
			edit: []string{"[70, 90]", "[75, 85]"},
			want: []compare.Change{{Part: compare.Positions, Thing: "South on Share", What: "position", Was: "70 to 90", Is: "75 to 85", HasBy: true}},
		},
		"a salience left out": {
			edit: []string{", salience: 0.5", ""},
			want: []compare.Change{{Part: compare.Positions, Thing: "North on Share", What: "salience", Was: "0.5"}},
		},
		"an option of a new name": {
			edit: []string{"builds the dam", "finishes the dam"},
			want: []compare.Change{{Part: compare.Options, Thing: "finishes the dam", What: "name", Was: "builds the dam", Is: "finishes the dam"}},
		},
		"an option that cannot be undone": {
			edit: []string{"{name: builds the dam}", "{name: builds the dam, direction: forward}"},
			want: []compare.Change{{Part: compare.Options, Thing: "builds the dam", What: "direction", Is: "forward"}},
		},
		"a rule replaced": {
			edit: []string{"never: north.dam & north.talk", "atMostOne: [north.dam, south.sue]"},
			want: []compare.Change{
				{Part: compare.Rules, Thing: "never “builds the dam” and “talks”", Was: "never “builds the dam” and “talks”"},
				{Part: compare.Rules, Thing: "at most one of “builds the dam”, “goes to court”", Is: "at most one of “builds the dam”, “goes to court”"},
			},
		},
		"one statement moved": {
			edit: []string{`[north.dam, "!south.sue", north.talk]`, `["!south.sue", north.talk, north.dam]`},
			want: []compare.Change{{Part: compare.Preferences, Thing: "North", What: "“builds the dam”", Was: "place 1 of 3", Is: "place 3 of 3"}},
		},
		"a statement dropped, one new": {
			edit: []string{`["!north.dam", north.talk, south.sue]`, `["!north.dam", "!south.sue", north.talk]`},
			want: []compare.Change{
				{Part: compare.Preferences, Thing: "South", What: "“goes to court”", Was: "place 3 of 3"},
				{Part: compare.Preferences, Thing: "South", What: "not “goes to court”", Is: "place 2 of 3"},
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, compare.Conflicts(read(t, river), edited(t, test.edit...))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPartyGone(t *testing.T) {
	fewer := edited(t, "  south: {name: South}\n", "", "  - {party: south, issue: share, at: [70, 90], judgement: as it says}\n", "",
		"  south.sue: {name: goes to court}\n", "", `, "!south.sue"`, "", "  south: [\"!north.dam\", north.talk, south.sue]\n", "")
	var removed []string
	for _, c := range compare.Conflicts(read(t, river), fewer) {
		if c.Kind() != compare.Removed {
			t.Errorf("%+v; want only what is gone", c)
		}
		removed = append(removed, string(c.Part))
	}
	want := []string{"Parties", "Positions", "Options", "Preferences", "Preferences"}
	if diff := cmp.Diff(want, removed); diff != "" {
		t.Error(diff)
	}
}

// Two versions that are written otherwise and mean the same do not differ, and
// turning the comparison round turns every change round.
func TestLaws(t *testing.T) {
	for seed := range uint64(500) {
		r := conflicttest.Rand(seed)
		a, b := conflicttest.Random(r, conflicttest.AnyShape(r, 6)), conflicttest.Random(r, conflicttest.AnyShape(r, 6))
		again, err := notation.Read("again.yaml", notation.Format(a))
		if err != nil {
			t.Fatal(err)
		}
		if changes := compare.Conflicts(a, again.Conflict); len(changes) > 0 {
			t.Fatalf("seed %d: written and read back: %+v", seed, changes[0])
		}
		count := func(changes []compare.Change) (n [3]int) {
			for _, c := range changes {
				switch c.Kind() {
				case compare.Added:
					n[0]++
				case compare.Removed:
					n[1]++
				default:
					n[2]++
				}
			}
			return n
		}
		there, back := count(compare.Conflicts(a, b)), count(compare.Conflicts(b, a))
		if there[0] != back[1] || there[1] != back[0] || there[2] != back[2] {
			t.Fatalf("seed %d: %v added, removed and changed one way, %v the other", seed, there, back)
		}
	}
}

// Whatever a file may say, a change of it is seen: every leaf of every conflict
// is changed in turn.
func TestEveryLeafCounts(t *testing.T) {
	files, _ := filepath.Glob("../notation/testdata/good/*.yaml")
	examples, _ := filepath.Glob("../examples/*/conflict.yaml")
	files = append(files, examples...)
	if len(files) < 10 {
		t.Fatalf("%d files; want those of notation/testdata and of examples", len(files))
	}
	kinds := map[string]int{}
	for _, name := range files {
		older := load(t, name)
		newer := load(t, name)
		m := mutator{t: t, name: name, older: older, newer: newer, kinds: kinds}
		m.walk(reflect.ValueOf(newer).Elem(), "")
	}
	if len(kinds) < 150 {
		t.Errorf("only %d kinds of leaves were changed", len(kinds))
	}
}

func load(t *testing.T, name string) *conflict.Conflict {
	t.Helper()
	f, err := notation.Load(name)
	if f == nil || f.Conflict == nil {
		t.Fatal(err)
	}
	return f.Conflict
}

// A mutator changes one leaf at a time, and looks whether that is seen.
type mutator struct {
	t            *testing.T
	name         string
	older, newer *conflict.Conflict
	kinds        map[string]int // of leaves that were changed
}

// mostOfAKind bounds how often leaves of one kind are changed.
const mostOfAKind = 12

func (m *mutator) walk(v reflect.Value, path string) {
	switch at := v.Addr().Interface().(type) {
	case *conflict.Formula:
		if at.String() == "" {
			return // of a rule that counts
		}
		m.try(v, path, reflect.ValueOf(conflict.Not(*at)))
		return
	case *conflict.Quantity:
		m.try(v, path, reflect.ValueOf(conflict.Quantity{Low: at.Low, Mode: at.High, High: at.High + 1, HasMode: true}))
		return
	case *conflict.RuleKind:
		if *at == conflict.RuleAlways || *at == conflict.RuleNever {
			m.try(v, path, reflect.ValueOf(map[conflict.RuleKind]conflict.RuleKind{conflict.RuleAlways: conflict.RuleNever, conflict.RuleNever: conflict.RuleAlways}[*at]))
		}
		return
	case *conflict.Condition:
		if at.If != nil {
			at.Bound = 0 // of a condition that sums
			m.walk(v.FieldByName("Name"), path+".Name")
			m.walk(v.FieldByName("If"), path+".If")
			m.walk(v.FieldByName("Then"), path+".Then")
			return
		}
	case *conflict.State:
		m.try(v, path, reflect.ValueOf(at.With(0, !at.Has(0))))
		return
	case *conflict.Sense:
		m.try(v, path, reflect.ValueOf(map[conflict.Sense]conflict.Sense{conflict.SumAtMost: conflict.SumExactly}[*at]))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for k := range v.NumField() {
			m.walk(v.Field(k), path+"."+v.Type().Field(k).Name)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			m.walk(v.Elem(), path)
		}
	case reflect.Slice, reflect.Array:
		for k := range v.Len() {
			m.walk(v.Index(k), path+"[]")
		}
	case reflect.String:
		m.try(v, path, reflect.ValueOf(v.String()+"x").Convert(v.Type()))
	case reflect.Float64:
		m.try(v, path, reflect.ValueOf(v.Float()+1))
	case reflect.Bool:
		m.try(v, path, reflect.ValueOf(!v.Bool()))
	case reflect.Int:
		m.integer(v, path)
	default:
		m.t.Fatalf("%s: nobody changes a %v", path, v.Kind())
	}
}

// integer changes a number that may be a place among others.
func (m *mutator) integer(v reflect.Value, path string) {
	switch {
	case strings.HasSuffix(path, ".Leaps[]"), strings.HasSuffix(path, ".Unknown[].After"), strings.HasSuffix(path, ".Either"):
		return // places that must fit; named cases below
	case strings.HasSuffix(path, "DropRules[]"):
		m.try(v, path, reflect.ValueOf((int(v.Int())+1)%len(m.newer.Rules)))
	case strings.HasSuffix(path, ".Direction"):
		m.try(v, path, reflect.ValueOf(conflict.Direction((v.Int()+1)%3)))
	default:
		m.try(v, path, reflect.ValueOf(int(v.Int())+1))
	}
}

func (m *mutator) try(v reflect.Value, path string, otherwise reflect.Value) {
	if m.kinds[path] == mostOfAKind {
		return
	}
	m.kinds[path]++
	was := reflect.New(v.Type()).Elem()
	was.Set(v)
	v.Set(otherwise)
	if reflect.DeepEqual(was.Interface(), v.Interface()) {
		m.kinds[path]--
		return
	}
	if len(compare.Conflicts(m.older, m.newer)) == 0 {
		m.t.Errorf("%s%s: %v made %v, and no change is seen", m.name, path, was, v)
	}
	v.Set(was)
}

func TestPlacesInAPreference(t *testing.T) {
	ranked := func(leaps ...int) *conflict.Conflict {
		c := read(t, river)
		c.Preferences[0].Statements = nil
		c.Preferences[0].Ranking = [][]conflict.State{{{0}}, {{1}}, {{2}, {4}}}
		c.Preferences[0].Leaps = leaps
		return c
	}
	stated := func(after int, either [3]int) *conflict.Conflict {
		c := read(t, river)
		for k := range either {
			c.Preferences[0].Statements[k].Either = either[k]
		}
		c.Preferences[0].Unknown = []conflict.Unknown{{Formula: conflict.Taken("south.sue"), After: after}}
		return c
	}
	for name, pair := range map[string][2]*conflict.Conflict{
		"a leap elsewhere":    {ranked(1), ranked(2)},
		"the unknown later":   {stated(0, [3]int{}), stated(2, [3]int{})},
		"an order in doubt":   {stated(0, [3]int{}), stated(0, [3]int{1, 1, 0})},
		"another pair of two": {stated(0, [3]int{1, 1, 0}), stated(0, [3]int{0, 1, 1})},
	} {
		if len(compare.Conflicts(pair[0], pair[1])) == 0 || len(compare.Conflicts(pair[0], pair[0])) != 0 {
			t.Errorf("%s is not seen, or is seen where it is not", name)
		}
	}
}

// A new name is one change, wherever the thing is spoken of.
func TestANewNameIsOneChange(t *testing.T) {
	const name = "../examples/beijing-talks/conflict.yaml"
	older := load(t, name)
	for what, names := range map[string]func(*conflict.Conflict) []*string{
		"party": func(c *conflict.Conflict) []*string {
			return each(c.Parties, func(p *conflict.Party) *string { return &p.Name })
		},
		"issue": func(c *conflict.Conflict) []*string {
			return each(c.Issues, func(i *conflict.Issue) *string { return &i.Name })
		},
		"area": func(c *conflict.Conflict) []*string {
			return each(c.Areas, func(a *conflict.Area) *string { return &a.Name })
		},
		"option": func(c *conflict.Conflict) []*string {
			return each(c.Options, func(o *conflict.Option) *string { return &o.Name })
		},
		"instrument": func(c *conflict.Conflict) []*string {
			return each(c.Instruments, func(i *conflict.Instrument) *string { return &i.Name })
		},
		"agreement": func(c *conflict.Conflict) []*string {
			return each(c.Agreements, func(a *conflict.Agreement) *string { return &a.Name })
		},
	} {
		newer := load(t, name)
		for _, at := range names(newer) {
			was := *at
			*at = "Another name"
			if changes := compare.Conflicts(older, newer); len(changes) != 1 || changes[0].What != "name" || changes[0].Was != was {
				t.Errorf("%s %s renamed: %d changes, the first %+v; want that of the name alone", what, was, len(changes), changes[0])
			}
			*at = was
		}
	}
}

func each[T any](all []T, of func(*T) *string) []*string {
	var list []*string
	for k := range all {
		list = append(list, of(&all[k]))
	}
	return list
}
