package stability

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
)

// The bounds of enumeration. A larger conflict is refused before memory is
// spent: the sets of reachable states grow with the square of the states.
const (
	MaxStates = 1 << 15
	maxMoves  = 1 << 27
)

// A Model is a conflict in graph form: its feasible states, and for every
// block (a party alone, or a declared coalition) the moves between them.
// States are known by their place in States, blocks by their place in Blocks.
type Model struct {
	Conflict *conflict.Conflict
	States   []conflict.State // ascending; option 0 is the lowest bit
	Blocks   []Block

	place map[conflict.State]int
	rank  [][]int32  // by party and state; the higher the better
	moves int        // of all parties and coalitions, as bounded by maxMoves
	alike *alikeness // the states for which each stands, where alike ones are one; else nil
}

// A Block is a party alone or a coalition that acts as one.
type Block struct {
	Name    string // the members' names joined by ", "
	Parties []int  // places in Conflict.Parties

	// moves lists R_H(s), the states that the block reaches from s by itself;
	// improvements lists R_H+(s), those that every member strictly prefers.
	// Both are ascending and never contain s.
	moves, improvements [][]int32
}

// NewModel enumerates the conflict. It returns an error when the conflict has
// no options, no feasible state or an unusable ranking, and a
// *conflict.TooLargeError when there is too much to enumerate.
func NewModel(ctx context.Context, c *conflict.Conflict) (*Model, error) {
	if len(c.Options) == 0 {
		return nil, fmt.Errorf("the conflict has no options; stability needs options and preferences")
	}
	c = c.Settled()
	states, err := c.States(ctx, MaxStates)
	if err != nil {
		return nil, err
	}
	if len(states) == 0 {
		return nil, fmt.Errorf("the rules leave no feasible state")
	}
	m := &Model{Conflict: c, States: states, place: make(map[conflict.State]int, len(states))}
	for k, s := range states {
		m.place[s] = k
	}
	for _, p := range c.Parties {
		rank, err := m.rankStates(c.Preference(p.ID))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.Name, err)
		}
		m.rank = append(m.rank, rank)
	}
	return m, m.addBlocks(ctx)
}

func (m *Model) addBlocks(ctx context.Context) error {
	moves := make([][][]int32, len(m.Conflict.Parties))
	for i := range moves {
		var err error
		if moves[i], err = m.partyMoves(ctx, i); err != nil {
			return err
		}
	}
	for _, ids := range m.Conflict.Blocks() {
		b := Block{Name: blockName(m.Conflict, ids)}
		var members [][][]int32
		for _, id := range ids {
			i := slices.IndexFunc(m.Conflict.Parties, func(p conflict.Party) bool { return p.ID == id })
			b.Parties = append(b.Parties, i)
			members = append(members, moves[i])
		}
		b.moves = moves[b.Parties[0]]
		if len(members) > 1 {
			var err error
			if b.moves, err = m.coalitionMoves(ctx, members); err != nil {
				return err
			}
		}
		b.improvements = m.improvements(b)
		m.Blocks = append(m.Blocks, b)
	}
	return ctx.Err()
}

// blockName is the name of the parties with these ids as one block.
func blockName(c *conflict.Conflict, ids []string) string {
	names := make([]string, len(ids))
	for k, id := range ids {
		names[k] = c.PartyName(id)
	}
	return strings.Join(names, ", ")
}

