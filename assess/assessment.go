package assess

import (
	"context"
	"fmt"
	"slices"

	"parley/conflict"
	"parley/stability"
)

// Bounds of an assessment.
const (
	MaxDraws = 100_000
	// maxCases is how many combinations are asked at most, unless there are more
	// instruments: each alone is always asked.
	maxCases = 64
	// maxBytes bounds what is kept of all draws of all cases.
	maxBytes = 1 << 28
)

// MostDraws is how many draws the instruments of the conflict can be asked on,
// so that what is kept of them fits into memory.
func MostDraws(c *conflict.Conflict) int {
	cases := max(maxCases, len(c.Instruments)+1)
	slice := 24 // bytes, and one for each goal
	return max(1, min(MaxDraws, maxBytes/cases/(slice+len(goals(c)))))
}

// A Question is how the instruments are asked about.
type Question struct {
	Draws    int // of what is uncertain, 1 to MostDraws
	Seed     uint64
	Workers  int  // 0: as many as there are processors
	Single   bool // each instrument alone, and no combinations
	Progress stability.Progress
}

// An Assessment is what instruments do, alone and together, on the same draws
// of what is uncertain.
type Assessment struct {
	*Comparison // each alone, with everything as it is read where nothing is drawn
	Conflict    *conflict.Conflict
	Question    Question
	Goals       []Goal
	Uncertain   int    // things that differ from draw to draw
	Cases       []Case // without any instrument first, then by how many there are
	Refused     []Case // combinations that cannot be, with the reason
	All         bool   // every combination was asked
	// Concepts are those under which all cases were judged in every draw.
	Concepts []stability.Concept
	Promises []Promise // the agreements
	Pairs    []Pair    // of instruments, both alone and together among Cases
	// Alone ranks each instrument and none at all, Together all cases; nil
	// without instruments.
	Alone, Together *Standing
}

// A Goal is what some instruments are meant to bring about: a criterion of
// every case.
type Goal struct {
	Name        string
	When        conflict.Formula
	Instruments []int // whose aim it is: places in Conflict.Instruments
}

// A Case is the conflict with some instruments applied, in the order of the
// file.
type Case struct {
	Instruments []int // places in Conflict.Instruments, ascending
	Err         error // why it cannot be asked
	Met         *stability.AimsMet
	Walk        *Walk // nil without a status quo
	Zone        *Zone // nil when the file says nothing of packages
}

// Ask assesses the instruments of the conflict, base being its stability as the
// file is read.
func Ask(ctx context.Context, c *conflict.Conflict, base *stability.Solution, q Question) (*Assessment, error) {
	if most := MostDraws(c); q.Draws < 1 || q.Draws > most {
		return nil, fmt.Errorf("%d draws; want 1 to %d", q.Draws, most)
	}
	comparison, err := Compare(ctx, c, base, nil)
	if err != nil {
		return nil, err
	}
	a := &Assessment{Comparison: comparison, Conflict: c, Question: q, Goals: goals(c)}
	if err := a.search(ctx); err != nil {
		return nil, err
	}
	if a.caseOf() == nil {
		return nil, a.Refused[0].Err // not even without instruments
	}
	a.Concepts, a.Uncertain = stability.Concepts, 0
	for _, x := range a.Cases {
		if len(x.Met.Concepts) < len(a.Concepts) {
			a.Concepts = x.Met.Concepts
		}
		a.Uncertain = max(a.Uncertain, len(x.Met.Ensemble.Inputs()))
	}
	if a.Promises, err = promises(ctx, c, q); err != nil {
		return nil, err
	}
	a.Pairs = a.pairs()
	if len(c.Instruments) == 0 {
		return a, nil
	}
	if a.Alone, err = a.rank(ctx, a.singles()); err != nil {
		return nil, err
	}
	a.Together, err = a.rank(ctx, a.everyCase())
	return a, err
}

// goals are the aims of the instruments, the same one once.
func goals(c *conflict.Conflict) []Goal {
	var list []Goal
	for k, i := range c.Instruments {
		from, aim := aimOf(i)
		if from == NoAim {
			continue
		}
		place := -1
		for g := range list {
			if list[g].When.Equal(aim) {
				place = g
			}
		}
		if place < 0 {
			place = len(list)
			list = append(list, Goal{Name: "the aim of " + i.Name, When: aim})
		} else {
			list[place].Name += " and " + i.Name
		}
		list[place].Instruments = append(list[place].Instruments, k)
	}
	return list
}

// goalOf is the place of the instrument's aim, or -1.
func (a *Assessment) goalOf(instrument int) int {
	for g, goal := range a.Goals {
		if slices.Contains(goal.Instruments, instrument) {
			return g
		}
	}
	return -1
}
