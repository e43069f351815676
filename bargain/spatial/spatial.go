// Package spatial is the spatial model of politics of KTAB, a public toolkit
// (key ktab): actors with positions on several issues challenge one another, bargain, and move, turn by turn, until
// they hardly move any more.
//
// One turn, in the order in which the files stand:
//
//  1. vote.go: what each actor gains from each position, and the coalitions
//     that form for every pair of positions.
//  2. central.go: how likely each position is to prevail.
//  3. risk.go: who is close to prevailing avoids risks; who is far takes them.
//  4. challenge.go: each actor's best target, with third parties taking sides.
//  5. bargain.go: the bargain that each challenge ends in.
//  6. turn.go: each actor chooses among its bargains and staying put.
package spatial

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Bounds of a run.
const (
	MaxActors = 250 // as in KTAB
	MaxIssues = 64
	MaxTurns  = 100
	MinTurns  = 2
)

const (
	leastSalience  = 1e-6 // of an actor over all issues
	mostCapability = 1e12 // so that products stay finite
)

// When the actors are at rest: the step of a turn is the sum of the distances
// that the actors move, each issue's scale having length 1.
const (
	restShare = 0.02 // of the first step
	restFloor = 1e-4 // added to the first step
)

// An Actor is a decision maker with a position on every issue.
type Actor struct {
	Name       string
	Capability float64   // more than 0, at most 1e12
	Position   []float64 // 0 to 100, one for each issue
	Salience   []float64 // 0 to 1, one for each issue; the sum is more than 0 and at most 1
}

// A Model is who bargains, and by which rules.
type Model struct {
	Actors []Actor
	Rules  Rules
	// Follow[i][j] is the share of its ideal point that actor i takes from
	// the position of actor j at the end of a turn; what is left of a row
	// stays where the ideal was. Nil is the identity: everyone's ideal is its
	// position.
	Follow [][]float64
	// Turns is after how many turns a run ends in any case; 0 is MaxTurns.
	Turns int
}

// A Turn is what happened in one turn.
type Turn struct {
	Positions [][]float64 // of each actor on each issue, 0 to 100, at the turn's end
	Central   []float64   // the chance of each actor's position before the turn
	Risk      []float64   // risk attitudes, -1 (seeks risk) to 1 (avoids it)
	Targets   []Target    // whom each actor challenged
	Partners  []int       // with whom each actor settled; -1 for those who stayed put
}

// A Target is the challenge that promises an actor most; Actor is -1 when
// none promises anything.
type Target struct {
	Actor  int
	Chance float64 // that the challenger prevails, as it sees it
	Gain   float64 // expected utility
}

// A Result is a whole run.
type Result struct {
	Start [][]float64 // positions at first
	Turns []Turn
	// Settled says that the actors hardly moved in the last turn; otherwise
	// the run ended because its turns were used up.
	Settled bool
}

// Final is where the actors end.
func (r *Result) Final() [][]float64 {
	if len(r.Turns) == 0 {
		return r.Start
	}
	return r.Turns[len(r.Turns)-1].Positions
}

// Check returns an error, with everything that is wrong, unless the model can
// be run.
func (m *Model) Check() error {
	var wrong []error
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Errorf(format, args...)) }
	if n := len(m.Actors); n < 2 || n > MaxActors {
		return fmt.Errorf("%d actors; want 2 to %d", n, MaxActors)
	}
	issues := len(m.Actors[0].Position)
	if issues < 1 || issues > MaxIssues {
		return fmt.Errorf("%d issues; want 1 to %d", issues, MaxIssues)
	}
	for _, a := range m.Actors {
		a.check(issues, say)
	}
	rules := m.Rules.filled()
	for _, k := range known {
		if v := k.field(&rules); !slices.Contains(k.values, v) {
			say("%s %q is unknown; want %s", k.name, v, strings.Join(k.values, ", "))
		}
	}
	if m.Turns < 0 || m.Turns > MaxTurns {
		say("%d turns; want 0 to %d", m.Turns, MaxTurns)
	}
	m.checkFollow(say)
	return errors.Join(wrong...)
}

func (a Actor) check(issues int, say func(string, ...any)) {
	if len(a.Position) != issues || len(a.Salience) != issues {
		say("%s: %d positions and %d saliences; want %d of each", a.Name, len(a.Position), len(a.Salience), issues)
	}
	if !(a.Capability > 0 && a.Capability <= mostCapability) {
		say("%s: capability %v; want more than 0 and at most %v", a.Name, a.Capability, mostCapability)
	}
	for _, x := range a.Position {
		if !(x >= 0 && x <= 100) {
			say("%s: position %v; want 0 to 100", a.Name, x)
		}
	}
	sum := 0.0
	for _, s := range a.Salience {
		if !(s >= 0) {
			say("%s: salience %v; want at least 0", a.Name, s)
		}
		sum += s
	}
	if !(sum >= leastSalience && sum <= 1+1e-9) {
		say("%s: saliences add up to %v; want more than 0 and at most 1", a.Name, sum)
	}
}

func (m *Model) checkFollow(say func(string, ...any)) {
	if m.Follow == nil {
		return
	}
	if len(m.Follow) != len(m.Actors) {
		say("%d rows of following; want one for each of %d actors", len(m.Follow), len(m.Actors))
	}
	for i, row := range m.Follow {
		sum := 0.0
		for _, a := range row {
			if !(a >= 0) {
				say("following %v; want at least 0", a)
			}
			sum += a
		}
		if len(row) != len(m.Actors) || !(sum <= 1+1e-9) {
			say("row %d of following has %d shares that add up to %v; want %d, at most 1 in all", i+1, len(row), sum, len(m.Actors))
		}
	}
}
