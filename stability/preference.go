package stability

import (
	"fmt"
	"slices"

	"parley/conflict"
)

// rankStates turns a preference into a rank for every state, 0 for the worst;
// equally good states share a rank. A party without a preference is
// indifferent between all states.
func (m *Model) rankStates(p *conflict.Preference) ([]int32, error) {
	switch {
	case p == nil:
		return make([]int32, len(m.States)), nil
	case p.Ranking != nil:
		return m.rankByList(p.Ranking)
	case !p.Simple():
		return m.rankByWeights(p), nil
	default:
		return m.rankByStatements(p.Statements), nil
	}
}

// rankByList ranks the groups of an explicit ranking, best first.
func (m *Model) rankByList(groups [][]conflict.State) ([]int32, error) {
	rank := make([]int32, len(m.States))
	for k := range rank {
		rank[k] = -1
	}
	for g, group := range groups {
		for _, s := range group {
			k, ok := m.place[s]
			letters := s.Letters(len(m.Conflict.Options))
			switch {
			case !ok:
				return nil, fmt.Errorf("ranking has %s, which is not feasible", letters)
			case rank[k] >= 0:
				return nil, fmt.Errorf("ranking has %s twice", letters)
			}
			rank[k] = int32(len(groups) - 1 - g)
		}
	}
	if k := slices.Index(rank, -1); k >= 0 {
		return nil, fmt.Errorf("ranking lacks the feasible state %s", m.Letters(k))
	}
	return rank, nil
}

// rankByStatements ranks lexicographically: of two states the one that holds
// the first statement on which they differ is preferred.
func (m *Model) rankByStatements(statements []conflict.Statement) []int32 {
	if len(statements) <= 64 {
		return ranksOf(m.held(statements))
	}
	held := make([][]uint64, len(m.States))
	for first := 0; first < len(statements); first += 64 {
		for k, word := range m.held(statements[first:min(first+64, len(statements))]) {
			held[k] = append(held[k], word)
		}
	}
	levels := slices.Clone(held)
	slices.SortFunc(levels, slices.Compare)
	levels = slices.CompactFunc(levels, slices.Equal)
	rank := make([]int32, len(m.States))
	for k := range rank {
		level, _ := slices.BinarySearchFunc(levels, held[k], slices.Compare)
		rank[k] = int32(level)
	}
	return rank
}

// held are, by state, which of at most 64 statements it holds, the most
// important in the highest bit: words compare like the states.
func (m *Model) held(statements []conflict.Statement) []uint64 {
	held := make([]uint64, len(m.States))
	for j, statement := range statements {
		holds := statement.Formula.Compile(m.Conflict.OptionIndex)
		for k, s := range m.States {
			if holds(s) {
				held[k] |= 1 << (63 - j)
			}
		}
	}
	return held
}
