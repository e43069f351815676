package brief

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/internal/browser"
	"parley/report"
)

// hostile is a report all of whose words come from an enemy.
func hostile() *report.Report {
	words := "<script>alert(1)</script> \u202Ereversed\u0007 " + strings.Repeat("endless", 80) + " ' \" & {{.}} javascript:alert(1)"
	ref := report.Ref{Source: words, Title: words, First: -3, Last: 1 << 40, Quote: words}
	text := report.Text{Words: words, Mark: report.Mark(words), Refs: []report.Ref{ref}, Note: words}
	file := report.File{ID: words, Name: words, Title: words, Date: words, Grade: words, SHA256: words, Note: words}
	axis := report.Axis{Title: words, Ticks: []report.Tick{{Name: words}, {Name: words}}}
	states := []report.GraphState{{Letters: words, Name: words, StatusQuo: true, Equilibrium: []string{words}}, {Name: words}}
	return &report.Report{
		Title: words,
		Sections: []report.Section{
			{ID: "passages", Title: words, Blocks: []report.Block{
				report.Paragraph{text, text},
				report.Bullets{Items: []report.Paragraph{{text}}},
				report.Callout{Title: words, Body: report.Paragraph{text}},
				report.Table{Caption: words, Columns: []string{words, words, "c"}, Rows: [][]report.Cell{{{text}, {text}}, {}, {{text}, {}, {}, {text}}}},
			}},
			{ID: "passages", Title: words, Blocks: []report.Block{
				report.Figure{ID: words, Title: words, Text: words, Graph: &report.Graph{
					Parties: []string{words}, States: states, Moves: []report.GraphMove{{From: 0, To: 1}},
				}},
				report.Figure{ID: words, Title: words, Path: &report.Path{States: states, Steps: []report.Step{{Party: words, Action: words}}}},
				report.Figure{Title: words, Scale: &report.Scale{
					Landmarks: []report.Landmark{{Name: words}}, Marks: []report.ScaleMark{{Name: words}, {Name: words, Outcome: true}},
					Fans: []report.Fan{{Name: words, Masses: []report.Mass{{Share: 1}}}},
				}},
				report.Figure{ID: words, Title: words, Chart: &report.Chart{
					X: axis, Y: axis, Levels: []report.Level{{Name: words}, {Name: words, Vertical: true}},
					Series: []report.Series{{Name: words, Kind: report.Line, Points: []report.Point{{Label: words}}}, {Name: "b", Kind: report.Points}},
				}},
				report.Figure{ID: words, Title: words, Bars: &report.Bars{Axis: axis, Rows: []report.Bar{{Name: words, Parts: []report.BarPart{{Name: words, To: 1e15}, {Name: "b", To: 1}}}}}},
				report.Figure{ID: words, Title: words, Heat: &report.Heat{
					X: words, Y: words, Columns: []string{words}, Rows: []string{words}, Cells: [][]report.HeatCell{{{Words: words}}}, Meaning: words,
				}},
				report.Figure{ID: words, Title: words, Net: &report.Net{
					Nodes: []report.NetNode{{Name: words}, {Name: words}}, Ties: []report.NetTie{{To: 1, Label: words}},
				}},
			}},
		},
		NotComputed: []string{words},
		Methods:     []report.Method{{Name: words, Text: words, Keys: []string{words}}},
		Provenance:  report.Provenance{Program: words, Conflict: file, Sources: []report.File{file}},
		Data:        map[string]string{words: words},
	}
}

func htmlFile(t *testing.T, r *report.Report) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "brief.html")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := HTML(f, r); err != nil {
		t.Fatal(err)
	}
	return path
}

// views are the ways in which people see a brief; paper is the last.
var views = []struct {
	name    string
	options []browser.Option
}{
	{"desk", []browser.Option{browser.Width(1280), browser.Light(), browser.Screen()}},
	{"phone", []browser.Option{browser.Width(390), browser.Light(), browser.Screen()}},
	{"dark", []browser.Option{browser.Width(390), browser.Dark(), browser.Screen()}},
	{"paper", []browser.Option{browser.Width(680), browser.Light(), browser.Print()}},
}

// The page is shown on a desk, on a telephone, in the dark and on paper:
// nothing overflows, overlaps, asks the network or shuts a reader out.
func TestInBrowser(t *testing.T) {
	for name, r := range map[string]*report.Report{"sample": sample(), "hostile": hostile(), "empty": {}} {
		t.Run(name, func(t *testing.T) {
			page := browser.Open(t, htmlFile(t, r))
			for _, v := range views {
				page.Set(v.options...)
				checkView(t, page, v.name)
				if folder := os.Getenv("PARLEY_PICTURES"); folder != "" {
					page.Screenshot(filepath.Join(folder, name+"-"+v.name+".png"))
				}
			}
			if folder := os.Getenv("PARLEY_PICTURES"); folder != "" {
				page.PDF(filepath.Join(folder, name+".pdf"))
			}
			if got := page.Requests(); len(got) > 0 {
				t.Errorf("asks the network: %q", got)
			}
			if got := page.ConsoleErrors(); len(got) > 0 {
				t.Errorf("console: %q", got)
			}
		})
	}
}

func checkView(t *testing.T, page *browser.Page, view string) {
	t.Helper()
	for _, problem := range page.Overflow() {
		t.Errorf("%s: %s", view, problem)
	}
	for _, problem := range page.TextProblems() {
		t.Errorf("%s: %s", view, problem)
	}
	for _, violation := range page.Axe() {
		t.Errorf("%s: %s", view, violation)
	}
}
