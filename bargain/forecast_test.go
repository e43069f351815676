package bargain_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"parley/bargain"
	"parley/conflict"
	"parley/ensemble"
	"parley/report"
)

// river is a conflict of three parties over two issues.
func river() *conflict.Conflict {
	at := func(party, issue string, at, salience, capability conflict.Quantity) conflict.Position {
		return conflict.Position{Party: party, Issue: issue, At: at, Salience: &salience, Capability: &capability}
	}
	reference := conflict.Exactly(20)
	sure := conflict.Exactly
	return &conflict.Conflict{
		Title:   "A ceasefire on the river",
		Parties: []conflict.Party{{ID: "north", Name: "North"}, {ID: "south", Name: "South"}, {ID: "league", Name: "The League"}},
		Issues: []conflict.Issue{
			{ID: "line", Name: "Armistice line", Scale: []conflict.Landmark{{At: 0, Name: "river"}, {At: 50, Name: "canal"}, {At: 100, Name: "old border"}}, Reference: &reference},
			{ID: "relief", Name: "Relief"},
		},
		Positions: []conflict.Position{
			at("north", "line", conflict.Between(0, 25), sure(.9), sure(40)),
			at("south", "line", sure(100), conflict.Between(.5, 1), sure(30)),
			at("league", "line", conflict.Quantity{Low: 50, Mode: 60, High: 80, HasMode: true}, sure(.4), conflict.Between(10, 60)),
			at("north", "relief", sure(100), sure(.3), sure(40)),
			at("league", "relief", sure(0), sure(.9), sure(30)),
		},
	}
}

func ask(t *testing.T, c *conflict.Conflict, issue, model string, draws, workers int) []*bargain.Forecast {
	t.Helper()
	m, err := bargain.ModelNamed(model)
	if err != nil {
		t.Fatal(err)
	}
	fs, err := bargain.Ask(t.Context(), c, bargain.Question{Issue: issue, Model: m, Seed: 7, Plan: ensemble.Plan{Draws: draws, Workers: workers}, Drivers: true})
	if err != nil {
		t.Fatal(err)
	}
	return fs
}

