package figure

import (
	"cmp"
	"slices"

	"parley/report"
)

// levelLabels are the names of a chart's levels: of those at a height, beside
// the plot, from the top down; of those at a place on X, on top of the plot,
// from the right to the left.
type levelLabels struct{ beside, onTop []levelLabel }

type levelLabel struct {
	at    float64
	lines []string
	y     float64 // of the first baseline, where it stands on top
}

func newLevelLabels(levels []report.Level) levelLabels {
	var all levelLabels
	for _, l := range levels {
		one := levelLabel{at: l.At, lines: valueFont.wrap(l.Name, besidePlot, 3)}
		if l.Vertical {
			all.onTop = append(all.onTop, one)
		} else {
			all.beside = append(all.beside, one)
		}
	}
	for _, list := range [][]levelLabel{all.beside, all.onTop} {
		slices.SortStableFunc(list, func(a, b levelLabel) int { return cmp.Compare(b.at, a.at) })
	}
	return all
}

func (l levelLabel) width() float64 { return valueFont.widest(l.lines) }

func (l levelLabel) height() float64 { return float64(len(l.lines)) * valueFont.height() }

// roomRight is how much the names need to the right of the plot, where those
// on top begin at their level.
func (all levelLabels) roomRight(d *chartDrawing) float64 {
	room := 0.0
	for _, l := range all.beside {
		room = max(room, l.width()+22)
	}
	for _, l := range all.onTop {
		if part := d.x.part(l.at); part > 0 {
			room = max(room, (d.left+part*(d.width-d.left)+l.width()+6-d.width)/part)
		}
	}
	return room
}

// height is what the names beside the plot need.
func (all levelLabels) height() float64 {
	sum := 0.0
	for _, l := range all.beside {
		sum += l.height()
	}
	return sum
}

// stack sets the names on top from y downwards, each above those to its right
// that it would touch, and returns where the plot begins. A name stands right
// of its line, so that no line of another crosses it.
func (all levelLabels) stack(d *chartDrawing, y float64) float64 {
	var lanes []lane
	for k := range all.onTop {
		l := &all.onTop[k]
		below := 0
		for j, other := range lanes {
			if d.atX(l.at)+l.width()+10 > other.left {
				below = j + 1
			}
		}
		if below == len(lanes) {
			lanes = append(lanes, lane{})
		}
		lanes[below].left = d.atX(l.at)
		lanes[below].height = max(lanes[below].height, l.height())
		l.y = float64(below)
	}
	base := make([]float64, len(lanes))
	for k := len(lanes) - 1; k >= 0; k-- {
		base[k] = y
		y += lanes[k].height + 2
	}
	for k := range all.onTop {
		all.onTop[k].y = base[int(all.onTop[k].y)] + valueFont.size
	}
	return y + 4
}

// A lane is a row of names on top of the plot, which is free to the left.
type lane struct{ left, height float64 }

// levels draws the lines across the plot and their names.
func (d *chartDrawing) levels(all levelLabels) {
	for _, l := range all.onTop {
		x := d.atX(l.at)
		d.line(x, l.y-valueFont.size+1, x, d.bottom, 1.4, text, "6 3")
		d.write(x+5, l.y, valueFont, text, start, l.lines...)
	}
	var wishes, heights []float64
	for _, l := range all.beside {
		wishes, heights = append(wishes, d.atY(l.at)), append(heights, l.height())
	}
	for k, y := range apart(wishes, heights, d.top, d.bottom) {
		l := all.beside[k]
		d.line(d.left, d.atY(l.at), d.right, d.atY(l.at), 1.4, text, "6 3")
		d.line(d.right, d.atY(l.at), d.right+14, y, 1, text, "")
		d.write(d.right+18, y-l.height()/2+valueFont.size, valueFont, text, start, l.lines...)
	}
}
