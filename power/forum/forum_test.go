package forum_test

import (
	"fmt"
	"math/big"
	"math/bits"
	"math/rand/v2"
	"testing"

	"parley/power/forum"
)

func powers(t *testing.T, b forum.Body) []forum.Power {
	t.Helper()
	p, err := b.Powers()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func exactly(t *testing.T, what string, got *big.Rat, num, denom int64) {
	t.Helper()
	if want := big.NewRat(num, denom); got.Cmp(want) != 0 {
		t.Errorf("%s: %v (%s); want %v", what, got, got.FloatString(6), want)
	}
}

// The published values: Shapley-Shubik 421/2145 and 4/2145, Banzhaf 106/635
// and 21/1270.
func TestSecurityCouncil(t *testing.T) {
	p := powers(t, forum.SecurityCouncil())
	for k, m := range p {
		if k < 5 {
			exactly(t, m.Member.Name, m.Shapley, 421, 2145)
			exactly(t, m.Member.Name, m.Banzhaf, 106, 635)
		} else {
			exactly(t, m.Member.Name, m.Shapley, 4, 2145)
			exactly(t, m.Member.Name, m.Banzhaf, 21, 1270)
		}
	}
	exactly(t, "a permanent member decides", p[0].Penrose, 848, 1<<14)
	exactly(t, "an elected member decides", p[5].Penrose, 84, 1<<14)
}

// The Council by weights alone: 39 of five times 7 and ten times 1.
func TestSecurityCouncilByWeights(t *testing.T) {
	b := forum.Body{Name: "weighted", Quota: 39}
	for k := range 15 {
		m := forum.Member{Name: fmt.Sprint("m", k), Weight: 1}
		if k < 5 {
			m.Weight = 7
		}
		b.Members = append(b.Members, m)
	}
	veto := powers(t, forum.SecurityCouncil())
	for k, p := range powers(t, b) {
		if p.Shapley.Cmp(veto[k].Shapley) != 0 || p.Banzhaf.Cmp(veto[k].Banzhaf) != 0 {
			t.Errorf("%s: %v and %v; want %v and %v", p.Member.Name, p.Shapley, p.Banzhaf, veto[k].Shapley, veto[k].Banzhaf)
		}
	}
}

// The Council of the six in 1958, 12 of 4, 4, 4, 2, 2, 1: Luxembourg has no
// power; Banzhaf 5/21 and 1/7, Shapley-Shubik 7/30 and 3/20.
func TestSix(t *testing.T) {
	b, err := forum.Parse("12: DE 4, FR 4, IT 4, BE 2, NL 2, LU 1")
	if err != nil {
		t.Fatal(err)
	}
	p := powers(t, b)
	exactly(t, "Germany", p[0].Banzhaf, 5, 21)
	exactly(t, "Belgium", p[3].Banzhaf, 1, 7)
	exactly(t, "Luxembourg", p[5].Banzhaf, 0, 1)
	exactly(t, "Germany", p[0].Shapley, 7, 30)
	exactly(t, "Belgium", p[3].Shapley, 3, 20)
	exactly(t, "Luxembourg", p[5].Shapley, 0, 1)
}

// wins is the definition of the body, for a coalition as bits.
func wins(b forum.Body, coalition uint) bool {
	weight := 0
	for k, m := range b.Members {
		if coalition>>k&1 == 1 {
			weight += m.Weight
		} else if m.Veto {
			return false
		}
	}
	return weight >= b.Quota
}

// Thousands of random bodies against the definitions over all coalitions.
func TestAgainstDefinition(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		b := forum.Body{Name: "random"}
		total := 0
		for k := range 1 + random.IntN(7) {
			m := forum.Member{Name: fmt.Sprint("m", k), Weight: random.IntN(6), Veto: random.IntN(4) == 0}
			total += m.Weight
			b.Members = append(b.Members, m)
		}
		if total == 0 {
			continue
		}
		b.Quota = 1 + random.IntN(total)
		againstDefinition(t, b)
	}
}

