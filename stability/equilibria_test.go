package stability_test

import (
	"errors"
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/stability"
)

func find(t *testing.T, c *conflict.Conflict, q stability.Question) *stability.Equilibria {
	t.Helper()
	e, err := stability.FindEquilibria(t.Context(), c, q, nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Whichever engine answers, the equilibria are the same, and those of the
// table of states.
func TestEnginesAgree(t *testing.T) {
	for seed := range uint64(200) {
		c := conflicttest.Random(conflicttest.Rand(seed), conflicttest.Shape{Parties: 3, Options: 5, Statements: 4})
		chosen := find(t, c, stability.Question{Most: 32})
		if chosen.Engine.Name != stability.Dense {
			t.Fatalf("seed %d: the %s engine answers a free conflict, because %s", seed, chosen.Engine.Name, chosen.Engine.Why)
		}
		for _, engine := range []stability.Engine{stability.Enumerated, stability.Symbolic} {
			other := find(t, c, stability.Question{Most: 32, Engine: engine})
			if diff := cmp.Diff(other.Data().Equilibria, chosen.Data().Equilibria, sameFindings(engine)); diff != "" {
				t.Fatalf("seed %d: %s (-) and dense (+) differ:\n%s", seed, engine, diff)
			}
		}
		table := solve(t, c).Data().Equilibria
		for key, found := range chosen.Data().Equilibria {
			if diff := cmp.Diff(table[key], found.List); diff != "" || !found.Complete || found.Count.Int64() != int64(len(found.List)) {
				t.Fatalf("seed %d, %s: the table (-) and the list (+) differ:\n%s", seed, key, diff)
			}
		}
	}
}

// sameFindings compares what engines found, whichever found it; the symbolic
// engine leaves simultaneous stability out.
func sameFindings(engine stability.Engine) cmp.Option {
	return cmp.Options{
		cmpopts.IgnoreFields(stability.FoundData{}, "Engine"),
		cmp.Comparer(func(a, b *big.Int) bool { return a.Cmp(b) == 0 }),
		cmpopts.IgnoreMapEntries(func(key string, _ stability.FoundData) bool { return engine == stability.Symbolic && key == "sim" }),
	}
}

// The same with rules, irreversible options, ties and misperceptions.
func TestEnginesAgreeUnderRules(t *testing.T) {
	for seed := range uint64(600) {
		r := conflicttest.Rand(seed)
		shape := conflicttest.AnyShape(r, 7)
		shape.Ranked, shape.Coalition = 0, false
		sameFromAll(t, seed, conflicttest.Random(r, shape), []stability.Engine{stability.Enumerated, stability.Dense, stability.Symbolic})
	}
}

// At sizes that enumeration does not reach.
func TestLargeEnginesAgree(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through a quarter of a million states")
	}
	for seed := range uint64(6) {
		shape := conflicttest.Shape{Parties: 3, Options: 18, Statements: 10}
		if seed%2 == 1 {
			shape.Rules, shape.Requires, shape.OneWay, shape.Misperceives = 4, 0.2, 0.3, 0.2
		}
		sameFromAll(t, seed, conflicttest.Random(conflicttest.Rand(seed), shape), []stability.Engine{stability.Dense, stability.Symbolic})
	}
}

// Three parties of six options and more, whose improvements the dense engine
// follows by words.
func TestLargeEnginesAgreeOnBoards(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through half a million states")
	}
	boards := 0
	for seed := uint64(0); boards < 8; seed++ {
		c := conflicttest.Random(conflicttest.Rand(seed), conflicttest.Shape{Parties: 3, Options: 19, Statements: 14})
		owned := map[string]int{}
		for _, o := range c.Options {
			owned[o.Party]++
		}
		if min(owned["p1"], owned["p2"], owned["p3"]) >= 6 {
			sameFromAll(t, seed, c, []stability.Engine{stability.Dense, stability.Symbolic})
			boards++
		}
	}
}

func sameFromAll(t *testing.T, seed uint64, c *conflict.Conflict, engines []stability.Engine) {
	t.Helper()
	concepts := stability.Concepts[:stability.SIM]
	first := find(t, c, stability.Question{Most: 200, Engine: engines[0], Concepts: concepts}).Data().Equilibria
	for _, engine := range engines[1:] {
		other := find(t, c, stability.Question{Most: 200, Engine: engine, Concepts: concepts}).Data().Equilibria
		if diff := cmp.Diff(first, other, sameFindings(engine)); diff != "" {
			t.Fatalf("seed %d: %s (-) and %s (+) differ:\n%s", seed, engines[0], engine, diff)
		}
	}
}

