package figure

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parley/report"
)

// unitChart is a chart drawing in which a unit is a pixel, upwards from 0, 100.
func unitChart(series ...report.Series) *chartDrawing {
	return &chartDrawing{
		canvas: &canvas{width: 200}, chart: &report.Chart{Series: series}, signs: map[string]sign{},
		x: ruler{low: 0, high: 100}, y: ruler{low: 0, high: 100}, right: 100, bottom: 100,
	}
}

func TestTraces(t *testing.T) {
	spread := &report.Range{Low: 10, Mode: 20, High: 30}
	points := []report.Point{{X: 0, Y: 20, Range: spread}, {X: 50, Y: 20, Range: spread}, {X: 90, Y: 40, Gap: true}}
	for _, test := range []struct {
		kind report.SeriesKind
		want []string
	}{
		{report.Line, []string{`"M0 70L50 70L50 90L0 90z"`, `"M0 80L50 80"`}},
		{report.Stairs, []string{`"M0 70H50V70L50 90V90H0z"`, `"M0 80H50V80"`}},
		{report.Points, []string{`"M-3 90h6m-3 0V70m-3 0h6"`, `"M47 90h6m-3 0V70m-3 0h6"`}},
	} {
		t.Run(string(test.kind), func(t *testing.T) {
			s := report.Series{Kind: test.kind, Points: points}
			d := unitChart(s)
			d.bands(s, 0)
			d.lines(s, 0)
			got := d.shapes.String()
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("no %s in %s", want, got)
				}
			}
			if n := strings.Count(got, "<path"); n != 2 {
				t.Errorf("%d paths, want 2: the last point is joined to nothing", n)
			}
		})
	}
}

func TestWithRange(t *testing.T) {
	known := &report.Range{}
	var lengths []int
	for _, piece := range withRange([]report.Point{{Range: known}, {Range: known}, {}, {}, {Range: known}}) {
		lengths = append(lengths, len(piece))
	}
	if want := []int{2, 1}; !slices.Equal(lengths, want) {
		t.Errorf("pieces of %v points, want %v", lengths, want)
	}
}

// A label keeps off the line where there is room beside it.
func TestLabelKeepsOffTheLine(t *testing.T) {
	s := report.Series{Kind: report.Line, Points: []report.Point{{Y: 50}, {X: 50, Y: 50, Label: "it"}, {X: 100, Y: 50}}}
	d := unitChart(s)
	labels, _ := d.labelled()
	f, ok := d.free(labels[0], nil)
	if !ok || d.onLine(f) || f.bottom > 50 {
		t.Errorf("the label stands in %v, want above the line at 50", f)
	}
}

func TestCrossed(t *testing.T) {
	f := frame{10, 10, 20, 20}
	for _, test := range []struct {
		name           string
		x1, y1, x2, y2 float64
		want           bool
	}{
		{"through", 0, 0, 30, 30, true},
		{"inside", 12, 12, 14, 18, true},
		{"ends before", 0, 0, 9, 9, false},
		{"past a corner", 0, 22, 22, 44, false},
		{"level, above", 0, 5, 30, 5, false},
		{"upright, through", 15, 0, 15, 30, true},
		{"upright, beside", 25, 0, 25, 30, false},
	} {
		if got := f.crossed(test.x1, test.y1, test.x2, test.y2); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// No line of a level crosses the name of another.
func TestLevelsKeepClearOfNames(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 2))
		chart := randomChart(r)
		for k := range chart.Levels {
			chart.Levels[k].Vertical = true
		}
		d := &chartDrawing{canvas: &canvas{width: chartWidth}, chart: chart, x: newRuler(chart.X, extent(chart)[0], 8), y: newRuler(chart.Y, extent(chart)[1], 6)}
		names := d.layOut().onTop
		for _, name := range names {
			left, top := d.atX(name.at)+5, name.y-valueFont.size
			f := frame{left, top, left + name.width(), top + name.height()}
			for _, line := range names {
				if x := d.atX(line.at); f.crossed(x, line.y, x, d.bottom) {
					t.Fatalf("seed %d: the line at %v crosses the name at %v", seed, line.at, name.at)
				}
			}
		}
	}
}

