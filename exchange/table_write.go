package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"

	"parley/conflict"
)

// WriteTable writes the positions as a plain table, one row for each, as XLSX
// or CSV, and says what that cannot hold. Text that a spreadsheet would take
// for a formula gets an apostrophe before it in CSV, and is text in XLSX.
func WriteTable(c *conflict.Conflict, asXLSX bool) (data []byte, lost []string, err error) {
	if len(c.Positions) == 0 {
		return nil, nil, fmt.Errorf("the conflict has no positions; want one or more for a table")
	}
	rows := positionRows(c)
	if asXLSX {
		data, err = writeSheet(rows)
	} else {
		data, err = writeCSV(rows)
	}
	lost = []string{"the title (the file's name stands for it)", "ids (a reader makes its own from the names)"}
	if slices.ContainsFunc(c.Parties, func(p conflict.Party) bool { return p.Note != "" }) {
		lost = append(lost, "notes of parties")
	}
	lost = append(lost, lostFromPositions(c)...)
	return data, lost, err
}

// positionRows are the header and a row for each position.
func positionRows(c *conflict.Conflict) [][]string {
	var header []string
	for _, column := range tableColumns {
		header = append(header, column.names[0])
	}
	rows := [][]string{header}
	reference := map[string]string{}
	for _, i := range c.Issues {
		if i.Reference != nil {
			reference[i.ID] = decimal(i.Reference.Mode)
		}
	}
	for _, p := range c.Positions {
		row := []string{c.PartyName(p.Party), c.IssueName(p.Issue)}
		for _, q := range []*conflict.Quantity{&p.At, p.Salience, p.Capability} {
			row = append(row, quantityCells(q)...)
		}
		row = append(row, p.Date, p.Text, reference[p.Issue], "0", "100")
		rows = append(rows, row)
	}
	return rows
}

// quantityCells are a number and the ends of its range.
func quantityCells(q *conflict.Quantity) []string {
	switch {
	case q == nil:
		return []string{"", "", ""}
	case q.Certain():
		return []string{decimal(q.Mode), "", ""}
	case q.HasMode:
		return []string{decimal(q.Mode), decimal(q.Low), decimal(q.High)}
	default:
		return []string{"", decimal(q.Low), decimal(q.High)}
	}
}

func writeCSV(rows [][]string) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for _, row := range rows {
		for k := range row {
			row[k] = harmless(row[k])
		}
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// lostFromPositions says in words what of c a table of positions does not
// hold.
func lostFromPositions(c *conflict.Conflict) []string {
	lost := []string{}
	count := func(n int, one, many string) {
		switch {
		case n == 1:
			lost = append(lost, "1 "+one)
		case n > 1:
			lost = append(lost, fmt.Sprintf("%d %s", n, many))
		}
	}
	if c.AsOf != "" {
		lost = append(lost, "the date of the conflict")
	}
	if slices.ContainsFunc(c.Parties, func(p conflict.Party) bool { return p.Code != "" || p.Members != nil }) {
		lost = append(lost, "codes and members of parties")
	}
	silent := 0
	for _, p := range c.Parties {
		if !stands(c, p.ID, "") {
			silent++
		}
	}
	count(silent, "party without a position", "parties without positions")
	if c.Unmeasured("") {
		lost = append(lost, "capabilities that are to be taken from data")
	}
	if slices.ContainsFunc(c.Issues, func(i conflict.Issue) bool { return len(i.Scale) > 0 }) {
		lost = append(lost, "the landmarks of scales")
	}
	if slices.ContainsFunc(c.Issues, func(i conflict.Issue) bool { return i.Reference != nil && !i.Reference.Certain() }) {
		lost = append(lost, "ranges of reference points")
	}
	if slices.ContainsFunc(c.Positions, func(p conflict.Position) bool {
		return p.From != nil || p.Judgement != "" || p.Draft != ""
	}) {
		lost = append(lost, "what positions rest on")
	}
	count(len(c.Sources), "source", "sources")
	count(len(c.Areas), "area", "areas")
	count(len(c.Claims), "claim", "claims")
	count(len(c.Options), "option", "options")
	count(len(c.Rules), "rule", "rules")
	count(len(c.Preferences), "preference", "preferences")
	count(len(c.Outcomes), "name of an outcome", "names of outcomes")
	count(len(c.Instruments), "instrument", "instruments")
	if c.Settlement != nil {
		lost = append(lost, "the settlement")
	}
	count(len(c.Gaps), "gap", "gaps")
	return lost
}
