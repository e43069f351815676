package bench

import (
	"context"
	"syscall"
	"testing"
	"time"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/stability"
)

// BenchmarkDraws asks draws of a small conflict: four parties, nine options,
// 23 feasible states, as published ones have. Every statement is doubtful with
// a probability of its own, and so many that hardly two draws are alike: the
// verdicts that are kept of draws that come again do not help. Six concepts.
// The goal is 100,000 draws a second on two cores: at most 20 microseconds of
// processor time a draw.
//
// What the shares depend on is found by judging the first 4,000 draws again
// with one input changed, four times for each input; these count as draws.
func BenchmarkDraws(b *testing.B) {
	c := small(b)
	const asked = 100000
	var spent float64
	var judged int
	for b.Loop() {
		before := processorTime(b)
		r, err := stability.SolveDraws(context.Background(), c, stability.DrawsQuestion{Seed: 1, Draws: asked}, nil)
		if err != nil {
			b.Fatal(err)
		}
		spent += (processorTime(b) - before).Seconds()
		judged += r.Done + r.Tested*(2+4*len(r.Ensemble.Inputs()))
	}
	b.ReportMetric(spent/float64(judged)*1e6, "cpu-µs/draw")
	b.ReportMetric(2*float64(judged)/spent, "draws/s-on-two-cores")
}

// processorTime is that of this process so far.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// BenchmarkSolve solves the same conflict once, as a single question.
func BenchmarkSolve(b *testing.B) {
	c := small(b)
	for b.Loop() {
		if _, err := stability.Solve(context.Background(), c, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// small is a random conflict of the size of a small published one.
func small(b *testing.B) *conflict.Conflict {
	b.Helper()
	for seed := range uint64(10000) {
		c := conflicttest.Random(conflicttest.Rand(seed), conflicttest.Shape{
			Parties: 4, Options: 9, Rules: 8, Requires: 0.3, OneWay: 0.2, Statements: 9,
		})
		states, err := c.States(context.Background(), 100)
		if err == nil && len(states) == 23 && statements(c) >= 20 {
			return doubtful(c)
		}
	}
	b.Fatal("no conflict of this size")
	return nil
}

func statements(c *conflict.Conflict) int {
	n := 0
	for _, p := range c.Preferences {
		n += len(p.Statements)
	}
	return n
}

func doubtful(c *conflict.Conflict) *conflict.Conflict {
	r := conflicttest.Rand(1)
	for k := range c.Preferences {
		for j := range c.Preferences[k].Statements {
			c.Preferences[k].Statements[j].Sure = new(conflict.Exactly(0.3 + 0.6*r.Float64()))
		}
	}
	return c
}
