package spatial

import (
	"context"
	"math"
)

// A state is where the actors stand in one turn, each issue from 0 to 1.
type state struct {
	rules    Rules
	vote     ballot
	weight   []float64   // capability
	force    []float64   // capability × care
	care     []float64   // the sum of one's saliences
	salience [][]float64 // of each actor for each issue
	at       [][]float64 // positions
	ideal    [][]float64 // ideal points
	apart    [][]float64 // from k's ideal to j's position, as k feels it
	risk     []float64
	central  []float64
}

// Run plays the model until the actors hardly move any more, or the turns are
// used up. The context ends it between turns.
func Run(ctx context.Context, m *Model) (*Result, error) {
	if err := m.Check(); err != nil {
		return nil, err
	}
	s := m.start()
	most := m.Turns
	if most == 0 {
		most = MaxTurns
	}
	r := &Result{Start: s.scaled()}
	first := 0.0
	for turn := 1; turn <= most && !r.Settled; turn++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t, step, err := s.turn(m.Follow)
		if err != nil {
			return nil, err
		}
		r.Turns = append(r.Turns, t)
		if turn == 1 {
			first = step + restFloor
		}
		r.Settled = turn >= MinTurns && step/first < restShare
	}
	return r, nil
}

func (m *Model) start() *state {
	s := &state{rules: m.Rules.filled()}
	s.vote = s.rules.Voting.ballot()
	for _, a := range m.Actors {
		care := 0.0
		at := make([]float64, len(a.Position))
		for k, x := range a.Position {
			at[k] = x / 100
			care += a.Salience[k]
		}
		s.at, s.ideal = append(s.at, at), append(s.ideal, at)
		s.salience = append(s.salience, a.Salience)
		s.weight = append(s.weight, a.Capability)
		s.care = append(s.care, care)
		s.force = append(s.force, care*a.Capability)
	}
	return s
}

// turn plays one turn and returns it with the step that it made.
func (s *state) turn(follow [][]float64) (Turn, float64, error) {
	if err := s.judge(); err != nil {
		return Turn{}, 0, err
	}
	t := Turn{Central: s.central, Risk: s.risk}
	for i := range s.at {
		t.Targets = append(t.Targets, s.target(i))
	}
	next := make([][]float64, len(s.at))
	step := 0.0
	for k, own := range s.bargains(t.Targets) {
		b, err := s.choose(own)
		if err != nil {
			return Turn{}, 0, err
		}
		partner := -1
		next[k] = b.toR
		if b.initiator == k {
			next[k] = b.toI
		}
		if b.initiator != b.receiver {
			partner = b.initiator + b.receiver - k
		}
		t.Partners = append(t.Partners, partner)
		step += length(next[k], s.at[k])
	}
	s.at = next
	s.adapt(follow)
	t.Positions = s.scaled()
	return t, step, nil
}

// judge finds the chances of all positions and the risk attitudes that follow
// from them (steps 1 to 4).
func (s *state) judge() error {
	n := len(s.at)
	s.apart = square(n)
	for k := range n {
		for j := range n {
			s.apart[k][j] = distance(s.ideal[k], s.at[j], s.salience[k])
		}
	}
	c := s.vote.coalitions(s.weight, n, func(k, i int) float64 { return utility(s.apart[k][i], 0) })
	var err error
	if s.central, err = s.rules.central(c); err != nil {
		return err
	}
	s.risk = s.rules.RiskRange.attitudes(s.central)
	return nil
}

// choose returns the most likely of an actor's bargains in a vote of all
// actors on what each bargain would make of the whole (step 7).
func (s *state) choose(own []bargain) (bargain, error) {
	if len(own) == 1 {
		return own[0], nil
	}
	worth := make([][]float64, len(s.at))
	for k := range worth {
		for _, b := range own {
			worth[k] = append(worth[k], s.worth(k, b))
		}
	}
	c := s.vote.coalitions(s.weight, len(own), func(k, b int) float64 { return worth[k][b] })
	p, err := s.rules.central(c)
	if err != nil {
		return bargain{}, err
	}
	best := 0
	for b := range p {
		if p[b] > p[best] {
			best = b
		}
	}
	return own[best], nil
}

// worth is the mean utility to k of all positions once the bargain is kept.
func (s *state) worth(k int, b bargain) float64 {
	sum := 0.0
	if b.initiator != b.receiver {
		sum = utility(distance(s.ideal[k], b.toI, s.salience[k]), s.risk[k]) + utility(distance(s.ideal[k], b.toR, s.salience[k]), s.risk[k])
	}
	for j := range s.at {
		if b.initiator == b.receiver || j != b.initiator && j != b.receiver {
			sum += utility(s.apart[k][j], s.risk[k])
		}
	}
	return sum / float64(len(s.at))
}

// adapt moves the ideal points after the positions.
func (s *state) adapt(follow [][]float64) {
	if follow == nil {
		s.ideal = s.at
		return
	}
	ideal := make([][]float64, len(s.at))
	for i, row := range follow {
		ideal[i] = make([]float64, len(s.at[i]))
		left := 1.0
		for j, share := range row {
			left -= share
			for k, x := range s.at[j] {
				ideal[i][k] += share * x
			}
		}
		for k, x := range s.ideal[i] {
			ideal[i][k] += max(left, 0) * x
		}
	}
	s.ideal = ideal
}

func (s *state) scaled() [][]float64 {
	p := make([][]float64, len(s.at))
	for i, at := range s.at {
		for _, x := range at {
			p[i] = append(p[i], 100*x)
		}
	}
	return p
}

func length(a, b []float64) float64 {
	sum := 0.0
	for k := range a {
		sum += (a[k] - b[k]) * (a[k] - b[k])
	}
	return math.Sqrt(sum)
}
