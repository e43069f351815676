package bargain

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"parley/conflict"
	"parley/report"
)

// shares are the intervals that a forecast reports.
var shares = []float64{0.5, 0.8, 0.95}

// leastMass is the probability from which a point is shown by itself.
const leastMass = 0.04

// Sections are the parts of the answer, in the order in which they are read.
func (f *Forecast) Sections() []report.Section {
	id := "forecast-" + f.ID
	sections := []report.Section{
		{ID: id, Title: f.Name, Blocks: append(f.verdict(), f.figure(id), f.landmarkTable())},
		{ID: id + "-models", Title: f.Name + ": what each model says", Blocks: f.modelBlocks()},
	}
	if len(f.Drivers) > 0 {
		sections = append(sections, report.Section{ID: id + "-drivers", Title: f.Name + ": what the forecast depends on", Blocks: f.driverBlocks(id)})
	}
	if moves := f.moveBlocks(id); len(moves) > 0 {
		sections = append(sections, report.Section{ID: id + "-moves", Title: f.Name + ": who moves towards whom", Blocks: moves})
	}
	return sections
}

// Summary are the sections of a brief: the figure and the moves.
func (f *Forecast) Summary() []report.Section {
	all := f.Sections()
	return slices.DeleteFunc(all, func(s report.Section) bool {
		return strings.HasSuffix(s.ID, "-models") || strings.HasSuffix(s.ID, "-drivers")
	})
}

func (f *Forecast) verdict() []report.Block {
	median := f.Density.Median()
	told := []string{fmt.Sprintf("The middle of the forecast is %s.", f.place(median))}
	for k, share := range shares {
		low, high := f.Density.Interval(share)
		lead := []string{"One half", "Four fifths", "95 %"}[k]
		told = append(told, fmt.Sprintf("%s of such outcomes would lie between %s and %s.", lead, number(low), number(high)))
	}
	blocks := []report.Block{report.Paragraph{report.T(strings.Join(told, " "))}}
	if others := f.disagreement(); others != "" {
		blocks = append(blocks, report.Paragraph{report.T(others)})
	}
	for _, a := range f.notes() {
		blocks = append(blocks, report.Paragraph{{Words: a, Mark: report.Judgement}})
	}
	return blocks
}

// notes say what the forecast takes for granted.
func (f *Forecast) notes() []string {
	notes := slices.Clone(f.Assumed)
	if names := f.without(); len(names) > 0 {
		notes = append(notes, fmt.Sprintf("Without weight, and so without influence here: %s.", strings.Join(names, ", ")))
	}
	if w := f.Stances.weighty(); len(w.Stances) == 1 {
		notes = append(notes, fmt.Sprintf("Only %s has weight on this issue: there is nobody to bargain with, and the models repeat its position.", w.Stances[0].Actor))
	} else if f.Stances.Spread() == 0 {
		notes = append(notes, "All who have weight stand at one point: what remains is the models' error.")
	}
	return notes
}

// disagreement says how far the models are apart.
func (f *Forecast) disagreement() string {
	var low, high *Point
	for k := range f.Others {
		p := &f.Others[k]
		if p.Err != nil {
			continue
		}
		if low == nil || p.Median < low.Median {
			low = p
		}
		if high == nil || p.Median > high.Median {
			high = p
		}
	}
	if low == nil || high.Median-low.Median < 0.05 {
		return "All models agree."
	}
	return fmt.Sprintf("The models disagree by %s points: from %s (%s) to %s (%s).", number(high.Median-low.Median), number(low.Median), low.Model.Name, number(high.Median), high.Model.Name)
}

// place writes a point with what lies there or on either side.
func (f *Forecast) place(x float64) string {
	k := slices.IndexFunc(f.Scale, func(l conflict.Landmark) bool { return l.At >= x-0.5 })
	switch {
	case len(f.Scale) == 0:
		return number(x)
	case k >= 0 && math.Abs(f.Scale[k].At-x) <= 0.5:
		return fmt.Sprintf("%s (%s)", number(x), f.Scale[k].Name)
	case k < 0:
		l := f.Scale[len(f.Scale)-1]
		return fmt.Sprintf("%s (beyond %s, %s)", number(x), l.Name, number(l.At))
	case k == 0:
		return fmt.Sprintf("%s (short of %s, %s)", number(x), f.Scale[0].Name, number(f.Scale[0].At))
	default:
		a, b := f.Scale[k-1], f.Scale[k]
		return fmt.Sprintf("%s (between %s, %s, and %s, %s)", number(x), a.Name, number(a.At), b.Name, number(b.At))
	}
}

