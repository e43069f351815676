package votes

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"sync"
)

// An Estimate is where a line stands in a session on the one dimension that
// explains the votes best: its ideal point. The interval is that of the
// source: of Fit, 95 %; of bailey2017's file, 90 %.
type Estimate struct {
	Line             string
	Session          int
	Point, Low, High float64
}

// Constants of the fit.
const (
	nodes      = 41   // points of the quadrature
	reach      = 5.0  // it goes from -reach to reach
	settled    = 1e-4 // the largest change of a point in the last step
	mostSteps  = 500
	itemSpread = 3.0 // standard deviation of the priors of a roll call's parameters
	leastVotes = 5   // of a line that is estimated
)

// Anchor is the line whose ideal points are made positive: votes alone do not
// say which end of a dimension is which.
const Anchor = "USA"

// ErrNotSettled says that the estimates still changed in the last step.
var ErrNotSettled = errors.New("the ideal points did not settle")

// Fit estimates the ideal points of all voters in every session by itself, by
// a graded response model (samejima1969): with the cumulated categories yes
// and yes-or-abstain, a voter at x says
//
//	P(yes) = F(a - b x),  P(yes or abstain) = F(a + e^d - b x),
//
// F the logistic function, a, b and d of the roll call. Points are standard
// normal before the votes are seen, which fixes the scale of each session; the
// roll calls' parameters are found by the EM algorithm (bock1981) with an
// expansion of parameters (liu1998). A point is
// the mean, its interval ±1.96 standard deviations, of what is then known of
// it. Within a session the points can be compared; between sessions only as
// far as the spread of all states stays the same.
//
// Done is told of every session that is finished; it may be nil.
func (r *Record) Fit(ctx context.Context, done func(finished, total int)) ([]Estimate, error) {
	return r.FitSessions(ctx, r.Sessions(), done)
}

// FitSessions is Fit for some sessions only.
func (r *Record) FitSessions(ctx context.Context, sessions []int, done func(finished, total int)) ([]Estimate, error) {
	made := make([][]Estimate, len(sessions))
	failed := make([]error, len(sessions))
	var lock sync.Mutex
	var wait sync.WaitGroup
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	finished := 0
	for k, session := range sessions {
		room <- struct{}{}
		wait.Go(func() {
			defer func() { <-room }()
			made[k], failed[k] = r.fitSession(ctx, session)
			lock.Lock()
			defer lock.Unlock()
			if finished++; done != nil {
				done(finished, len(sessions))
			}
		})
	}
	wait.Wait()
	var all []Estimate
	for k := range sessions {
		if failed[k] != nil {
			return nil, fmt.Errorf("session %d: %w", sessions[k], failed[k])
		}
		all = append(all, made[k]...)
	}
	return all, nil
}

// A fit is the state of one session's estimation.
type fit struct {
	at      [nodes]float64      // the quadrature's points
	prior   [nodes]float64      // logarithm of the standard normal density there
	votes   [][]Vote            // by voter and roll call
	items   []item              // by roll call
	known   [][nodes]float64    // what is known of each voter: weights that add up to 1
	counted [][3][nodes]float64 // expected votes by roll call, category and point
}

// An item has the parameters of a roll call, and the logarithms of the
// probabilities of its three categories at the points.
type item struct {
	a, b, d float64
	logs    [3][nodes]float64
}

// fitSession returns no estimate for a session in which fewer than two roll
// calls divided the voters.
func (r *Record) fitSession(ctx context.Context, session int) ([]Estimate, error) {
	lines, table := r.ballots(session)
	if len(table) < 3 || len(table[0]) < 2 {
		return nil, nil
	}
	f := newFit(table)
	points := f.points()
	for range mostSteps {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		f.expect()
		mean, spread := f.population()
		for j := range f.items {
			f.items[j].improve(&f.at, &f.counted[j])
			f.items[j].rescale(&f.at, mean, spread)
		}
		now := f.points()
		change := 0.0
		for k := range now {
			change = max(change, math.Abs(now[k]-points[k]))
		}
		if points = now; change < settled {
			f.expect()
			return f.estimates(lines, session), nil
		}
	}
	return nil, ErrNotSettled
}

