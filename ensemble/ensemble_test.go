package ensemble_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/ensemble"
)

// doubtful is a conflict with an input of every kind: a position, a salience,
// a reference point, two statements of unknown order, a statement that is
// probably held, one that an instrument brings, and both kinds of doubts about
// what Ann believes that Bob wants.
func doubtful() *conflict.Conflict {
	c := conflicttest.Prisoners()
	c.Issues = []conflict.Issue{{ID: "term", Name: "Term", Reference: new(conflict.Between(10, 20))}}
	c.Positions = []conflict.Position{
		{Party: "ann", Issue: "term", At: conflict.Between(0, 50), Salience: new(conflict.Quantity{Low: 0, Mode: 0.2, High: 1, HasMode: true})},
		{Party: "bob", Issue: "term", At: conflict.Exactly(80), Capability: new(conflict.Exactly(3))},
	}
	ann, bob := c.Preferences[0].Statements, c.Preferences[1].Statements
	ann[0].Either, ann[1].Either = 1, 1
	bob[1].Sure = new(conflict.Exactly(0.7))
	c.Instruments = []conflict.Instrument{{ID: "i", Name: "I", Preferences: []conflict.StatementChange{
		{Party: "ann", Insert: &conflict.Statement{Formula: conflict.Taken("bob.cooperate"), Sure: new(conflict.Between(0.1, 0.5))}},
	}}}
	c.Parties[0].Perceives = &conflict.Perception{Preferences: []conflict.Preference{{Party: "bob", Statements: []conflict.Statement{
		{Formula: conflict.Taken("ann.cooperate"), Sure: new(conflict.Exactly(0.4))},
		{Formula: conflict.Taken("bob.cooperate"), Either: 1},
		{Formula: conflict.Not(conflict.Taken("ann.cooperate")), Either: 1},
	}}}}
	return c
}

func ids(e *ensemble.Ensemble) []string {
	var ids []string
	for _, in := range e.Inputs() {
		ids = append(ids, in.ID+": "+in.Name)
	}
	return ids
}

