package stability

import (
	"slices"

	"parley/conflict"
)

// maxMeetings bounds the ways in which the parties' expectations may meet.
const maxMeetings = 1 << 12

// A Meeting is what comes about when every party does its own part of a state
// that it hopes for.
type Meeting struct {
	Letters  string
	State    int   // of the conflict; -1 when the rules forbid what came about
	Expected []int // the parties that hoped for this very state, as they see it
	Ways     int   // how many choices of what the parties hope for lead here
}

// Meetings lists what comes about when the views meet, each state once, in
// ascending order. It returns false when a party believes in no equilibrium,
// or when there are too many combinations to follow.
func (h *Hypergame) Meetings() ([]Meeting, bool) {
	all := map[conflict.State]int{{}: 1}
	total := 1
	for _, v := range h.Views {
		parts := v.ownParts(h.True.Conflict)
		if total *= len(parts); total == 0 || total > maxMeetings {
			return nil, false
		}
		next := map[conflict.State]int{}
		for s, ways := range all {
			for _, part := range parts {
				next[s.Xor(part)] += ways
			}
		}
		all = next
	}
	meetings := make([]Meeting, 0, len(all))
	for s, ways := range all {
		meetings = append(meetings, h.meeting(s, ways))
	}
	slices.SortFunc(meetings, func(a, b Meeting) int { return compareLetters(a.Letters, b.Letters) })
	return meetings, true
}

// ownParts lists what the party itself does in the states that it hopes for,
// as options of the conflict: what it only believes to be able to do it cannot
// do. A party without options has one part, nothing.
func (v *View) ownParts(c *conflict.Conflict) []conflict.State {
	var parts []conflict.State
	for _, hope := range v.Hopes {
		var part conflict.State
		for k, o := range c.Options {
			if o.Party == c.Parties[v.Party].ID && v.States[hope].Has(v.Conflict.OptionIndex(o.ID)) {
				part = part.With(k, true)
			}
		}
		if !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return parts
}

func (h *Hypergame) meeting(s conflict.State, ways int) Meeting {
	m := Meeting{Letters: s.Letters(len(h.True.Conflict.Options)), State: -1, Ways: ways}
	place, ok := h.True.Place(s)
	if !ok {
		return m
	}
	m.State = place
	for i, v := range h.Views {
		if seen, ok := v.Sees(place); ok && slices.Contains(v.Hopes, seen) {
			m.Expected = append(m.Expected, i)
		}
	}
	return m
}

// compareLetters orders letters as states are ordered: the last is the highest.
func compareLetters(a, b string) int {
	x, y := []byte(a), []byte(b)
	slices.Reverse(x)
	slices.Reverse(y)
	return slices.Compare(x, y) // N stands before Y
}

// A Departure is a block that leaves a state because of what its members see.
type Departure struct {
	Block int
	View  *View // in which it leaves
	From  int   // state of the conflict
	To    int   // state of the view; -1 where the party thinks that From cannot be
	// Reaches is where the same choices lead as the conflict is; -1 where the
	// rules, or options that are none, do not let it.
	Reaches int
}

// Departures lists the blocks that would leave the state under the concept,
// each in the first view that says so.
func (h *Hypergame) Departures(concept Concept, state int) []Departure {
	var all []Departure
	for b, block := range h.True.Blocks {
		if h.Stays(concept, b, state) {
			continue
		}
		d := Departure{Block: b, View: h.Views[block.Parties[0]], From: state, To: -1, Reaches: -1}
		if seen, ok := d.View.Sees(state); ok {
			for _, l := range d.View.Leavers(seen, concept) {
				if l.Block == b {
					d.To, d.Reaches = l.To, h.reaches(d.View, state, seen, l.To)
				}
			}
		}
		all = append(all, d)
	}
	return all
}

// reaches applies the choices by which a view's state becomes another to a
// state of the conflict.
func (h *Hypergame) reaches(v *View, state, seen, to int) int {
	after := h.True.States[state]
	for k, o := range h.True.Conflict.Options {
		j := v.Conflict.OptionIndex(o.ID)
		if v.States[seen].Has(j) != v.States[to].Has(j) {
			after = after.With(k, v.States[to].Has(j))
		}
	}
	if place, ok := h.True.Place(after); ok && place != state {
		return place
	}
	return -1
}
