package bargain

import (
	"fmt"

	"parley/report"
)

// section shows where the parties begin and end over all issues.
func (j *Joint) section() report.Section {
	turns := len(j.Result.Turns)
	text := fmt.Sprintf("The spatial model of politics may also be asked about all issues at once, because the saliences of each party add up to at most 1. The parties came to rest after %d turns.", turns)
	if !j.Result.Settled {
		text = fmt.Sprintf("The spatial model of politics may also be asked about all issues at once, because the saliences of each party add up to at most 1. After %d turns the parties had not come to rest.", turns)
	}
	t := report.Table{Caption: "Positions before and after, everything uncertain being at its middle.", Columns: []string{"Party"}}
	for _, s := range j.Issues {
		t.Columns = append(t.Columns, s.Name+" from", "to")
	}
	final := j.Result.Final()
	for k, name := range j.Parties {
		row := []report.Cell{{report.T(name)}}
		for issue := range j.Issues {
			row = append(row, report.Cell{report.T(number(j.Result.Start[k][issue]))}, report.Cell{report.T(number(final[k][issue]))})
		}
		t.Rows = append(t.Rows, row)
	}
	return report.Section{ID: "forecast-jointly", Title: "All issues at once", Blocks: []report.Block{report.Paragraph{report.T(text)}, t}}
}

// JointData is the spatial model over all issues at once.
type JointData struct {
	Issues  []string      `json:"issues"`
	Parties []string      `json:"parties"`
	Turns   [][][]float64 `json:"turns"` // of each turn, from the start: positions of each party on each issue
	Settled bool          `json:"settled"`
}

func (j *Joint) data() *JointData {
	if j == nil {
		return nil
	}
	d := &JointData{Parties: j.Parties, Settled: j.Result.Settled, Turns: [][][]float64{j.Result.Start}}
	for _, s := range j.Issues {
		d.Issues = append(d.Issues, s.ID)
	}
	for _, t := range j.Result.Turns {
		d.Turns = append(d.Turns, t.Positions)
	}
	return d
}
