package dense

import "slices"

// alike returns the party's own choices in groups: within one, the others rank
// their choices the same, whatever else is chosen, so that they can improve in
// the same way.
func (m *Model) alike(p *party, orders []*order) [][]int {
	movers := m.movers(p, orders)
	var groups [][]int
	known := map[uint64][]int{} // by what the classes come to: the groups
	for u := range 1 << p.size {
		sum := sum(movers, u)
		same := slices.IndexFunc(known[sum], func(g int) bool { return same(movers, groups[g][0], u) })
		if same < 0 {
			known[sum] = append(known[sum], len(groups))
			groups = append(groups, []int{u})
			continue
		}
		g := known[sum][same]
		groups[g] = append(groups[g], u)
	}
	return groups
}

// movers are the others, as they move while the party stays.
func (m *Model) movers(p *party, orders []*order) []*mover {
	var movers []*mover
	for k, other := range m.parties {
		if other != p {
			movers = append(movers, newMover(other, p, orders[k]))
		}
	}
	return movers
}

// sum folds the classes of all lines into a number (FNV-1a), at the own choice
// u of the party that stays.
func sum(movers []*mover, u int) uint64 {
	sum := uint64(14695981039346656037)
	for _, m := range movers {
		for line := range m.classes {
			sum = (sum ^ uint64(m.classAt(line, u))) * 1099511628211
		}
	}
	return sum
}

// same reports whether all lines have the same classes at both own choices.
func same(movers []*mover, u, v int) bool {
	for _, m := range movers {
		for line := range m.classes {
			if m.classAt(line, u) != m.classAt(line, v) {
				return false
			}
		}
	}
	return true
}