func againstDefinition(t *testing.T, b forum.Body) {
	t.Helper()
	n := len(b.Members)
	swings, shapley := make([]int64, n), make([]*big.Rat, n)
	all := int64(0)
	for k := range n {
		shapley[k] = new(big.Rat)
		for c := range uint(1) << n {
			if c>>k&1 == 0 && !wins(b, c) && wins(b, c|1<<k) {
				swings[k]++
				s := int64(bits.OnesCount(c))
				orders := new(big.Int).Mul(new(big.Int).MulRange(1, s), new(big.Int).MulRange(1, int64(n)-1-s))
				shapley[k].Add(shapley[k], new(big.Rat).SetFrac(orders, new(big.Int).MulRange(1, int64(n))))
			}
		}
		all += swings[k]
	}
	sum := new(big.Rat)
	for k, p := range powers(t, b) {
		if p.Banzhaf.Cmp(big.NewRat(swings[k], all)) != 0 || p.Shapley.Cmp(shapley[k]) != 0 {
			t.Errorf("%+v, member %d: %v and %v; want %d/%d and %v", b, k, p.Banzhaf, p.Shapley, swings[k], all, shapley[k])
		}
		sum.Add(sum, p.Shapley)
	}
	exactly(t, "the sum of the Shapley values", sum, 1, 1)
	for c := range uint(1) << n {
		var names []string
		for k, m := range b.Members {
			if c>>k&1 == 1 {
				names = append(names, m.Name)
			}
		}
		r, err := b.Reach(names)
		if err != nil {
			t.Fatal(err)
		}
		if others := uint(1)<<n - 1 - c; r.Passes != wins(b, c) || r.Stops == wins(b, others) {
			t.Errorf("%+v, %v: passes %t, stops %t", b, names, r.Passes, r.Stops)
		}
		if fewest := fewestHelpers(b, c); r.Helpers != fewest {
			t.Errorf("%+v, %v: %d helpers; want %d", b, names, r.Helpers, fewest)
		}
	}
}

func fewestHelpers(b forum.Body, c uint) int {
	fewest := len(b.Members)
	for d := range uint(1) << len(b.Members) {
		if d&c == 0 && wins(b, c|d) {
			fewest = min(fewest, bits.OnesCount(d))
		}
	}
	return fewest
}

// A body of fifty members of different weights.
func TestFifty(t *testing.T) {
	b := forum.Body{Name: "fifty", Quota: 640}
	for k := range 50 {
		b.Members = append(b.Members, forum.Member{Name: fmt.Sprint("m", k), Weight: k + 1})
	}
	sum := new(big.Rat)
	for _, p := range powers(t, b) {
		sum.Add(sum, p.Shapley)
	}
	exactly(t, "the sum of the Shapley values", sum, 1, 1)
}

func TestBadBodies(t *testing.T) {
	for text, want := range map[string]string{
		"":                            "want unsc, or a quota and members: 51: north 40!, south 30, league 30",
		"x: a 1":                      `the quota is "x"; want a whole number`,
		"3: a 1, b 1":                 "the quota is 3; want 1 to the sum of weights, 2",
		"0: a 1, b 1":                 "the quota is 0; want 1 to the sum of weights, 2",
		"1: a 1, a 1":                 "a stands twice among the members",
		"1: a 1,, b 1":                "a member has no name; want NAME WEIGHT",
		"1: a -1, b 2":                "a has the weight -1; want 0 to 1073741824",
		"99999999: a 1000000000, b 1": "2 members and a quota of 99999999 are too many to count; want the weights divided by a common divisor, or fewer members",
	} {
		if b, err := forum.Parse(text); err == nil || err.Error() != want {
			t.Errorf("%q: %+v, %v; want %s", text, b, err, want)
		}
	}
	b, _ := forum.Parse("unsc")
	if _, err := b.Reach([]string{"Atlantis"}); err == nil {
		t.Error("Atlantis is a member of the Security Council; want an error")
	}
}

func FuzzParse(f *testing.F) {
	f.Add("unsc")
	f.Add("51: north 40!, south 30, league 30")
	f.Add("2: a, b!, c 3")
	f.Fuzz(func(t *testing.T, text string) {
		b, err := forum.Parse(text)
		if err != nil || len(b.Members) > 20 || b.Quota > 1000 {
			return
		}
		if _, err := b.Powers(); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}
