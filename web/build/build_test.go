package build

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/conflict"
	"parley/notation"
)

const river = `# A river.
parley: 1
title: A ceasefire

parties:
  # upstream
  north: {name: North, code: NOR} # a kingdom
  south:
    name: South   # the other
  league: {name: The League}

issues:
  line:
    name: Line
    scale: {0: river, 100: border} # ends
    reference: 20

positions:
  - {party: north, issue: line, at: 10, range: [0, 25], salience: 0.9} # speech
  # guess
  - party: south
    issue: line
    at: {low: 60, mode: 80, high: 90}

options:
  north.cease: {name: Hold fire, effects: {line: +10}} # said
  north.withdraw: {name: Withdraw, requires: north.cease}
  south.accept: {name: Accept the line}
  league.arm: {name: Arm the South}

rules:
  - {never: south.accept & league.arm} # both
  - {atMostOne: [south.accept, league.arm, north.withdraw]}

statusQuo: [league.arm]

preferences:
  north: [south.accept, "!league.arm", "!north.withdraw"]
  south:
    # first
    - {that: north.withdraw, judgement: It says so.} # loud
    - "!south.accept if !north.cease"
    - [league.arm, north.cease] # nobody knows
  league:
    statements: [north.cease]
    judgement: Its vote.

instruments:
  relief:
    name: Relief
    options:
      league.relief: {name: Ease} # new
    rules:
      - {never: league.relief & league.arm}
    dropRules: [2]
    preferences:
      north:
        - {that: league.relief, before: "!league.arm"}
`

