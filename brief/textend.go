package brief

import (
	"fmt"
	"strings"

	"parley/internal/plain"
	"parley/report"
)

func (p *textWriter) notComputed(what []string) {
	if len(what) == 0 {
		return
	}
	p.title("Not computed", "-")
	p.gap()
	var b report.Bullets
	for _, text := range what {
		b.Items = append(b.Items, report.Paragraph{report.T(text)})
	}
	p.bullets(b)
}

func (p *textWriter) methods(methods []report.Method) {
	if len(methods) == 0 {
		return
	}
	p.title("Methods", "-")
	p.gap()
	for _, m := range methods {
		p.lines("", plain.Line(methodLine(m)))
	}
}

// methodLine says a method in one line: name, what it does, and the keys of
// the bibliography.
func methodLine(m report.Method) string {
	line := m.Name
	if m.Text != "" {
		line += ": " + m.Text
	}
	if len(m.Keys) > 0 {
		line += " [" + strings.Join(m.Keys, ", ") + "]"
	}
	return line
}

func (p *textWriter) passages() {
	if len(p.cited.list) == 0 {
		return
	}
	p.title("Passages", "-")
	p.gap()
	for _, one := range p.cited.list {
		text := fmt.Sprintf("[%d] %s, %s", one.Number, sourceTitle(one.Ref), lines(one.Ref))
		if one.Quote != "" {
			text += ": “" + one.Quote + "”"
		}
		p.lines("", plain.Line(text))
	}
}

func (p *textWriter) provenance(from report.Provenance) {
	files := from.Sources
	if from.Conflict != (report.File{}) {
		files = append([]report.File{from.Conflict}, files...)
	}
	if from.Program == "" && len(files) == 0 {
		return
	}
	p.title("Provenance", "-")
	p.gap()
	if from.Program != "" {
		p.lines("", plain.Line("Made by "+from.Program+". "+caveat))
	}
	for _, f := range files {
		p.lines("", plain.Line(fileLine(f)))
	}
}

// fileLine says which file it was: name, title, date, grade, hash.
func fileLine(f report.File) string {
	parts := []string{f.Name}
	for _, part := range []struct{ label, value string }{
		{"", f.Title}, {"", f.Date}, {"grade ", f.Grade}, {"SHA-256 ", f.SHA256}, {"", f.Note},
	} {
		if part.value != "" {
			parts = append(parts, part.label+part.value)
		}
	}
	return strings.Join(parts, ", ")
}
