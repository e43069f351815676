package brief

import (
	"encoding/json"
	"fmt"

	"parley/report"
)

// ReadJSON reads what JSON wrote. The report is shown as the one that was
// written: HTML, Markdown and JSON give the same bytes. Its Data is a
// json.RawMessage, and nil where there was none.
//
// It returns an error when the text is not JSON, of another format or of a
// newer version.
func ReadJSON(text []byte) (*report.Report, error) {
	var from struct {
		jsonReport
		Sections []struct {
			jsonSection
			Blocks []json.RawMessage `json:"blocks"`
		} `json:"sections"`
		Data json.RawMessage `json:"data"`
	}
	if err := json.Unmarshal(text, &from); err != nil {
		return nil, fmt.Errorf("brief: %w", err)
	}
	if from.Format != jsonFormat || from.Version < 1 || from.Version > JSONVersion {
		return nil, fmt.Errorf("brief: format %q of version %d; want %q of version 1 to %d", from.Format, from.Version, jsonFormat, JSONVersion)
	}
	r := &report.Report{Title: from.Title, NotComputed: from.NotComputed, Provenance: from.Provenance.provenance()}
	if string(from.Data) != "null" && len(from.Data) > 0 {
		r.Data = from.Data
	}
	for _, m := range from.Methods {
		r.Methods = append(r.Methods, report.Method(m))
	}
	for _, s := range from.Sections {
		section := report.Section{ID: s.ID, Part: s.Part, Title: s.Title}
		for _, text := range s.Blocks {
			b, err := readBlock(text)
			if err != nil {
				return nil, fmt.Errorf("brief: section %q: %w", s.Title, err)
			}
			section.Blocks = append(section.Blocks, b)
		}
		r.Sections = append(r.Sections, section)
	}
	return r, nil
}

func (p jsonProvenance) provenance() report.Provenance {
	read := report.Provenance{Program: p.Program}
	if p.Conflict != nil {
		read.Conflict = report.File(*p.Conflict)
	}
	for _, f := range p.Sources {
		read.Sources = append(read.Sources, report.File(f))
	}
	return read
}

// readBlock reads a block by its type.
func readBlock(text []byte) (report.Block, error) {
	var kind struct {
		Type string `json:"type"`
	}
	if err := json.Unmarshal(text, &kind); err != nil {
		return nil, err
	}
	switch kind.Type {
	case "paragraph":
		b, err := read[jsonParagraph](text)
		return readTexts(b.Text), err
	case "bullets":
		b, err := read[jsonBullets](text)
		return b.bullets(), err
	case "callout":
		b, err := read[jsonCallout](text)
		return report.Callout{Title: b.Title, Body: readTexts(b.Text)}, err
	case "table":
		b, err := read[jsonTable](text)
		return b.table(), err
	case "figure":
		b, err := read[jsonFigure](text)
		return b.figure(), err
	}
	return nil, fmt.Errorf("block of unknown type %q", kind.Type)
}

func read[T any](text []byte) (value T, err error) {
	err = json.Unmarshal(text, &value)
	return value, err
}

func (b jsonBullets) bullets() report.Bullets {
	read := report.Bullets{Ordered: b.Ordered}
	for _, item := range b.Items {
		read.Items = append(read.Items, readTexts(item))
	}
	return read
}

func (t jsonTable) table() report.Table {
	read := report.Table{Caption: t.Caption, Columns: t.Columns}
	for _, row := range t.Rows {
		cells := make([]report.Cell, len(row))
		for k, cell := range row {
			cells[k] = report.Cell(readTexts(cell))
		}
		read.Rows = append(read.Rows, cells)
	}
	return read
}

func readTexts(texts []jsonText) report.Paragraph {
	read := make(report.Paragraph, len(texts))
	for k, t := range texts {
		read[k] = report.Text{Words: t.Words, Mark: report.Mark(t.Mark), Note: t.Note}
		for _, r := range t.Refs {
			read[k].Refs = append(read[k].Refs, report.Ref{Source: r.Source, Title: r.Title, First: r.Lines[0], Last: r.Lines[1], Quote: r.Quote})
		}
	}
	return read
}
