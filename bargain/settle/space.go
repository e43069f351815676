package settle

import (
	"cmp"
	"math"
	"slices"

	"parley/internal/lp"
)

// A space is the set of packages as linear programs see it. Each issue has a
// grid of levels between which every curve is straight, and a package is a
// mixture of neighbouring levels of each grid; a program may mix levels that
// are no neighbours, which promises too much where a curve is not concave, and
// is then split (special ordered sets, Beale & Tomlin [beale1970]).
type space struct {
	p     *Problem
	grid  [][]float64   // of each issue, ascending
	worth [][][]float64 // of each party, issue and level of the grid: share × satisfaction
	exact bool          // no splits are needed
}

// A span is a stretch of a grid, both ends included.
type span struct{ low, high int }

func newSpace(p *Problem) *space {
	s := &space{p: p, exact: p.concave()}
	for i := range p.Issues {
		s.grid = append(s.grid, s.levels(i))
	}
	for k := range p.Parties {
		party := &p.Parties[k]
		var worth [][]float64
		for i, grid := range s.grid {
			row := make([]float64, len(grid))
			for g, level := range grid {
				if party.Shares[i] > 0 {
					row[g] = party.Shares[i] * party.Curves[i].At(level)
				}
			}
			worth = append(worth, row)
		}
		s.worth = append(s.worth, worth)
	}
	return s
}

// levels are those between which the curves of an issue are straight, and
// those at which an if-then condition changes; or the landmarks.
func (s *space) levels(i int) []float64 {
	var levels []float64
	if s.p.Issues[i].Indivisible {
		for _, l := range s.p.Issues[i].Landmarks {
			levels = append(levels, l.At)
		}
		return levels
	}
	levels = append(levels, 0, 100)
	for _, party := range s.p.Parties {
		for _, point := range party.Curves[i] {
			levels = append(levels, point.At)
		}
	}
	for _, c := range s.p.Conditions {
		if c.If != nil {
			for _, side := range []*Side{c.If, c.Then} {
				if side.Issue == i {
					levels = append(levels, side.Level)
				}
			}
		}
	}
	slices.SortFunc(levels, cmp.Compare)
	return slices.Compact(levels)
}

// whole is the whole of every grid.
func (s *space) whole() []span {
	var spans []span
	for _, grid := range s.grid {
		spans = append(spans, span{0, len(grid) - 1})
	}
	return spans
}

// program is the linear program of a goal over a part of the space.
func (s *space) program(g *goal, spans []span) lp.Problem {
	mixed := 0
	for _, w := range spans {
		mixed += w.high - w.low + 1
	}
	n := mixed + g.extra
	var p lp.Problem
	p.Maximize = make([]float64, n)
	p.Lower, p.Upper = make([]float64, n), make([]float64, n)
	for j := range mixed {
		p.Upper[j] = 1
	}
	copy(p.Lower[mixed:], g.lower)
	copy(p.Upper[mixed:], g.upper)
	s.fill(p.Maximize, &g.aim, spans)
	start := 0
	for _, w := range spans {
		row := lp.Row{Coef: make([]float64, n), Sense: lp.Equal, RHS: 1}
		for range w.high - w.low + 1 {
			row.Coef[start] = 1
			start++
		}
		p.Rows = append(p.Rows, row)
	}
	for k := range s.p.Conditions {
		if c := &s.p.Conditions[k]; c.If == nil {
			p.Rows = append(p.Rows, s.row(&line{level: c.Coef, sense: c.Sense, bound: c.Bound}, spans, n))
		}
	}
	for k := range g.lines {
		p.Rows = append(p.Rows, s.row(&g.lines[k], spans, n))
	}
	return p
}

func (s *space) row(l *line, spans []span, n int) lp.Row {
	row := lp.Row{Coef: make([]float64, n), Sense: l.sense, RHS: l.bound}
	s.fill(row.Coef, l, spans)
	return row
}

// fill writes a line over satisfactions, levels and further variables as one
// over the shares of the levels of the grids.
func (s *space) fill(coef []float64, l *line, spans []span) {
	at := 0
	for i, w := range spans {
		for g := w.low; g <= w.high; g++ {
			for k, a := range l.worth {
				if a != 0 {
					coef[at] += a * s.worth[k][i][g]
				}
			}
			if l.level != nil {
				coef[at] += l.level[i] * s.grid[i][g]
			}
			at++
		}
	}
	copy(coef[at:], l.extra)
}

// mixed reads a program's answer: the level of each issue, and by how much the
// answer promises more of each issue than that level gives, in points of
// satisfaction added up over the parties.
func (s *space) mixed(x []float64, spans []span) (levels, promised []float64) {
	at := 0
	for i, w := range spans {
		shares := x[at : at+w.high-w.low+1]
		at += len(shares)
		level := 0.0
		for g, share := range shares {
			level += share * s.grid[i][w.low+g]
		}
		levels = append(levels, min(max(level, s.grid[i][w.low]), s.grid[i][w.high]))
		promised = append(promised, s.promise(i, w, shares, levels[i]))
	}
	return levels, promised
}

func (s *space) promise(i int, w span, shares []float64, level float64) float64 {
	over := 0.0
	if s.p.Issues[i].Indivisible {
		over = s.p.Issues[i].off(level)
	}
	for k := range s.p.Parties {
		mixture := 0.0
		for g, share := range shares {
			mixture += share * s.worth[k][i][w.low+g]
		}
		over += max(0, mixture-s.at(k, i, level))
	}
	return over
}

// at is the share × satisfaction of a party at a level of an issue.
func (s *space) at(party, issue int, level float64) float64 {
	p := &s.p.Parties[party]
	if p.Shares[issue] == 0 {
		return 0
	}
	return p.Shares[issue] * p.Curves[issue].At(level)
}

// settled moves indivisible issues to the nearest landmark within the spans.
func (s *space) settled(levels []float64, spans []span) []float64 {
	made := slices.Clone(levels)
	for i := range made {
		if !s.p.Issues[i].Indivisible {
			continue
		}
		best := math.Inf(1)
		for _, level := range s.grid[i][spans[i].low : spans[i].high+1] {
			if off := math.Abs(level - levels[i]); off < best {
				best, made[i] = off, level
			}
		}
	}
	return made
}
