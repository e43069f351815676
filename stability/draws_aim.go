package stability

import (
	"fmt"

	"parley/report"
)

// AimCells says for each concept, in the order of Concepts, how often the
// first aim is met.
func (r *Robustness) AimCells() []report.Cell {
	var cells []report.Cell
	for _, c := range Concepts {
		cell := report.Cell{{Words: "not computed", Mark: report.Missing}}
		if c != SIM || !r.tally.noSIM {
			cell = report.Cell{report.T(cellWords(r.OutcomeShare(c, 0)))}
		}
		cells = append(cells, cell)
	}
	return cells
}

// AimWords say how often the first aim is met, and what that depends on most.
func (r *Robustness) AimWords() string {
	best, worst := r.extremes(0)
	most, least := r.OutcomeShare(best, 0), r.OutcomeShare(worst, 0)
	switch {
	case most.Count == 0:
		return fmt.Sprintf("in none of %d draws, under any concept", r.Done)
	case least.Count == least.Of:
		return fmt.Sprintf("in all of %d draws, under every concept", r.Done)
	case most.Count == least.Count:
		return fmt.Sprintf("in %s %% of %d draws under every concept", points(most.Value), r.Done)
	}
	return fmt.Sprintf("in %s %% (under %v) to %s %% (under %v) of %d draws", points(least.Value), worst, points(most.Value), best, r.Done)
}

// AimBlocks say what the first aim depends on; none when it is met in every
// draw or in none. The id begins that of the figure.
func (r *Robustness) AimBlocks(id string) []report.Block {
	for k := range r.Doubts {
		if d := &r.Doubts[k]; d.Outcome == 0 && r.Outcomes[0].Aim {
			figure := r.tornado(k, d)
			figure.ID = id
			return []report.Block{r.verdictWords(d), figure}
		}
	}
	return nil
}
