package stability

import "parley/report"

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
