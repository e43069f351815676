package accord

import (
	"context"
	"fmt"
	"strings"

	"parley/accord/ceasefire"
	"parley/accord/relief"
	"parley/conflict"
	"parley/report"
)

// shareFigure shows how often each question is answered with yes.
func (a *Answer) shareFigure() report.Block {
	bars := report.Bars{Axis: report.Axis{Title: "Share of the draws, %", Low: 0, High: 100}}
	var words []string
	for k, f := range a.Middle.Findings {
		s := a.Spreads[k].Feasible
		bars.Rows = append(bars.Rows, report.Bar{Name: f.Topic, Parts: []report.BarPart{{
			Name: "yes", To: 100 * s.Value, Range: &report.Range{Low: 100 * s.Low, Mode: 100 * s.Value, High: 100 * s.High},
		}}})
		words = append(words, fmt.Sprintf("%s Yes in %s of the draws.", f.Question, shareWords(s)))
	}
	return report.Figure{
		ID: "agreement-" + a.Agreement.ID + "-shares", Title: "How often each question is answered with yes",
		Text: strings.Join(words, " "), Bars: &bars,
	}
}

// figures show where the answers about the ceasefire and the relief turn, with
// every number at its middle.
func (a *Answer) figures(ctx context.Context) ([]report.Block, error) {
	j := &judge{ctx: ctx, c: a.Conflict, a: a.Agreement}
	var missing []string
	if j.delta, missing = discount(a.Agreement); len(missing) > 0 {
		return nil, nil
	}
	var blocks []report.Block
	if c := a.Agreement.Ceasefire; c != nil {
		blocks = j.regions(c)
	}
	r := a.Agreement.Relief
	if r == nil || len(lacking(r.Numbers(), "withdrawalCost", "reliefWorth", "withdrawalWorth", "reliefCost")) > 0 {
		return blocks, nil
	}
	x := j.exchange(r)
	if fits := x.Check() == nil; !fits {
		return blocks, nil
	}
	s, err := relief.Shortest(ctx, x, whole(r.Tranches, usualTranches))
	if err != nil {
		return nil, err
	}
	return append(blocks, j.stairs(r, s), j.losses(r, s)), nil
}

// regions shows for each side which oversight would hold it.
func (j *judge) regions(c *conflict.Ceasefire) []report.Block {
	sides, parties := j.sides(c)
	var blocks []report.Block
	for k := range sides {
		blocks = append(blocks, j.region(parties[k], sides, k))
	}
	return blocks
}

// The rates of a region's columns and rows.
var (
	falseRates     = []float64{0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3}
	detectionRates = []float64{1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1}
)

func (j *judge) region(s conflict.CeasefireSide, sides []ceasefire.Side, k int) report.Block {
	heat := report.Heat{
		X: "False alarms in a period", Y: "Detection of a breach in a period", Low: 0, High: 1,
		Meaning: "complying is worth more than cheating; the number is the shortest suspension that deters, in periods",
	}
	for _, f := range falseRates {
		heat.Columns = append(heat.Columns, percent(f))
	}
	var words []string
	for _, d := range detectionRates {
		heat.Rows = append(heat.Rows, percent(d))
		var row []report.HeatCell
		for _, f := range falseRates {
			cell := regionCell(sides, k, ceasefire.Alarm{False: f, Detection: d})
			row = append(row, cell)
		}
		heat.Cells = append(heat.Cells, row)
		words = append(words, regionWords(d, row))
	}
	name := j.name(s.Party)
	return report.Figure{
		ID:    "agreement-" + j.a.ID + "-region-" + s.Party,
		Title: "Which oversight would hold " + name,
		Text: fmt.Sprintf("The shortest suspension, in periods, that makes complying worth more to %s; with detection of %s and false alarms of %s as put in. By the rate of false alarms: %s",
			name, percent(sides[k].Alarm.Detection), percent(sides[k].Alarm.False), strings.Join(words, " ")),
		Heat: &heat,
	}
}

