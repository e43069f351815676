package bench

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"parley/assess"
	"parley/notation"
	"parley/stability"
)

// BenchmarkAssess asks everything about the four instruments of the Beijing
// example: 16 combinations of up to 4,800 states, each on 10,000 draws, and four
// agreements. The goal is ten seconds on two cores: at most twenty of processor
// time.
func BenchmarkAssess(b *testing.B) {
	text, err := os.ReadFile(filepath.Join("..", "examples", "beijing-talks", "conflict.yaml"))
	if err != nil {
		b.Fatal(err)
	}
	f, err := notation.Read("conflict.yaml", text)
	if err != nil {
		b.Fatal(err)
	}
	ctx := context.Background()
	base, err := stability.Solve(ctx, f.Conflict, nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		before := processorTime(b)
		if _, err := assess.Ask(ctx, f.Conflict, base, assess.Question{Draws: 10_000, Seed: 1}); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric((processorTime(b)-before).Seconds()/2, "s-on-two-cores")
	}
}