// ballots lists the voters of a session, and their votes in the roll calls
// that divided them.
func (r *Record) ballots(session int) (lines []string, table [][]Vote) {
	var calls []int
	for k, c := range r.Calls {
		if at := r.bit[k]; c.Session == session && r.divided[at/64]&(1<<(at%64)) != 0 {
			calls = append(calls, k)
		}
	}
	for _, line := range r.Present(session) {
		row, cast := make([]Vote, len(calls)), 0
		for j, k := range calls {
			if row[j] = r.VoteOf(line, k); row[j] != Absent {
				cast++
			}
		}
		if cast >= min(leastVotes, len(calls)) {
			lines, table = append(lines, line), append(table, row)
		}
	}
	return lines, table
}

// newFit begins with points along the share of yes votes: any start that
// tells the voters apart will do.
func newFit(table [][]Vote) *fit {
	f := &fit{votes: table, items: make([]item, len(table[0])), known: make([][nodes]float64, len(table)), counted: make([][3][nodes]float64, len(table[0]))}
	for q := range nodes {
		f.at[q] = -reach + 2*reach*float64(q)/(nodes-1)
		f.prior[q] = -f.at[q] * f.at[q] / 2
	}
	start := leading(table)
	for v := range table {
		f.know(v, func(q int) float64 { d := f.at[q] - start[v]; return -2 * d * d })
	}
	f.count()
	for j := range f.items {
		f.items[j].improve(&f.at, &f.counted[j])
		f.items[j].tabulate(&f.at)
	}
	return f
}

// know sets what is known of a voter to weights of these logarithms.
func (f *fit) know(voter int, log func(q int) float64) {
	w := &f.known[voter]
	most := math.Inf(-1)
	for q := range nodes {
		w[q] = log(q)
		most = max(most, w[q])
	}
	sum := 0.0
	for q := range nodes {
		w[q] = math.Exp(w[q] - most)
		sum += w[q]
	}
	for q := range nodes {
		w[q] /= sum
	}
}

// expect is the E step: what the votes say of each voter, and how many votes
// of each kind are then expected at each point.
func (f *fit) expect() {
	for v, row := range f.votes {
		sum := f.prior
		for j, vote := range row {
			if vote != Absent {
				logs := &f.items[j].logs[vote-1]
				for q := range sum {
					sum[q] += logs[q]
				}
			}
		}
		f.know(v, func(q int) float64 { return sum[q] })
	}
	f.count()
}

func (f *fit) count() {
	clear(f.counted)
	for v, row := range f.votes {
		w := &f.known[v]
		for j, vote := range row {
			if vote != Absent {
				c := &f.counted[j][vote-1]
				for q := range c {
					c[q] += w[q]
				}
			}
		}
	}
}

// points are the voters' means.
func (f *fit) points() []float64 {
	means := make([]float64, len(f.known))
	for v := range f.known {
		for q, w := range f.known[v] {
			means[v] += w * f.at[q]
		}
	}
	return means
}

// population is the mean and the standard deviation of all voters, as far as
// they are known. In the end they are 0 and 1; expanding the model by them
// and taking them into the roll calls' parameters gets there soon (liu1998).
func (f *fit) population() (mean, spread float64) {
	square := 0.0
	for v := range f.known {
		for q, w := range f.known[v] {
			mean += w * f.at[q] / float64(len(f.known))
			square += w * f.at[q] * f.at[q] / float64(len(f.known))
		}
	}
	return mean, math.Sqrt(math.Max(square-mean*mean, 1e-6))
}

// estimates turns the dimension so that the anchor is positive.
func (f *fit) estimates(lines []string, session int) []Estimate {
	means := f.points()
	sign := 1.0
	for v, line := range lines {
		if line == Anchor && means[v] < 0 {
			sign = -1
		}
	}
	made := make([]Estimate, len(lines))
	for v, line := range lines {
		variance := 0.0
		for q, w := range f.known[v] {
			variance += w * (f.at[q] - means[v]) * (f.at[q] - means[v])
		}
		half := 1.959963984540054 * math.Sqrt(variance)
		point := sign * means[v]
		made[v] = Estimate{line, session, point, point - half, point + half}
	}
	return made
}
