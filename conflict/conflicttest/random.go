// Package conflicttest makes conflicts for tests: random ones of a wanted
// shape, and the classic games. Only tests import it.
package conflicttest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"parley/conflict"
)

// mostRanked bounds the states of a conflict with explicit rankings.
const mostRanked = 1 << 16

// A Shape says what a random conflict is made of. Chances are from 0 to 1;
// what is zero is left out.
type Shape struct {
	Parties      int     // at least 1
	Options      int     // dealt so that parties go without only when there are too few
	Rules        int     // at most; a rule that leaves fewer than two states is left out
	Requires     float64 // chance that an option requires a formula
	OneWay       float64 // chance that an option is Forward or Backward, each half
	Statements   int     // most statements of a party without a ranking
	Ranked       float64 // chance that the parties have rankings; needs at most 65,536 states
	Ties         float64 // chance that a ranked state is as good as the one before it
	Coalition    bool    // some two parties or more act as one; needs two parties
	Misperceives float64 // chance that a party misperceives some states
	StatusQuo    bool    // a feasible state is the status quo
	Instruments  int     // each adds an option, a rule and a statement
}

// Rand returns the source of random numbers for a seed: the same numbers for
// the same seed on every machine.
func Rand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// AnyShape returns a random shape of at most this many options (at least 1),
// with everything that a conflict may have except instruments.
func AnyShape(r *rand.Rand, mostOptions int) Shape {
	options := 1 + r.IntN(mostOptions)
	parties := 1 + r.IntN(4)
	return Shape{
		Parties:      parties,
		Options:      options,
		Rules:        r.IntN(5),
		Requires:     r.Float64() / 3,
		OneWay:       r.Float64() / 2,
		Statements:   r.IntN(options + 3),
		Ranked:       0.5,
		Ties:         r.Float64() / 2,
		Coalition:    parties > 1 && r.IntN(3) == 0,
		Misperceives: r.Float64() / 4,
		StatusQuo:    r.IntN(2) == 0,
	}
}

// Random returns a random conflict of the shape, with at least two feasible
// states when it has options. The same numbers of r give the same conflict.
func Random(r *rand.Rand, shape Shape) *conflict.Conflict {
	g := generator{r, shape, &conflict.Conflict{Title: "Random"}}
	g.parties()
	g.options()
	g.requires()
	g.rules()
	g.misperceptions()
	g.preferences()
	g.coalition()
	g.statusQuo()
	g.instruments()
	return g.c
}

// generator fills in c step by step; each step relies on those before it.
type generator struct {
	*rand.Rand
	shape Shape
	c     *conflict.Conflict
}

func (g generator) chance(p float64) bool { return g.Float64() < p }

func (g generator) parties() {
	for k := range g.shape.Parties {
		g.c.Parties = append(g.c.Parties, conflict.Party{ID: fmt.Sprintf("p%d", k+1), Name: fmt.Sprintf("Party %d", k+1)})
	}
}

func (g generator) options() {
	owned := make([]int, g.shape.Parties)
	for k := range g.shape.Options {
		if k < len(owned) {
			owned[k]++
		} else {
			owned[g.IntN(len(owned))]++
		}
	}
	for k, p := range g.c.Parties {
		for n := range owned[k] {
			g.c.Options = append(g.c.Options, conflict.Option{
				ID:        fmt.Sprintf("%s.o%d", p.ID, n+1),
				Party:     p.ID,
				Name:      fmt.Sprintf("Option %d of %s", n+1, p.Name),
				Direction: g.direction(),
			})
		}
	}
}

func (g generator) direction() conflict.Direction {
	if !g.chance(g.shape.OneWay) {
		return conflict.Both
	}
	return []conflict.Direction{conflict.Forward, conflict.Backward}[g.IntN(2)]
}

func (g generator) requires() {
	for k := range g.c.Options {
		if !g.chance(g.shape.Requires) {
			continue
		}
		f := Formula(g.Rand, g.optionIDs(), 2)
		g.c.Options[k].Requires = &f
		if !g.open() {
			g.c.Options[k].Requires = nil
		}
	}
}

func (g generator) rules() {
	if len(g.c.Options) == 0 {
		return
	}
	for range g.shape.Rules {
		g.c.Rules = append(g.c.Rules, g.rule())
		if !g.open() {
			g.c.Rules = g.c.Rules[:len(g.c.Rules)-1]
		}
	}
}

func (g generator) rule() conflict.Rule {
	kinds := []conflict.RuleKind{
		conflict.RuleNever, conflict.RuleAlways,
		conflict.RuleAtMostOne, conflict.RuleAtLeastOne, conflict.RuleExactlyOne,
	}
	rule := conflict.Rule{Kind: kinds[g.IntN(len(kinds))]}
	if rule.Kind == conflict.RuleNever || rule.Kind == conflict.RuleAlways {
		rule.Formula = Formula(g.Rand, g.optionIDs(), 2)
		return rule
	}
	ids := g.optionIDs()
	g.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	rule.Options = ids[:1+g.IntN(min(4, len(ids)))]
	return rule
}

// open reports whether there are at least two feasible states.
func (g generator) open() bool {
	states, err := g.c.States(context.Background(), mostRanked)
	return len(states) > 1 || errors.As(err, new(*conflict.TooLargeError))
}

func (g generator) misperceptions() {
	for k := range g.c.Parties {
		if len(g.c.Options) > 0 && g.chance(g.shape.Misperceives) {
			g.c.Parties[k].Misperceives = []conflict.Formula{Formula(g.Rand, g.optionIDs(), 1)}
		}
	}
}

func (g generator) coalition() {
	if !g.shape.Coalition {
		return
	}
	var members []string
	for _, k := range g.Perm(len(g.c.Parties))[:2+g.IntN(len(g.c.Parties)-1)] {
		members = append(members, g.c.Parties[k].ID)
	}
	g.c.Coalitions = [][]string{members}
}

func (g generator) statusQuo() {
	if !g.shape.StatusQuo {
		return
	}
	s := State(g.Rand, len(g.c.Options))
	if !g.c.Feasible()(s) {
		s, _, _ = g.c.SomeState(context.Background())
	}
	g.c.StatusQuo = &s
}

func (g generator) optionIDs() []string {
	ids := make([]string, len(g.c.Options))
	for k, o := range g.c.Options {
		ids[k] = o.ID
	}
	return ids
}