func read(t *testing.T, text string) *notation.File {
	t.Helper()
	f, err := notation.Read("x.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return f
}

// TestEdits: each edit turns one piece of the text into another, and leaves
// every other byte.
func TestEdits(t *testing.T) {
	exactly, between := conflict.Exactly, conflict.Between
	spread := conflict.Quantity{Low: 5, Mode: 12.5, High: 30, HasMode: true}
	tests := []struct {
		name     string
		edit     Edit
		old, new string
	}{
		{"a party", AddParty(Party{Name: "The Üst bank", Members: []string{" a ", "", "b"}}), "The League}\n", "The League}\n  the-üst-bank: {name: The Üst bank, members: [a, b]}\n"},
		{"a party of a name that is there", AddParty(Party{Name: "North!"}), "The League}\n", "The League}\n  north-2: {name: North!}\n"},
		{"a party's name", SetParty("south", Party{Name: "The South"}), "name: South ", "name: The South "},
		{"a party's code goes", SetParty("north", Party{Name: "North"}), "{name: North, code: NOR}", "{name: North}"},
		{"a party moves", Move("parties", "league", 0), "  # upstream\n  north: {name: North, code: NOR} # a kingdom\n  south:\n    name: South   # the other\n  league: {name: The League}\n", "  league: {name: The League}\n  # upstream\n  north: {name: North, code: NOR} # a kingdom\n  south:\n    name: South   # the other\n"},
		{"an issue", AddIssue(Issue{Name: "Price", Scale: []conflict.Landmark{{At: 100, Name: "high"}, {At: 0, Name: "low"}, {At: 50}}, Reference: new(between(10, 20))}), "reference: 20\n", "reference: 20\n  price: {name: Price, scale: {0: low, 100: high}, reference: [10, 20]}\n"},
		{"a landmark's name", SetIssue("line", Issue{Name: "Line", Scale: []conflict.Landmark{{At: 0, Name: "the river"}, {At: 100, Name: "border"}}, Reference: new(exactly(20))}), "{0: river, 100: border}", "{0: the river, 100: border}"},
		{"a reference", SetIssue("line", Issue{Name: "Line", Scale: []conflict.Landmark{{At: 0, Name: "river"}, {At: 100, Name: "border"}}}), "    reference: 20\n", ""},
		{"a position", AddPosition("league", "line", Position{At: spread, Salience: new(exactly(0.5)), Text: "Half way."}), "high: 90}\n", "high: 90}\n  - {party: league, issue: line, at: 12.5, range: [5, 30], salience: 0.5, text: Half way.}\n"},
		{"a position moves", SetPosition(0, Position{At: spread, Salience: new(exactly(0.9))}), "at: 10, range: [0, 25]", "at: 12.5, range: [5, 30]"},
		{"a position loses its range", SetPosition(0, Position{At: exactly(10), Salience: new(exactly(0.9))}), ", range: [0, 25]", ""},
		{"a position in one mapping", SetPosition(1, Position{At: exactly(70)}), "at: {low: 60, mode: 80, high: 90}", "at: 70"},
		{"a position goes", RemovePosition(0), "  - {party: north, issue: line, at: 10, range: [0, 25], salience: 0.9} # speech\n", ""},
		{"an option", AddOption("south", Option{Name: "Strike", Direction: conflict.Forward, Effects: []conflict.Effect{{Issue: "line", By: -5}}}), "Arm the South}\n", "Arm the South}\n  south.strike: {name: Strike, irreversible: true, effects: {line: -5}}\n"},
		{"an option's effect", SetOption("north.cease", Option{Name: "Hold fire", Effects: []conflict.Effect{{Issue: "line", By: 15}}}), "effects: {line: +10}", "effects: {line: 15}"},
		{"an option's direction", SetOption("league.arm", Option{Name: "Arm the South", Direction: conflict.Backward}), "{name: Arm the South}", "{name: Arm the South, direction: backward}"},
		{"a requirement goes", SetOption("north.withdraw", Option{Name: "Withdraw"}), ", requires: north.cease", ""},
		{"a rule", AddRule(Rule{Kind: conflict.RuleNever, Formula: "north.withdraw and not north.cease"}), "north.withdraw]}\n", "north.withdraw]}\n  - {never: north.withdraw & !north.cease}\n"},
		{"a rule that counts", AddRule(Rule{Kind: conflict.RuleExactlyOne, Options: []string{"north.cease", "league.arm"}, Judgement: "So."}), "north.withdraw]}\n", "north.withdraw]}\n  - {exactlyOne: [north.cease, league.arm], judgement: So.}\n"},
		{"the status quo", SetStatusQuo([]string{"north.cease"}), "statusQuo: [league.arm]", "statusQuo: [north.cease]"},
		{"nothing is taken", SetStatusQuo(nil), "statusQuo: [league.arm]", "statusQuo: []"},
		{"a statement", AddStatement("north", Statement{That: "!north.cease"}), `"!north.withdraw"]`, `"!north.withdraw", "!north.cease"]`},
		{"a statement with more", AddStatement("league", Statement{That: "league.arm", Much: true, Sure: new(between(0.5, 1))}), "[north.cease]\n", "[north.cease, {that: league.arm, much: true, sure: [0.5, 1]}]\n"},
		{"a statement is changed", SetStatement("south", 0, Statement{That: "north.cease", Judgement: "It says so.", Much: true}), "that: north.withdraw, judgement: It says so.", "that: north.cease, judgement: It says so., much: true"},
		{"a short statement gets more", SetStatement("north", 0, Statement{That: "south.accept", Sure: new(exactly(0.5))}), "north: [south.accept,", "north: [{that: south.accept, sure: 0.5},"},
		{"a statement moves", MoveStatement("south", 1, 0), "    # first\n    - {that: north.withdraw, judgement: It says so.} # loud\n    - \"!south.accept if !north.cease\"\n", "    - \"!south.accept if !north.cease\"\n    # first\n    - {that: north.withdraw, judgement: It says so.} # loud\n"},
		{"statements of one mapping move", OrderStatements("north", []int{2, 0, 1}), `[south.accept, "!league.arm", "!north.withdraw"]`, `["!north.withdraw", south.accept, "!league.arm"]`},
		{"a statement goes", RemoveStatement("south", 2, false), "    - [league.arm, north.cease] # nobody knows\n", ""},
		{"the only statement goes", RemoveStatement("league", 0, false), "  league:\n    statements: [north.cease]\n    judgement: Its vote.\n", ""},
		{"an instrument", AddInstrument(Instrument{Name: "Iff", Aim: "north.cease"}), "before: \"!league.arm\"}\n", "before: \"!league.arm\"}\n  iff-2:\n    name: Iff\n    aim: north.cease\n"},
		{"an instrument drops no rule", SetInstrument("relief", Instrument{Name: "Relief"}), "    dropRules: [2]\n", ""},
		{"an instrument's option", AddInstrumentOption("relief", "south", Option{Name: "Trade"}), "# new\n", "# new\n      south.trade: {name: Trade}\n"},
		{"an instrument's rule", AddInstrumentRule("relief", Rule{Kind: conflict.RuleAlways, Formula: "north.cease if league.relief"}), "league.relief & league.arm}\n", "league.relief & league.arm}\n      - {always: league.relief -> north.cease}\n"},
		{"an instrument's statement", AddInstrumentStatement("relief", "league", Statement{That: "!league.relief"}, "north.cease"), "before: \"!league.arm\"}\n", "before: \"!league.arm\"}\n      league:\n        - {that: \"!league.relief\", before: north.cease}\n"},
		{"an instrument drops a statement", DropInstrumentStatement("relief", "north", "south.accept"), "before: \"!league.arm\"}\n", "before: \"!league.arm\"}\n        - {drop: south.accept}\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if strings.Count(river, test.old) != 1 {
				t.Fatalf("the text has %q %d times", test.old, strings.Count(river, test.old))
			}
			g, err := test.edit(read(t, river))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Replace(river, test.old, test.new, 1), string(g.Text)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if g.Err() != nil {
				t.Error(g.Err())
			}
		})
	}
}

