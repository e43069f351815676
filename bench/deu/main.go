// Command deu scores forecasts of decisions of the European Union.
//
//	go run ./bench/deu FILE.tsv           a table of every model's scores, with the shipped numbers
//	go run ./bench/deu --json FILE.tsv    one row for each issue and model
//	go run ./bench/deu --cross FILE.tsv   scores by cross-validation over proposals
//	go run ./bench/deu --fit FILE.tsv     the numbers that each model learns, to be shipped
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"parley/bargain/deu"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1) //nolint:forbidigo // a command of its own
	}
}

func run(args []string, out, say io.Writer) error {
	flags := flag.NewFlagSet("deu", flag.ContinueOnError)
	flags.SetOutput(say)
	asJSON := flags.Bool("json", false, "print one row for each issue and model")
	cross := flags.Bool("cross", false, "score by cross-validation over proposals")
	fit := flags.Bool("fit", false, "print the numbers that each model learns")
	seeds := flags.Int("seeds", 5, "with --cross: how often the proposals are dealt out")
	path, err := parse(flags, args)
	if err != nil {
		return err
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // only read
	table, err := deu.Read(file)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for _, remark := range table.Remarks {
		fmt.Fprintln(say, remark)
	}
	switch {
	case *fit:
		return printFit(out, table.Cases)
	case *cross:
		return printCross(out, table.Cases, *seeds)
	case *asJSON:
		return printRows(out, table.Cases)
	default:
		return printShipped(out, table.Cases)
	}
}

// parse lets the file stand before, between or behind the flags.
func parse(flags *flag.FlagSet, args []string) (path string, err error) {
	var files []string
	for len(args) > 0 {
		if err := flags.Parse(args); err != nil {
			return "", err
		}
		if args = flags.Args(); len(args) > 0 {
			files, args = append(files, args[0]), args[1:]
		}
	}
	if len(files) != 1 {
		return "", fmt.Errorf("%d files; want one table, as in go run ./bench/deu FILE.tsv --json", len(files))
	}
	return files[0], nil
}

// A row is one model's forecast of one issue.
type row struct {
	Issue     string             `json:"issue"`
	Outcome   float64            `json:"outcome"`
	Model     string             `json:"model"`
	Point     float64            `json:"point"`
	Quantiles map[string]float64 `json:"quantiles"`
	CRPS      float64            `json:"crps"`
}

// levels are the quantiles that are printed.
var levels = []float64{0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975}

func printRows(out io.Writer, cases []deu.Case) error {
	rows := []row{}
	for k := range deu.Models {
		m := &deu.Models[k]
		for _, p := range m.Shipped(cases) {
			r := row{p.Case.ID, p.Case.Outcome, m.Name, p.Point(), map[string]float64{}, p.CRPS()}
			for _, u := range levels {
				r.Quantiles[strconv.FormatFloat(u, 'g', -1, 64)] = p.Quantile(u)
			}
			rows = append(rows, r)
		}
	}
	e := json.NewEncoder(out)
	e.SetIndent("", " ")
	return e.Encode(rows)
}

func printShipped(out io.Writer, cases []deu.Case) error {
	t := newTable(out)
	base := deu.Models[0].Shipped(cases)
	for k := range deu.Models {
		t.row(&deu.Models[k], []deu.Score{deu.NewScore(deu.Models[k].Shipped(cases))}, deu.Models[k].Shipped(cases), base)
	}
	return t.Flush()
}

func printCross(out io.Writer, cases []deu.Case, seeds int) error {
	t := newTable(out)
	var base []deu.Prediction
	models := append(slices.Clone(deu.Models), deu.Nested)
	for k := range models {
		m := &models[k]
		var scores []deu.Score
		var first []deu.Prediction
		for seed := range seeds {
			ps, err := m.CrossValidate(cases, uint64(seed)+1)
			if err != nil {
				return err
			}
			scores = append(scores, deu.NewScore(ps))
			if seed == 0 {
				first = ps
			}
		}
		if base == nil {
			base = first
		}
		t.row(m, scores, first, base)
	}
	return t.Flush()
}

// A table has a row for each model: the mean of its scores, and how it
// compares to the first model.
type table struct{ *tabwriter.Writer }

func newTable(out io.Writer) table {
	t := table{tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)}
	fmt.Fprintln(t, "model\tissues\tmean error\tmedian error\twithin 10\tCRPS\t50 %\t80 %\t95 %\tCRPS against compromise (95 %)\terror against compromise (95 %)")
	return t
}

func (t table) row(m *deu.Model, scores []deu.Score, ps, base []deu.Prediction) {
	if len(ps) == 0 {
		fmt.Fprintf(t, "%s\t0\n", m.Name)
		return
	}
	mean := func(of func(s deu.Score) float64) float64 {
		sum := 0.0
		for _, s := range scores {
			sum += of(s) / float64(len(scores))
		}
		return sum
	}
	fmt.Fprintf(t, "%s\t%d\t%.2f\t%.1f\t%.3f\t%.2f\t%.3f\t%.3f\t%.3f\t%s\t%s\n", m.Name, scores[0].Cases,
		mean(func(s deu.Score) float64 { return s.MeanError }), mean(func(s deu.Score) float64 { return s.MedianError }),
		mean(func(s deu.Score) float64 { return s.Within10 }), mean(func(s deu.Score) float64 { return s.CRPS }),
		mean(func(s deu.Score) float64 { return s.Cover50 }), mean(func(s deu.Score) float64 { return s.Cover80 }),
		mean(func(s deu.Score) float64 { return s.Cover95 }),
		difference(deu.Compare(ps, base, (*deu.Prediction).CRPS, 1)), difference(deu.Compare(ps, base, (*deu.Prediction).Error, 1)))
}

func difference(d deu.Difference) string {
	return fmt.Sprintf("%+.2f (%+.2f to %+.2f)", d.Mean, d.Low, d.High)
}

func printFit(out io.Writer, cases []deu.Case) error {
	for k := range deu.Models {
		numbers, err := deu.Models[k].Learn(cases)
		if err != nil {
			return err
		}
		var text []string
		for _, x := range numbers {
			text = append(text, strconv.FormatFloat(x, 'f', 4, 64))
		}
		fmt.Fprintf(out, "\t%q: {%s},\n", deu.Models[k].Name, strings.Join(text, ", "))
	}
	return nil
}
