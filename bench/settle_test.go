package bench

import (
	"math/rand/v2"
	"testing"

	"parley/bargain/settle"
)

// BenchmarkSettle finds the packages of ten issues and eight parties: with
// satisfaction that falls evenly from what each party wants, and with curves
// that bend both ways.
func BenchmarkSettle(b *testing.B) {
	for _, test := range []struct {
		name  string
		bends int
	}{{"tents", 0}, {"bent", 4}} {
		b.Run(test.name, func(b *testing.B) {
			p := market(10, 8, test.bends)
			for b.Loop() {
				s, err := settle.Solve(b.Context(), p)
				if err != nil {
					b.Fatal(err)
				}
				for _, found := range s.Packages {
					if !found.Proved {
						b.Fatalf("%s: not proved", found.Rule)
					}
				}
			}
		})
	}
}

// market makes up parties that have their alternative at the issues' reference
// points, with this many bends in each curve, or a tent where there are none.
func market(issues, parties, bends int) *settle.Problem {
	r := rand.New(rand.NewPCG(3, uint64(issues*parties)))
	p := &settle.Problem{}
	for range issues {
		p.Issues = append(p.Issues, settle.Issue{Name: "an issue", Reference: 100 * r.Float64()})
	}
	for range parties {
		party := settle.Party{Name: "a party"}
		for range issues {
			party.Shares = append(party.Shares, 1/float64(issues))
			party.Curves = append(party.Curves, curve(r, bends))
		}
		references := make([]float64, issues)
		for k, i := range p.Issues {
			references[k] = i.Reference
		}
		party.Alternative = party.Satisfaction(references)
		p.Parties = append(p.Parties, party)
	}
	return p
}

// curve bends at random at equal distances.
func curve(r *rand.Rand, bends int) settle.Curve {
	if bends == 0 {
		return settle.Tent(100 * r.Float64())
	}
	var c settle.Curve
	for k := range bends + 2 {
		c = append(c, settle.Point{At: 100 * float64(k) / float64(bends+1), Worth: 100 * r.Float64()})
	}
	return c
}
