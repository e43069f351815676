package brief

import (
	"cmp"
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"parley/figure"
	"parley/internal/plain"
	"parley/report"
)

// maxBack bounds the links from a passage back to where it is cited.
const maxBack = 12

// A viewer turns a report into a page.
type viewer struct {
	links           Links
	ids             map[string]bool
	cited           passages
	marks           map[report.Mark]bool
	tables, figures int
}

// own are the ids of the page's own parts.
var own = []string{"top", "main", "contents", "not-computed", "methods", "passages", "provenance", "legend"}

func newViewer() *viewer {
	v := &viewer{ids: map[string]bool{}, marks: map[report.Mark]bool{}}
	for _, id := range own {
		v.ids[id] = true
	}
	return v
}

func (v *viewer) page(r *report.Report) (*page, error) {
	p := &page{
		Title: cmp.Or(r.Title, "Brief"), Date: r.Provenance.Conflict.Date, Caveat: caveat, Style: style,
		NotComputed: r.NotComputed, Methods: r.Methods, Provenance: r.Provenance,
	}
	for k, s := range r.Sections {
		shown := section{ID: v.id(s.ID, "section"), Title: s.Title, Inner: s.Part != ""}
		if s.Part != "" && (k == 0 || r.Sections[k-1].Part != s.Part) {
			shown.Part, shown.PartID = s.Part, v.id("part-"+s.Part, "part")
		}
		shown.Ends = s.Part != "" && (k == len(r.Sections)-1 || r.Sections[k+1].Part != s.Part)
		for _, b := range s.Blocks {
			one, err := v.block(b)
			if err != nil {
				return nil, fmt.Errorf("section %q: %w", s.Title, err)
			}
			shown.add(one)
		}
		p.Sections = append(p.Sections, shown)
	}
	p.Sources = v.sources(r.Provenance.Sources)
	p.Legend = v.legend()
	return p, nil
}

// id makes an id of its own out of what a report asks for.
func (v *viewer) id(wish, otherwise string) string {
	id := strings.Trim(strings.Map(idRune, strings.ToLower(wish)), "-")
	if id == "" {
		id = otherwise
	}
	free := id
	for n := 2; v.ids[free]; n++ {
		free = id + "-" + strconv.Itoa(n)
	}
	v.ids[free] = true
	return free
}

func idRune(r rune) rune {
	if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
		return r
	}
	return '-'
}

func (v *viewer) block(b report.Block) (block, error) {
	switch b := b.(type) {
	case report.Paragraph:
		return block{Paragraph: v.runs(b)}, nil
	case report.Bullets:
		return block{Bullets: v.bullets(b)}, nil
	case report.Callout:
		return block{Callout: &callout{Title: b.Title, Body: v.runs(b.Body)}}, nil
	case report.Table:
		return block{Table: v.table(b)}, nil
	case report.Figure:
		shown, err := v.figure(b)
		return block{Figures: []*picture{shown}}, err
	}
	return block{}, fmt.Errorf("block of unknown type %T", b)
}

func (v *viewer) bullets(b report.Bullets) *bullets {
	shown := &bullets{Ordered: b.Ordered}
	for _, item := range b.Items {
		shown.Items = append(shown.Items, v.runs(item))
	}
	return shown
}

func (v *viewer) table(t report.Table) *table {
	v.tables++
	shown := &table{Number: v.tables, Caption: t.Caption, Wide: len(t.Columns) > wideTable, Rows: make([][]cell, len(t.Rows))}
	for k, name := range t.Columns {
		shown.Columns = append(shown.Columns, column{Name: name, Kind: kindOf(t.Rows, k)})
	}
	for k, row := range t.Rows {
		shown.Rows[k] = v.row(shown.Columns, row)
	}
	return shown
}

func (v *viewer) row(columns []column, row []report.Cell) []cell {
	cells := make([]cell, len(columns))
	for k := range cells {
		cells[k].Kind = columns[k].Kind
		if k < len(row) {
			cells[k].Runs = v.runs(report.Paragraph(row[k]))
		}
		cells[k].Head = k == 0 && len(cells[k].Runs) > 0
	}
	return cells
}

func (v *viewer) figure(f report.Figure) (*picture, error) {
	v.figures++
	f.ID = v.id(f.ID, "figure")
	svg, err := figure.SVG(f)
	if err != nil {
		return nil, err
	}
	return &picture{
		Number: v.figures, ID: f.ID, Title: f.Title, Text: f.Text,
		Wide: wide(f), SVG: template.HTML(svg),
	}, nil
}

// wide says whether a picture is wider than a telephone, and is scrolled there.
func wide(f report.Figure) bool {
	return f.Graph != nil || f.Chart != nil || f.Heat != nil || f.Net != nil
}

func (v *viewer) runs(of report.Paragraph) runs {
	of = spaced(of)
	shown := make(runs, len(of))
	for k, r := range of {
		v.marks[r.Mark] = true
		shown[k].Text = r
		if v.links.Words != nil {
			shown[k].Link = v.links.Words(r)
		}
		for _, ref := range r.Refs {
			shown[k].Places = append(shown[k].Places, v.place(ref))
		}
	}
	return shown
}

func (v *viewer) place(ref report.Ref) place {
	p := v.cited.cite(ref)
	return place{
		passage: p,
		ID:      mentionID(p.Number, p.Uses),
		Label:   fmt.Sprintf("Passage %d: %s, %s", p.Number, plain.Line(sourceTitle(ref)), lines(ref)),
	}
}

func mentionID(number, use int) string { return fmt.Sprintf("cite-%d-%d", number, use) }

func (v *viewer) sources(files []report.File) []*cited {
	var shown []*cited
	for _, group := range v.cited.bySource(files) {
		source := &cited{File: group.File}
		for _, p := range group.Passages {
			one := citedPassage{passage: p, Lines: lines(p.Ref), More: max(p.Uses-maxBack, 0)}
			if v.links.Passage != nil {
				one.Link = v.links.Passage(p.Ref)
			}
			for use := range min(p.Uses, maxBack) {
				one.Back = append(one.Back, mentionID(p.Number, use+1))
			}
			source.Passages = append(source.Passages, one)
		}
		shown = append(shown, source)
	}
	return shown
}

func (v *viewer) legend() []legendEntry {
	var entries []legendEntry
	for _, mark := range legendOrder {
		if v.marks[mark] {
			entries = append(entries, legendEntry{mark, looks[mark]})
		}
	}
	return entries
}
