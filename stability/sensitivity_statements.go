package stability

import (
	"slices"

	"parley/conflict"
)

// Bounds of the changes of statements of one kind that are tried.
const (
	mostEdits      = 10_000
	mostEditEffort = 1 << 26 // states and moves looked at
)

func (w *overturning) mostTried() int {
	return max(1, min(mostEdits, mostEditEffort/(len(w.States)+w.moves)))
}

// editStatements tries the changes of one kind to the statements of one party,
// those with fewer steps first, until every finding is overturned.
func (w *overturning) editStatements(kind EditKind) error {
	var level [][][]Wish
	seen := map[string]bool{}
	for _, i := range w.withStatements() {
		start := w.wishes([]int{i})
		level = append(level, start)
		seen[partyKey(start)] = true
	}
	search, tried := Search{Kind: editKey(kind)}, 0
	for steps := 1; len(level) > 0 && !w.overturned(editKey(kind)) && !w.enough(steps); steps++ {
		var next [][][]Wish
		for _, at := range level {
			for changed := range edits(kind, at) {
				k := partyKey(changed)
				if seen[k] {
					continue
				}
				if tried++; tried > w.mostTried() {
					w.settle(search)
					return nil
				}
				seen[k] = true
				next = append(next, changed)
				if err := w.tryWishes(kind, steps, changed); err != nil {
					return err
				}
			}
		}
		search.Searched, level = steps, next
	}
	search.Complete = true
	w.settle(search)
	return nil
}

// partyKey tells the lists of different parties apart as well.
func partyKey(lists [][]Wish) string {
	i := slices.IndexFunc(lists, func(list []Wish) bool { return list != nil })
	return string(rune(i)) + key(lists)
}

// overturned: every finding has a change of the kind.
func (w *overturning) overturned(kind ChangeKind) bool {
	return !slices.ContainsFunc(w.Findings, func(f Finding) bool { return f.overturn(kind) == nil })
}

// enough reports whether no change of so many steps is looked for.
func (w *overturning) enough(steps int) bool {
	return w.smallest && slices.ContainsFunc(w.Findings, func(f Finding) bool {
		return slices.ContainsFunc(f.Overturns, func(o Overturn) bool { return o.Steps < steps })
	})
}

// settle notes how far the search came. A change that was found is the smallest
// even where the search was cut: all with fewer steps were tried before it.
func (w *overturning) settle(s Search) {
	for k := range w.Findings {
		f := &w.Findings[k]
		own := s
		own.Complete = s.Complete || f.overturn(s.Kind) != nil
		f.Searches = append(f.Searches, own)
	}
}

func (w *overturning) tryWishes(kind EditKind, steps int, lists [][]Wish) error {
	i := slices.IndexFunc(lists, func(list []Wish) bool { return list != nil })
	changed := w.Wishing(lists)
	if slices.Equal(changed.rank[i], w.rank[i]) {
		return nil
	}
	return w.try(candidate{
		kind: editKey(kind), steps: steps, model: changed, state: w.State,
		words: func() string { return w.RemedyWords(Remedy{kind, steps, lists}) },
		made:  func() *conflict.Conflict { return w.wishedConflict(i, lists[i]) },
	})
}

// wishedConflict is the conflict in which party i wants what the list says.
func (m *Model) wishedConflict(i int, list []Wish) *conflict.Conflict {
	c := *m.Conflict
	c.Preferences = slices.Clone(c.Preferences)
	c.Preference(c.Parties[i].ID).Statements = m.Wished(i, list)
	return &c
}
