package settle

import (
	"fmt"
	"strings"

	"parley/report"
)

// ProposalSection shows what a given package meets with.
func (p *Problem) ProposalSection(q *Proposal) report.Section {
	section := report.Section{ID: "settle-proposal", Title: "The package that was asked about"}
	section.Blocks = append(section.Blocks, report.Paragraph{report.T(upper(p.words(q.Levels)) + ".")}, p.verdict(q), p.proposalTable(q))
	switch {
	case q.Efficient:
		section.Blocks = append(section.Blocks, report.Paragraph{report.T("No package is better for somebody and worse for nobody.")})
	case q.Better != nil:
		sum := 0.0
		for k := range q.Satisfaction {
			sum += q.Better.Satisfaction[k] - q.Satisfaction[k]
		}
		section.Blocks = append(section.Blocks, report.Paragraph{report.T(fmt.Sprintf("Better for somebody and worse for nobody, by %s points in all: %s.", number(sum), p.words(q.Better.Levels)))})
	}
	if q.Nearest != nil {
		section.Blocks = append(section.Blocks, report.Paragraph{report.T(fmt.Sprintf("The nearest package that nobody refuses, %s points of the scales away in all: %s.", number(q.Moved), p.words(q.Nearest.Levels)))})
	} else if p.refused(q) {
		section.Blocks = append(section.Blocks, report.Paragraph{report.T("No package is such that nobody refuses.")})
	}
	return section
}

func (p *Problem) refused(q *Proposal) bool {
	return len(q.Broken) > 0 || len(q.refusers()) > 0
}

func (q *Proposal) refusers() []int {
	var ks []int
	for k, g := range q.Gains {
		if g < -Tolerance {
			ks = append(ks, k)
		}
	}
	return ks
}

func (p *Problem) verdict(q *Proposal) report.Paragraph {
	var parts []string
	if len(q.Broken) > 0 {
		parts = append(parts, "It is no package: it "+strings.Join(q.Broken, " and ")+".")
	}
	for _, k := range q.refusers() {
		parts = append(parts, fmt.Sprintf("%s would refuse: it has %s points less than without an agreement.", p.Parties[k].Name, number(-q.Gains[k])))
	}
	if len(parts) == 0 {
		return report.Paragraph{{Words: "Nobody would refuse it.", Mark: report.Good}}
	}
	return report.Paragraph{{Words: strings.Join(parts, " "), Mark: report.Bad}}
}

func (p *Problem) proposalTable(q *Proposal) report.Table {
	table := report.Table{
		Caption: "Satisfaction with the package, by party.",
		Columns: []string{"Party", "With the package", "Without agreement", "Gain"},
	}
	if q.Nearest != nil {
		table.Columns = append(table.Columns, "Gain in the nearest that nobody refuses")
	}
	for k, party := range p.Parties {
		row := []report.Cell{{report.T(party.Name)}, {report.T(number(q.Satisfaction[k]))}, {report.T(number(party.Alternative))}, {gain(q.Gains[k])}}
		if q.Nearest != nil {
			row = append(row, report.Cell{gain(q.Nearest.Satisfaction[k] - party.Alternative)})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}
