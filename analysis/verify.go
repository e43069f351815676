package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/accord/verify"
	"parley/report"
)

// MaxCounts bounds a table of counts, in bytes.
const MaxCounts = verify.MaxBytes

// verifyAnalysis asks counts, and no conflict.
var verifyAnalysis = Analysis{
	Name: "verify",
	Help: "Whether counts of incidents changed: watches for a rise and a fall, and spans before and after a day compared.",
	Params: []Param{
		{Name: "design", Help: "cusum: a chart that runs until it speaks; sprt: a test that decides as early as it can; cusum when left out"},
		{Name: "baseline", Help: "the days that count as usual, FIRST:LAST; when left out the days before the break, or the first half of the table"},
		{Name: "after", Help: "the first days of what is compared with what was before: YYYY-MM-DD, joined by commas"},
		{Name: "before", Help: "the first day that is no longer before; that of after when left out"},
		{Name: "window", Help: "how many days are compared on each side; 182 when left out"},
		{Name: "period", Help: "day or week; what the table has, of a list of events week, when left out"},
		{Name: "count", Help: "of a list of events: events or deaths; events when left out"},
		{Name: "place", Help: "to which day an event of several days is counted: start, end or one-day, which leaves it out; start when left out"},
		{Name: "change", Help: "by what the mean is multiplied or divided when it has changed; 2 when left out"},
		{Name: "quiet", Help: "how many periods a chart runs on average between false alarms; 100 when left out"},
		{Name: "error", Help: "the probability of either error of a sequential test; 0.05 when left out"},
	},
	run: runVerify,
}

func runVerify(_ context.Context, in Input) (*report.Report, error) {
	if in.Counts == nil {
		return nil, errors.New("no counts; want a table with the columns date and count, or a list of events")
	}
	t, err := verify.Read(in.Counts)
	if err != nil {
		return nil, err
	}
	q, err := verifyQuestion(in.Args, t)
	if err != nil {
		return nil, err
	}
	a, err := verify.Ask(t, q)
	if err != nil {
		return nil, err
	}
	if err := observe(a, in.Second); err != nil {
		return nil, err
	}
	r := &report.Report{Title: "Counts: " + in.Conflict.Title, Methods: verify.Methods, Sections: a.Sections(), Data: a.JSON()}
	if in.Second != nil {
		r.Methods = append(slices.Clone(r.Methods), verify.ObserversMethod)
	}
	r.NotComputed = append(r.NotComputed, a.Missing...)
	r.NotComputed = append(r.NotComputed, verifyLimits)
	return r, nil
}

// observe adds what a second observer reported, if there is one.
func observe(a *verify.Answer, second []byte) error {
	if second == nil {
		return nil
	}
	t, err := verify.Read(second)
	if err == nil {
		err = a.Observe(t)
	}
	if err != nil {
		return &ParamError{"second", fmt.Errorf("two observers: %w", err)}
	}
	return nil
}

// verifyLimits is what no count knows.
const verifyLimits = "Who broke what: counts do not attribute. Seasons and trends: the baseline is taken to have one mean."

// verifyQuestion reads the parameters.
func verifyQuestion(args map[string]string, t *verify.Table) (verify.Question, error) {
	q := verify.Question{Kind: verify.Chart, Unit: verify.EventCount, Place: verify.ByStart, Days: t.Days, Window: 182}
	if t.Days == 0 {
		q.Days = 7
	}
	var errs []error
	q.Change = numberArg(args, "change", 2, &errs)
	q.Quiet = numberArg(args, "quiet", 100, &errs)
	q.Error = numberArg(args, "error", 0.05, &errs)
	q.Kind = choiceArg(args, "design", verify.Kinds, q.Kind, &errs)
	q.Place = choiceArg(args, "place", verify.Places, q.Place, &errs)
	q.Unit = choiceArg(args, "count", []verify.Unit{verify.EventCount, verify.DeathCount}, q.Unit, &errs)
	switch choiceArg(args, "period", []string{"day", "week"}, "", &errs) {
	case "day":
		q.Days = 1
	case "week":
		q.Days = 7
	}
	if text := args["window"]; text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			errs = append(errs, &ParamError{"window", fmt.Errorf("window %q; want a whole number of days", text)})
		}
		q.Window = n
	}
	q.Baseline = spanArg(args, &errs)
	q.Breaks = breaksArg(args, &errs)
	return q, errors.Join(errs...)
}

func numberArg(args map[string]string, name string, usual float64, errs *[]error) float64 {
	text := args[name]
	if text == "" {
		return usual
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		*errs = append(*errs, &ParamError{name, fmt.Errorf("%s %q; want a number", name, text)})
	}
	return x
}

func choiceArg[T ~string](args map[string]string, name string, choices []T, usual T, errs *[]error) T {
	text := T(args[name])
	if text == "" {
		return usual
	}
	if !slices.Contains(choices, text) {
		var words []string
		for _, c := range choices {
			words = append(words, string(c))
		}
		*errs = append(*errs, &ParamError{name, fmt.Errorf("%s %q; want one of %s", name, text, strings.Join(words, ", "))})
	}
	return text
}

func dayArg(name, text string, errs *[]error) time.Time {
	day, err := time.Parse("2006-01-02", text)
	if err != nil {
		*errs = append(*errs, &ParamError{name, fmt.Errorf("%s %q; want a day YYYY-MM-DD", name, text)})
	}
	return day
}

func spanArg(args map[string]string, errs *[]error) verify.Span {
	text := args["baseline"]
	if text == "" {
		return verify.Span{}
	}
	first, last, ok := strings.Cut(text, ":")
	if !ok {
		*errs = append(*errs, &ParamError{"baseline", fmt.Errorf("baseline %q; want FIRST:LAST, two days YYYY-MM-DD", text)})
		return verify.Span{}
	}
	s := verify.Span{First: dayArg("baseline", first, errs), Last: dayArg("baseline", last, errs)}
	if s.Last.Before(s.First) {
		*errs = append(*errs, &ParamError{"baseline", fmt.Errorf("baseline %q ends before it begins; want FIRST:LAST", text)})
	}
	return s
}

func breaksArg(args map[string]string, errs *[]error) []verify.Break {
	var breaks []verify.Break
	for _, text := range split(args["after"]) {
		day := dayArg("after", text, errs)
		breaks = append(breaks, verify.Break{Before: day, After: day})
	}
	before := args["before"]
	switch {
	case before == "":
		return breaks
	case len(breaks) != 1:
		*errs = append(*errs, &ParamError{"before", fmt.Errorf("before with %d days after; want one", len(breaks))})
		return nil
	}
	breaks[0].Before = dayArg("before", before, errs)
	if breaks[0].After.Before(breaks[0].Before) {
		*errs = append(*errs, &ParamError{"before", fmt.Errorf("before %s comes behind after %s; want it first", before, args["after"])})
	}
	return breaks
}
