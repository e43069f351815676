package spatial

const (
	leastStrength = 1e-10 // of a principal's coalition
	leastGain     = 1e-5  // that makes a challenge worth while
)

// A view is u[k][j], the utility of actor j's position to actor k, as one
// actor sees it.
type view [][]float64

// view is how h sees everybody: it sees only a part of their risk attitudes.
func (s *state) view(h int) view {
	u := square(len(s.at))
	for k := range u {
		risk := s.rules.RiskSight.seen(s.risk[h], s.risk[k])
		for j, d := range s.apart[k] {
			u[k][j] = utility(d, risk)
		}
	}
	return u
}

// chance is i's chance to prevail over j in somebody's view (step 5): the
// principals and every third party vote, the latter for what they would gain
// by siding with i rather than with j in a contest of the three.
func (s *state) chance(u view, i, j int) float64 {
	var c contest
	c.add(s.vote(s.force[i], u[i][i], u[i][j]))
	c.add(s.vote(s.force[j], u[j][i], u[j][j]))
	principals := c
	for k, w := range s.force {
		if k != i && k != j {
			c.add(s.thirdVote(principals, w, u[k][i], u[k][j], u[k][k]))
		}
	}
	return c.chance()
}

// A contest is what stands for each of two sides.
type contest struct{ forI, forJ float64 }

func (c *contest) add(vote float64) {
	if vote > 0 {
		c.forI += vote
	} else {
		c.forJ -= vote
	}
}

func (c *contest) chance() float64 {
	return (c.forI + leastStrength) / (c.forI + leastStrength + (c.forJ + leastStrength))
}

// thirdVote is the vote of a third party of weight w for i against j, whose
// positions and its own have these utilities to it. In the contest of the
// three, its weight goes to whom it prefers.
func (s *state) thirdVote(c contest, w, i, j, own float64) float64 {
	c.add(s.vote(w, i, j))
	p := c.chance()
	win, lose := i+i+own, j+j+j // with i
	won, lost := i+i+i, j+j+own // with j
	switch s.rules.Commitment {
	case FullCommit:
		win, lost = i+i+i, j+j+j
	case NoCommit:
		lose, won = j+j+own, i+i+own
	default:
	}
	withI := p*win + (1-p)*lose
	withJ := p*won + (1-p)*lost
	return s.vote(w, withI, withJ)
}

// gain is what i gains in somebody's view by challenging j with this chance
// to prevail: j resists with a probability of its salience, and gives in
// otherwise.
func (s *state) gain(u view, i, j int, p float64) float64 {
	own, other := u[i][i], u[i][j]
	resist := s.care[j]
	challenge := (1-resist)*(own+own) + resist*(p*(own+own)+(1-p)*(other+other))
	return challenge - (own + other)
}

// target is the challenge from which i expects most.
func (s *state) target(i int) Target {
	best := Target{Actor: -1}
	u := s.view(i)
	for j := range s.force {
		if j == i {
			continue
		}
		p := s.chance(u, i, j)
		if gain := s.gain(u, i, j, p); gain > leastGain && (best.Actor < 0 || gain > best.Gain) {
			best = Target{j, p, gain}
		}
	}
	return best
}
