package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"parley/analysis"
	"parley/conflict"
	"parley/intake"
)

type verifyCommand struct {
	Counts   string   `arg:"" name:"counts" help:"Counts: a .csv with the columns date and count, or a list of events with date_start and date_end."`
	Design   string   `help:"cusum: a chart that runs until it speaks; sprt: a test that decides as early as it can; cusum when left out." placeholder:"DESIGN"`
	Baseline string   `help:"The days that count as usual; when left out those before the break, or the first half." placeholder:"FIRST:LAST"`
	After    []string `help:"Compare what began on these days with what was before: YYYY-MM-DD, joined by commas." placeholder:"DATE,..."`
	Before   string   `help:"The first day that is no longer before; that of --after when left out." placeholder:"DATE"`
	Window   string   `help:"How many days are compared on each side; 182 when left out." placeholder:"DAYS"`
	Period   string   `help:"day or week; what the table has, of a list of events week, when left out." placeholder:"PERIOD"`
	Count    string   `help:"Of a list of events: events or deaths; events when left out." placeholder:"WHAT"`
	Place    string   `help:"The day of an event of several days: start, end, or one-day, which leaves it out; start when left out." placeholder:"PLACE"`
	Change   string   `help:"By what the mean is multiplied or divided when it has changed; 2 when left out." placeholder:"X"`
	Quiet    string   `help:"Periods between false alarms of a chart, on average; 100 when left out." placeholder:"N"`
	Error    string   `help:"The probability of either error of a sequential test; 0.05 when left out." placeholder:"P"`
	Second   string   `help:"What a second observer reported: a list of events, matched with the first by the column id." placeholder:"FILE"`
	JSON     bool     `name:"json" help:"Print the answer as JSON."`
}

// Run asks the counts.
func (c *verifyCommand) Run(ctx context.Context, t terminal) error {
	data, err := readBounded(c.Counts, analysis.MaxCounts)
	if err != nil {
		return err
	}
	if data == nil {
		data = []byte{}
	}
	in := analysis.Input{
		Conflict: &conflict.Conflict{Title: filepath.Base(c.Counts)}, Counts: data, Provenance: intake.Provenance(c.Counts, data, program),
		Args: map[string]string{
			"design": c.Design, "baseline": c.Baseline, "after": strings.Join(c.After, ","), "before": c.Before, "window": c.Window,
			"period": c.Period, "count": c.Count, "place": c.Place, "change": c.Change, "quiet": c.Quiet, "error": c.Error,
		},
	}
	if c.Second != "" {
		if in.Second, err = readBounded(c.Second, analysis.MaxCounts); err != nil {
			return err
		}
		in.Second = append([]byte{}, in.Second...)
		in.Provenance.Sources = append(in.Provenance.Sources, intake.Provenance(c.Second, in.Second, program).Conflict)
	}
	r, err := runAnalysis(ctx, t, "verify", in)
	if err != nil {
		return inputError{everyLine(c.Counts, err)}
	}
	return printReport(t, r, c.JSON)
}

// everyLine names the file in front of each of several problems, and keeps a
// wrong parameter what it is.
func everyLine(path string, err error) error {
	if wrong := new(analysis.ParamError); errors.As(err, &wrong) {
		return err
	}
	return errors.New(path + ": " + strings.ReplaceAll(err.Error(), "\n", "\n"+path+": "))
}
