package bench

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"parley/conflict"
)

var goals = flag.Bool("goals", false, "measure the goals of scale and print them as a table; takes minutes")

const (
	all        = "nash,gmr,smr,seq,sseq"
	withoutSEQ = "nash,gmr,smr"
)

// A goal is what one run of the command should take at most.
type goal struct {
	made
	concepts string // of --equilibria-only; empty: explain one state
	within   time.Duration
	other    time.Duration // what another tool takes; 0 when none was measured
}

var wanted = []goal{
	{free(14), all + ",sim", 354 * time.Second / 10_000, gmcrPy14},
	{free(24), "nash", 490 * time.Second / 5_000, gambit24},
	{free(30), all, 10 * time.Second, 0},
	{made{3, 24, 24, true}, all, 10 * time.Second, 0},
	{free(36), "nash", 2 * time.Second, 0},
	{made{3, 100, 12, true}, withoutSEQ, 2 * time.Second, 0},
	{made{3, 100, 12, true}, "seq", 10 * time.Second, 0},
	{made{4, 100, 12, true}, "seq", 10 * time.Second, 0},
	{made{3, 100, 12, true}, "", time.Second, 0},
	{made{3, 60, 60, false}, "nash", 2 * time.Second, 0},
}

// TestGoals prints what each goal takes from file to answer, with -goals.
func TestGoals(t *testing.T) {
	if !*goals {
		t.Skip("-goals measures them")
	}
	parley := build(t)
	fmt.Println("| conflict | asked | goal | time | processor time | memory | another tool |\n| --- | --- | --- | --- | --- | --- | --- |")
	for _, g := range wanted {
		c := g.conflict()
		file := write(t, c)
		args := []string{"stability", "--equilibria-only", "--json", "--concepts", g.concepts, file}
		if g.concepts == "" {
			args = []string{"explain", "--json", file, standing(c)}
		}
		start := time.Now()
		spent, memory := measure(t, parley, args...)
		took := time.Since(start)
		other := ""
		if g.other > 0 {
			other = fmt.Sprintf("%.0f s, %.0f times as much", g.other.Seconds(), float64(g.other)/float64(spent))
		}
		fmt.Printf("| %s | %s | %v | %.3g s | %.3g s | %d MiB | %s |\n", g, g.asked(), g.within, took.Seconds(), spent.Seconds(), memory>>10, other)
	}
}

func (g goal) String() string {
	kind := "free"
	if g.ruled {
		kind = "ruled"
	}
	return fmt.Sprintf("%d %s options, %d parties, %d statements each", g.options, kind, g.parties, g.statements)
}

func (g goal) asked() string {
	if g.concepts == "" {
		return "one state, all concepts"
	}
	return strings.ReplaceAll(g.concepts, ",", " ")
}

// standing is a feasible state as people name it.
func standing(c *conflict.Conflict) string { return strings.Repeat("N", len(c.Options)) }
