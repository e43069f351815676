package deu

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/bargain"
)

// development are the development issues, which lie beside the repository.
func development(t testing.TB) []Case {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "deu", "deu_development.tsv"))
	if err != nil {
		t.Skip("needs ../shared/data/deu/deu_development.tsv")
	}
	defer f.Close()
	table, err := Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return table.Cases
}

func model(t testing.TB, name string) *Model {
	t.Helper()
	k := slices.IndexFunc(Models, func(m Model) bool { return m.Name == name })
	if k < 0 {
		t.Fatalf("no model %s", name)
	}
	return &Models[k]
}

func TestDevelopmentIssues(t *testing.T) {
	cases := development(t)
	if all := samples(cases); len(cases) != 266 || len(all) != 259 {
		t.Errorf("%d issues, %d with an outcome; want 266 and 259", len(cases), len(all))
	}
}

// The goal is a score a tenth below the best interval of constant width,
// intervals that hold what they say, and errors not above the compromise's.
// Cross-validation says what to expect of issues that nobody has seen.
func TestCrossValidation(t *testing.T) {
	cases := development(t)
	base, err := model(t, "compromise").CrossValidate(cases, 1)
	if err != nil {
		t.Fatal(err)
	}
	ps, err := model(t, Recommended).CrossValidate(cases, 1)
	if err != nil {
		t.Fatal(err)
	}
	compromise, parley := NewScore(base), NewScore(ps)
	if parley.CRPS > 0.91*compromise.CRPS {
		t.Errorf("CRPS %.2f; the compromise has %.2f", parley.CRPS, compromise.CRPS)
	}
	if parley.MeanError > compromise.MeanError {
		t.Errorf("mean error %.2f; the compromise has %.2f", parley.MeanError, compromise.MeanError)
	}
	if parley.Cover80 < 0.76 || parley.Cover80 > 0.84 {
		t.Errorf("80 %% intervals hold %.3f", parley.Cover80)
	}
	if d := Compare(ps, base, (*Prediction).CRPS, 1); d.High >= 0 {
		t.Errorf("the difference may be nothing: %+v", d)
	}
}

// The shipped numbers are those that the development issues teach.
func TestShippedNumbersAreFitted(t *testing.T) {
	cases := development(t)
	for _, m := range Models {
		got, err := m.Learn(cases)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(shipped[m.Name]) {
			t.Fatalf("%s learns %d numbers and ships %d", m.Name, len(got), len(shipped[m.Name]))
		}
		for k, x := range got {
			if math.Abs(x-shipped[m.Name][k]) > 0.02*max(1, math.Abs(x)) {
				t.Errorf("%s: number %d is %.4f; shipped is %.4f", m.Name, k+1, x, shipped[m.Name][k])
			}
		}
	}
}

// The errors that forecasts of conflicts assume are those that were learnt.
func TestErrorSizesAreShipped(t *testing.T) {
	for _, m := range bargain.Models {
		if m.ErrorSize > 0 && m.ErrorSize != shipped[m.Name][0] {
			t.Errorf("%s: the mean size of the error is %v; learnt was %v", m.Name, m.ErrorSize, shipped[m.Name][0])
		}
	}
	if bargain.UsualPrecision != shipped["quantal"][0] {
		t.Errorf("the precision is %v; learnt was %v", bargain.UsualPrecision, shipped["quantal"][0])
	}
}

// What bargain.Predict uses is the shipped model for any issue.
func TestPredictIsShipped(t *testing.T) {
	for _, s := range samples(development(t)) {
		got, want := bargain.Predict(s.Issue), s.design.density(shipped["parley-general"])
		for y := range got {
			if math.Abs(got[y]-want[y]) > 1e-9 {
				t.Fatalf("issue %s, point %d: %v, and shipped %v", s.ID, y, got[y], want[y])
			}
		}
	}
}