// number writes a number to a tenth.
func number(x float64) string {
	if math.Abs(x) < 0.05 {
		x = 0
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", x), ".0")
}

// tenth rounds for a picture.
func tenth(x float64) float64 { return math.Round(10*x) / 10 }

func percent(p float64) string { return fmt.Sprintf("%.0f %%", 100*p) }

// figure is the scale with the parties and the fan of the forecast.
func (f *Forecast) figure(id string) report.Figure {
	scale := &report.Scale{Fans: []report.Fan{f.fan()}}
	for _, l := range f.Scale {
		scale.Landmarks = append(scale.Landmarks, report.Landmark{At: l.At, Name: l.Name})
	}
	if f.Reference != nil {
		reference := ranged(*f.Reference)
		scale.Reference = &reference
	}
	var stand []string
	for k, s := range f.Stances.Stances {
		mark := report.ScaleMark{Name: s.Actor, At: ranged(f.Ranges[k].At)}
		if q := f.Ranges[k].Salience; q != nil {
			salience := ranged(*q)
			mark.Salience = &salience
		}
		scale.Marks = append(scale.Marks, mark)
		stand = append(stand, fmt.Sprintf("%s at %v", s.Actor, f.Ranges[k].At))
	}
	if f.Reference != nil {
		stand = append(stand, fmt.Sprintf("what holds without agreement at %v", *f.Reference))
	}
	return report.Figure{
		ID: id + "-fan", Title: "Where " + f.Name + " may settle", Scale: scale,
		Text: fmt.Sprintf("%s On the scale from 0 to 100 stand %s.", f.fanText(scale.Fans[0]), strings.Join(stand, ", ")),
	}
}

func ranged(q conflict.Quantity) report.Range {
	return report.Range{Low: q.Low, Mode: q.Mode, High: q.High, EndsOnly: !q.HasMode}
}

func (f *Forecast) fan() report.Fan {
	fan := report.Fan{Name: f.Model.Name, Median: tenth(f.Density.Median())}
	for _, share := range shares {
		low, high := f.Density.Interval(share)
		fan.Bands = append(fan.Bands, report.Band{Share: share, Low: tenth(low), High: tenth(high)})
	}
	for y, p := range f.Density {
		if p >= leastMass {
			fan.Masses = append(fan.Masses, report.Mass{At: float64(y), Share: math.Round(100*p) / 100})
		}
	}
	return fan
}

func (f *Forecast) fanText(fan report.Fan) string {
	told := []string{fmt.Sprintf("Forecast of %s: median %s", f.Name, number(fan.Median))}
	for _, b := range fan.Bands {
		told = append(told, fmt.Sprintf("%s between %s and %s", percent(b.Share), number(b.Low), number(b.High)))
	}
	for _, m := range fan.Masses {
		told = append(told, fmt.Sprintf("%s exactly at %s", percent(m.Share), number(m.At)))
	}
	return strings.Join(told, "; ") + "."
}

// landmarkTable says how likely the outcome lies nearest to each landmark.
func (f *Forecast) landmarkTable() report.Block {
	if len(f.Scale) == 0 {
		return report.Paragraph{report.T("The scale has no landmarks; with them the forecast would say which is likely.")}
	}
	t := report.Table{
		Caption: "How likely the outcome lies nearest to each landmark, and how likely exactly there.",
		Columns: []string{"Landmark", "At", "Nearest", "", "Exactly"},
	}
	for k, p := range f.Nearest() {
		l := f.Scale[k]
		t.Rows = append(t.Rows, []report.Cell{
			{report.T(l.Name)}, {report.T(number(l.At))}, {report.T(percent(p))}, {report.T(report.Likelihood(p))}, {report.T(percent(f.Density[point(l.At)]))},
		})
	}
	return t
}

// Nearest is the probability that the outcome lies nearest to each landmark;
// of two as near the lower is taken. Without landmarks it is nil.
func (f *Forecast) Nearest() []float64 {
	if len(f.Scale) == 0 {
		return nil
	}
	nearest := make([]float64, len(f.Scale))
	for y, p := range f.Density {
		best := 0
		for k, l := range f.Scale {
			if math.Abs(l.At-float64(y)) < math.Abs(f.Scale[best].At-float64(y)) {
				best = k
			}
		}
		nearest[best] += p
	}
	return nearest
}

func (f *Forecast) modelBlocks() []report.Block {
	t := report.Table{
		Caption: fmt.Sprintf("The outcome of each model: the median and the middle 80 %% over %d draws of what is uncertain, without the model's own error.", f.compared()),
		Columns: []string{"Model", "Median", "80 %", "What it takes for the outcome"},
	}
	if f.Draws == 1 {
		t.Caption = "The outcome of each model; nothing that it rests on is uncertain in the file."
	}
	for _, p := range f.Others {
		median, spread := number(p.Median), fmt.Sprintf("%s to %s", number(p.Low), number(p.High))
		if p.Err != nil {
			median, spread = "none", p.Err.Error()
		}
		t.Rows = append(t.Rows, []report.Cell{{report.T(p.Model.Name)}, {report.T(median)}, {report.T(spread)}, {report.T(p.Model.Words)}})
	}
	return []report.Block{t}
}