// said is the answer as JSON, which has no place for NaN and infinities.
func said(t *testing.T, answer any) string {
	t.Helper()
	data, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// The same file and seed give the same answer on any number of workers.
func TestForecastIsReproducible(t *testing.T) {
	m, _ := bargain.ModelNamed("")
	text := func(workers int) string {
		r := bargain.Report(river(), bargain.Question{Model: m, Seed: 7}, ask(t, river(), "", "", 60, workers), nil)
		return said(t, r.Data) + said(t, r.Sections)
	}
	if text(1) != text(3) {
		t.Error("one worker and three give different answers")
	}
}

// With every model the density is one, its intervals are nested, and the
// landmarks share the whole.
func TestForecastLaws(t *testing.T) {
	for _, m := range bargain.Models {
		for _, f := range ask(t, river(), "line", m.Name, 40, 2) {
			if sum := f.Density.Between(0, 100); math.Abs(sum-1) > 1e-9 {
				t.Errorf("%s: the density adds up to %v", m.Name, sum)
			}
			a, b := f.Density.Interval(.5)
			c, d := f.Density.Interval(.95)
			if median := f.Density.Median(); !(0 <= c && c <= a && a <= median && median <= b && b <= d && d <= 100) {
				t.Errorf("%s: intervals %v to %v and %v to %v around %v", m.Name, a, b, c, d, median)
			}
			sum := 0.0
			for _, p := range f.Nearest() {
				sum += p
			}
			if math.Abs(sum-1) > 1e-9 {
				t.Errorf("%s: landmarks share %v", m.Name, sum)
			}
			if len(f.Drivers) != 4 {
				t.Errorf("%s: %d drivers; want the four uncertain numbers of the issue", m.Name, len(f.Drivers))
			}
		}
	}
}

// What is certain is asked once; what is not stated is said.
func TestForecastOfCertainNumbers(t *testing.T) {
	c := river()
	c.Positions[3].Capability, c.Positions[4].Capability, c.Positions[4].Salience = nil, nil, nil
	f := ask(t, c, "Relief", "", 500, 1)[0]
	if f.Draws != 1 || len(f.Drivers) != 0 {
		t.Errorf("%d draws and %d drivers of what is certain", f.Draws, len(f.Drivers))
	}
	if len(f.Assumed) != 2 || !strings.Contains(f.Assumed[0], "The salience of The League on Relief is not stated and was taken to be the mean of the others (0.3)") ||
		!strings.Contains(f.Assumed[1], "The capability of North, The League on Relief is not stated and was taken to be alike for all (1)") {
		t.Errorf("assumed %q", f.Assumed)
	}
}

// Of several positions of a party the latest counts.
func TestLatestPosition(t *testing.T) {
	c := river()
	late, early := c.Positions[3], c.Positions[3]
	late.Date, late.At = "2025-09", conflict.Exactly(70)
	early.Date, early.At = "2024", conflict.Exactly(10)
	c.Positions = append(c.Positions, late, early)
	if x := bargain.Situations(c)[1].Stances.Stances[0].Position; x != 70 {
		t.Errorf("North stands at %v; want 70", x)
	}
}

func TestForecastOfOneParty(t *testing.T) {
	c := river()
	c.Positions = c.Positions[:1]
	f := ask(t, c, "", "", 30, 1)[0]
	text := said(t, f.Sections())
	if !strings.Contains(text, "Only North has weight on this issue") {
		t.Error(text)
	}
}

func TestForecastOfAgreement(t *testing.T) {
	c := river()
	for k := range c.Positions {
		c.Positions[k].At = conflict.Exactly(100)
	}
	for _, f := range ask(t, c, "", "", 30, 1) {
		if x := f.Density.Median(); x < 95 {
			t.Errorf("all stand at 100, and the median is %v", x)
		}
		if text := said(t, f.Sections()); !strings.Contains(text, "All who have weight stand at one point") {
			t.Error(text)
		}
	}
}

func TestForecastRefuses(t *testing.T) {
	nobody, idle := river(), river()
	nobody.Positions = nil
	zero := conflict.Exactly(0)
	for k := range idle.Positions {
		idle.Positions[k].Salience = &zero
	}
	m, _ := bargain.ModelNamed("")
	for want, c := range map[string]*conflict.Conflict{"the file has no positions": nobody, "Armistice line: nobody has weight": idle} {
		if _, err := bargain.Ask(t.Context(), c, bargain.Question{Model: m}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v; want %q", err, want)
		}
	}
	if _, err := bargain.Ask(t.Context(), river(), bargain.Question{Model: m, Issue: "flags"}); err == nil || !strings.Contains(err.Error(), "want one of line, relief") {
		t.Errorf("error %v", err)
	}
	if _, err := bargain.ModelNamed("oracle"); err == nil || !strings.Contains(err.Error(), "want one of parley, compromise") {
		t.Errorf("error %v", err)
	}
}

// The doubts name what was not computed: an issue without a reference point
// has no Nash bargain, and errors were learnt elsewhere.
func TestDoubts(t *testing.T) {
	m, _ := bargain.ModelNamed("")
	r := bargain.Report(river(), bargain.Question{Model: m, Seed: 7}, ask(t, river(), "", "", 20, 1), nil)
	text := strings.Join(r.NotComputed, "\n")
	for _, want := range []string{"Forecast of Relief by nash: the issue has no reference point", "outside the European Union", "Armistice line 3, Relief 2"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in %s", want, text)
		}
	}
	for _, s := range r.Sections {
		for _, b := range s.Blocks {
			if f, ok := b.(report.Figure); ok && f.Text == "" {
				t.Errorf("figure %s has no text", f.ID)
			}
		}
	}
}

