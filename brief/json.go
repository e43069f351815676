package brief

import (
	"encoding/json"
	"fmt"
	"io"

	"parley/report"
)

// jsonFormat names the shape.
const jsonFormat = "parley-brief"

// JSONVersion is the version of the shape that JSON writes. It grows when a
// reader of the older shape would go wrong; new keys alone do not raise it.
const JSONVersion = 1

// JSON writes all of the report as one JSON object, in the shape that
// docs/reference/brief-json.md describes. It returns an error when a number is
// not finite, when Data cannot be written, or when w fails.
func JSON(w io.Writer, r *report.Report) error {
	shown := jsonReport{
		Format: jsonFormat, Version: JSONVersion,
		Title: r.Title, Sections: []jsonSection{}, NotComputed: list(r.NotComputed),
		Methods: []jsonMethod{}, Provenance: jsonProvenanceOf(r.Provenance), Data: r.Data,
	}
	for _, s := range r.Sections {
		one := jsonSection{ID: s.ID, Part: s.Part, Title: s.Title, Blocks: []any{}}
		for _, b := range s.Blocks {
			block, err := jsonBlock(b)
			if err != nil {
				return fmt.Errorf("section %q: %w", s.Title, err)
			}
			one.Blocks = append(one.Blocks, block)
		}
		shown.Sections = append(shown.Sections, one)
	}
	for _, m := range r.Methods {
		shown.Methods = append(shown.Methods, jsonMethod{m.Name, m.Text, list(m.Keys)})
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(shown)
}

type jsonReport struct {
	Format      string         `json:"format"`
	Version     int            `json:"version"`
	Title       string         `json:"title"`
	Sections    []jsonSection  `json:"sections"`
	NotComputed []string       `json:"notComputed"`
	Methods     []jsonMethod   `json:"methods"`
	Provenance  jsonProvenance `json:"provenance"`
	Data        any            `json:"data"`
}

type jsonSection struct {
	ID     string `json:"id"`
	Part   string `json:"part,omitempty"`
	Title  string `json:"title"`
	Blocks []any  `json:"blocks"`
}

type jsonMethod struct {
	Name string   `json:"name"`
	Text string   `json:"text"`
	Keys []string `json:"keys"`
}

type jsonProvenance struct {
	Program  string     `json:"program"`
	Conflict *jsonFile  `json:"conflict"`
	Sources  []jsonFile `json:"sources"`
}

type jsonFile struct {
	ID     string `json:"id,omitempty"`
	Name   string `json:"name"`
	Title  string `json:"title,omitempty"`
	Date   string `json:"date,omitempty"`
	Grade  string `json:"grade,omitempty"`
	SHA256 string `json:"sha256,omitempty"`
	Note   string `json:"note,omitempty"`
}

func jsonProvenanceOf(p report.Provenance) jsonProvenance {
	shown := jsonProvenance{Program: p.Program, Sources: []jsonFile{}}
	if p.Conflict != (report.File{}) {
		file := jsonFile(p.Conflict)
		shown.Conflict = &file
	}
	for _, f := range p.Sources {
		shown.Sources = append(shown.Sources, jsonFile(f))
	}
	return shown
}

// list is s, and never null.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
