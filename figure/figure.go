// Package figure draws the figures of reports as SVG that stands alone and
// may stand inside a page: no font, no script and no other file is needed.
// Text stays text. Colours follow the reader's light or dark mode and turn
// light in print; what a colour says, a shape, a dash, a texture or a word says
// as well. The cells of a heat map alone keep their colours, so that a darker
// one is darker in every mode.
//
// Places are computed from widths that a text does not exceed in the common
// sans-serif fonts, so that nothing overlaps whichever of them is there.
package figure

import (
	"errors"
	"fmt"
	"math"

	"parley/report"
)

// Bounds of a figure. Callers select what to show; a picture of more than
// this shows nothing.
const (
	MaxStates  = 60    // of a graph or a path
	MaxMoves   = 600   // of a graph
	MaxParties = 64    // of a graph: as many as a conflict has
	MaxMarks   = 200   // of a scale, and landmarks
	MaxSeries  = 24    // of a chart
	MaxPoints  = 20000 // of a chart, all series together
	MaxLevels  = 24    // of a chart
	MaxBars    = 200   // rows of bars
	MaxHeat    = 60    // rows and columns of a heat map
	MaxNodes   = 60    // of a net
	MaxTies    = 600   // of a net
	MaxFans    = 24    // of a scale
	MaxBands   = 12    // of a fan
	MaxParts   = 24    // of a bar, and names of parts
)

// SVG draws f. The ids inside the picture begin with f.ID, which must be
// unique in the page it stands in.
//
// It returns an error when not exactly one picture is set, when a number is
// not finite or outside its range, when a move or a tie leads to or from
// something that is not there, when the points of a line do not ascend, or when
// the picture passes the bounds.
func SVG(f report.Figure) ([]byte, error) {
	c, err := draw(f)
	if err != nil {
		return nil, fmt.Errorf("figure %q: %w", f.ID, err)
	}
	return c.svg(f), nil
}

func draw(f report.Figure) (*canvas, error) {
	if pictures(f) != 1 {
		return nil, errors.New("want exactly one of scale, graph, path, chart, bars, heat and net")
	}
	switch {
	case f.Scale != nil:
		return drawScale(f.Scale)
	case f.Graph != nil:
		return drawGraph(f.Graph)
	case f.Path != nil:
		return drawPath(f.Path)
	case f.Chart != nil:
		return drawChart(f.Chart)
	case f.Bars != nil:
		return drawBars(f.Bars)
	case f.Heat != nil:
		return drawHeat(f.Heat)
	}
	return drawNet(f.Net)
}

func pictures(f report.Figure) int {
	n := 0
	for _, set := range []bool{f.Scale != nil, f.Graph != nil, f.Path != nil, f.Chart != nil, f.Bars != nil, f.Heat != nil, f.Net != nil} {
		if set {
			n++
		}
	}
	return n
}

func finite(numbers ...float64) error {
	for _, x := range numbers {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return fmt.Errorf("%v is not a finite number", x)
		}
	}
	return nil
}