// With the most parties that a conflict may have the work stays bounded: the
// models are compared over fewer draws, and the answer says over how many.
func TestForecastOfManyParties(t *testing.T) {
	c := river()
	c.Positions = nil
	for k := range conflict.MaxParties {
		id := string(rune('a'+k/26)) + string(rune('a'+k%26))
		c.Parties = append(c.Parties, conflict.Party{ID: id, Name: "Party " + id})
		salience, capability := conflict.Between(.2, .9), conflict.Between(1, 9)
		low := float64(k % 41 * 2)
		c.Positions = append(c.Positions, conflict.Position{Party: id, Issue: "line", At: conflict.Between(low, low+15), Salience: &salience, Capability: &capability})
	}
	f := ask(t, c, "line", "", 50, 2)[0]
	if len(f.Drivers) != 8 || f.Undriven != 3*conflict.MaxParties-8 {
		t.Errorf("%d drivers and %d more", len(f.Drivers), f.Undriven)
	}
	if text := said(t, f.Sections()); !strings.Contains(text, "over 4 draws of what is uncertain") || !strings.Contains(text, "too many for a chart") {
		t.Error(text)
	}
}

// All issues are played at once only where saliences are shares of attention
// and everybody stands everywhere.
func TestPlayJointly(t *testing.T) {
	c := river()
	if j, err := bargain.PlayJointly(t.Context(), c); j != nil || err != nil {
		t.Errorf("South takes no position on relief, and %+v, %v", j, err)
	}
	tenth, one := conflict.Exactly(.1), conflict.Exactly(1)
	c.Positions = append(c.Positions, conflict.Position{Party: "south", Issue: "relief", At: conflict.Exactly(60), Salience: &tenth, Capability: &one})
	if j, _ := bargain.PlayJointly(t.Context(), c); j != nil {
		t.Error("saliences of North add up to 1.2")
	}
	for k := range c.Positions {
		c.Positions[k].Salience = &tenth
	}
	j, err := bargain.PlayJointly(t.Context(), c)
	if err != nil || j == nil || len(j.Parties) != 3 || len(j.Result.Start[0]) != 2 {
		t.Fatalf("%+v, %v", j, err)
	}
	c.Positions[0].Salience = nil
	if j, _ := bargain.PlayJointly(t.Context(), c); j != nil {
		t.Error("a salience is not stated")
	}
}

// Many parties are forecast, and it is said that the spatial model was not
// asked; with one fewer it is.
func TestManyParties(t *testing.T) {
	model, err := bargain.ModelNamed("")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		parties int
		asked   bool
	}{{101, false}, {100, true}} {
		c := &conflict.Conflict{Issues: []conflict.Issue{{ID: "line", Name: "Line"}}}
		for k := range test.parties {
			id := fmt.Sprint("party", k)
			c.Parties = append(c.Parties, conflict.Party{ID: id, Name: id})
			c.Positions = append(c.Positions, conflict.Position{Party: id, Issue: "line", At: conflict.Exactly(float64(10 * (k % 2)))})
		}
		found, err := bargain.Ask(t.Context(), c, bargain.Question{Model: model, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range found[0].Others {
			if p.Model.Name == "spatial" && (p.Err == nil) != test.asked {
				t.Errorf("%d parties: %v; want the spatial model asked: %v", test.parties, p.Err, test.asked)
			}
		}
		if (found[0].Turns != nil) != test.asked {
			t.Errorf("%d parties: %d turns; want some: %v", test.parties, len(found[0].Turns), test.asked)
		}
		said, err := json.Marshal(bargain.Report(c, bargain.Question{Model: model}, found, nil))
		if asked := strings.Contains(string(said), "In the spatial model of politics"); err != nil || asked != test.asked {
			t.Errorf("%d parties: the report speaks of its turns: %v, %v; want %v", test.parties, asked, err, test.asked)
		}
	}
}