// partyMoves gives R_i(s) for every state s: the feasible states that differ
// from s in options of party i only, each changed in a direction it allows,
// neither state being one that the party misperceives.
func (m *Model) partyMoves(ctx context.Context, i int) ([][]int32, error) {
	var own, forward, backward conflict.State
	for k, o := range m.Conflict.Options {
		if o.Party != m.Conflict.Parties[i].ID {
			continue
		}
		own = own.With(k, true)
		forward = forward.With(k, o.Direction == conflict.Forward)
		backward = backward.With(k, o.Direction == conflict.Backward)
	}
	unseen := conflict.Or(m.Conflict.Parties[i].Misperceives...).Compile(m.Conflict.OptionIndex)

	// States that agree in all other parties' options lie within one move.
	others := map[conflict.State][]int32{}
	for k, s := range m.States {
		if !unseen(s) {
			rest := s.Xor(s.And(own))
			others[rest] = append(others[rest], int32(k))
		}
	}
	total := 0
	for _, within := range others {
		total += len(within) * len(within)
	}
	if err := m.countMoves(total); err != nil {
		return nil, err
	}
	moves := make([][]int32, len(m.States))
	for k, s := range m.States {
		if k%1024 == 0 && ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if unseen(s) {
			continue
		}
		for _, t := range others[s.Xor(s.And(own))] {
			changed := s.Xor(m.States[t])
			undone := changed.And(s).And(forward)            // taken, to be dropped
			redone := changed.And(m.States[t]).And(backward) // dropped, to be taken
			if none := (conflict.State{}); int(t) != k && undone == none && redone == none {
				moves[k] = append(moves[k], t)
			}
		}
	}
	return moves, nil
}

// coalitionMoves gives R_H(s) for a coalition: what its members reach from s
// by legal sequences of their own moves, other than s itself.
func (m *Model) coalitionMoves(ctx context.Context, members [][][]int32) ([][]int32, error) {
	reached, err := legalSequences(ctx, len(m.States), members)
	if err != nil {
		return nil, err
	}
	total := 0
	for _, x := range reached {
		total += x.len()
	}
	if err := m.countMoves(total); err != nil {
		return nil, err
	}
	moves := make([][]int32, len(m.States))
	for s := range moves {
		for t := range reached[s].each {
			if t != s {
				moves[s] = append(moves[s], int32(t))
			}
		}
	}
	return moves, nil
}

// countMoves adds to the moves of the model, before they are stored.
func (m *Model) countMoves(n int) error {
	if m.moves += n; m.moves > maxMoves {
		return &conflict.TooLargeError{Options: len(m.Conflict.Options), What: fmt.Sprintf(
			"the parties have more than %d moves, which is too many to enumerate", maxMoves)}
	}
	return nil
}

func (m *Model) improvements(b Block) [][]int32 {
	improvements := make([][]int32, len(m.States))
	for s := range improvements {
		for _, t := range b.moves[s] {
			if m.prefers(b, int(t), s) {
				improvements[s] = append(improvements[s], t)
			}
		}
	}
	return improvements
}

// prefers reports whether every member of b strictly prefers t to s.
func (m *Model) prefers(b Block, t, s int) bool {
	for _, i := range b.Parties {
		if m.rank[i][t] <= m.rank[i][s] {
			return false
		}
	}
	return true
}

// Place returns the place of a state in States, or false when it is not
// feasible.
func (m *Model) Place(s conflict.State) (int, bool) {
	k, ok := m.place[s]
	return k, ok
}

// Letters returns the state at place s as Y and N; where alike states are one, a
// dash stands for either.
func (m *Model) Letters(s int) string {
	if m.alike != nil {
		return m.alike.pattern(s)
	}
	return m.States[s].Letters(len(m.Conflict.Options))
}

// BlockOf returns the place of the block to which a party belongs; party is
// its id or name, or the name of a coalition.
func (m *Model) BlockOf(party string) (int, error) {
	for k, b := range m.Blocks {
		if b.Name == party {
			return k, nil
		}
		for _, i := range b.Parties {
			if p := m.Conflict.Parties[i]; p.ID == party || p.Name == party {
				return k, nil
			}
		}
	}
	var ids []string
	for _, p := range m.Conflict.Parties {
		ids = append(ids, p.ID)
	}
	return 0, fmt.Errorf("no party %q; want one of %s", party, strings.Join(ids, ", "))
}
