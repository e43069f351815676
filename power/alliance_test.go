package power_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"parley/power"
	"parley/power/codes"
	"parley/power/data"
)

// Made up, in the form of the alliances of ATOP by pair and year: Russia and
// Belarus with pledges of defence since 1999, Russia and China with pledges not
// to attack and to consult in 2015, 2017 and 2018, the United States and
// Germany with one of defence.
const someAlliances = "year,mem1,mem2,defense,offense,neutral,nonagg,consul\n" + //nolint:misspell // columns are spelt as published
	"2016,365,370,1,0,0,1,1\n2017,365,370,1,0,0,1,1\n2018,365,370,1,0,0,1,1\n" +
	"2015,365,710,0,0,0,1,1\n2017,365,710,0,0,0,1,1\n2018,365,710,0,0,0,1,1\n" +
	"2018,2,255,1,0,0,0,0\n"

func worldIn(year int) float64 {
	there := map[string]bool{}
	for _, s := range codes.States() {
		if s.In(year) {
			there[s.Line] = true
		}
	}
	return float64(len(there))
}

// alliances asks about single states and a bloc.
func alliances(t *testing.T, l *data.Library, year int, parties ...power.Party) *power.AllianceAnswer {
	t.Helper()
	allied, source, err := power.Load[data.Alliances](l, nil, "atop")
	if err != nil {
		t.Fatal(err)
	}
	return power.Alliances(parties, allied, source, year)
}

func state(line string) power.Party { return power.Party{ID: line, Name: line, Lines: []string{line}} }

func TestAlliances(t *testing.T) {
	l := added(t, nil, "atop5_1dy.csv", someAlliances)
	a := alliances(t, l, 2019, state("RUS"), state("BLR"), state("CHN"), state("USA"), power.Party{ID: "both", Name: "both", Lines: []string{"RUS", "BLR"}})
	if a.Year != 2018 || a.Data != "atop@to-2018" {
		t.Errorf("%d of %s; want the last year of the data", a.Year, a.Data)
	}
	n := worldIn(2018)
	for _, test := range []struct {
		a, b       string
		owes       string
		since      int
		s, squared float64 // from the distances of their commitments
	}{
		{"RUS", "BLR", "defence, non-aggression, consultation", 2016, 2, 4},          // China
		{"RUS", "CHN", "non-aggression, consultation", 2017, 1 + 3 + 1, 1 + 9 + 1},   // themselves, Belarus
		{"RUS", "USA", "", 0, 3 + 3 + 2 + 3 + 3, 9 + 9 + 4 + 9 + 9},                  // all that either has
		{"CHN", "both", "non-aggression 1, consultation 1", 2017, (5 + 7.) / 2, 11.}, // Russia as above; Belarus: Russia 1, themselves 3 each
		{"RUS", "both", "defence, non-aggression, consultation", 2016, 2, 4},         // Belarus alone: nobody is paired with itself
	} {
		k := -1
		for j, p := range a.Pairs {
			if p.A == test.a && p.B == test.b {
				k = j
			}
		}
		if k < 0 {
			t.Fatalf("%s and %s are not compared", test.a, test.b)
		}
		p := a.Pairs[k]
		if p.Since != test.since {
			t.Errorf("%s and %s: allied since %d; want %d", test.a, test.b, p.Since, test.since)
		}
		if test.b != "both" || test.a == "RUS" {
			if want := 1 - 2*test.squared/(9*n); math.Abs(p.SSquared-want) > 1e-12 {
				t.Errorf("%s and %s: S squared %v; want %v", test.a, test.b, p.SSquared, want)
			}
			var kinds []string
			for _, pledge := range p.Pledges {
				kinds = append(kinds, pledge.Kind)
			}
			if got := strings.Join(kinds, ", "); got != test.owes {
				t.Errorf("%s and %s owe each other %s; want %s", test.a, test.b, got, test.owes)
			}
		}
		if want := 1 - 2*test.s/(3*n); math.Abs(p.S-want) > 1e-12 {
			t.Errorf("%s and %s: S %v; want %v", test.a, test.b, p.S, want)
		}
	}
	if alliances(t, l, 2014, state("RUS"), state("CHN")) != nil {
		t.Error("an answer for a year before the data")
	}
}

// In the directed form a row says what the first owes the second, and no more.
func TestDirectedAlliances(t *testing.T) {
	l := added(t, nil, "atop5_1ddyr.csv", "year,stateA,stateB,defense,offense,neutral,nonagg,consul\n2018,2,255,1,0,0,0,0\n2018,255,2,0,0,0,0,1\n") //nolint:misspell // columns are spelt as published
	allied, _, err := power.Load[data.Alliances](l, nil, "atop")
	if err != nil {
		t.Fatal(err)
	}
	if p := allied[data.Dyad{From: "DEU", To: "USA", Year: 2018}]; p.Defence || !p.Consultation {
		t.Errorf("Germany owes %+v; want consultation alone", p)
	}
	if p := allied[data.Dyad{From: "USA", To: "DEU", Year: 2018}]; !p.Defence || p.Consultation {
		t.Errorf("the United States owe %+v; want defence alone", p)
	}
}

// Laws of S: the same from either side, at most 1, 1 with the same commitments,
// and never lower when a commitment that both have is raised for both.
func TestAllianceLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	lines := []string{"RUS", "BLR", "CHN", "USA", "DEU", "FRA"}
	entry := power.Source{Entry: data.Entry{Set: "atop", Version: "x", First: "2018", Last: "2018"}}
	for range 2000 {
		allied := data.Alliances{}
		pledge := func(a, b string, p data.Pledges) {
			allied[data.Dyad{From: a, To: b, Year: 2018}], allied[data.Dyad{From: b, To: a, Year: 2018}] = p, p
		}
		for i, a := range lines {
			for _, b := range lines[:i] {
				pledge(a, b, data.Pledges{Defence: r.IntN(3) == 0, Neutrality: r.IntN(3) == 0, Consultation: r.IntN(2) == 0})
			}
		}
		one := func(a, b string) power.PairAlliances {
			return power.Alliances([]power.Party{state(a), state(b)}, allied, entry, 2018).Pairs[0]
		}
		p, q := one("RUS", "USA"), one("USA", "RUS")
		if p.S != q.S || p.SSquared != q.SSquared || !(p.S <= 1 && p.S >= -1) || p.SSquared < p.S-1e-12 {
			t.Fatalf("%+v, %+v", p, q)
		}
		for _, third := range lines[1:] {
			if third != "USA" {
				same := data.Pledges{Offence: true}
				pledge("RUS", third, same)
				pledge("USA", third, same)
			}
		}
		pledge("RUS", "USA", data.Pledges{Defence: true})
		if p := one("RUS", "USA"); p.S != 1 || p.SSquared != 1 {
			t.Fatalf("with the same commitments S is %v, squared %v; want 1", p.S, p.SSquared)
		}
	}
}
