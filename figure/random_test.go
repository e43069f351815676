package figure

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"parley/report"
)

// randomAxis is an axis of numbers, of named points, or with ends of its own.
func randomAxis(r *rand.Rand) report.Axis {
	a := report.Axis{Title: names[r.IntN(len(names))]}
	switch r.IntN(3) {
	case 0:
		for k := range r.IntN(60) {
			a.Ticks = append(a.Ticks, report.Tick{At: float64(k), Name: names[r.IntN(len(names))]})
		}
	case 1:
		a.Low, a.High = -r.ExpFloat64(), 100*r.ExpFloat64()
	}
	return a
}

// randomNumbers returns n numbers of one size, from very small to very large.
func randomNumbers(r *rand.Rand, n int) []float64 {
	size := math.Pow(10, float64(r.IntN(24)-9))
	all := make([]float64, n)
	for k := range all {
		all[k] = size * (r.Float64() - .3)
	}
	return all
}

func randomChart(r *rand.Rand) *report.Chart {
	chart := &report.Chart{X: randomAxis(r), Y: randomAxis(r)}
	for k := range r.IntN(9) {
		s := report.Series{Name: names[r.IntN(len(names))], Kind: []report.SeriesKind{report.Line, report.Stairs, report.Points}[k%3]}
		xs := randomNumbers(r, r.IntN(40))
		slices.Sort(xs)
		for i, y := range randomNumbers(r, len(xs)) {
			p := report.Point{X: xs[i], Y: y, Gap: r.IntN(8) == 0}
			if r.IntN(3) > 0 {
				p.Range = &report.Range{Low: y - 1, Mode: y, High: y + r.ExpFloat64()}
			}
			if r.IntN(9) == 0 {
				p.Label = names[r.IntN(len(names))]
			}
			s.Points = append(s.Points, p)
		}
		chart.Series = append(chart.Series, s)
	}
	for _, x := range randomNumbers(r, r.IntN(MaxLevels)) {
		chart.Levels = append(chart.Levels, report.Level{Name: names[r.IntN(len(names))], At: x, Vertical: r.IntN(2) == 0})
	}
	return chart
}

func randomBars(r *rand.Rand) *report.Bars {
	b := &report.Bars{Axis: randomAxis(r)}
	for range r.IntN(9) {
		row := report.Bar{Name: names[r.IntN(len(names))]}
		for k, to := range randomNumbers(r, r.IntN(8)) {
			p := report.BarPart{Name: fmt.Sprint("part ", k), From: b.Base, To: to}
			if k > 0 && len(b.Rows)%2 == 0 {
				p.From = row.Parts[k-1].To
			}
			if r.IntN(2) == 0 {
				p.Range = &report.Range{Low: to - math.Abs(to)/9, Mode: to, High: to + math.Abs(to)/3}
			}
			row.Parts = append(row.Parts, p)
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

func randomName(r *rand.Rand) string { return names[r.IntN(len(names))] }

func randomHeat(r *rand.Rand) *report.Heat {
	h := &report.Heat{X: randomName(r), Y: randomName(r), Meaning: randomName(r), Low: -r.ExpFloat64(), High: r.ExpFloat64()}
	for range r.IntN(12) {
		h.Columns = append(h.Columns, randomName(r))
	}
	for range r.IntN(12) {
		h.Rows = append(h.Rows, randomName(r))
		row := make([]report.HeatCell, len(h.Columns))
		for k := range row {
			row[k].Value = r.NormFloat64()
			if r.IntN(3) == 0 {
				row[k].Words = randomName(r)
			}
		}
		h.Cells = append(h.Cells, row)
	}
	return h
}

func randomNet(r *rand.Rand) *report.Net {
	n := &report.Net{}
	for range 1 + r.IntN(20) {
		n.Nodes = append(n.Nodes, report.NetNode{Name: randomName(r), Size: r.Float64()})
	}
	for range r.IntN(60) {
		t := report.NetTie{From: r.IntN(len(n.Nodes)), To: r.IntN(len(n.Nodes)), Weight: r.Float64()}
		if r.IntN(4) == 0 {
			t.Label = randomName(r)
		}
		if t.From != t.To {
			n.Ties = append(n.Ties, t)
		}
	}
	return n
}

func randomFans(r *rand.Rand) *report.Scale {
	s := randomScale(r)
	for range r.IntN(4) {
		f := report.Fan{Name: randomName(r), Median: 100 * r.Float64()}
		for k := range r.IntN(4) {
			f.Bands = append(f.Bands, report.Band{Share: float64(k+1) / 4, Low: f.Median * r.Float64(), High: f.Median + (100-f.Median)*r.Float64()})
		}
		for range r.IntN(9) {
			f.Masses = append(f.Masses, report.Mass{At: 100 * r.Float64(), Share: r.Float64() / 9})
		}
		s.Fans = append(s.Fans, f)
	}
	return s
}