func TestLanes(t *testing.T) {
	part := func(from, to float64) report.BarPart { return report.BarPart{From: from, To: to} }
	for _, test := range []struct {
		name  string
		parts []report.BarPart
		want  []int
	}{
		{"both sides of a base", []report.BarPart{part(5, 1), part(5, 9)}, []int{2}},
		{"a whole", []report.BarPart{part(0, .1), part(.1, .1+.2), part(.3, 1)}, []int{3}},
		{"the same side", []report.BarPart{part(5, 7), part(5, 9), part(5, 3)}, []int{2, 1}},
	} {
		var got []int
		for _, lane := range inLanes(test.parts) {
			got = append(got, len(lane))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: lanes of %v parts, want %v", test.name, got, test.want)
		}
	}
}

func TestBarValues(t *testing.T) {
	d := &barDrawing{bars: &report.Bars{Base: 5}, ruler: ruler{low: 0, high: 10}}
	for _, test := range []struct {
		name  string
		parts []report.BarPart
		want  string
	}{
		{"nothing", nil, ""},
		{"one", []report.BarPart{{From: 5, To: 7.126}}, "7.13"},
		{"one with its spread", []report.BarPart{{From: 5, To: 7, Range: &report.Range{Low: 6, Mode: 7, High: 8.5}}}, "7 (6 to 8.5)"},
		{"only the ends", []report.BarPart{{From: 5, To: 7, Range: &report.Range{Low: 6, Mode: 7, High: 8, EndsOnly: true}}}, "6 to 8"},
		{"both sides", []report.BarPart{{From: 5, To: 9}, {From: 5, To: 2}}, "2 to 9"},
		{"a whole", []report.BarPart{{From: 5, To: 6}, {From: 6, To: 9}}, ""},
	} {
		if got := d.value(test.parts); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// What is written on a cell stands out by 4.5 to 1, the least of WCAG 2.2 for
// small words.
func TestWritingOnShades(t *testing.T) {
	for k := range 1001 {
		s := shadeOf(float64(k) / 1000)
		on := 0.0
		if s.writing() == onDark {
			on = 1
		}
		low, high := min(on, s.luminance()), max(on, s.luminance())
		if contrast := (high + .05) / (low + .05); contrast < 4.5 {
			t.Errorf("shade %d of 1000: contrast %.2f", k, contrast)
		}
	}
}

func TestShadeBeyondTheEnds(t *testing.T) {
	d := &heatDrawing{heat: &report.Heat{Low: 1, High: 3}}
	for x, want := range map[float64]shade{-9: lightest, 1: lightest, 2: shadeOf(.5), 3: darkest, 1e15: darkest} {
		if got := d.shade(x); got != want {
			t.Errorf("shade of %v is %v, want %v", x, got, want)
		}
	}
}

// The two arrows between a pair bend to opposite sides, and ties of the same
// direction bend differently.
func TestTiesBetweenAPair(t *testing.T) {
	d := &netDrawing{net: &report.Net{
		Nodes: make([]report.NetNode, 5),
		Ties:  []report.NetTie{{From: 0, To: 2, Weight: .3}, {From: 2, To: 0, Weight: .2}, {From: 0, To: 2, Weight: .1}},
	}, radius: 100}
	curves := d.curves()
	for k, a := range curves {
		for _, b := range curves[:k] {
			ax, ay := a.at(.5)
			bx, by := b.at(.5)
			if apart := math.Hypot(ax-bx, ay-by); apart < 12 {
				t.Errorf("ties %+v and %+v are %.1f apart, want 12", a.tie, b.tie, apart)
			}
		}
	}
}

func TestWidestBandFirst(t *testing.T) {
	got := fanWords(report.Fan{
		Bands:  []report.Band{{Share: .5, Low: 40, High: 50}, {Share: .95, Low: 10, High: 90}, {Share: .8, Low: 30, High: 60}},
		Masses: []report.Mass{{At: 10, Share: .1}, {At: 40, Share: .25}},
	})
	if want := "50 %: 40 to 50 · 80 %: 30 to 60 · 95 %: 10 to 90 · 25 %: 40 exactly · 10 %: 10 exactly"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
