package stability

import (
	"context"
	"slices"
	"strings"
)

// An EditKind is what a mediator may change in a party's statements.
type EditKind int

// The kinds of changes, each measured in steps.
const (
	Reorder EditKind = iota // a step swaps two neighbouring statements: Kendall's distance
	Drop                    // a step takes a statement away
	Turn                    // a step turns a statement into its opposite
)

// EditKinds lists the kinds, in the order of reports.
var EditKinds = []EditKind{Reorder, Drop, Turn}

// String is the kind's name in JSON.
func (k EditKind) String() string { return [...]string{"reorder", "drop", "turn"}[k] }

// A Wish is a statement of a changed preference: which of the party's statements
// it is, from 0, and whether it is turned into its opposite.
type Wish struct {
	Statement int
	Turned    bool
}

// A Remedy is a change of parties' statements that makes them stay in a state.
type Remedy struct {
	Kind  EditKind
	Steps int
	// Wishes are the changed statements of each party that changes them, the most
	// important first, by the party's place in Conflict.Parties; nil for the others.
	Wishes [][]Wish
}

// Remedies are the smallest changes of one kind.
type Remedies struct {
	Kind    EditKind
	Parties []int    // whose statements might change: places in Conflict.Parties
	Found   []Remedy // the first few with the fewest steps; empty when there are none
	Count   int      // how many have as few steps
	// Searched is up to how many steps every change was tried; Complete says
	// that these were all there are.
	Searched int
	Complete bool
}

// Bounds of a search.
const (
	mostRemedies = 3
	mostTried    = 20_000
	mostEffort   = 1 << 27 // states looked at
)

// A question asks what would make a state an equilibrium.
type question struct {
	*Model
	concept Concept
	state   int
}

// smallest searches breadth first through the changes of one kind to the
// statements of the parties together, so that the first that serves are the
// smallest.
func (q *question) smallest(ctx context.Context, kind EditKind, parties []int) (*Remedies, error) {
	r := &Remedies{Kind: kind, Parties: parties}
	trial, err := q.newTrial(ctx, parties)
	if err != nil {
		return nil, err
	}
	start := q.wishes(parties)
	level, seen, tried := [][][]Wish{start}, map[string]bool{key(start): true}, 0
	for steps := 1; len(r.Found) == 0; steps++ {
		var next [][][]Wish
		for _, at := range level {
			for changed := range edits(kind, at) {
				k := key(changed)
				if seen[k] {
					continue
				}
				seen[k] = true
				if tried++; tried > q.mostTried() {
					r.Found, r.Count = nil, 0
					return r, nil
				}
				if tried%256 == 0 && ctx.Err() != nil {
					return nil, context.Cause(ctx)
				}
				next = append(next, changed)
				if trial.serves(changed) {
					r.add(Remedy{kind, steps, changed})
				}
			}
		}
		if len(next) == 0 {
			r.Complete = true
			return r, nil
		}
		r.Searched, level = steps, next
	}
	return r, nil
}

func (q *question) mostTried() int { return min(mostTried, mostEffort/(len(q.States)+q.moves)) }

func (r *Remedies) add(remedy Remedy) {
	r.Count++
	if len(r.Found) < mostRemedies {
		r.Found = append(r.Found, remedy)
	}
}

// wishes are the statements of the parties as they are.
func (m *Model) wishes(parties []int) [][]Wish {
	all := make([][]Wish, len(m.Conflict.Parties))
	for _, i := range parties {
		for k := range m.Conflict.Preference(m.Conflict.Parties[i].ID).Statements {
			all[i] = append(all[i], Wish{Statement: k})
		}
	}
	return all
}

// key tells lists of wishes apart.
func key(lists [][]Wish) string {
	var b strings.Builder
	for _, list := range lists {
		for _, w := range list {
			sign := byte(1)
			if w.Turned {
				sign = 2
			}
			b.WriteByte(sign)
			b.WriteByte(byte(w.Statement))
			b.WriteByte(byte(w.Statement >> 8))
		}
		b.WriteByte(0)
	}
	return b.String()
}

// edits yields every change of one step.
func edits(kind EditKind, lists [][]Wish) func(yield func([][]Wish) bool) {
	return func(yield func([][]Wish) bool) {
		for i, list := range lists {
			for k := range list {
				changed := slices.Clone(list)
				switch kind {
				case Reorder:
					if k+1 == len(list) {
						continue
					}
					changed[k], changed[k+1] = list[k+1], list[k]
				case Drop:
					changed = slices.Delete(changed, k, k+1)
				case Turn:
					changed[k].Turned = !list[k].Turned
				}
				next := slices.Clone(lists)
				if next[i] = changed; !yield(next) {
					return
				}
			}
		}
	}
}
