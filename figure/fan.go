package figure

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/report"
)

const (
	stickHeight = 34.0 // of a point that holds all of the probability
	massWords   = 6    // points that are named below a fan
)

var fanInk = partyInks[2]

func checkFans(fans []report.Fan) error {
	if len(fans) > MaxFans {
		return fmt.Errorf("%d fans; want at most %d", len(fans), MaxFans)
	}
	for _, f := range fans {
		if err := checkFan(f); err != nil {
			return fmt.Errorf("fan %q: %w", f.Name, err)
		}
	}
	return nil
}

func checkFan(f report.Fan) error {
	if len(f.Bands) > MaxBands || len(f.Masses) > MaxMarks {
		return fmt.Errorf("%d bands and %d masses; want at most %d and %d", len(f.Bands), len(f.Masses), MaxBands, MaxMarks)
	}
	if err := checkRange(report.Range{Low: f.Median, Mode: f.Median, High: f.Median}); err != nil {
		return fmt.Errorf("median: %w", err)
	}
	for _, b := range f.Bands {
		if err := errors.Join(checkRange(report.Range{Low: b.Low, Mode: b.Low, High: b.High}), checkShare(b.Share)); err != nil {
			return fmt.Errorf("band: %w", err)
		}
	}
	for _, m := range f.Masses {
		if err := errors.Join(checkRange(report.Range{Low: m.At, Mode: m.At, High: m.At}), checkShare(m.Share)); err != nil {
			return fmt.Errorf("mass: %w", err)
		}
	}
	return nil
}

func checkShare(x float64) error {
	if err := finite(x); err != nil {
		return err
	}
	if x < 0 || x > 1 {
		return fmt.Errorf("%v; want 0 to 1", x)
	}
	return nil
}

// fans draws where models see the issue settle, next to the names of the
// scale's landmarks, each with the parties' positions as small dots below.
func (d *scaleDrawing) fans() {
	if len(d.scale.Fans) == 0 {
		return
	}
	d.y = d.write(0, d.y+12, smallFont, soft, start, "Where the issue may settle") - 4
	for _, f := range d.scale.Fans {
		d.fan(f)
	}
	words := "Shade: where the issue settles, with the chances below it. Upright line: the median. Small dots: where the parties stand."
	if slices.ContainsFunc(d.scale.Fans, func(f report.Fan) bool { return len(f.Masses) > 0 }) {
		words += " Stick: the chance of one point, the higher the likelier."
	}
	d.y = d.write(0, d.y+8, smallFont, soft, start, smallFont.wrap(words, scaleWidth, 5)...)
}

func (d *scaleDrawing) fan(f report.Fan) {
	value := "median " + number(f.Median)
	d.write(scaleWidth, d.y+14, valueFont, soft, end, value)
	names := nameFont.wrap(f.Name, scaleWidth-valueFont.width(value)-16, 4)
	next := d.write(0, d.y+14, nameFont, text, start, names...)
	y := max(next, d.y+14+nameFont.height()) + 2
	if len(f.Masses) > 0 {
		y += stickHeight * mostLikely(f.Masses)
	}
	d.track(y)
	d.fanBands(f.Bands, y)
	d.line(at(f.Median), y-14, at(f.Median), y+14, 2.6, text, "")
	for _, m := range f.Masses {
		d.line(at(m.At), y, at(m.At), y-stickHeight*m.Share, 3, partyInks[1], "")
		d.dot(at(m.At), y-stickHeight*m.Share, 3, partyInks[1])
	}
	for _, m := range d.scale.Marks {
		if !m.Outcome {
			d.dot(at(m.At.Mode), y+18, 2.4, partyInks[0])
		}
	}
	d.y = d.write(0, y+36, smallFont, soft, start, smallFont.wrap(fanWords(f), scaleWidth, 6)...) - 2
}

func mostLikely(masses []report.Mass) float64 {
	most := 0.0
	for _, m := range masses {
		most = max(most, m.Share)
	}
	return most
}

// fanBands draws the widest band first, each narrower one higher and darker
// upon it.
func (d *scaleDrawing) fanBands(bands []report.Band, y float64) {
	for k, b := range widestFirst(bands) {
		half := min(5+3*float64(k), 14)
		d.draw(`<rect x="%s" y="%s" width="%s" height="%s" rx="2" fill-opacity=".3"%s/>`,
			at(b.Low), y-half, max(at(b.High)-at(b.Low), leastBar), 2*half, fanInk.fill())
	}
}

func widestFirst(bands []report.Band) []report.Band {
	return slices.SortedStableFunc(slices.Values(bands), func(a, b report.Band) int { return cmp.Compare(b.High-b.Low, a.High-a.Low) })
}

// fanWords writes the bands, the narrowest first, and the likeliest points.
func fanWords(f report.Fan) string {
	var words []string
	bands := widestFirst(f.Bands)
	for _, b := range slices.Backward(bands) {
		words = append(words, fmt.Sprintf("%s %%: %s", number(100*b.Share), spreadWords(report.Range{Low: b.Low, Mode: b.Low, High: b.High, EndsOnly: true})))
	}
	masses := slices.SortedStableFunc(slices.Values(f.Masses), func(a, b report.Mass) int { return cmp.Compare(b.Share, a.Share) })
	for k, m := range masses {
		if k == massWords {
			words = append(words, fmt.Sprintf("and %d less likely points", len(masses)-k))
			break
		}
		words = append(words, fmt.Sprintf("%s %%: %s exactly", number(100*m.Share), number(m.At)))
	}
	return strings.Join(words, " · ")
}
