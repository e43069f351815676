package votes_test

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"parley/power/votes"
)

// random makes a record of a few sessions in which each line votes at random.
func random(r *rand.Rand, lines, sessions, calls int) (*votes.Record, []votes.Cast) {
	var rolls []votes.RollCall
	var casts []votes.Cast
	for s := range sessions {
		for c := range calls {
			id := s*calls + c
			rolls = append(rolls, votes.RollCall{ID: id, Session: s + 1, Subjects: votes.Subject(r.IntN(64)), Importance: votes.Importance(r.IntN(3)), Part: votes.Part(r.IntN(3))})
			for l := range lines {
				if v := votes.Vote(r.IntN(4)); v != votes.Absent {
					casts = append(casts, votes.Cast{Call: id, Line: fmt.Sprintf("L%02d", l), Vote: v})
				}
			}
		}
	}
	record, err := votes.New(rolls, casts)
	if err != nil {
		panic(err)
	}
	return record, casts
}

// The tables by words of 64 roll calls are those of counting one by one.
func TestPairsAgainstCounting(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 100 {
		record, casts := random(r, 2+r.IntN(4), 1+r.IntN(3), 1+r.IntN(150))
		cast := map[votes.Cast]bool{}
		seen := map[int]map[votes.Vote]bool{}
		for _, c := range casts {
			cast[c] = true
			if seen[c.Call] == nil {
				seen[c.Call] = map[votes.Vote]bool{}
			}
			seen[c.Call][c.Vote] = true
		}
		keep := func(c votes.RollCall) bool { return c.Subjects&votes.Nuclear != 0 }
		selection := record.Divided().Where(keep)
		pairs, n := selection.Pairs(), len(record.Lines)
		for k, session := range record.Sessions() {
			for i, a := range record.Lines {
				for j, b := range record.Lines[i+1:] {
					var want votes.Table
					for _, c := range record.Calls {
						for va := votes.Yes; va <= votes.No; va++ {
							for vb := votes.Yes; vb <= votes.No; vb++ {
								if c.Session == session && keep(c) && len(seen[c.ID]) > 1 && cast[votes.Cast{Call: c.ID, Line: a, Vote: va}] && cast[votes.Cast{Call: c.ID, Line: b, Vote: vb}] {
									want[va-1][vb-1]++
								}
							}
						}
					}
					j := i + 1 + j
					if got := selection.Pair(a, b, session, session); got != want || pairs[k][i*(2*n-i-1)/2+j-i-1] != want {
						t.Fatalf("%s and %s in session %d: %v; want %v", a, b, session, got, want)
					}
				}
			}
		}
	}
}

func TestMeasures(t *testing.T) {
	for _, test := range []struct {
		name              string
		table             votes.Table
		agreement, s, sq  float64
		kappa, pi         float64
		kappaIsOK, piIsOK bool
	}{
		{"always the same", votes.Table{{5, 0, 0}, {0, 0, 0}, {0, 0, 5}}, 1, 1, 1, 1, 1, true, true},
		{"always against", votes.Table{{0, 0, 5}, {0, 0, 0}, {5, 0, 0}}, 0, -1, -1, -1, -1, true, true},
		{"one always abstains", votes.Table{{0, 5, 0}, {0, 0, 0}, {0, 5, 0}}, .5, 0, .5, 0, 0, true, true},
		{"no variation", votes.Table{{7, 0, 0}, {0, 0, 0}, {0, 0, 0}}, 1, 1, 1, 0, 0, false, false},
		{"as by chance", votes.Table{{4, 0, 4}, {0, 0, 0}, {4, 0, 4}}, .5, 0, 0, 0, 0, true, true},
	} {
		kappa, ok := test.table.Kappa()
		pi, piOK := test.table.Pi()
		got := []float64{test.table.Agreement(), test.table.S(), test.table.SSquared(), kappa, pi}
		for k, want := range []float64{test.agreement, test.s, test.sq, test.kappa, test.pi} {
			if math.Abs(got[k]-want) > 1e-12 {
				t.Errorf("%s: %v; want %v in place %d", test.name, got, want, k)
			}
		}
		if ok != test.kappaIsOK || piOK != test.piIsOK {
			t.Errorf("%s: kappa defined %t, pi %t", test.name, ok, piOK)
		}
	}
}

