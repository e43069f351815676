package power

import (
	"fmt"
	"slices"
	"strings"

	"parley/power/codes"
	"parley/power/mirror"
	"parley/report"
)

// A CircumventionAnswer compares exports to a target with those to others.
type CircumventionAnswer struct {
	Data    string          `json:"data"` // set@version
	Product string          `json:"product"`
	Flow    string          `json:"flow"`
	Target  string          `json:"target"`
	Others  []string        `json:"others"`
	Year    int             `json:"year"` // compared with the year before
	Fell    mirror.Change   `json:"targetChange"`
	Rose    mirror.Change   `json:"othersChange"`
	Each    []mirror.Change `json:"each"` // of Others, in their order

	source      Source
	notComputed []string
}

// Circumvention asks how trade with a target and with others changed. Without
// others it takes every other partner in the data.
func Circumvention(fs mirror.Flows, source Source, target string, others []string, q mirror.Question) (*CircumventionAnswer, error) {
	var partners []string
	for _, f := range fs {
		if !slices.Contains(partners, f.Partner) {
			partners = append(partners, f.Partner)
		}
	}
	slices.Sort(partners)
	for _, p := range append([]string{target}, others...) {
		if !slices.Contains(partners, p) {
			return nil, fmt.Errorf("%s has no trade with %s; want one of %s", source.Entry.ID(), p, strings.Join(partners, ", "))
		}
	}
	if len(others) == 0 {
		others = slices.DeleteFunc(partners, func(p string) bool { return p == target })
	}
	if products := products(fs); !slices.Contains(products, q.Product) {
		return nil, fmt.Errorf("%s has no product %q; want one of %s", source.Entry.ID(), q.Product, strings.Join(products, ", "))
	}
	a := &CircumventionAnswer{Data: source.Entry.ID(), Product: q.Product, Flow: q.Direction, Target: target, Year: q.Year, source: source}
	var err error
	if a.Fell, err = fs.Window(q, target); err != nil {
		return nil, fmt.Errorf("%s: %w", codes.LineName(target), err)
	}
	for _, p := range others {
		each, err := fs.Window(q, p)
		if err != nil {
			a.notComputed = append(a.notComputed, fmt.Sprintf("%s, which is not among the others: %s.", codes.LineName(p), err))
			continue
		}
		a.Others, a.Each = append(a.Others, p), append(a.Each, each)
	}
	if len(a.Others) == 0 {
		return nil, fmt.Errorf("none of the others has the months: %s", strings.Join(a.notComputed, " "))
	}
	a.Rose, err = fs.Window(q, a.Others...)
	return a, err
}

func products(fs mirror.Flows) []string {
	var made []string
	for _, f := range fs {
		if !slices.Contains(made, f.Product) {
			made = append(made, f.Product)
		}
	}
	slices.Sort(made)
	return made
}

var mirrorMethod = report.Method{
	Name: "Mirror trade",
	Text: "The sum of a window of months beside the same months of the year before. The interval holds the change in 95 % of 2000 samples in which the reporting countries are drawn with replacement: " +
		"it shows how far the result hangs on single reporters, and nothing of errors in the figures. Exports to a neighbour that rise where those to the target fall fit a detour, and do not prove one: " +
		"the neighbour may use more itself, or trade may recover from a bad year.",
	Keys: []string{"zemlys2023", "efron1979"},
}

// Report is the answer for people.
func (a *CircumventionAnswer) Report() *report.Report {
	t := report.Table{
		Caption: fmt.Sprintf("Change from %d to %d of the same months, %s", a.Year-1, a.Year, a.Flow+"s of "+a.product()),
		Columns: []string{"Partner", "Before, million euro", "After, million euro", "Change", "95 % interval"},
	}
	bars := &report.Bars{Axis: report.Axis{Title: "change, %"}}
	var says []string
	add := func(name string, c mirror.Change) {
		t.Rows = append(t.Rows, row(name, fmt.Sprintf("%.1f", c.Before/1e6), fmt.Sprintf("%.1f", c.After/1e6),
			fmt.Sprintf("%+.2f %%", 100*c.Change), fmt.Sprintf("%+.1f to %+.1f %%", 100*c.Low, 100*c.High)))
		bars.Rows = append(bars.Rows, report.Bar{Name: name, Parts: []report.BarPart{{Name: "change", To: 100 * c.Change, Range: &report.Range{Low: 100 * c.Low, Mode: 100 * c.Change, High: 100 * c.High}}}})
		says = append(says, fmt.Sprintf("%s %+.1f %%", name, 100*c.Change))
	}
	add(codes.LineName(a.Target), a.Fell)
	add("the others together", a.Rose)
	for k, p := range a.Others {
		add(codes.LineName(p), a.Each[k])
	}
	s := report.Section{ID: "circumvention", Title: "What fell, and what rose", Blocks: []report.Block{
		t,
		report.Figure{ID: "circumvention", Title: "Changes", Text: strings.Join(says, "; ") + ". " + a.source.Line(), Bars: bars},
		a.months(), a.reporters(), paragraph("%s", a.source.Line()),
	}}
	return &report.Report{Title: "Round the sanction", Sections: []report.Section{s}, Data: a, NotComputed: a.notComputed, Methods: []report.Method{mirrorMethod, a.source.method()}}
}

func (a *CircumventionAnswer) product() string {
	if a.Product == "sanctioned" {
		return "sanctioned goods"
	}
	return "product " + a.Product
}

func (a *CircumventionAnswer) months() report.Table {
	t := report.Table{
		Caption: "Month by month, beside the same month of the year before",
		Columns: []string{"Month", codes.LineName(a.Target), "Change", "The others", "Change"},
	}
	for k, m := range a.Fell.Months {
		o := a.Rose.Months[k]
		t.Rows = append(t.Rows, row(m.Month, fmt.Sprintf("%.1f", m.After/1e6), relative(m), fmt.Sprintf("%.1f", o.After/1e6), relative(o)))
	}
	return t
}

func relative(m mirror.Month) string {
	if m.Before == 0 {
		return "from nothing"
	}
	return fmt.Sprintf("%+.1f %%", 100*(m.After/m.Before-1))
}

// mostReporters is how many reporters are shown.
const mostReporters = 8

func (a *CircumventionAnswer) reporters() report.Table {
	t := report.Table{Caption: "Who exported more, or less, to the others: the reporters with the greatest change", Columns: []string{"Reporter", "Before, million euro", "After, million euro", "Difference"}}
	for _, p := range a.Rose.Reporters[:min(len(a.Rose.Reporters), mostReporters)] {
		t.Rows = append(t.Rows, row(codes.LineName(p.Name), fmt.Sprintf("%.1f", p.Before/1e6), fmt.Sprintf("%.1f", p.After/1e6), fmt.Sprintf("%+.1f", (p.After-p.Before)/1e6)))
	}
	return t
}