// The gradient of the fit is that of the loss.
func TestGradient(t *testing.T) {
	all := samples(development(t))[:20]
	weights := make([]float64, len(termNames()))
	for k := range weights {
		weights[k] = float64(k%5)/3 - 0.4
	}
	gradient := make([]float64, len(weights))
	loss(all, weights, gradient)
	const h = 1e-6
	for k := range weights {
		w := slices.Clone(weights)
		w[k] += h
		up := loss(all, w, nil)
		w[k] -= 2 * h
		if slope := (up - loss(all, w, nil)) / (2 * h); math.Abs(slope-gradient[k]) > 1e-6 {
			t.Errorf("weight %d: gradient %v; the slope is %v", k, gradient[k], slope)
		}
	}
}

// The issues of a proposal are never on both sides of a cross-validation.
func TestProposalsStayTogether(t *testing.T) {
	all := samples(development(t))
	part := parts(all, 3)
	in := map[string]int{}
	for k, s := range all {
		if before, ok := in[s.Proposal]; ok && before != part[k] {
			t.Fatalf("proposal %s is in parts %d and %d", s.Proposal, before, part[k])
		}
		in[s.Proposal] = part[k]
	}
}

func TestPresidency(t *testing.T) {
	for date, want := range map[string]string{
		"24-12-08": "fr", "2024-12-08": "fr", "1930-05-01": "se", "23-06-00": "pt", "10-05-2019": "ro", "18-12-2013": "lt",
		"999": "", "": "", "24-13-08": "", "01-01-95": "", "01-01-80": "",
	} {
		if got := presidency(date); got != want {
			t.Errorf("%q: %q presided; want %q", date, got, want)
		}
	}
}

const small = "out\tisnr\tprnr\tpde\tsde\tpxx\tsxx\tpcom\tscom\trp\r\n" +
	"\t\t\t2.09\t\t\t\t\t\t\r\n" +
	"30\ta\tp1\t0\t80\t100\t20\t40\t\t\r\n" +
	"\tb\tp1\t0\t80\t100\t20\t40\t50\t10\r\n" +
	"NA\tc\tp2\t\t\t\t\t\t\t\r\n" +
	"70\td\tp2\t0\t0\t100\t0\r\n"

func TestReadIsRobust(t *testing.T) {
	table, err := Read(strings.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	if len(table.Cases) != 3 || len(table.Remarks) != 2 {
		t.Fatalf("%d cases, remarks %q", len(table.Cases), table.Remarks)
	}
	a := table.Cases[0]
	if s := a.Issue.Stances; len(s) != 3 || s[1].Capability != otherWeight || s[2].Salience != 0.5 || a.Issue.Reference != nil {
		t.Errorf("%+v", a)
	}
	if d := table.Cases[2]; d.Issue.Stances[0].Salience != 0.5 {
		t.Errorf("nobody cares, and saliences are %+v", d.Issue.Stances)
	}
	for _, m := range Models {
		ps := m.Shipped(table.Cases)
		if len(ps) != 2 {
			t.Errorf("%s: %d predictions; want 2", m.Name, len(ps))
		}
		for _, p := range ps {
			if x := p.Point(); !(x >= 0 && x <= 100) || !(p.CRPS() >= 0) {
				t.Errorf("%s: point %v, score %v", m.Name, x, p.CRPS())
			}
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "no header",
		"isnr\tpde\tsde\n":                  "want the columns isnr (the issue) and out",
		"isnr\tout\n":                       "no actor",
		"isnr\tout\tpde\tsde\na\t5\tx\t1":   `line 2: the position of de: "x" is no number of the scale`,
		"isnr\tout\tpde\tsde\na\t101\t5\t":  `line 2: the outcome: "101" is no number of the scale`,
		"isnr\tout\tpde\tsde\na\t1\t5\tInf": `line 2: the salience of de: "Inf"`,
	} {
		if _, err := Read(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v; want %q", text, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(small)
	f.Add("isnr\tout\tpde\tsde\na\t5\t1\t1")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := Read(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, p := range model(t, Recommended).Shipped(table.Cases) {
			if !(p.CRPS() >= 0 && p.CRPS() <= 100) {
				t.Errorf("score %v", p.CRPS())
			}
		}
	})
}
