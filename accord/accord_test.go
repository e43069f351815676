package accord_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"parley/accord"
	"parley/conflict"
	"parley/notation"
	"parley/report"
)

// sample has every part of an agreement.
func sample(t *testing.T) *conflict.Conflict {
	t.Helper()
	data, err := os.ReadFile("../notation/testdata/good/agreements.yaml")
	if err != nil {
		t.Fatal(err)
	}
	f, err := notation.Read("agreements.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return f.Conflict
}

func ask(t *testing.T, c *conflict.Conflict, id string, q accord.Question) *accord.Answer {
	t.Helper()
	a, err := accord.Ask(t.Context(), c, id, q)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func asJSON(t *testing.T, a *accord.Answer) string {
	t.Helper()
	data, err := json.Marshal(a.JSON())
	if err != nil {
		t.Fatal(err) // NaN and infinity cannot be written
	}
	return string(data)
}

// An agreement with every part is asked every question.
func TestEveryQuestion(t *testing.T) {
	a := ask(t, sample(t), "whole", accord.Question{Draws: 50, Seed: 1})
	var got []string
	for _, f := range a.Middle.Findings {
		got = append(got, f.ID)
		if f.Question == "" || f.Topic == "" || f.Reason == "" || f.Binding == "" || len(f.Thresholds) == 0 && f.ID != "mediation" {
			t.Errorf("%+v has something empty", f)
		}
	}
	want := strings.Fields(`ceasefire/north ceasefire/north/answer ceasefire/south ceasefire/south/answer ceasefire/inspections
		guarantee/guarantors/league guarantee/shift guarantee/rapid guarantee/firstStrike guarantee/disarmament
		relief/schedule relief/parts relief/simultaneous relief/snapback
		mediation/candidates/neighbour mediation mediation/offers mediation/prices mediation/ripeness`)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if a.Holds == nil || len(a.Spreads) != len(got) {
		t.Errorf("%+v", a.Holds)
	}
	asJSON(t, a)
}

// The same seed gives the same bytes; another gives others; the draws of one
// agreement do not depend on what else the file has.
func TestReproducible(t *testing.T) {
	c := sample(t)
	q := accord.Question{Draws: 200, Seed: 7}
	first := asJSON(t, ask(t, c, "whole", q))
	if again := asJSON(t, ask(t, c, "whole", q)); again != first {
		t.Error("the same question has two answers")
	}
	more := c.Clone()
	twin, _ := c.Agreement("whole")
	twin.ID = "twin"
	more.Agreements = append([]conflict.Agreement{twin}, more.Agreements...)
	if beside := asJSON(t, ask(t, more, "whole", q)); beside != first {
		t.Error("another agreement changes the answer")
	}
	q.Seed = 8
	if other := asJSON(t, ask(t, c, "whole", q)); other == first {
		t.Error("the seed changes nothing")
	}
}

// An agreement without uncertain numbers is not drawn; one without numbers
// says what is missing.
func TestNothingToDraw(t *testing.T) {
	c := sample(t)
	c.EachQuantity(func(_, _ string, q *conflict.Quantity) { *q = conflict.Exactly(q.Mode) })
	if a := ask(t, c, "whole", accord.Question{Draws: 10}); a.Holds != nil || a.Uncertain != 0 {
		t.Errorf("%d draws of nothing", a.Holds.Of)
	}
	bare := ask(t, c, "bare", accord.Question{})
	if len(bare.Middle.Findings) != 0 || bare.Middle.Holds() {
		t.Errorf("%+v", bare.Middle)
	}
	hollow := &conflict.Conflict{Agreements: []conflict.Agreement{{
		ID: "a", Name: "A", Ceasefire: &conflict.Ceasefire{}, Relief: &conflict.Relief{}, Guarantee: &conflict.Guarantee{},
		Mediation: &conflict.Mediation{Candidates: []conflict.Candidate{{ID: "x", Name: "X"}}},
	}}}
	got := ask(t, hollow, "a", accord.Question{}).Middle.Missing
	want := []string{
		"A: the ceasefire has no period, discount or hazard.", "A: the guarantee has no period, discount or hazard.",
		"A: the relief has no period, discount or hazard.", "A: the mediation has no win, cost, costTough, costWeak, tough.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := accord.Ask(t.Context(), c, "none", accord.Question{}); err == nil {
		t.Error("an agreement that is not there has an answer")
	}
}

// Any numbers on their scales have an answer without NaN, in the wrong order
// too.
func TestAnyNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		c := sample(t)
		a := &c.Agreements[1]
		for _, p := range a.Parts(c) {
			for _, n := range p.Numbers {
				high := min(n.High, 20)
				x := n.Low + (high-n.Low)*r.Float64()
				switch r.IntN(6) {
				case 0:
					x = n.Low
				case 1:
					x = high
				case 2:
					*n.At = nil
					continue
				}
				if n.Whole {
					x = float64(int(x))
				}
				if n.Above {
					x = max(x, n.Low+1e-3)
				}
				one := conflict.Exactly(x)
				*n.At = &one
			}
		}
		asJSON(t, ask(t, c, "whole", accord.Question{}))
	}
}

