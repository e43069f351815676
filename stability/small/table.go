package small

import "parley/conflict"

// A table is a game as sets.
type table[S words] struct {
	states  []conflict.State
	parties int
	blocks  []block[S]
	place   places
}

type block[S words] struct {
	parties []int
	moves   []S // R_b(s)
	from    []S // the states from which b can move to s
	counter []S // R_{N-b}(s)
}

// maker returns what makes judges for the game.
func maker[S words](g Game) func() Judge {
	t := &table[S]{states: g.States, parties: g.Parties, place: newPlaces(g.Options, g.States)}
	for k, b := range g.Blocks {
		made := block[S]{
			parties: b.Parties,
			moves:   make([]S, len(g.States)), from: make([]S, len(g.States)), counter: make([]S, len(g.States)),
		}
		for s := range g.States {
			for _, u := range b.Moves[s] {
				add(&made.moves[s], int(u))
				add(&made.from[u], s)
			}
			for w, word := range g.Countermoves[k][s] {
				made.counter[s][w] = word
			}
		}
		t.blocks = append(t.blocks, made)
	}
	return func() Judge { return newJudge(t) }
}

// places finds a state's place: by a table of all choices when the options
// are few.
type places struct {
	dense  []int16 // by the first word of a state; -1 where infeasible
	sparse map[conflict.State]int16
}

const denseOptions = 16

func newPlaces(options int, states []conflict.State) places {
	if options > denseOptions {
		p := places{sparse: make(map[conflict.State]int16, len(states))}
		for k, s := range states {
			p.sparse[s] = int16(k)
		}
		return p
	}
	p := places{dense: make([]int16, 1<<options)}
	for k := range p.dense {
		p.dense[k] = -1
	}
	for k, s := range states {
		p.dense[s[0]] = int16(k)
	}
	return p
}

// of returns the place of the state, or -1.
func (p *places) of(s conflict.State) int {
	if p.dense != nil {
		return int(p.dense[s[0]])
	}
	if k, ok := p.sparse[s]; ok {
		return int(k)
	}
	return -1
}