// What no other engine takes goes to the enumerated one, and so does what is
// small and not free; the answer says why.
func TestEngineIsChosenByShape(t *testing.T) {
	cases := []struct {
		shape conflicttest.Shape
		why   string
	}{
		{conflicttest.Shape{Parties: 2, Options: 4, Statements: 3, OneWay: 1}, "cannot be changed back"},
		{conflicttest.Shape{Parties: 2, Options: 4, Statements: 3, Coalition: true}, "coalition"},
		{conflicttest.Shape{Parties: 2, Options: 4, Ranked: 1}, "ranking"},
	}
	for _, test := range cases {
		c := conflicttest.Random(conflicttest.Rand(1), test.shape)
		e := find(t, c, stability.Question{})
		if e.Engine.Name != stability.Enumerated || !strings.Contains(e.Engine.Why, test.why) {
			t.Errorf("the %s engine answers, because %s; want the enumerated one because of %q", e.Engine.Name, e.Engine.Why, test.why)
		}
		if test.shape.OneWay > 0 {
			continue // which the other engines take, too
		}
		for _, engine := range []stability.Engine{stability.Dense, stability.Symbolic} {
			_, err := stability.FindEquilibria(t.Context(), c, stability.Question{Engine: engine}, nil)
			if unfit := new(stability.UnfitError); !errors.As(err, &unfit) || !strings.Contains(err.Error(), test.why) {
				t.Errorf("the %s engine says %v; want %q", engine, err, test.why)
			}
		}
	}
}

// The dense engine takes 64 statements a party; the next engine takes more.
func TestManyStatementsHaveAnEngine(t *testing.T) {
	c := conflicttest.Random(conflicttest.Rand(3), conflicttest.Shape{Parties: 3, Options: 12, Statements: 8, OneWay: 0.2})
	for k := range c.Preferences {
		for len(c.Preferences[k].Statements) <= 64 {
			c.Preferences[k].Statements = append(c.Preferences[k].Statements, c.Preferences[k].Statements...)
		}
	}
	if chosen := find(t, c, stability.Question{Concepts: stability.Concepts[:stability.SIM]}); chosen.Engine.Name != stability.Symbolic {
		t.Errorf("the %s engine answers, because %s; want the symbolic one", chosen.Engine.Name, chosen.Engine.Why)
	}
	sameFromAll(t, 3, c, []stability.Engine{stability.Enumerated, stability.Symbolic})
}

// The list ends where it was asked to, and the count does not.
func TestListIsCutAndCountIsNot(t *testing.T) {
	c := conflicttest.Random(conflicttest.Rand(1), conflicttest.Shape{Parties: 2, Options: 6}) // all are indifferent
	for _, engine := range []stability.Engine{stability.Dense, stability.Enumerated, stability.Symbolic} {
		data := find(t, c, stability.Question{Engine: engine, Most: 3, Concepts: []stability.Concept{stability.GMR}}).Data()
		want := map[string]stability.FoundData{"gmr": {Count: big.NewInt(64), List: []string{"NNNNNN", "YNNNNN", "NYNNNN"}}}
		if diff := cmp.Diff(want, data.Equilibria, sameFindings(engine)); diff != "" {
			t.Errorf("%s: want (-), got (+):\n%s", engine, diff)
		}
	}
}

// A concept that asks too much is named, and the others are answered.
func TestWhatIsNotComputedIsSaid(t *testing.T) {
	c := conflicttest.Random(conflicttest.Rand(1), conflicttest.Shape{Parties: 3, Options: 17, Statements: 3})
	e := find(t, c, stability.Question{Concepts: []stability.Concept{stability.Nash, stability.SIM}})
	data := e.Data()
	if _, ok := data.Equilibria["sim"]; ok || !strings.Contains(data.NotComputed["sim"], "at most 16 options") {
		t.Errorf("sim: %v; want that it is not computed", data.NotComputed)
	}
	if _, ok := data.Equilibria["nash"]; !ok {
		t.Error("nash is missing")
	}
	if gaps := strings.Join(e.Report().NotComputed, " "); !strings.Contains(gaps, "SIM was not computed") {
		t.Errorf("the report says %q; want that SIM was not computed", gaps)
	}
}

// Where the answer is wanted in seconds, what would take longer is left out
// and said.
func TestQuick(t *testing.T) {
	for _, test := range []struct {
		options int
		oneWay  float64
		left    bool
	}{{16, 0, false}, {27, 0, true}, {16, 0.5, false}, {21, 0.5, true}} {
		c := conflicttest.Random(conflicttest.Rand(1), conflicttest.Shape{Parties: 3, Options: test.options, Statements: 3, OneWay: test.oneWay})
		q := stability.Question{Engine: stability.Dense, Quick: true, Concepts: []stability.Concept{stability.SEQ, stability.SSEQ}}
		for concept, found := range find(t, c, q).Data().NotComputed {
			if !test.left || !strings.Contains(found, "wanted in seconds") {
				t.Errorf("%d options, %s: %s", test.options, concept, found)
			}
		}
		if left := find(t, c, q).Data().NotComputed; test.left && len(left) != 2 {
			t.Errorf("%d options: %v are left out; want both", test.options, left)
		}
	}
}

func TestTooLargeForEveryEngine(t *testing.T) {
	for _, shape := range []conflicttest.Shape{
		{Parties: 3, Options: 33, Statements: 3, Coalition: true},
		{Parties: 3, Options: 33, Coalition: true, OneWay: 1},
	} {
		c := conflicttest.Random(conflicttest.Rand(1), shape)
		_, err := stability.FindEquilibria(t.Context(), c, stability.Question{}, nil)
		if tooLarge := new(conflict.TooLargeError); !errors.As(err, &tooLarge) {
			t.Errorf("33 options: %v; want that it is too large", err)
		}
	}
}
