package verify

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"parley/report"
)

// Methods are what the answers rest on.
var Methods = []report.Method{
	{Name: "Charts of cumulated sums", Text: "The sum of what is counted beyond a reference value; run lengths exactly by a Markov chain, for Poisson counts and for counts that bunch.", Keys: []string{"lucas1985", "brook1972"}},
	{Name: "Sequential tests", Text: "The sequential probability ratio test of two Poisson means; its errors and length exactly, not by the usual approximation.", Keys: []string{"wald1947"}},
	{Name: "Comparison of two spans", Text: "Given the sum of both counts the second is binomial; counts that vary more than Poisson ones count as fewer.", Keys: []string{"przyborowski1940", "garwood1936"}},
	{Name: "What is to be expected", Text: "What the days before say of the rate is a gamma distribution, so that the count after is negative binomial.", Keys: []string{"gelman2013"}},
}

// Sections shows the answer.
func (a *Answer) Sections() []report.Section {
	sections := []report.Section{a.fileSection(), a.usualSection(), a.watchSection()}
	if len(a.Comparisons) > 0 {
		sections = append(sections, a.compareSection())
	}
	if len(a.Observed) > 0 {
		sections = append(sections, a.observedSection())
	}
	return sections
}

func (a *Answer) fileSection() report.Section {
	t := a.Table
	what := fmt.Sprintf("A table of counts, one row for %s.", period(t.Days))
	if t.Days == 0 {
		what = fmt.Sprintf("A list of %d events, %d of them of more than one day. Counted are %s, %s. The list does not name the version of its data; its checksum stands below.", len(t.Events), t.Long(), a.Question.Unit, placeWords[a.Question.Place])
	}
	body := report.Paragraph{report.T(fmt.Sprintf("%s It covers %s to %s.", what, show(t.First), show(t.Last)))}
	for _, note := range t.Notes {
		body = append(body, report.T(note))
	}
	return report.Section{ID: "file", Title: "What was counted", Blocks: []report.Block{body}}
}

func period(days int) string {
	if days == 7 {
		return "every week"
	}
	return "every day"
}

func periods(days int) string {
	if days == 7 {
		return "weeks"
	}
	return "days"
}

var placeWords = map[Place]string{
	ByStart: "each on the day on which it began",
	ByEnd:   "each on the day on which it ended",
	OneDay:  "without those of more than one day",
}

func (a *Answer) usualSection() report.Section {
	d, b := a.Dispersion, a.Question.Baseline
	bunch := "That is no more than chance makes of independent events, so the counts are taken as Poisson."
	if d.Bunched {
		bunch = fmt.Sprintf("Independent events would vary that much with probability %s, so the counts bunch: they are taken as negative binomial with size %s.", small(d.P), number(d.Size))
	}
	rules := report.Table{
		Caption: fmt.Sprintf("An alarm at so many in one of the %s: rates for an agreement, if a breach multiplies the mean by %s", periods(a.Question.Days), number(a.Question.Change)),
		Columns: []string{"Alarm at", "falseAlarm", "detection"},
	}
	for _, r := range a.Rules {
		rules.Rows = append(rules.Rows, []report.Cell{{report.T(fmt.Sprint(r.Count))}, {report.T(number(r.False))}, {report.T(number(r.Detection))}})
	}
	return report.Section{ID: "usual", Title: "What is usual", Blocks: []report.Block{
		report.Paragraph{report.T(fmt.Sprintf("The baseline is %s to %s: %d %s with %s each on average (%s to %s), a variance of %s, %s times the mean. %s",
			show(b.First), show(b.Last), len(a.Usual), periods(a.Question.Days), number(d.Mean), number(a.Mean.Low), number(a.Mean.High), number(d.Variance), number(d.Index), bunch))},
		rules,
	}}
}

func (a *Answer) watchSection() report.Section {
	s := report.Section{ID: "watch", Title: "When a watch would have spoken"}
	if len(a.Counts) == 0 {
		s.Blocks = append(s.Blocks, report.Paragraph{{Words: "Nothing follows the baseline, so there is nothing to watch.", Mark: report.Missing}})
	}
	for _, w := range []struct {
		*Watch
		what, factor string
	}{{a.Rise, "rise", "multiplied"}, {a.Fall, "fall", "divided"}} {
		switch {
		case w.Watch == nil:
		case a.Question.Kind == Sequential:
			s.Blocks = append(s.Blocks, a.testWords(w.Watch, w.what, w.factor))
		default:
			s.Blocks = append(s.Blocks, a.chartWords(w.Watch, w.what, w.factor))
			if len(a.Counts) > 0 {
				s.Blocks = append(s.Blocks, a.picture(w.Watch, w.what))
			}
		}
	}
	return s
}

