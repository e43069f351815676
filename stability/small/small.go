// Package small judges one small conflict again and again, for preferences
// that change from draw to draw while states and moves stay.
//
// What follows from the moves alone (who can answer a move, and from where a
// state is reached) is computed once. A draw then costs a few thousand
// operations on sets that fit in one word (64 states), two, four, eight or sixteen.
// The definitions are those of package stability, written for sets: for a
// state s, better is the set of states that the block prefers to s, and its
// complement the states that would deter it. That both say the same is tested
// on thousands of random conflicts.
//
// Only equilibria are judged: a state that one block would leave is not
// looked at again.
package small

import "parley/conflict"

// MaxStates is the largest game, and maxJoint the most joint choices of
// improvements that simultaneous stability tries in one draw.
const (
	MaxStates = 16 * 64
	maxJoint  = 1 << 22
)

// A Game is what stays the same from draw to draw.
type Game struct {
	Options int
	States  []conflict.State
	Parties int
	Blocks  []Block
	// Countermoves has, for every block b and state t, what b's opponents
	// reach from t by legal sequences of moves.
	Countermoves [][][]uint64
}

// A Block is a party alone or a coalition that acts as one.
type Block struct {
	Parties []int     // places of the members' keys in a draw
	Moves   [][]int32 // for every state, those to which the block can move
}

// Concept is a place in Equilibria.
type Concept int

// The concepts, in the order of package stability.
const (
	Nash Concept = iota
	GMR
	SMR
	SEQ
	SSEQ
	SIM
	Concepts // how many there are
)

// Equilibria are sets of states, one bit for each, by concept.
type Equilibria [Concepts][]uint64

// A Judge judges one draw after the other, in one goroutine.
type Judge interface {
	// Judge finds the equilibria for the parties' preferences: keys has a
	// number for every party and state, the higher the better. What it returns
	// is overwritten by the next call. The equilibria of SIM are nil when there
	// are too many joint choices to try.
	Judge(keys [][]uint64) Equilibria
}

// New returns the maker of judges for a game of at most MaxStates states. The
// judges share what stays the same.
func New(g Game) func() Judge {
	switch n := len(g.States); {
	case n <= 64:
		return maker[[1]uint64](g)
	case n <= 2*64:
		return maker[[2]uint64](g)
	case n <= 4*64:
		return maker[[4]uint64](g)
	case n <= 8*64:
		return maker[[8]uint64](g)
	default:
		return maker[[16]uint64](g)
	}
}