func TestInputs(t *testing.T) {
	want := []string{
		"issues/term/reference: Term without agreement",
		"positions/ann/term/at: Ann's position on Term",
		"positions/ann/term/salience: how much Ann cares about Term",
		"preferences/ann/order/bob.cooperate: the order of Ann's statements 1 (“Bob: cooperate”), 2 (not “Ann: cooperate”)",
		"preferences/bob/held/!bob.cooperate: whether Bob wants: not “Bob: cooperate”",
		"preferences/ann/held/bob.cooperate: whether Ann wants: “Bob: cooperate”",
		"parties/ann/perceives/preferences/bob/held/ann.cooperate: whether Bob wants: “Ann: cooperate” (as Ann sees it)",
		"parties/ann/perceives/preferences/bob/order/bob.cooperate: the order of Bob's statements 2 (“Bob: cooperate”), 3 (not “Ann: cooperate”) (as Ann sees it)",
	}
	if got := ids(ensemble.New(doubtful(), 1)); !slices.Equal(got, want) {
		t.Errorf("inputs\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Whatever is stated twice is drawn twice.
func TestInputsStatedTwice(t *testing.T) {
	c := doubtful()
	c.Positions = append(c.Positions, c.Positions[0])
	got := ids(ensemble.New(c, 1))
	if !slices.Contains(got, "positions/ann/term/at#2: Ann's position on Term") {
		t.Errorf("inputs %q", got)
	}
}

// A draw has nothing uncertain left, and leaves the conflict as it was.
func TestDrawsAreCertain(t *testing.T) {
	c := doubtful()
	e := ensemble.New(c, 1)
	for k := range 50 {
		if left := ids(ensemble.New(e.Draw(k), 1)); len(left) > 0 {
			t.Fatalf("draw %d leaves %q", k, left)
		}
		if left := ids(ensemble.New(e.Mixed(k, k%6), 1)); len(left) > 0 {
			t.Fatalf("mixed draw %d leaves %q", k, left)
		}
	}
	if !reflect.DeepEqual(c, doubtful()) {
		t.Error("drawing changed the conflict itself")
	}
}

// A draw is the same whatever is drawn besides; the seed, the draw and the
// sample each give another one.
func TestStreams(t *testing.T) {
	c := doubtful()
	e := ensemble.New(c, 7)
	small := doubtful()
	small.Issues[0].Reference = nil
	small.Positions[0].Salience = nil
	few := ensemble.New(small, 7)
	for k := range 100 {
		if a, b := e.Draw(k).Positions[0].At, few.Draw(k).Positions[0].At; a != b {
			t.Fatalf("draw %d: position %v with other inputs, %v without", k, a, b)
		}
		if a, b := e.Draw(k).Preferences, few.Draw(k).Preferences; !reflect.DeepEqual(a, b) {
			t.Fatalf("draw %d: preferences %v with other inputs, %v without", k, a, b)
		}
	}
	at := e.Point(3)[1].Number
	for name, other := range map[string]float64{
		"another seed":   ensemble.New(c, 8).Point(3)[1].Number,
		"another draw":   e.Point(4)[1].Number,
		"another sample": e.Second(3)[1].Number,
		"another input":  e.Point(3)[0].Number*5 - 50,
	} {
		if other == at {
			t.Errorf("%s draws the same %v", name, at)
		}
	}
}

// Exchanging or fixing one input leaves the others.
func TestOneInputAtATime(t *testing.T) {
	e := ensemble.New(doubtful(), 1)
	for k := range 20 {
		for i := range e.Inputs() {
			for j := range e.Inputs() {
				exchanged, fixed := e.Point(k)[j], e.Point(k)[j]
				if j == i {
					exchanged, fixed = e.Second(k)[j], e.Middle()[j]
				}
				if got := e.Exchanged(k, i)[j]; !reflect.DeepEqual(got, exchanged) {
					t.Fatalf("draw %d, input %d exchanged, input %d: %v; want %v", k, i, j, got, exchanged)
				}
				if got := e.With(k, i, e.Inputs()[i].Middle())[j]; !reflect.DeepEqual(got, fixed) {
					t.Fatalf("draw %d, input %d fixed, input %d: %v; want %v", k, i, j, got, fixed)
				}
			}
		}
	}
}

// An instrument's doubtful statement is drawn alike before and after the
// instrument is applied.
func TestInstrumentsAreDrawnAlike(t *testing.T) {
	c := doubtful()
	applied, err := c.Apply("i")
	if err != nil {
		t.Fatal(err)
	}
	before, after := ensemble.New(c, 1), ensemble.New(applied, 1)
	for k := range 50 {
		drawn, err := before.Draw(k).Apply("i")
		if err != nil {
			t.Fatal(err)
		}
		if got := after.Draw(k).Preferences; !reflect.DeepEqual(drawn.Preferences, got) {
			t.Fatalf("draw %d: %v before, %v after", k, drawn.Preferences, got)
		}
	}
}

// At the middle a conflict says what it says where nothing is drawn.
func TestMiddleIsTheSettledReading(t *testing.T) {
	c := doubtful()
	e := ensemble.New(c, 1)
	if got, want := e.At(e.Middle()).Settled().Preferences, c.Settled().Preferences; !reflect.DeepEqual(got, want) {
		t.Errorf("%v; want %v", got, want)
	}
}

// The draws have the distributions that the package promises.
func TestDistributions(t *testing.T) {
	const draws = 20000
	e := ensemble.New(doubtful(), 3)
	var position, salience, held, swapped float64
	for k := range draws {
		p := e.Point(k)
		position += p[1].Number / draws
		salience += p[2].Number / draws
		if p[3].Order[0] == 1 {
			swapped += 1.0 / draws
		}
		if p[4].Held {
			held += 1.0 / draws
		}
	}
	for _, c := range []struct {
		name       string
		got, want  float64
		fiveSigmas float64
	}{
		{"uniform 0 to 50", position, 25, 0.52},
		{"triangular 0, 0.2, 1", salience, 0.4, 0.008},
		{"swapped", swapped, 0.5, 0.018},
		{"sure 0.7", held, 0.7, 0.017},
	} {
		if c.got < c.want-c.fiveSigmas || c.got > c.want+c.fiveSigmas {
			t.Errorf("%s: mean %v; want %v within %v", c.name, c.got, c.want, c.fiveSigmas)
		}
	}
}

// The numbers of a seed are the same in every version and on every machine.
func TestKnownDraw(t *testing.T) {
	p := ensemble.New(doubtful(), 7).Point(0)
	want := ensemble.Point{
		{Number: 18.78061770339577},
		{Number: 30.366410878357136},
		{Number: 0.5834802133064985},
		{Order: []int{0, 1}},
		{Held: true},
		{Held: false},
		{Held: false},
		{Order: []int{0, 1}},
	}
	if !reflect.DeepEqual(p, want) {
		t.Errorf("%v; want %v", p, want)
	}
}

func TestRunInOrder(t *testing.T) {
	square := func(_ context.Context, k int) (int, error) { return k * k, nil }
	for _, workers := range []int{1, 2, 16} {
		for _, draws := range []int{0, 1, 7, 1000} {
			last := 0
			got, err := ensemble.Run(context.Background(), ensemble.Plan{Draws: draws, Workers: workers, Progress: func(done, total int) {
				if done <= last || total != draws {
					t.Errorf("progress %d of %d after %d", done, total, last)
				}
				last = done
			}}, square)
			if err != nil || len(got) != draws || last != draws {
				t.Fatalf("%d workers: %d of %d draws, progress %d, %v", workers, len(got), draws, last, err)
			}
			for k, x := range got {
				if x != k*k {
					t.Fatalf("draw %d: %d", k, x)
				}
			}
		}
	}
}

// What was done when the context ends is kept, and nothing is left running.
func TestRunKeepsWhatIsDone(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	plan := ensemble.Plan{Draws: 100000, Workers: 3, Progress: func(done, _ int) {
		if done >= 5000 {
			cancel()
		}
	}}
	got, err := ensemble.Run(ctx, plan, func(_ context.Context, k int) (int, error) { return k, nil })
	if !errors.Is(err, context.Canceled) || len(got) < 5000 || len(got) == 100000 {
		t.Fatalf("%d draws, %v", len(got), err)
	}
	for k, x := range got {
		if x != k {
			t.Fatalf("draw %d: %d", k, x)
		}
	}
}

// The first failure in the order of the draws is returned, on any number of
// workers.
func TestRunFails(t *testing.T) {
	for _, workers := range []int{1, 2, 16} {
		got, err := ensemble.Run(context.Background(), ensemble.Plan{Draws: 1000, Workers: workers}, func(_ context.Context, k int) (int, error) {
			if k >= 500 {
				return 0, errors.New("draw " + string(rune('0'+k%10)))
			}
			return k, nil
		})
		if err == nil || err.Error() != "draw 0" || len(got) != 498 {
			t.Errorf("%d workers: %d draws, %v; want 498, the chunks before that of draw 500, and draw 0", workers, len(got), err)
		}
	}
}

// Enough is decided in the order of the draws.
func TestMergeStopsEarly(t *testing.T) {
	for _, workers := range []int{1, 2, 16} {
		sum, end := 0.0, 0
		err := ensemble.Merge(context.Background(), ensemble.Plan{Draws: 10000, Workers: workers}, 0,
			func(_ context.Context, from, to int) (float64, error) {
				part := 0.0
				for k := from; k < to; k++ {
					part += 1 / float64(k+1)
				}
				return part, nil
			},
			func(to int, part float64) (bool, error) {
				sum, end = sum+part, to
				return sum > 8, nil
			})
		if err != nil || end != 1687 || sum != 8.008219102280131 {
			t.Errorf("%d workers: %v, %v, %v", workers, sum, end, err)
		}
	}
}