func (a *Answer) chartWords(w *Watch, what, factor string) report.Block {
	d, unit := w.Design, periods(a.Question.Days)
	body := report.Paragraph{report.T(fmt.Sprintf(
		"Reference value %s, limit %s. While nothing changes it gives a false alarm every %s %s on average (%s were wanted); with the mean %s by %s it speaks after %s, with a head start after %s.",
		number(d.Reference()), number(d.Limit()), number(d.Quiet.FromZero), unit, number(d.Wanted), factor, number(a.Question.Change),
		number(d.Delay.FromZero), number(float64(d.Delay.HeadStart))))}
	return report.Callout{Title: "A chart for a " + what, Body: append(body, a.signalText(w.Signal))}
}

// signalText says when a watch spoke.
func (a *Answer) signalText(signal int) report.Text {
	if signal < 0 {
		return report.T("On these counts it never speaks.")
	}
	first := a.Watched.First.AddDate(0, 0, signal*a.Question.Days)
	if a.Question.Days == 1 {
		return report.T(fmt.Sprintf("It would have spoken first on %s.", show(first)))
	}
	return report.T(fmt.Sprintf("It would have spoken first in the week from %s.", show(first)))
}

func (a *Answer) testWords(w *Watch, what, factor string) report.Block {
	unit := periods(a.Question.Days)
	wrong, missed := w.Same.Rejects, 1-w.Moved.Rejects
	if what == "fall" {
		wrong, missed = 1-w.Same.Rejects, w.Moved.Rejects
	}
	body := report.Paragraph{report.T(fmt.Sprintf(
		"Between the usual mean and one %s by %s. It finds a change where there is none with probability %s and misses one with %s; it takes %s %s on average when nothing has changed, %s when it has.",
		factor, number(a.Question.Change), number(wrong), number(missed), number(w.Same.Periods), unit, number(w.Moved.Periods)))}
	if a.Law.Bunched() {
		body = append(body, report.Text{Words: "The counts bunch, and the test takes them as independent: it errs more often than this.", Mark: report.Missing})
	}
	verdict := "On these counts it does not decide."
	if w.Signal >= 0 {
		verdict = fmt.Sprintf("On these counts it decides with the period from %s: ", show(a.Watched.First.AddDate(0, 0, w.Signal*a.Question.Days)))
		if w.Change {
			verdict += "changed."
		} else {
			verdict += "not changed."
		}
	}
	return report.Callout{Title: "A test for a " + what, Body: append(body, report.T(verdict))}
}

// picture is the control chart.
func (a *Answer) picture(w *Watch, what string) report.Block {
	days := a.Question.Days
	line := report.Series{Name: "Sum", Kind: report.Stairs}
	for k, sum := range w.Sums {
		line.Points = append(line.Points, report.Point{X: float64(k * days), Y: sum})
	}
	return report.Figure{
		ID: "chart-" + what, Title: "The chart for a " + what, Text: a.pictureWords(w),
		Chart: &report.Chart{
			X:      report.Axis{Title: "Day", Low: 0, High: float64(max(1, len(w.Sums)*days)), Ticks: a.ticks()},
			Y:      report.Axis{Title: "Cumulated sum", Low: 0, High: 1.1 * w.Design.Limit()},
			Series: []report.Series{line}, Levels: []report.Level{{Name: "limit", At: w.Design.Limit()}},
		},
	}
}

// mostStretches bounds how many stretches at the limit are told.
const mostStretches = 8

// pictureWords tells when the sum stands at the limit.
func (a *Answer) pictureWords(w *Watch) string {
	var told []string
	all := 0
	limit := w.Design.Limit()
	for k := 0; k < len(w.Sums); k++ {
		if w.Sums[k] < limit {
			continue
		}
		first := k
		for k+1 < len(w.Sums) && w.Sums[k+1] >= limit {
			k++
		}
		if all++; all <= mostStretches {
			told = append(told, fmt.Sprintf("%s to %s", show(a.day(first)), show(a.day(k+1).AddDate(0, 0, -1))))
		}
	}
	words := fmt.Sprintf("The sum stays below its limit of %s throughout; its highest is %s.", number(limit), number(slices.Max(w.Sums)))
	if all > 0 {
		words = fmt.Sprintf("The sum stands at its limit of %s from %s.", number(limit), strings.Join(told, ", "))
	}
	if all > mostStretches {
		words += fmt.Sprintf(" And in %d later stretches.", all-mostStretches)
	}
	return words
}

