// Package exchange reads and writes the files of other programs: so far
// .gmcr, in which gmcr-py keeps graph models.
package exchange

// MaxBytes bounds a file; a larger one is refused.
const MaxBytes = 16 << 20

// Bounds of finding the states that an explicit ranking numbers: any conflict
// may have fewStates; beyond, states times the literals of the infeasible
// conditions are at most maxRankingWork.
const (
	fewStates      = 1 << 14
	maxRankingWork = 1 << 25
)

// A gmcrFile is what a .gmcr file says, with options and decision makers by
// their places in the file.
type gmcrFile struct {
	options     []gmcrOption
	makers      []gmcrMaker
	infeasibles []gmcrCondition
	coalitions  [][]int
	ranked      bool // the rankings count and the statements do not
}

type gmcrOption struct {
	name      string
	direction string // both, fwd or back
}

type gmcrMaker struct {
	name           string
	options        []int
	preferences    []gmcrCondition // most important first
	misperceptions []gmcrCondition
	ranking        [][]int // numbers of states, from 1; nil when there is none
}

// A gmcrCondition holds where all literals of one of its members hold.
type gmcrCondition [][]gmcrLiteral

type gmcrLiteral struct {
	option int
	taken  bool
}
