package stability

import (
	"slices"

	"parley/stability/small"
	"parley/stability/sparse"
)

// judgedSparsely reports whether package sparse can judge the model: parties act
// alone, and have not too many options.
func (m *Model) judgedSparsely() bool {
	return len(m.Conflict.Options) <= sparse.MaxOptions && !slices.ContainsFunc(m.Blocks, func(b Block) bool { return len(b.Parties) > 1 })
}

// sparseJudges returns the maker of judges of a model of parties that act
// alone, for one order of the states after another; package sparse says how.
func (m *Model) sparseJudges() func() small.Judge {
	game := sparse.Game{
		Options: len(m.Conflict.Options),
		States:  make([]uint64, len(m.States)),
		Moves:   make([][][]int32, len(m.rank)),
	}
	for k, s := range m.States {
		game.States[k] = s[0]
	}
	for _, b := range m.Blocks {
		game.Moves[b.Parties[0]] = b.moves
	}
	return sparse.New(game)
}

// ordered is the model with other orders of the states.
func (m *Model) ordered(keys [][]uint64) *Model {
	drawn := *m
	drawn.rank = make([][]int32, len(keys))
	for i, key := range keys {
		drawn.rank[i] = ranksOf(key)
	}
	drawn.Blocks = slices.Clone(m.Blocks)
	for b := range drawn.Blocks {
		drawn.Blocks[b].improvements = drawn.improvements(drawn.Blocks[b])
	}
	return &drawn
}
