// Package sparse judges one conflict again and again, for preferences that
// change from draw to draw while states and moves stay, where there are too
// many feasible states for sets of them (package small) and far fewer than
// choices of options (package dense).
//
// Every party acts alone. The states that it can move between both ways are a
// class; from all states of a class it reaches the same states, which are the
// class's line: what a party does in two moves it can do in one. A state is
// stable for a party when its key is at least a bar: the highest, over the
// states t to which the party can move, of the lower of t's key and
//
//   - GMR: the lowest key that the others lead to from t by moves,
//   - SEQ: the lowest key that they lead to from t by improvements,
//   - SMR, SSEQ: the same, with the highest key that the party can reach from
//     a state in place of the state's own.
//
// For Nash it is the highest key of t alone. Package dense explains why that
// says the same as the definitions (dense.Ruled); that it does is tested on
// thousands of random conflicts.
package sparse

import (
	"slices"

	"parley/stability/small"
)

// MaxOptions is how many options a game may have.
const MaxOptions = 64

// A Game is what stays the same from draw to draw.
type Game struct {
	Options int      // at most MaxOptions
	States  []uint64 // the options that are taken, as bits
	// Moves has, for every party and state, the states to which the party can
	// move, ascending and without the state itself.
	Moves [][][]int32
}

// A table is a game by lines.
type table struct {
	Game
	movers []mover
	place  places
}

// A mover is one party's moves.
type mover struct {
	lines []line
	class []int32 // by state: the line of its class; -1 where the party cannot move
	order []int32 // the lines' states, one line behind the other
}

// A line is where its states stand in an order: the first, and the one behind
// the last.
type line struct{ from, to int32 }

// New returns the maker of judges for a game. The judges share what stays the
// same.
func New(g Game) func() small.Judge {
	t := &table{Game: g, place: newPlaces(g)}
	for _, moves := range g.Moves {
		t.movers = append(t.movers, newMover(moves))
	}
	return func() small.Judge { return newJudge(t) }
}

func newMover(moves [][]int32) mover {
	m := mover{class: make([]int32, len(moves))}
	for s := range m.class {
		m.class[s] = -1
	}
	for s, reached := range moves {
		if m.class[s] >= 0 || len(reached) == 0 {
			continue
		}
		class := int32(len(m.lines))
		m.class[s] = class
		for _, t := range reached {
			if _, back := slices.BinarySearch(moves[t], int32(s)); back {
				m.class[t] = class
			}
		}
		from := int32(len(m.order))
		m.order = append(append(m.order, int32(s)), reached...)
		m.lines = append(m.lines, line{from, int32(len(m.order))})
	}
	return m
}
