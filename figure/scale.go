package figure

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"parley/report"
)

const (
	scaleWidth = 400.0
	trackLeft  = 8.0
	trackWidth = scaleWidth - 2*trackLeft
)

var (
	nameFont  = font{size: 13, bold: true}
	valueFont = font{size: 12}
	smallFont = font{size: 11}
)

// A scaleDrawing is a scale as it grows downwards, one row for each mark.
type scaleDrawing struct {
	*canvas
	scale *report.Scale
	y     float64 // top of what comes next
}

// drawScale sets each mark on a track of its own, so that marks at the same
// place do not hide each other.
func drawScale(s *report.Scale) (*canvas, error) {
	if err := checkScale(s); err != nil {
		return nil, err
	}
	ascending := *s
	ascending.Landmarks = slices.SortedStableFunc(slices.Values(s.Landmarks), func(a, b report.Landmark) int { return cmp.Compare(a.At, b.At) })
	d := &scaleDrawing{canvas: &canvas{width: scaleWidth}, scale: &ascending, y: 2}
	d.group("Where the parties stand", false)
	d.group("Where outcomes leave the issue", true)
	d.fans()
	d.axis()
	d.key()
	d.height = d.y
	return d.canvas, nil
}

func checkScale(s *report.Scale) error {
	if len(s.Marks) > MaxMarks || len(s.Landmarks) > MaxMarks {
		return fmt.Errorf("%d marks and %d landmarks; want at most %d of each", len(s.Marks), len(s.Landmarks), MaxMarks)
	}
	if s.Reference != nil {
		if err := checkRange(*s.Reference); err != nil {
			return fmt.Errorf("reference: %w", err)
		}
	}
	for _, l := range s.Landmarks {
		if err := checkRange(report.Range{Low: l.At, Mode: l.At, High: l.At}); err != nil {
			return fmt.Errorf("landmark %q: %w", l.Name, err)
		}
	}
	for _, m := range s.Marks {
		if err := checkRange(m.At); err != nil {
			return fmt.Errorf("mark %q: %w", m.Name, err)
		}
		if m.Salience != nil {
			if err := finite(m.Salience.Low, m.Salience.Mode, m.Salience.High); err != nil {
				return fmt.Errorf("salience of %q: %w", m.Name, err)
			}
		}
	}
	return checkFans(s.Fans)
}

func checkRange(r report.Range) error {
	if err := finite(r.Low, r.Mode, r.High); err != nil {
		return err
	}
	if r.Low < 0 || r.Low > r.Mode || r.Mode > r.High || r.High > 100 {
		return fmt.Errorf("%v, %v, %v; want 0 <= low <= mode <= high <= 100", r.Low, r.Mode, r.High)
	}
	return nil
}

// at is the x of a point of the scale.
func at(point float64) float64 { return trackLeft + trackWidth*point/100 }

func (d *scaleDrawing) group(title string, outcomes bool) {
	first := true
	for _, m := range d.scale.Marks {
		if m.Outcome != outcomes {
			continue
		}
		if first {
			d.y = d.write(0, d.y+12, smallFont, soft, start, title) - 4
			first = false
		}
		d.row(m)
	}
	if !first {
		d.y += 8
	}
}

// row writes a mark's name and numbers, and its track below them.
func (d *scaleDrawing) row(m report.ScaleMark) {
	value := numbers(m)
	names := nameFont.wrap(m.Name, scaleWidth-valueFont.width(value)-16, 4)
	d.write(scaleWidth, d.y+14, valueFont, soft, end, value)
	next := d.write(0, d.y+14, nameFont, text, start, names...)
	y := max(next, d.y+14+nameFont.height()) - 3
	d.track(y)
	if m.Outcome {
		d.diamond(at(m.At.Mode), y, m.At)
	} else {
		d.spread(y, m.At, partyInks[0])
		if !m.At.EndsOnly {
			d.dot(at(m.At.Mode), y, 6, partyInks[0])
		}
	}
	d.y = y + 16
}

// track is the empty scale: its line, its landmarks and what holds without
// agreement.
func (d *scaleDrawing) track(y float64) {
	d.line(at(0), y, at(100), y, 1, faint, "")
	for _, l := range d.scale.Landmarks {
		d.line(at(l.At), y-4, at(l.At), y+4, 1, faint, "")
	}
	if r := d.scale.Reference; r != nil {
		d.line(at(r.Mode), y-9, at(r.Mode), y+9, 1.5, soft, "3 2")
	}
}

func (d *scaleDrawing) spread(y float64, r report.Range, i ink) {
	if r.High > r.Low {
		d.draw(`<rect x="%s" y="%s" width="%s" height="8" rx="4" fill-opacity=".35"%s/>`,
			at(r.Low), y-4, at(r.High)-at(r.Low), i.fill())
	}
}

func (d *scaleDrawing) diamond(x, y float64, r report.Range) {
	d.spread(y, r, partyInks[1])
	d.draw(`<path d="M%s %sl7 7l-7 7l-7 -7z"%s/>`, x, y-7, partyInks[1].fill())
}

// key says what the signs mean.
func (d *scaleDrawing) key() {
	words := "Dot: the position. Bar: within what range it lies."
	if r := d.scale.Reference; r != nil {
		words += " Dashed line: what holds without agreement, " + spreadWords(*r) + "."
	}
	d.y = d.write(0, d.y+8, smallFont, soft, start, smallFont.wrap(words, scaleWidth, 4)...)
}

func numbers(m report.ScaleMark) string {
	words := spreadWords(m.At)
	if m.Salience != nil {
		words += " · salience " + spreadWords(*m.Salience)
	}
	return words
}

// spreadWords writes 10, 10 (0 to 25), or 0 to 25.
func spreadWords(r report.Range) string {
	switch {
	case r.Low == r.High:
		return number(r.Mode)
	case r.EndsOnly:
		return fmt.Sprintf("%s to %s", number(r.Low), number(r.High))
	}
	return fmt.Sprintf("%s (%s to %s)", number(r.Mode), number(r.Low), number(r.High))
}

// number writes x with at most two decimals.
func number(x float64) string {
	hundredths, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 2, 64), 64)
	return strconv.FormatFloat(hundredths, 'f', -1, 64)
}
