package conflict

import "slices"

// An Unknown is something that matters to a party, and nobody knows which way
// (Li, Hipel, Kilgour & Fang 2004). Two states that differ in it, and in
// nothing that matters more, cannot be compared as far as is known.
type Unknown struct {
	Formula Formula
	// After is how many of the party's statements matter more. It is 0 beside
	// a ranking and beside weights, where what is unknown comes first.
	After int
	Basis
}

// An OptionWeight is how much a party cares whether an option is taken. Of two states
// it prefers the one whose taken options weigh more.
type OptionWeight struct {
	Option string
	By     int // -MaxWeight to MaxWeight; below 0 the party wants it not taken
}

// MaxWeight bounds the weight of an option, so that sums are exact.
const MaxWeight = 1_000_000

// Simple reports whether Statements and Ranking alone say which of two states
// the party prefers, as far as that is known. An engine that reads only these
// two must refuse other preferences. What is Unknown, and how much more the
// party prefers a state, are beside that order: a definite question about a
// conflict takes a party not to care about what is unknown, and says so.
func (p *Preference) Simple() bool { return p == nil || len(p.Weights) == 0 && !p.Derived }

// Graded reports whether some states are not only preferred, but much
// preferred (Hamouda, Kilgour & Hipel 2004).
func (p *Preference) Graded() bool { return p != nil && (len(p.Leaps) > 0 || p.MuchFirst() > 0) }

// MuchFirst returns how many statements, from the first on, make a state much
// preferred: up to the last one that is marked so. Whatever matters even more
// than such a statement matters as much.
func (p *Preference) MuchFirst() int {
	for k, s := range slices.Backward(p.Statements) {
		if s.Much {
			return k + 1
		}
	}
	return 0
}

// Weigh returns the sum of the weights of the options that a state takes, or,
// for a preference that is derived from positions, how close the state comes
// to them: of two states the party prefers the one that weighs more.
func (c *Conflict) Weigh(p *Preference, s State) int {
	if p.Derived {
		return c.weighByPositions(p.Party, s)
	}
	sum := 0
	for _, w := range p.Weights {
		if k := c.OptionIndex(w.Option); k >= 0 && s.Has(k) {
			sum += w.By
		}
	}
	return sum
}

// shiftUnknown keeps what is unknown beside its neighbours when a statement is
// put at place k (by 1) or taken from there (by -1).
func (p *Preference) shiftUnknown(k, by int) {
	p.Unknown = slices.Clone(p.Unknown)
	for j := range p.Unknown {
		if p.Unknown[j].After > k {
			p.Unknown[j].After += by
		}
	}
}