// What an agreement lacks is found, and mends it.
func TestNeedMends(t *testing.T) {
	c := sample(t)
	a := &c.Agreements[1]
	none := conflict.Exactly(0)
	a.Relief.StakeWithdraws, a.Relief.StakeEases, a.Relief.Snapback, a.Relief.Reversible = &none, &none, &none, &none
	for _, threshold := range ask(t, c, "whole", accord.Question{Draws: 10}).JSON().Findings[10].Thresholds {
		if asked := threshold.Exists != nil; asked != (threshold.Key == "tranches") {
			t.Errorf("%s: asked on draws is %v", threshold.Key, asked)
		}
	}
	f := ask(t, c, "whole", accord.Question{}).Middle.Findings[10]
	if f.ID != "relief/schedule" || f.Feasible || !strings.Contains(f.Reason, "It needs a stake of at least") {
		t.Fatalf("%+v", f)
	}
	for _, threshold := range f.Thresholds {
		if threshold.Key != "stake" {
			continue
		}
		enough := conflict.Exactly(*threshold.Value * 1.001)
		a.Relief.StakeWithdraws, a.Relief.StakeEases = &enough, &enough
	}
	if f := ask(t, c, "whole", accord.Question{}).Middle.Findings[10]; !f.Feasible {
		t.Errorf("with the stake that is needed: %+v", f)
	}
}

// A guarantee that emboldens can break a peace that would hold without it.
func TestEmbolden(t *testing.T) {
	at := func(x float64) *conflict.Quantity { q := conflict.Exactly(x); return &q }
	c := &conflict.Conflict{Parties: []conflict.Party{{ID: "r", Name: "R"}, {ID: "d", Name: "D"}, {ID: "g", Name: "G"}}, Agreements: []conflict.Agreement{{
		ID: "a", Name: "A", Period: at(365.25), Discount: at(0.1), Guarantee: &conflict.Guarantee{
			Rising: "r", Declining: "d", Now: at(0.5), Later: at(0.55), WarCost: at(1), Emboldens: at(0.3),
			Guarantors: []conflict.Guarantor{{Party: "g", Stake: at(10), Saves: at(1), Cost: at(1), Spread: at(1)}},
		},
	}}}
	j := ask(t, c, "a", accord.Question{}).Middle
	if shift := j.Findings[1]; shift.Feasible || !strings.Contains(shift.Reason, "emboldens the side that it protects") {
		t.Errorf("%+v", shift)
	}
	c.Agreements[0].Guarantee.Emboldens = at(0)
	if shift := ask(t, c, "a", accord.Question{}).Middle.Findings[1]; !shift.Feasible {
		t.Errorf("without that: %+v", shift)
	}
}

// The report can be written, and says in words what its pictures show.
func TestReport(t *testing.T) {
	a := ask(t, sample(t), "whole", accord.Question{Draws: 20})
	sections, err := a.Sections(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	figures, words := 0, fmt.Sprintf("%+v", sections)
	for _, s := range sections {
		for _, b := range s.Blocks {
			if f, ok := b.(report.Figure); ok {
				figures++
				words += f.Title
				if f.Text == "" || f.Title == "" {
					t.Errorf("figure %s has no words", f.ID)
				}
			}
		}
	}
	if figures != 5 {
		t.Errorf("%d figures; want the shares, two regions, the schedule and what stopping gains", figures)
	}
	for _, want := range []string{"Does it hold", "Which oversight would hold", "Guessed."} {
		if !strings.Contains(words, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := accord.Ask(ctx, sample(t), "whole", accord.Question{Draws: 1000}); err == nil {
		t.Error("a cancelled question has an answer")
	}
}