// Laws of every table: in range, symmetric, the interval around the value.
func TestLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 5000 {
		var table, turned votes.Table
		for i := range table {
			for j := range table[i] {
				table[i][j] = r.IntN(9)
				turned[j][i] = table[i][j]
			}
		}
		if table.N() == 0 {
			continue
		}
		a, s, sq := table.Agreement(), table.S(), table.SSquared()
		low, high := table.Interval()
		kappa, _ := table.Kappa()
		pi, _ := table.Pi()
		if a < 0 || a > 1 || math.Abs(s-(2*a-1)) > 1e-12 || sq < s-1e-12 || low > a || high < a || low < 0 || high > 1 || kappa > 1 || pi > kappa+1e-12 {
			t.Fatalf("%v: agreement %v in %v to %v, S %v, squared %v, kappa %v, pi %v", table, a, low, high, s, sq, kappa, pi)
		}
		if turnedKappa, _ := turned.Kappa(); turned.Agreement() != a || math.Abs(turnedKappa-kappa) > 1e-9 {
			t.Fatalf("%v and its mirror: %v, %v", table, a, turned.Agreement())
		}
	}
}

func TestPackRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	record, _ := random(r, 5, 3, 70)
	back, err := votes.Unpack(record.Pack())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back.Calls, record.Calls) || !bytes.Equal(back.Pack(), record.Pack()) {
		t.Error("what was packed is not what is unpacked")
	}
}

func FuzzUnpack(f *testing.F) {
	record, _ := random(rand.New(rand.NewPCG(4, 4)), 3, 2, 5)
	f.Add(record.Pack())
	f.Add([]byte{})
	f.Fuzz(func(_ *testing.T, data []byte) {
		if len(data) < 1<<12 {
			votes.Unpack(data) //nolint:errcheck // it must not panic
		}
	})
}

func TestBadRecords(t *testing.T) {
	calls := []votes.RollCall{{ID: 1, Session: 1}}
	for _, test := range []struct {
		calls []votes.RollCall
		casts []votes.Cast
		want  string
	}{
		{[]votes.RollCall{{ID: 1}, {ID: 1}}, nil, "roll call 1 stands twice"},
		{calls, []votes.Cast{{Call: 2, Line: "A", Vote: votes.Yes}}, "a vote of A is in the unknown roll call 2"},
		{calls, []votes.Cast{{Call: 1, Line: "A", Vote: votes.Yes}, {Call: 1, Line: "A", Vote: votes.No}}, "A votes twice in roll call 1"},
	} {
		if _, err := votes.New(test.calls, test.casts); err == nil || err.Error() != test.want {
			t.Errorf("%v; want %s", err, test.want)
		}
	}
}

func TestResolutionNames(t *testing.T) {
	for text, want := range map[string]string{
		"R/68/262": "68/262", "A/RES/71/205": "71/205", "68/262": "68/262", "a/res/ es-11/4": "ES-11/4",
	} {
		if got := votes.ResolutionName(text); got != want {
			t.Errorf("%q: %q; want %q", text, got, want)
		}
	}
}

