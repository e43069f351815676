package brief

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"parley/report"
)

// Markdown writes the report as GitHub-flavoured Markdown: tables, and
// footnotes for passages and notes. Figures stand in words, for Markdown has
// no pictures of its own. Words are escaped, so that they read as they are.
func Markdown(w io.Writer, r *report.Report) error {
	m := &markdownWriter{}
	m.block("# ", line(cmp.Or(r.Title, "Brief")))
	if date := r.Provenance.Conflict.Date; date != "" {
		m.block("", "As of "+line(date)+". "+caveat)
	} else {
		m.block("", caveat)
	}
	part := ""
	for _, s := range r.Sections {
		if s.Part != part {
			part = s.Part
			m.block("## ", line(part))
		}
		m.block(map[bool]string{true: "### ", false: "## "}[part != ""], line(s.Title))
		for _, b := range s.Blocks {
			m.add(b)
		}
	}
	m.notComputed(r.NotComputed)
	m.methods(r.Methods)
	m.provenance(r.Provenance)
	m.footnotes(r.Provenance.Sources)
	_, err := io.WriteString(w, m.out.String())
	return err
}

type markdownWriter struct {
	out             strings.Builder
	cited           passages
	notes           []string
	tables, figures int
}

// block writes text as a block of its own, each line behind the prefix. A
// block without words is left out.
func (m *markdownWriter) block(prefix, text string) {
	if text == "" {
		return
	}
	if m.out.Len() > 0 {
		m.out.WriteByte('\n')
	}
	for part := range strings.SplitSeq(text, "\n") {
		m.out.WriteString(strings.TrimRight(prefix+part, " ") + "\n")
	}
}

func (m *markdownWriter) add(b report.Block) {
	switch b := b.(type) {
	case report.Paragraph:
		m.block("", m.words(b, "\\\n"))
	case report.Bullets:
		m.block("", m.list(b))
	case report.Callout:
		m.block("> ", callOut(line(b.Title), m.words(b.Body, "\\\n")))
	case report.Table:
		m.table(b)
	case report.Figure:
		m.figures++
		m.block("", fmt.Sprintf("**Figure %d.** %s", m.figures, line(b.Title)))
		m.block("> ", opened(text(b.Text, "\\\n")))
	}
}

func callOut(title, body string) string {
	if title == "" {
		return body
	}
	return "**" + title + "**\n\n" + body
}

func (m *markdownWriter) list(b report.Bullets) string {
	var items []string
	for k, item := range b.Items {
		sign := "- "
		if b.Ordered {
			sign = fmt.Sprintf("%d. ", k+1)
		}
		hang := "\\\n" + strings.Repeat(" ", len(sign))
		items = append(items, sign+m.words(item, hang))
	}
	return strings.Join(items, "\n")
}

func (m *markdownWriter) table(t report.Table) {
	if len(t.Columns) == 0 {
		return
	}
	m.tables++
	m.block("", fmt.Sprintf("**Table %d.** %s", m.tables, line(t.Caption)))
	names := make([]string, len(t.Columns))
	rules := make([]string, len(t.Columns))
	for k, name := range t.Columns {
		names[k], rules[k] = line(name), "---"
		if kindOf(t.Rows, k) == number {
			rules[k] = "--:"
		}
	}
	rows := []string{tableRow(names), tableRow(rules)}
	for _, row := range t.Rows {
		cells := make([]string, len(t.Columns))
		for k := range min(len(row), len(cells)) {
			cells[k] = m.words(report.Paragraph(row[k]), "<br>")
		}
		rows = append(rows, tableRow(cells))
	}
	m.block("", strings.Join(rows, "\n"))
}

func tableRow(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

// words writes runs, with broken for each of their line breaks.
func (m *markdownWriter) words(runs []report.Text, broken string) string {
	var b strings.Builder
	for _, run := range spaced(runs) {
		b.WriteString(marked(run, broken))
		if run.Note != "" {
			m.notes = append(m.notes, line(run.Note))
			fmt.Fprintf(&b, "[^note-%d]", len(m.notes))
		}
		for _, ref := range run.Refs {
			fmt.Fprintf(&b, "[^%d]", m.cited.cite(ref).Number)
		}
	}
	return opened(strings.TrimSpace(b.String()))
}

// marked writes the words of a run with the signs of its mark.
func marked(run report.Text, broken string) string {
	words := text(run.Words, broken)
	look := looks[run.Mark]
	switch {
	case run.Mark == report.Strong:
		words = between("**", words)
	case run.Mark == report.Letters && strings.Trim(run.Words, "YN") == "":
		words = between("`", words)
	}
	if look.Symbol != "" {
		words = look.Symbol + " " + words
	}
	if look.Tag != "" {
		words += " *(" + look.Tag + ")*"
	}
	return words
}

// between puts a sign around words, inside the spaces around them.
func between(sign, words string) string {
	inner := strings.TrimSpace(words)
	if inner == "" {
		return words
	}
	before, after, _ := strings.Cut(words, inner)
	return before + sign + inner + sign + after
}

func (m *markdownWriter) notComputed(what []string) {
	var b report.Bullets
	for _, one := range what {
		b.Items = append(b.Items, report.Paragraph{report.T(one)})
	}
	if len(what) > 0 {
		m.block("## ", "What was not computed")
		m.block("", m.list(b))
	}
}

func (m *markdownWriter) methods(methods []report.Method) {
	var b report.Bullets
	for _, one := range methods {
		b.Items = append(b.Items, report.Paragraph{report.T(methodLine(one))})
	}
	if len(methods) > 0 {
		m.block("## ", "Methods")
		m.block("", m.list(b))
	}
}

func (m *markdownWriter) provenance(from report.Provenance) {
	m.block("## ", "Provenance")
	if from.Program != "" {
		m.block("", "Made by "+line(from.Program)+". The same inputs give the same brief.")
	}
	var files []string
	for _, f := range append([]report.File{from.Conflict}, from.Sources...) {
		if f != (report.File{}) {
			files = append(files, "- "+line(fileLine(f)))
		}
	}
	m.block("", strings.Join(files, "\n"))
}

// footnotes writes the passages and the notes; Markdown sets them at the end.
func (m *markdownWriter) footnotes(files []report.File) {
	for _, p := range m.cited.list {
		words := sourceTitle(p.Ref) + ", " + lines(p.Ref)
		if p.Quote != "" {
			words += ": “" + p.Quote + "”"
		}
		if hash := fileOf(p.Ref, files).SHA256; hash != "" {
			words += " (SHA-256 " + hash + ")"
		}
		m.block("", fmt.Sprintf("[^%d]: %s", p.Number, line(words)))
	}
	for k, note := range m.notes {
		m.block("", fmt.Sprintf("[^note-%d]: %s", k+1, note))
	}
}
