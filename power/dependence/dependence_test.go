package dependence_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"parley/conflict"
	"parley/power/dependence"
)

func q(x float64) *conflict.Quantity {
	made := conflict.Exactly(x)
	return &made
}

func network(parties []string, ties ...conflict.Tie) dependence.Network {
	c := &conflict.Conflict{Ties: ties}
	for _, p := range parties {
		c.Parties = append(c.Parties, conflict.Party{ID: p, Name: p})
	}
	for _, a := range []string{"energy", "arms"} {
		c.Areas = append(c.Areas, conflict.Area{ID: a})
	}
	return dependence.Of(c)
}

func tie(party, on string, share float64) conflict.Tie {
	return conflict.Tie{Party: party, On: on, Area: "energy", Share: conflict.Exactly(share)}
}

func pipe(party, on string, value, capacity float64) conflict.Tie {
	t := tie(party, on, .1)
	t.Value, t.Capacity = q(value), q(capacity)
	return t
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-9) {
		t.Errorf("%s: %v; want %v", what, got, want)
	}
}

func TestNet(t *testing.T) {
	known := conflict.Tie{Share: conflict.Between(.2, .4), Replaceable: &conflict.Quantity{Low: .25, Mode: .5, High: .75, HasMode: true}}
	got := dependence.Net(known)
	near(t, "lowest", got.Low, .05)
	near(t, "mode", got.Mode, .15)
	near(t, "highest", got.High, .3)
	unknown := dependence.Net(conflict.Tie{Share: conflict.Exactly(.4)})
	if unknown != (dependence.Span{Low: 0, Mode: .4, High: .4}) {
		t.Errorf("without a word on replacing: %+v; want the share, or anything less", unknown)
	}
}

func TestLeverage(t *testing.T) {
	buys := tie("a", "b", .6)
	buys.Replaceable = q(.5)
	sells := tie("b", "a", .1)
	sells.Replaceable = q(0)
	arms := conflict.Tie{Party: "a", On: "b", Area: "arms", Share: conflict.Exactly(.8), Replaceable: q(0)}
	got := network([]string{"a", "b"}, buys, sells, arms).Leverages()
	if len(got) != 4 {
		t.Fatalf("%d leverages; want a over b in energy, and b over a in energy, arms and all: %+v", len(got), got)
	}
	all := got[3]
	if all.By != "b" || all.Over != "a" || all.Area != "" {
		t.Fatalf("%+v; want b over a in all areas", all)
	}
	near(t, "harm", all.Harm.Mode, .3+.8)
	near(t, "cost", all.Cost.Mode, .1)
	near(t, "net", all.Net.Mode, 1)
}

func TestConcentration(t *testing.T) {
	got := network([]string{"a", "b", "c"}, tie("a", "b", .5), tie("a", "c", .3)).Concentrations()
	if len(got) != 1 {
		t.Fatal(got)
	}
	near(t, "spread out", got[0].Low, .34)
	near(t, "one more", got[0].High, .38)
	if got[0].Replaceable != nil {
		t.Error("nobody said what could be replaced")
	}
}

func TestBroker(t *testing.T) {
	// a depends on c only through b; d hangs on b as well.
	got, err := network([]string{"a", "b", "c", "d"}, tie("a", "b", .9), tie("b", "c", .9), tie("d", "b", .9)).Standings()
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, s := range got {
		sum += s.Rank
		want := 0.0
		if s.Party == "b" {
			want = 2. / 6 // a to c and d to c, of the six ordered pairs of others
		}
		near(t, "broker "+s.Party, s.Broker, want)
	}
	near(t, "ranks", sum, 1)
	if got[2].Rank <= got[1].Rank || got[1].Rank <= got[0].Rank {
		t.Errorf("%+v; want c before b before a", got)
	}
}

func TestDetour(t *testing.T) {
	n := network([]string{"west", "russia", "turkey", "kazakhstan", "china"},
		pipe("russia", "west", 100, 100), pipe("turkey", "west", 50, 80), pipe("russia", "turkey", 10, 30),
		pipe("kazakhstan", "west", 20, 30), pipe("russia", "kazakhstan", 5, 100), pipe("russia", "china", 60, 90))
	losses, err := n.Apply(dependence.Shock{Party: "russia", Without: []string{"west"}})
	if err != nil {
		t.Fatal(err)
	}
	d := losses[0].Detour
	near(t, "cut", d.Value.Mode, 100)
	near(t, "rerouted", d.Rerouted.Mode, 20+10) // China gets nothing from the West
	if len(d.Through) != 2 || d.Through[0].Party != "turkey" {
		t.Fatalf("%+v; want Turkey, then Kazakhstan", d.Through)
	}
	near(t, "Turkey", d.Through[0].Part, 20)
	near(t, "Kazakhstan", d.Through[1].Part, 10)
}

func TestDetourThatCannotBeTold(t *testing.T) {
	n := network([]string{"a", "b", "c"}, tie("a", "b", .5), tie("a", "c", .5))
	losses, err := n.Apply(dependence.Shock{Party: "a", Without: []string{"b"}})
	if err != nil || losses[0].Detour != nil || losses[0].Why != "a tie that is cut has no value" {
		t.Errorf("%+v, %v", losses, err)
	}
}

func TestBadShocks(t *testing.T) {
	n := network([]string{"a", "b", "c"}, tie("a", "b", .5), tie("c", "b", .5))
	for _, s := range []dependence.Shock{
		{Party: "x", Without: []string{"b"}},
		{Party: "a", Without: []string{"x"}},
		{Party: "a"},
		{Party: "a", Without: []string{"a"}},
		{Party: "a", Without: []string{"b"}, Areas: []string{"arms"}},
		{Party: "a", Without: []string{"c"}},
	} {
		if losses, err := n.Apply(s); err == nil {
			t.Errorf("%+v: %+v; want an error", s, losses)
		}
	}
}

// What is rerouted is the least capacity of all cuts between those who cut the
// ties and the party, held against all of them.
func TestDetourAgainstAllCuts(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 8))
	for range 1000 {
		parties := []string{"source", "target", "p2", "p3", "p4"}
		ties := []conflict.Tie{pipe("target", "source", 1000, 1000)}
		spare := map[[2]string]float64{}
		for _, a := range parties {
			for _, b := range parties {
				if a != b && b != "source" && (a != "source" || b != "target") && random.IntN(2) == 0 {
					room := float64(random.IntN(10))
					ties = append(ties, pipe(b, a, 3, 3+room))
					spare[[2]string{a, b}] = room
				}
			}
		}
		losses, err := network(parties, ties...).Apply(dependence.Shock{Party: "target", Without: []string{"source"}})
		if err != nil {
			t.Fatal(err)
		}
		least := math.Inf(1)
		for side := range 8 {
			in := func(p string) bool {
				k := slices.Index(parties, p)
				return k == 0 || k >= 2 && side>>(k-2)&1 == 1
			}
			cut := 0.0
			for pair, room := range spare {
				if in(pair[0]) && !in(pair[1]) {
					cut += room
				}
			}
			least = math.Min(least, cut)
		}
		near(t, fmt.Sprint(spare), losses[0].Detour.Rerouted.Mode, least)
	}
}
