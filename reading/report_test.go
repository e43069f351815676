package reading

import (
	"os"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/report"
	"parley/source"
)

func reportOf(t *testing.T, file string) *report.Report {
	t.Helper()
	text, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	r := readNamed(t, file, string(text))
	return Report(r.Draft(), map[string]*source.Document{"article": r.Document})
}

func section(r *report.Report, id string) report.Section {
	k := slices.IndexFunc(r.Sections, func(s report.Section) bool { return s.ID == id })
	if k < 0 {
		return report.Section{}
	}
	return r.Sections[k]
}

func TestAReportShowsEveryClaimWithItsPassage(t *testing.T) {
	r := reportOf(t, "balkans.md")
	positions := section(r, "claimed-positions").Blocks[0].(report.Table)
	if !slices.Equal(positions.Columns, []string{"Issue", "Kosovo", "Serbia", "European Union"}) {
		t.Errorf("columns %q", positions.Columns)
	}
	plates := positions.Rows[0]
	if plates[0][0].Words != "Licence plates" || plates[2][0].Words != "Temporary stickers" {
		t.Errorf("row %+v", plates)
	}
	ref := plates[2][0].Refs[0]
	if ref != (report.Ref{Source: "article", Title: "The plates and the association", First: 13, Last: 13, Quote: "Temporary stickers"}) {
		t.Errorf("ref %+v", ref)
	}
	if plates[2][0].Mark != report.Draft || !strings.Contains(plates[2][0].Note, RuleTablePosition) {
		t.Errorf("a drafted claim is not marked: %+v", plates[2][0])
	}
	strengths := section(r, "claimed-strengths").Blocks[0].(report.Table)
	if strengths.Rows[0][0][0].Words != "Diplomatic" {
		t.Errorf("strengths %+v", strengths)
	}
	if gaps := section(r, "gaps").Blocks[0].(report.Bullets); len(gaps.Items) == 0 || gaps.Items[0][0].Mark != report.Missing {
		t.Errorf("gaps %+v", gaps)
	}
}

func TestTablesOfAReportHaveCaptions(t *testing.T) {
	tables := 0
	for _, s := range reportOf(t, "balkans.md").Sections {
		for _, b := range s.Blocks {
			if table, ok := b.(report.Table); ok {
				tables++
				if table.Caption == "" {
					t.Errorf("the table of %s has no caption", s.ID)
				}
			}
		}
	}
	if tables < 2 {
		t.Errorf("%d tables", tables)
	}
}

func TestAReportShowsInstrumentsAndDefects(t *testing.T) {
	r := reportOf(t, "caucasus.txt")
	options := section(r, "claimed-instruments").Blocks[0].(report.Table)
	if len(options.Rows) != 3 || options.Rows[1][0][0].Words != "Border commission" || len(options.Rows[1][2][0].Refs) != 2 || len(options.Rows[1][3]) != 2 {
		t.Errorf("options %+v", options)
	}
	defects := section(r, "document-defects").Blocks[1].(report.Bullets)
	if !strings.HasPrefix(defects.Items[0][0].Words, "contradicting cells: ") || defects.Items[0][0].Refs[1].First != 20 {
		t.Errorf("defects %+v", defects)
	}
	commitments := section(r, "claimed-commitments").Blocks[0].(report.Bullets)
	if commitments.Items[0][0].Words != "Armenia: " {
		t.Errorf("commitments %+v", commitments)
	}
}

// TestAReviewedConflictNeedsNoDocument: what was not read is said.
func TestAReviewedConflictNeedsNoDocument(t *testing.T) {
	c := &conflict.Conflict{
		Title:   "River",
		Sources: []conflict.Source{{ID: "note", File: "note.txt"}},
		Parties: []conflict.Party{{ID: "north", Name: "North"}},
		Issues:  []conflict.Issue{{ID: "line", Name: "Line"}},
		Claims: []conflict.Claim{{
			Kind: conflict.ClaimPosition, Party: "north", Issue: "line", Text: "The river.",
			Basis: conflict.Basis{From: []conflict.Passage{{Source: "note", Lines: [2]int{2, 3}}}},
		}},
	}
	r := Report(c, nil)
	if len(r.Sections) != 1 || len(r.NotComputed) != 1 || !strings.Contains(r.NotComputed[0], "note.txt") {
		t.Errorf("%+v", r)
	}
	cell := r.Sections[0].Blocks[0].(report.Table).Rows[0][1]
	if cell[0].Mark != report.Plain || cell[0].Refs[0].Quote != "" || cell[0].Refs[0].Title != "note.txt" {
		t.Errorf("%+v", cell)
	}
	d, err := source.Parse("note.txt", []byte("One.\nTwo.\nThree.\n"))
	if err != nil {
		t.Fatal(err)
	}
	r = Report(c, map[string]*source.Document{"note": d})
	if got := r.Sections[0].Blocks[0].(report.Table).Rows[0][1][0].Refs[0].Quote; got != "Two.\nThree." {
		t.Errorf("quote %q; want the lines of the document", got)
	}
}

// TestAReportOfADraftSaysWhatWasNotUnderstood: once, whoever asks for it.
func TestAReportOfADraftSaysWhatWasNotUnderstood(t *testing.T) {
	r := readText(t, table("Year | Event", "2014 | War"))
	docs := map[string]*source.Document{r.ID: r.Document}
	for _, shown := range []*report.Report{Report(r.Draft(), docs), r.Report()} {
		if len(shown.NotComputed) != 1 || !strings.Contains(shown.NotComputed[0], "was not understood") {
			t.Errorf("%q", shown.NotComputed)
		}
	}
}
