package bench

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"parley/bargain"
	"parley/bargain/spatial"
	"parley/ensemble"
)

// Times of other tools, measured before on two cores: KTAB's smpc on tables of
// these sizes, and a public program's 10,000 draws of the challenge model.
const (
	ktab13      = 600 * time.Millisecond // 13 actors, two issues, 27 turns
	ktab34      = 7800 * time.Millisecond
	ktab80      = 111 * time.Second
	tenThousand = 4 * time.Second
)

// BenchmarkSpatial plays the spatial model for as many turns as KTAB took, or
// until it settles, and says how often that goes into KTAB's time for a turn.
func BenchmarkSpatial(b *testing.B) {
	for _, test := range []struct {
		name                  string
		actors, issues, turns int
		other                 time.Duration
	}{{"13", 13, 2, 27, ktab13}, {"34", 34, 2, 35, ktab34}, {"80", 80, 2, 17, ktab80}} {
		b.Run(test.name, func(b *testing.B) {
			m := politics(test.actors, test.issues)
			m.Turns = test.turns
			turns := 0
			for b.Loop() {
				r, err := spatial.Run(b.Context(), m)
				if err != nil {
					b.Fatal(err)
				}
				turns += len(r.Turns)
			}
			turn := b.Elapsed() / time.Duration(turns)
			b.ReportMetric(float64(turns)/float64(b.N), "turns/op")
			b.ReportMetric(float64(test.other)/float64(test.turns)/float64(turn), "times-faster")
		})
	}
}

// politics makes up actors on issues.
func politics(actors, issues int) *spatial.Model {
	r := rand.New(rand.NewPCG(1, uint64(actors)))
	m := &spatial.Model{}
	for range actors {
		a := spatial.Actor{Name: "an actor", Capability: 10 + 190*r.Float64()}
		for range issues {
			a.Position = append(a.Position, 100*r.Float64())
			a.Salience = append(a.Salience, (0.1+0.9*r.Float64())/float64(issues))
		}
		m.Actors = append(m.Actors, a)
	}
	return m
}

// BenchmarkChallenge plays 10,000 draws of the challenge model, ten actors
// each, on all processors.
func BenchmarkChallenge(b *testing.B) {
	for _, rounds := range []int{1, 5} {
		b.Run([...]string{1: "one-round", 5: "five-rounds"}[rounds], func(b *testing.B) {
			for b.Loop() {
				_, err := ensemble.Run(b.Context(), ensemble.Plan{Draws: 10_000}, func(_ context.Context, k int) (float64, error) {
					c := bargain.ChallengeModel(drawn(k), bargain.ChallengeRules{Rounds: rounds})
					return c.Rounds[len(c.Rounds)-1].Median, nil
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(tenThousand)/(float64(b.Elapsed())/float64(b.N)), "times-faster")
		})
	}
}

// drawn is an issue of ten actors.
func drawn(k int) bargain.Issue {
	r := rand.New(rand.NewPCG(2, uint64(k)))
	var i bargain.Issue
	for range 10 {
		i.Stances = append(i.Stances, bargain.Stance{Actor: "an actor", Position: 100 * r.Float64(), Salience: r.Float64(), Capability: r.Float64()})
	}
	return i
}
