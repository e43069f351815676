package reading

import (
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
	"parley/report"
	"parley/source"
)

// Report shows what the sources of a conflict say: positions, strengths,
// commitments, instruments, the defects of the documents, and gaps; each
// statement leads to its passage. It serves a reviewed conflict and a draft
// alike. docs are the sources that could be read, by source id; the defects
// are those of these documents, and what was not understood of them stands
// under what was not computed.
func Report(c *conflict.Conflict, docs map[string]*source.Document) *report.Report {
	s := sayings{c, docs, map[string]*Reading{}}
	for _, src := range c.Sources {
		if d := docs[src.ID]; d != nil {
			s.read[src.ID] = Read(d, src.ID)
		}
	}
	r := &report.Report{Title: "What the sources say", Provenance: report.Provenance{Sources: s.files()}}
	for _, section := range []report.Section{
		s.positions(), s.strengths(), s.commitments(), s.instruments(), s.defects(), s.gaps(),
	} {
		if len(section.Blocks) > 0 {
			r.Sections = append(r.Sections, section)
		}
	}
	r.NotComputed = s.notUnderstood()
	return r
}

// notUnderstood returns which documents were not read, and the notes on what
// was not understood of the others.
func (s sayings) notUnderstood() []string {
	var all []string
	for _, src := range s.Sources {
		read := s.read[src.ID]
		if read == nil {
			all = append(all, fmt.Sprintf("the defects of %s: the document was not read", sourceTitle(src)))
			continue
		}
		for _, note := range read.Notes {
			all = append(all, read.Document.Name+": "+note)
		}
	}
	return all
}

// sayings is a conflict with the documents that it rests on.
type sayings struct {
	*conflict.Conflict
	docs map[string]*source.Document
	read map[string]*Reading // what was read in docs
}

func (s sayings) files() []report.File {
	var all []report.File
	for _, src := range s.Sources {
		f := report.File{ID: src.ID, Name: src.File, Title: src.Title, Date: src.Date, Grade: src.Grade, SHA256: src.SHA256, Note: src.Note}
		if d := s.docs[src.ID]; d != nil && f.SHA256 == "" {
			f.SHA256 = d.SHA256
		}
		all = append(all, f)
	}
	return all
}

func sourceTitle(src conflict.Source) string {
	for _, name := range []string{src.Title, src.File, src.ID} {
		if name != "" {
			return name
		}
	}
	return ""
}

// refs returns where the basis leads.
func (s sayings) refs(b conflict.Basis) []report.Ref {
	var all []report.Ref
	for _, p := range b.From {
		ref := report.Ref{Source: p.Source, Title: p.Source, First: p.Lines[0], Last: p.Lines[1], Quote: p.Quote}
		if k := slices.IndexFunc(s.Sources, func(src conflict.Source) bool { return src.ID == p.Source }); k >= 0 {
			ref.Title = sourceTitle(s.Sources[k])
		}
		if d := s.docs[p.Source]; d != nil && ref.Quote == "" {
			ref.Quote = d.Quote(source.Span{First: ref.First, Last: ref.Last})
		}
		all = append(all, ref)
	}
	return all
}

// text is a statement with what it rests on.
func (s sayings) text(words, note string, b conflict.Basis) report.Text {
	t := report.Text{Words: words, Refs: s.refs(b), Note: note}
	switch {
	case b.Draft != "":
		t.Mark = report.Draft
		t.Note = joinNotes(note, "drafted by the rule "+b.Draft+", not reviewed")
	case b.Judgement != "":
		t.Mark = report.Judgement
		t.Note = joinNotes(note, b.Judgement)
	}
	return t
}

func (s sayings) claimText(c conflict.Claim) report.Text { return s.text(c.Text, c.Note, c.Basis) }

func (s sayings) gaps() report.Section {
	section := report.Section{ID: "gaps", Title: "What is missing"}
	if len(s.Gaps) == 0 {
		return section
	}
	var items []report.Paragraph
	for _, g := range s.Gaps {
		words := g.Missing
		if g.Blocks != "" {
			words += " (" + g.Blocks + " waits for it)"
		}
		t := s.text(words, "", g.Basis)
		t.Mark = report.Missing
		items = append(items, report.Paragraph{t})
	}
	section.Blocks = []report.Block{report.Bullets{Items: items}}
	return section
}

func (s sayings) defects() report.Section {
	section := report.Section{ID: "document-defects", Title: "Defects of the documents"}
	for _, src := range s.Sources {
		d := s.docs[src.ID]
		if d == nil {
			continue
		}
		var items []report.Paragraph
		for _, defect := range s.read[src.ID].Defects {
			items = append(items, report.Paragraph{s.defect(src, d, defect)})
		}
		words := fmt.Sprintf("%s: %s.", sourceTitle(src), defectsFound(len(items)))
		section.Blocks = append(section.Blocks, report.Paragraph{report.T(words)})
		if len(items) > 0 {
			section.Blocks = append(section.Blocks, report.Bullets{Items: items})
		}
	}
	return section
}

func defectsFound(n int) string {
	switch n {
	case 0:
		return "no defect was found"
	case 1:
		return "one defect was found"
	}
	return fmt.Sprintf("%d defects were found", n)
}

func (s sayings) defect(src conflict.Source, d *source.Document, defect Defect) report.Text {
	t := report.Text{Words: strings.ReplaceAll(string(defect.Kind), "-", " ") + ": " + defect.Text}
	for _, line := range defect.Lines[:min(len(defect.Lines), maxListed)] {
		t.Refs = append(t.Refs, report.Ref{
			Source: src.ID, Title: sourceTitle(src), First: line, Last: line, Quote: d.Quote(source.Span{First: line, Last: line}),
		})
	}
	return t
}
