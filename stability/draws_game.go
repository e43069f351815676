package stability

import (
	"context"

	"parley/stability/small"
)

// judges returns the maker of judges that find the equilibria of a model of at
// most small.MaxStates states for one order of the states after another;
// package small says how.
func (m *Model) judges(ctx context.Context) (func() small.Judge, error) {
	game := small.Game{Options: len(m.Conflict.Options), States: m.States, Parties: len(m.rank)}
	for b, block := range m.Blocks {
		var opponents [][][]int32
		for o, opponent := range m.Blocks {
			if o != b {
				opponents = append(opponents, opponent.moves)
			}
		}
		reached, err := legalSequences(ctx, len(m.States), opponents)
		if err != nil {
			return nil, err
		}
		countermoves := make([][]uint64, len(reached))
		for s := range reached {
			countermoves[s] = reached[s]
		}
		game.Blocks = append(game.Blocks, small.Block{Parties: block.Parties, Moves: block.moves})
		game.Countermoves = append(game.Countermoves, countermoves)
	}
	return small.New(game), nil
}

// keys are the ranks of all states for all parties.
func (m *Model) keys() [][]uint64 {
	keys := make([][]uint64, len(m.rank))
	for i, rank := range m.rank {
		keys[i] = make([]uint64, len(rank))
		for s, r := range rank {
			keys[i][s] = uint64(r)
		}
	}
	return keys
}
