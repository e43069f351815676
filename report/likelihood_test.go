package report_test

import (
	"testing"

	"parley/report"
)

func TestLikelihood(t *testing.T) {
	for p, want := range map[float64]string{
		0: "almost no chance", 0.049: "almost no chance", 0.05: "very unlikely", 0.1999: "very unlikely",
		0.20: "unlikely", 0.449: "unlikely", 0.45: "roughly even chance", 0.5: "roughly even chance", 0.55: "roughly even chance",
		0.551: "likely", 0.8: "likely", 0.801: "very likely", 0.95: "very likely", 0.951: "almost certain", 1: "almost certain",
	} {
		if got := report.Likelihood(p); got != want {
			t.Errorf("%v: %s; want %s", p, got, want)
		}
	}
}