// TestNamedStatement: a statement that an instrument names is changed there
// too, and does not go without being told.
func TestNamedStatement(t *testing.T) {
	f := read(t, river)
	g, err := SetStatement("north", 1, Statement{That: "!league.arm & north.cease"})(f)
	if err != nil || g.Err() != nil || !strings.Contains(string(g.Text), `before: "!league.arm & north.cease"}`) {
		t.Errorf("%v, %v", err, g.Err())
	}
	_, err = RemoveStatement("north", 1, false)(f)
	used, ok := errors.AsType[*UsedError](err)
	if !ok || len(used.Uses) != 1 || !strings.Contains(used.Uses[0].Text, "league.relief, before") {
		t.Fatalf("%v", err)
	}
	g, err = RemoveStatement("north", 1, true)(f)
	if err != nil || g.Err() != nil || strings.Contains(string(g.Text), "before") {
		t.Errorf("%v\n%s", err, g.Text)
	}
}

// TestFromNothing: a whole model can be made of an empty file.
func TestFromNothing(t *testing.T) {
	f := read(t, "parley: 1\ntitle: x\n")
	for _, e := range []Edit{
		AddParty(Party{Name: "North"}), AddParty(Party{Name: "South"}),
		AddIssue(Issue{Name: "Line", Reference: new(conflict.Exactly(20))}),
		AddPosition("north", "line", Position{At: conflict.Exactly(0)}), AddPosition("south", "line", Position{At: conflict.Exactly(100)}),
		AddOption("north", Option{Name: "Hold fire"}), AddOption("south", Option{Name: "Hold fire"}),
		AddRule(Rule{Kind: conflict.RuleAlways, Formula: "north.hold-fire | !south.hold-fire"}),
		SetStatusQuo([]string{}),
		AddStatement("north", Statement{That: "south.hold-fire"}), AddStatement("north", Statement{That: "!north.hold-fire"}), AddStatement("south", Statement{That: "north.hold-fire"}),
		AddInstrument(Instrument{Name: "Observers"}), AddInstrumentOption("observers", "south", Option{Name: "Admit observers"}),
		AddInstrumentRule("observers", Rule{Kind: conflict.RuleNever, Formula: "south.admit-observers & !south.hold-fire"}),
		AddInstrumentStatement("observers", "north", Statement{That: "south.admit-observers"}, "!north.hold-fire"),
		AddAgreement(Agreement{Name: "Truce", Instrument: "observers"}), AddSection("truce", "ceasefire", "north", "south"),
	} {
		g, err := e(f)
		if err == nil {
			err = g.Err()
		}
		if err != nil {
			t.Fatalf("%v after\n%s", err, f.Text)
		}
		f = g
	}
	want := `parley: 1
title: x
parties:
  north: {name: North}
  south: {name: South}
issues:
  line: {name: Line, reference: 20}
positions:
  - {party: north, issue: line, at: 0}
  - {party: south, issue: line, at: 100}
options:
  north.hold-fire: {name: Hold fire}
  south.hold-fire: {name: Hold fire}
rules:
  - {always: north.hold-fire | !south.hold-fire}
statusQuo: []
preferences:
  north:
    - south.hold-fire
    - "!north.hold-fire"
  south:
    - north.hold-fire
instruments:
  observers:
    name: Observers
    options:
      south.admit-observers: {name: Admit observers}
    rules:
      - {never: south.admit-observers & !south.hold-fire}
    preferences:
      north:
        - {that: south.admit-observers, before: "!north.hold-fire"}
agreements:
  truce:
    name: Truce
    instrument: observers
    ceasefire:
      parties:
        north: {}
        south: {}
`
	if diff := cmp.Diff(want, string(f.Text)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestRefused(t *testing.T) {
	f := read(t, river)
	for want, e := range map[string]Edit{
		"there is no name":     AddParty(Party{Name: "  "}),
		"no party":             SetParty("west", Party{Name: "West"}),
		"no issue":             SetIssue("west", Issue{Name: "West"}),
		"no option":            SetOption("west", Option{Name: "West"}),
		"no instrument":        AddInstrumentRule("west", Rule{Kind: conflict.RuleNever, Formula: "north.cease"}),
		"no such position":     SetPosition(2, Position{}),
		"no such statement":    RemoveStatement("north", 3, false),
		"fewer than two":       AddRule(Rule{Kind: conflict.RuleAtMostOne, Options: []string{"a"}}),
		"the formula":          AddRule(Rule{Kind: conflict.RuleNever, Formula: "a &"}),
		"formula ends":         AddStatement("north", Statement{That: ""}),
		"several statements":   SetStatement("south", 2, Statement{That: "north.cease"}),
		"each statement once":  OrderStatements("north", []int{0, 0, 1}),
		"no option \"x\"":      SetStatusQuo([]string{"x"}),
		"there are 3, and no ": Move("parties", "north", 3),
	} {
		if g, err := e(f); err == nil || g != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, %v; want an error that says %q", g, err, want)
		}
	}
}

// TestRemove: whatever is taken away with all that names it leaves a file
// without errors that no longer names it, of lines that were there before.
func TestRemove(t *testing.T) {
	for name, path := range map[string]string{
		"example": "../../examples/beijing-talks/conflict.yaml", "everything": "../../notation/testdata/good/everything.yaml", "river": "",
	} {
		text := []byte(river)
		if path != "" {
			var err error
			if text, err = os.ReadFile(path); err != nil {
				t.Fatal(err)
			}
		}
		f := read(t, string(text))
		for what, r := range removals(f.Conflict) {
			t.Run(name+"/"+what, func(t *testing.T) { checkRemoval(t, f, r) })
		}
	}
}

type removing struct {
	thing thing
	edit  func(everywhere bool) Edit
}

func removals(c *conflict.Conflict) map[string]removing {
	all := map[string]removing{}
	for _, p := range c.Parties {
		all[p.ID] = removing{thing{party: p.ID}, func(e bool) Edit { return RemoveParty(p.ID, e) }}
	}
	for _, i := range c.Issues {
		all[i.ID] = removing{thing{issue: i.ID}, func(e bool) Edit { return RemoveIssue(i.ID, e) }}
	}
	for _, o := range c.Options {
		all[o.ID] = removing{thing{option: o.ID}, func(e bool) Edit { return RemoveOption(o.ID, e) }}
	}
	for _, i := range c.Instruments {
		all["instrument "+i.ID] = removing{thing{instrument: i.ID}, func(e bool) Edit { return RemoveInstrument(i.ID, e) }}
		for _, o := range i.Options {
			all[o.ID] = removing{thing{option: o.ID}, func(e bool) Edit { return RemoveInstrumentOption(i.ID, o.ID, e) }}
		}
	}
	return all
}

func checkRemoval(t *testing.T, f *notation.File, r removing) {
	t.Helper()
	g, err := r.edit(false)(f)
	if used, ok := errors.AsType[*UsedError](err); ok {
		if len(used.Uses) == 0 {
			t.Error("it is used nowhere")
		}
		g, err = r.edit(true)(f)
	}
	if err != nil {
		t.Fatal(err)
	}
	if left := r.thing.places(g); len(left) > 0 {
		t.Errorf("it still stands at %v", left)
	}
	for _, p := range g.Errors {
		if !strings.Contains(p.What, "status quo is not feasible") {
			t.Errorf("%v", p)
		}
	}
	there := map[string]bool{}
	for line := range strings.Lines(string(f.Text)) {
		there[line] = true
	}
	changed := 0
	for line := range strings.Lines(string(g.Text)) {
		if !there[line] {
			changed++
		}
	}
	if most := 6 + len(r.thing.places(f))/2; changed > most {
		t.Errorf("%d lines are written anew; want at most %d", changed, most)
	}
	if len(g.Text) >= len(f.Text) {
		t.Error("nothing went")
	}
}

func TestNewID(t *testing.T) {
	taken := map[string]bool{"north": true, "north-2": true}
	for name, want := range map[string]string{
		"North": "north-3", "The  League, (new)": "the-league-new", "Österreich": "österreich", "中国": "中国", "not": "not-2", "!?": "x",
		"-a": "a", strings.Repeat("é", 100): strings.Repeat("é", maxID/2), "a.b/c": "a-b-c",
	} {
		if got := newID(name, "x", func(id string) bool { return taken[id] }); got != want || !conflict.IsID(got) {
			t.Errorf("%q: %q; want %q", name, got, want)
		}
	}
}

func TestRuleNumbers(t *testing.T) {
	text := strings.Replace(river, "dropRules: [2]", "dropRules: [3, 2]", 1)
	text = strings.Replace(text, "statusQuo:", "  - {never: north.cease & league.arm}\nstatusQuo:", 1)
	for k, want := range []string{"dropRules: [2, 1]", "dropRules: [2]", "dropRules: [2]"} {
		g, err := RemoveRule(k)(read(t, text))
		if err != nil || g.Err() != nil || !strings.Contains(string(g.Text), want) {
			t.Errorf("rule %d: %v; want %s in\n%s", k, err, want, g.Text)
		}
	}
}
