package bargain

import (
	"fmt"
	"strings"

	"parley/conflict"
	"parley/report"
)

// Method says what a forecast rests on.
func (m *Model) method() report.Method {
	text := fmt.Sprintf("The outcome is %s.", m.Words)
	switch {
	case m.Name == Recommended:
		text += " A log-linear density over the points of the scale: parties stand there, or near, and the compromise is not far in spreads of the positions. Its three weights were learnt from 259 decisions of the European Union; cross-validation over proposals puts its score 6 % below that of the compromise mean with an error of constant width."
	case m.ErrorSize > 0:
		text += fmt.Sprintf(" Its error is double exponential with a mean size of %s points, which outcomes of 259 decisions of the European Union taught; what falls over an end lies on it.", number(m.ErrorSize))
	default:
		text += " Its precision was learnt from 259 decisions of the European Union."
	}
	return report.Method{Name: "Forecast by the model " + m.Name, Text: text, Keys: m.Keys}
}

// Methods are those of the forecasts.
func Methods(m *Model) []report.Method {
	compared := report.Method{Name: "Models compared", Text: "Compromise, weighted median and mode, Nash bargains, the challenge model, the spatial model of politics and quantal response, each over the same draws."}
	for _, other := range Models {
		compared.Keys = append(compared.Keys, other.Keys...)
	}
	compared.Keys = unique(compared.Keys)
	return []report.Method{
		m.method(), compared,
		{Name: "Quantiles of outcomes that pile up", Text: "Medians and intervals are mid-quantiles, because outcomes pile up at points.", Keys: []string{"ma2011"}},
		report.LikelihoodMethod,
	}
}

func unique(keys []string) []string {
	seen := map[string]bool{}
	var once []string
	for _, k := range keys {
		if !seen[k] {
			seen[k] = true
			once = append(once, k)
		}
	}
	return once
}

// Doubts say what the forecasts leave open.
func Doubts(forecasts []*Forecast) []string {
	var parties []string
	for _, f := range forecasts {
		parties = append(parties, fmt.Sprintf("%s %d", f.Name, len(f.Stances.weighty().Stances)))
	}
	doubts := []string{fmt.Sprintf("Forecasts: how large the errors are outside the European Union. They were learnt there, from decisions with up to 30 actors, most of them by majority; here the parties with weight are fewer or others (%s), and nobody has measured errors on such cases. Read the intervals as the least uncertainty.", strings.Join(parties, ", "))}
	for _, f := range forecasts {
		for _, p := range f.Others {
			if p.Err != nil {
				doubts = append(doubts, fmt.Sprintf("Forecast of %s by %s: %v.", f.Name, p.Model.Name, p.Err))
			}
		}
		if !f.Settled && len(f.Turns) > 0 {
			doubts = append(doubts, fmt.Sprintf("Forecast of %s by spatial: the parties did not come to rest within %d turns.", f.Name, len(f.Turns)-1))
		}
	}
	return doubts
}

// Report puts the forecasts of a conflict together. The spatial model over all
// issues at once is nil where it has no meaning.
func Report(c *conflict.Conflict, q Question, forecasts []*Forecast, joint *Joint) *report.Report {
	r := &report.Report{Title: "Forecasts: " + c.Title, Methods: Methods(q.Model), NotComputed: Doubts(forecasts), Data: newData(c, q, forecasts, joint)}
	for _, f := range forecasts {
		r.Sections = append(r.Sections, f.Sections()...)
	}
	if joint != nil {
		r.Sections = append(r.Sections, joint.section())
	}
	if s := swapSection(c); s != nil && q.Issue == "" {
		r.Sections = append(r.Sections, *s)
	}
	return r
}