func (a *Answer) day(k int) time.Time { return a.Watched.First.AddDate(0, 0, k*a.Question.Days) }

// ticks are the dates under the chart.
func (a *Answer) ticks() []report.Tick {
	const apart = 5
	var ticks []report.Tick
	for k := range apart + 1 {
		at := len(a.Counts) * k / apart
		tick := report.Tick{At: float64(at * a.Question.Days), Name: show(a.day(at))}
		if k == 0 || tick.At > ticks[len(ticks)-1].At {
			ticks = append(ticks, tick)
		}
	}
	return ticks
}

func (a *Answer) compareSection() report.Section {
	t := report.Table{
		Caption: fmt.Sprintf("%d days before and after; the interval holds the ratio of the rates with 95 %% confidence, and what is to be expected after, if nothing changed, the count with 95 %% probability", a.Question.Window),
		Columns: []string{"From", "How placed", "Before", "To expect after", "After", "After by before", "Varies", "What it says"},
	}
	var across []report.Paragraph
	for k, c := range a.Comparisons {
		t.Rows = append(t.Rows, []report.Cell{
			{report.T(show(c.After))},
			{report.T(placed(a.Table, c.Place))},
			{report.T(fmt.Sprint(c.Was))},
			{report.T(fmt.Sprintf("%.0f to %.0f", c.Expected.Low, c.Expected.High))},
			{report.T(fmt.Sprint(c.Is))},
			{report.T(c.ratioWords())},
			{report.T(number(c.Spread) + " times Poisson")},
			{report.T(c.verdict())},
		})
		if k > 0 && a.Comparisons[k-1].After.Equal(c.After) {
			continue // the edges are the same
		}
		for _, e := range c.Edges {
			across = append(across, acrossWords(e))
		}
	}
	blocks := []report.Block{t}
	if len(across) > 0 {
		blocks = append(blocks, report.Bullets{Items: across})
	}
	return report.Section{ID: "compared", Title: "Before and after", Blocks: append(blocks, report.Paragraph{report.T(
		"That a count changed on a day does not say why. Fewer reports look like fewer events; only a second, independent observer can tell the two apart.")})}
}

func placed(t *Table, p Place) string {
	if len(t.Events) == 0 {
		return "as in the table"
	}
	return placeWords[p]
}

func (c Comparing) ratioWords() string {
	switch {
	case c.Ratio == nil:
		return "nothing before"
	case c.High == nil:
		return fmt.Sprintf("%s (at least %s)", number(*c.Ratio), number(c.Low))
	}
	return fmt.Sprintf("%s (%s to %s)", number(*c.Ratio), number(c.Low), number(*c.High))
}

func (c Comparing) verdict() string {
	switch {
	case c.High != nil && *c.High < 1:
		return fmt.Sprintf("fewer (by chance: %s)", small(c.Fall))
	case c.Low > 1:
		return fmt.Sprintf("more (by chance: %s)", small(c.Rise))
	}
	return "no clear change"
}

// acrossWords tells of the events that lie across an edge.
func acrossWords(edge Edge) report.Paragraph {
	worst := slices.MaxFunc(edge.Across, func(a, b Event) int { return a.Deaths - b.Deaths })
	deaths := 0
	for _, e := range edge.Across {
		deaths += e.Deaths
	}
	return report.Paragraph{report.T(fmt.Sprintf("Across %s lie events that began before and ended on it or later: %d, with %d deaths. The deadliest, %s on line %d with %d deaths, lasted from %s to %s.",
		show(edge.Day), len(edge.Across), deaths, worst.ID, worst.Line, worst.Deaths, show(worst.Start), show(worst.End)))}
}

// number writes three significant digits, whole numbers from 100 on.
func number(x float64) string {
	if math.Abs(x) >= 100 {
		return fmt.Sprintf("%.0f", x)
	}
	return fmt.Sprintf("%.3g", x)
}

// small writes a probability.
func small(p float64) string {
	if p < 0.0001 {
		return "below 0.0001"
	}
	return number(p)
}