func regionCell(sides []ceasefire.Side, k int, a ceasefire.Alarm) report.HeatCell {
	if a.Detection < a.False {
		return report.HeatCell{}
	}
	asked := append([]ceasefire.Side(nil), sides...)
	asked[k].Alarm = a
	one, err := ceasefire.Unlike(asked, 0)
	if err != nil || !one[k].Feasible {
		return report.HeatCell{}
	}
	if one[k].Forever {
		return report.HeatCell{Value: 1, Words: "for good"}
	}
	alone, err := ceasefire.Enforce(asked[k].Payoffs, jointAlarm(asked, k), asked[k].Discount)
	if err != nil || alone.Length == nil {
		return report.HeatCell{}
	}
	return report.HeatCell{Value: 1, Words: fmt.Sprint(*alone.Length)}
}

// jointAlarm is the alarm about anybody, as side k moves it.
func jointAlarm(sides []ceasefire.Side, k int) ceasefire.Alarm {
	quiet := quietOthers(sides, k)
	return ceasefire.Alarm{False: 1 - (1-sides[k].Alarm.False)*quiet, Detection: 1 - (1-sides[k].Alarm.Detection)*quiet}
}

// regionWords tells a row of the region: equal neighbours together.
func regionWords(detection float64, row []report.HeatCell) string {
	var spans []string
	for k, cell := range row {
		if cell.Value > 0 && (k+1 == len(row) || row[k+1] != cell) {
			spans = append(spans, fmt.Sprintf("%s up to %s", cell.Words, percent(falseRates[k])))
		}
	}
	if len(spans) == 0 {
		return fmt.Sprintf("Detection %s: none.", percent(detection))
	}
	return fmt.Sprintf("Detection %s: %s.", percent(detection), strings.Join(spans, ", "))
}

// stairs shows a schedule: what has been withdrawn and relieved after each
// tranche.
func (j *judge) stairs(r *conflict.Relief, s relief.Schedule) report.Block {
	withdrawn := report.Series{Name: "Withdrawn by " + j.name(r.Withdraws), Kind: report.Stairs, Points: []report.Point{{}}}
	relieved := report.Series{Name: "Relieved by " + j.name(r.Eases), Kind: report.Stairs, Points: []report.Point{{}}}
	var words []string
	w, e := 0.0, 0.0
	for k := range s.Withdraw {
		w, e = w+s.Withdraw[k], e+s.Relieve[k]
		withdrawn.Points = append(withdrawn.Points, report.Point{X: float64(k) + 0.5, Y: 100 * min(1, w)})
		relieved.Points = append(relieved.Points, report.Point{X: float64(k + 1), Y: 100 * min(1, e)})
		words = append(words, fmt.Sprintf("%d: %s withdrawn, then %s relieved", k+1, percent(min(1, w)), percent(min(1, e))))
	}
	title := "The schedule: who has delivered how much"
	if !s.Feasible {
		title = "The schedule that comes nearest to holding"
	}
	return report.Figure{
		ID: "agreement-" + j.a.ID + "-schedule", Title: title, Text: "After tranche " + strings.Join(words, "; ") + ".",
		Chart: &report.Chart{
			X: report.Axis{Title: "Tranche"}, Y: report.Axis{Title: "Share of the whole, %", Low: 0, High: 100},
			Series: []report.Series{withdrawn, relieved},
		},
	}
}

// losses shows what each side would gain by stopping, at every step.
func (j *judge) losses(r *conflict.Relief, s relief.Schedule) report.Block {
	a := report.Series{Name: j.name(r.Withdraws), Kind: report.Stairs}
	b := report.Series{Name: j.name(r.Eases), Kind: report.Stairs}
	var words []string
	for k := range s.GainA {
		x := float64(k + 1)
		a.Points, b.Points = append(a.Points, report.Point{X: x, Y: -s.GainA[k]}), append(b.Points, report.Point{X: x, Y: -s.GainB[k]})
		words = append(words, fmt.Sprintf("%d: %s %s, %s %s", k+1, a.Name, short(-s.GainA[k]), b.Name, short(-s.GainB[k])))
	}
	return report.Figure{
		ID: "agreement-" + j.a.ID + "-stopping", Title: "What each side would gain by stopping",
		Text: "Before its step of tranche " + strings.Join(words, "; ") + ". Below 0 stopping loses.",
		Chart: &report.Chart{
			X: report.Axis{Title: "Tranche"}, Y: report.Axis{Title: "Gain from stopping, in the side's own unit"},
			Series: []report.Series{a, b}, Levels: []report.Level{{Name: "neither gains nor loses", At: 0}},
		},
	}
}
