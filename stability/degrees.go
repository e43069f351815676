package stability

import (
	"fmt"
	"math/bits"
	"slices"

	"parley/conflict"
)

// A Degree is how a party compares one state with another, as far as it is
// known: the three degrees of Hamouda, Kilgour & Hipel (2004), each way, and
// the unknown preference of Li, Hipel, Kilgour & Fang (2004).
type Degree int

// The degrees.
const (
	NotKnown   Degree = iota // U: nobody knows which of the two the party prefers
	MuchWorse                // ≪
	Worse                    // <
	AsGood                   // ~
	Better                   // >
	MuchBetter               // ≫
)

// atMost reports whether the state is known not to be preferred: ≪, < or ~.
func (d Degree) atMost() bool { return d == MuchWorse || d == Worse || d == AsGood }

// more reports whether the state is known to be preferred: > or ≫.
func (d Degree) more() bool { return d == Better || d == MuchBetter }

// String says the degree of a state beside another.
func (d Degree) String() string {
	return [...]string{
		NotKnown: "not known to be better or worse", MuchWorse: "much worse", Worse: "worse",
		AsGood: "as good", Better: "better", MuchBetter: "much better",
	}[d]
}

// An order is a party's preference with all that is said about it. The first
// aspect in which two states differ decides; states that agree in all of them
// are compared by rank.
type order struct {
	aspects []aspect
	held    [][]uint64 // by state: the aspects that hold, the first in the highest bit
	rank    []int32    // the higher the better
	band    []int32    // states of a higher band are much better
}

// An aspect is a statement, or something of which it is not known which way
// the party wants it.
type aspect struct {
	formula       conflict.Formula
	unknown, much bool
	number        int // of the statement, from 1
}

// compare returns the degree of state t beside state s.
func (o *order) compare(t, s int) Degree {
	if k, differ := o.first(t, s); differ {
		return o.aspects[k].degree(o.holds(k, t))
	}
	switch {
	case o.band[t] > o.band[s]:
		return MuchBetter
	case o.band[t] < o.band[s]:
		return MuchWorse
	case o.rank[t] > o.rank[s]:
		return Better
	case o.rank[t] < o.rank[s]:
		return Worse
	}
	return AsGood
}

// degree is that of a state in which the aspect holds, or not, beside one in
// which it is the other way round.
func (a aspect) degree(holds bool) Degree {
	switch {
	case a.unknown:
		return NotKnown
	case holds && a.much:
		return MuchBetter
	case holds:
		return Better
	case a.much:
		return MuchWorse
	}
	return Worse
}

// first returns the first aspect in which the states differ.
func (o *order) first(t, s int) (k int, differ bool) {
	for w := range o.held[t] {
		if x := o.held[t][w] ^ o.held[s][w]; x != 0 {
			return w*64 + bits.LeadingZeros64(x), true
		}
	}
	return 0, false
}

func (o *order) holds(k, s int) bool { return o.held[s][k/64]>>(63-k%64)&1 == 1 }

func (m *Model) newOrder(p *conflict.Preference, rank []int32) *order {
	o := &order{rank: rank, band: make([]int32, len(m.States))}
	if p == nil {
		p = &conflict.Preference{}
	}
	o.aspects = aspects(p)
	o.held = make([][]uint64, len(m.States))
	for s := range o.held {
		o.held[s] = make([]uint64, (len(o.aspects)+63)/64)
	}
	for k, a := range o.aspects {
		holds := a.formula.Compile(m.Conflict.OptionIndex)
		for s, state := range m.States {
			if holds(state) {
				o.held[s][k/64] |= 1 << (63 - k%64)
			}
		}
	}
	for s := range o.band {
		group := int(int32(len(p.Ranking)) - 1 - rank[s])
		for _, leap := range p.Leaps {
			if group < leap {
				o.band[s]++
			}
		}
	}
	return o
}

// aspects lists the statements and, in their places, what is unknown.
func aspects(p *conflict.Preference) []aspect {
	var all []aspect
	much := p.MuchFirst()
	unknown := func(after int) {
		for _, u := range p.Unknown {
			if u.After == after {
				all = append(all, aspect{formula: u.Formula, unknown: true})
			}
		}
	}
	for k, s := range p.Statements {
		unknown(k)
		all = append(all, aspect{formula: s.Formula, much: k < much, number: k + 1})
	}
	unknown(len(p.Statements))
	return all
}

// rankByWeights ranks by the sum of the weights of the options taken, the
// option weighting of the field (Fang, Hipel, Kilgour & Peng 2003).
func (m *Model) rankByWeights(p *conflict.Preference) []int32 {
	sums := make([]int, len(m.States))
	for k, s := range m.States {
		sums[k] = m.Conflict.Weigh(p, s)
	}
	levels := slices.Clone(sums)
	slices.Sort(levels)
	levels = slices.Compact(levels)
	rank := make([]int32, len(m.States))
	for k, sum := range sums {
		level, _ := slices.BinarySearch(levels, sum)
		rank[k] = int32(level)
	}
	return rank
}

// assumed names what a definite answer takes for granted: that a party does
// not care about what is unknown of it, and that everybody sees the conflict
// as it is.
func assumed(c *conflict.Conflict) []string {
	var all []string
	for _, p := range c.Parties {
		if pr := c.Preference(p.ID); pr != nil && len(pr.Unknown) > 0 {
			all = append(all, fmt.Sprintf("What %s wants is partly unknown. The six concepts take it not to care about that; the answers for unknown preference do not.", p.Name))
		}
		if p.Perceives != nil {
			all = append(all, fmt.Sprintf("%s does not see the conflict as it is. The six concepts take it to do so; parley hypergame does not.", p.Name))
		}
	}
	return all
}
