package exchange

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"parley/conflict"
)

// rankings numbers the states, when some party ranks them, and writes every
// party's preference as a ranking.
func (w *gmcrWriter) rankings() {
	for _, p := range w.c.Preferences {
		w.file.ranked = w.file.ranked || p.Ranking != nil || !p.Simple()
	}
	if !w.file.ranked {
		return
	}
	states, err := w.states()
	if err != nil {
		w.errs = append(w.errs, err)
		return
	}
	number := make(map[conflict.State]int, len(states))
	for k, s := range states {
		number[s] = k + 1
	}
	for k, p := range w.c.Parties {
		preference := w.c.Preference(p.ID)
		if !preference.Simple() {
			w.file.makers[k].ranking = w.weighed(preference, states)
			w.changed = append(w.changed, fmt.Sprintf("the weights or positions from which %s ranks: written as the ranking they give", p.Name))
			continue
		}
		if preference == nil || preference.Ranking == nil {
			w.file.makers[k].ranking = w.derived(preference, states)
			w.changed = append(w.changed, fmt.Sprintf("the preference of %s as statements: written as the ranking they give, for another party has one", p.Name))
			continue
		}
		ranking, err := numbered(preference.Ranking, number)
		if err != nil {
			w.errs = append(w.errs, fmt.Errorf("ranking of %s: %w", p.Name, err))
		}
		w.file.makers[k].ranking = ranking
	}
}

// states returns the feasible states: as many as any ranking names.
func (w *gmcrWriter) states() ([]conflict.State, error) {
	most := fewStates
	for _, p := range w.c.Preferences {
		ranked := 0
		for _, group := range p.Ranking {
			ranked += len(group)
		}
		most = max(most, ranked)
	}
	states, err := w.c.States(context.Background(), most)
	if err != nil {
		return nil, fmt.Errorf("rankings do not name every feasible state: %w", err)
	}
	return states, nil
}

func numbered(ranking [][]conflict.State, number map[conflict.State]int) ([][]int, error) {
	seen := map[conflict.State]bool{}
	groups := make([][]int, len(ranking))
	for k, group := range ranking {
		for _, s := range group {
			if seen[s] || number[s] == 0 {
				return nil, fmt.Errorf("group %d has a state that is infeasible or stands twice; want each feasible state once", k+1)
			}
			seen[s] = true
			groups[k] = append(groups[k], number[s])
		}
	}
	if len(seen) != len(number) {
		return nil, fmt.Errorf("names %d of %d states; want each feasible state once", len(seen), len(number))
	}
	return groups, nil
}

// derived ranks the states by statements: of two states the one that holds
// the first statement on which they differ is better. Without statements all
// are alike.
func (w *gmcrWriter) derived(p *conflict.Preference, states []conflict.State) [][]int {
	var holds []func(conflict.State) bool
	if p != nil {
		for _, s := range p.Statements {
			holds = append(holds, s.Formula.Compile(w.c.OptionIndex))
		}
	}
	groups := map[string][]int{}
	for k, s := range states {
		key := make([]byte, len(holds))
		for i, holds := range holds {
			if !holds(s) {
				key[i] = 1
			}
		}
		groups[string(key)] = append(groups[string(key)], k+1)
	}
	var ranking [][]int
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		ranking = append(ranking, groups[key])
	}
	return ranking
}
