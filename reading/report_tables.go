package reading

import (
	"parley/conflict"
	"parley/report"
)

// A topicRow is what a row of a report's table is about.
type topicRow struct{ id, name string }

// byTopic makes a table of topics against the parties of whom something is
// claimed; claims without a party stand in a column of their own.
func (s sayings) byTopic(caption, head string, topics []topicRow, kind conflict.ClaimKind, topicOf func(conflict.Claim) string) []report.Block {
	columns := s.partiesOf(kind)
	table := report.Table{Caption: caption, Columns: []string{head}}
	for _, id := range columns {
		name := "Party not named"
		if id != "" {
			name = s.PartyName(id)
		}
		table.Columns = append(table.Columns, name)
	}
	cells := map[[2]string]report.Cell{}
	for _, c := range s.Claims {
		if c.Kind == kind {
			at := [2]string{topicOf(c), c.Party}
			cells[at] = append(cells[at], s.claimText(c))
		}
	}
	for _, t := range topics {
		row := []report.Cell{{report.T(t.name)}}
		filled := false
		for _, id := range columns {
			cell := cells[[2]string{t.id, id}]
			filled = filled || cell != nil
			row = append(row, cell)
		}
		if filled {
			table.Rows = append(table.Rows, row)
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []report.Block{table}
}

// partiesOf returns the parties of the claims of a kind, in the conflict's
// order, and "" last when a claim names none.
func (s sayings) partiesOf(kind conflict.ClaimKind) []string {
	named := map[string]bool{}
	for _, c := range s.Claims {
		if c.Kind == kind {
			named[c.Party] = true
		}
	}
	var all []string
	for _, p := range s.Parties {
		if named[p.ID] {
			all = append(all, p.ID)
		}
	}
	if named[""] {
		all = append(all, "")
	}
	return all
}

func (s sayings) positions() report.Section {
	var rows []topicRow
	for _, i := range s.Issues {
		rows = append(rows, topicRow{i.ID, i.Name})
	}
	return report.Section{
		ID: "claimed-positions", Title: "Positions",
		Blocks: s.byTopic("Positions of the parties, by issue", "Issue", rows, conflict.ClaimPosition, func(c conflict.Claim) string { return c.Issue }),
	}
}

func (s sayings) strengths() report.Section {
	var rows []topicRow
	for _, a := range s.Areas {
		rows = append(rows, topicRow{a.ID, a.Name})
	}
	return report.Section{
		ID: "claimed-strengths", Title: "Strengths",
		Blocks: s.byTopic("Strengths of the parties, by area", "Area", rows, conflict.ClaimStrength, func(c conflict.Claim) string { return c.Area }),
	}
}

func (s sayings) commitments() report.Section {
	section := report.Section{ID: "claimed-commitments", Title: "Commitments"}
	var items []report.Paragraph
	for _, c := range s.Claims {
		if c.Kind != conflict.ClaimCommitment {
			continue
		}
		who := "Party not named"
		if c.Party != "" {
			who = s.PartyName(c.Party)
		}
		items = append(items, report.Paragraph{{Words: who + ": ", Mark: report.Strong}, s.claimText(c)})
	}
	if len(items) > 0 {
		section.Blocks = []report.Block{report.Bullets{Items: items}}
	}
	return section
}

// claimsOf returns what is claimed of an instrument; a claim about one party
// alone begins with its name.
func (s sayings) claimsOf(instrument string, kind conflict.ClaimKind) report.Cell {
	var cell report.Cell
	for _, c := range s.Claims {
		if c.Kind != kind || c.Instrument != instrument {
			continue
		}
		t := s.claimText(c)
		if c.Party != "" {
			t.Words = s.PartyName(c.Party) + ": " + t.Words
		}
		cell = append(cell, t)
	}
	return cell
}

// instruments shows each instrument with its definition, and with the impact
// and the challenge that the sources claim.
func (s sayings) instruments() report.Section {
	section := report.Section{ID: "claimed-instruments", Title: "Policy options"}
	table := report.Table{Caption: "Policy options, with the impact and the challenge that the sources claim", Columns: []string{"Option", "What it is", "Claimed impact", "Claimed challenge"}}
	for _, i := range s.Instruments {
		what := s.claimsOf(i.ID, conflict.ClaimInstrument)
		if len(what) == 0 && i.Text != "" {
			what = report.Cell{s.text(i.Text, "", i.Basis)}
		}
		table.Rows = append(table.Rows, []report.Cell{{report.T(i.Name)}, what, s.claimsOf(i.ID, conflict.ClaimImpact), s.claimsOf(i.ID, conflict.ClaimChallenge)})
	}
	if len(table.Rows) > 0 {
		section.Blocks = []report.Block{table}
	}
	return section
}