// The fit finds the order of points from which the votes were drawn, and its
// intervals hold most of them.
func TestFitFindsWhatWasPut(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	const lines, calls = 80, 120
	points := make([]float64, lines)
	var rolls []votes.RollCall
	var casts []votes.Cast
	for l := range points {
		points[l] = r.NormFloat64()
	}
	points[0] = 1.5 // the anchor
	for c := range calls {
		rolls = append(rolls, votes.RollCall{ID: c, Session: 1})
		a, b := r.NormFloat64(), 2*r.NormFloat64()
		for l, x := range points {
			name := fmt.Sprintf("L%02d", l)
			if l == 0 {
				name = votes.Anchor
			}
			yes := 1 / (1 + math.Exp(-(a - b*x)))
			notNo := 1 / (1 + math.Exp(-(a + 1 - b*x)))
			vote := votes.No
			switch u := r.Float64(); {
			case u < yes:
				vote = votes.Yes
			case u < notNo:
				vote = votes.Abstain
			}
			casts = append(casts, votes.Cast{Call: c, Line: name, Vote: vote})
		}
	}
	record, err := votes.New(rolls, casts)
	if err != nil {
		t.Fatal(err)
	}
	got, err := record.Fit(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	within := 0
	for _, e := range got {
		l := 0
		if e.Line != votes.Anchor {
			if _, err := fmt.Sscanf(e.Line, "L%d", &l); err != nil {
				t.Fatal(err)
			}
		}
		if e.Low <= points[l] && points[l] <= e.High {
			within++
		}
		if math.Abs(e.Point-points[l]) > .8 {
			t.Errorf("%s: %.2f; drawn from %.2f", e.Line, e.Point, points[l])
		}
	}
	if within < lines*85/100 {
		t.Errorf("%d of %d intervals hold the point; want about 95 %%", within, lines)
	}
	again, err := record.Fit(context.Background(), nil)
	if err != nil || !reflect.DeepEqual(got, again) {
		t.Error("a second fit gives other numbers")
	}
}

func TestChanges(t *testing.T) {
	series := func(values ...float64) []votes.Reading {
		r := rand.New(rand.NewPCG(6, 6))
		var made []votes.Reading
		for k, v := range values {
			for i := range 12 {
				made = append(made, votes.Reading{Session: k*12 + i + 1, Value: v + .02*r.NormFloat64()})
			}
		}
		return made
	}
	for _, test := range []struct {
		name   string
		series []votes.Reading
		since  []int
	}{
		{"one level", series(.5), nil},
		{"two levels", series(.5, .8), []int{13}},
		{"there and back", series(.5, .8, .5), []int{13, 25}},
		{"too short", series(.5)[:7], nil},
		{"no noise at all", []votes.Reading{{1, 1}, {2, 1}, {3, 1}, {4, 1}, {5, 0}, {6, 0}, {7, 0}, {8, 0}}, []int{5}},
	} {
		var since []int
		for _, c := range votes.Changes(test.series) {
			since = append(since, c.Since)
			if c.Early > c.Since || c.Late < c.Since {
				t.Errorf("%s: %+v is outside its interval", test.name, c)
			}
		}
		if !slices.Equal(since, test.since) {
			t.Errorf("%s: changes since %v; want %v", test.name, since, test.since)
		}
	}
}

func TestCommunities(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	var rolls []votes.RollCall
	var casts []votes.Cast
	for c := range 60 {
		rolls = append(rolls, votes.RollCall{ID: c, Session: 1})
		for l := range 12 {
			vote := votes.Yes
			if (l < 5) == (c%2 == 0) {
				vote = votes.No
			}
			if r.IntN(5) == 0 {
				vote = votes.Abstain
			}
			casts = append(casts, votes.Cast{Call: c, Line: fmt.Sprintf("L%02d", l), Vote: vote})
		}
	}
	record, err := votes.New(rolls, casts)
	if err != nil {
		t.Fatal(err)
	}
	groups, modularity := record.Divided().Communities(1, 1)
	want := [][]string{{"L05", "L06", "L07", "L08", "L09", "L10", "L11"}, {"L00", "L01", "L02", "L03", "L04"}}
	if !reflect.DeepEqual(groups, want) || modularity <= 0 || modularity > 1 {
		t.Errorf("%v with modularity %v; want %v", groups, modularity, want)
	}
}
