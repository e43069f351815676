package brief

import (
	"fmt"
	"html/template"
	"strings"

	"parley/report"
)

// A run is words with everything that hangs on them.
type run struct {
	report.Text
	Link   string // where the words lead, or empty
	Places []place
}

// A place is one mention of a passage.
type place struct {
	*passage
	ID    string // of the mention
	Label string
}

type runs []run

// HTML writes the runs, each isolated from the direction of the text around
// it. A long table is mostly runs, and a template takes longer for them.
func (rs runs) HTML() template.HTML {
	var b strings.Builder
	for _, r := range rs {
		r.write(&b)
	}
	return template.HTML(b.String())
}

func (r run) write(b *strings.Builder) {
	look := looks[r.Mark]
	if r.Mark != report.Plain {
		fmt.Fprintf(b, `<span class="mark %s">`, template.HTMLEscapeString(string(r.Mark)))
	}
	if look.Symbol != "" {
		fmt.Fprintf(b, `<span class="sign" role="img" aria-label="%s">%s</span>&nbsp;`, look.Means, look.Symbol)
	}
	switch {
	case strings.Trim(r.Words, " ") == "":
		b.WriteString(r.Words)
	case r.Link != "":
		fmt.Fprintf(b, `<a href="%s">%s</a>`, template.HTMLEscapeString(r.Link), isolated(r.Words))
	default:
		b.WriteString(string(isolated(r.Words)))
	}
	if look.Tag != "" {
		fmt.Fprintf(b, ` <small class="tag">%s</small>`, look.Tag)
	}
	if r.Mark != report.Plain {
		b.WriteString("</span>")
	}
	for _, p := range r.Places {
		fmt.Fprintf(b, `<sup class="cite"><a id="%s" href="#passage-%d" aria-label="%s">%d</a></sup>`,
			p.ID, p.Number, template.HTMLEscapeString(p.Label), p.Number)
	}
}

// maxWord is how many bytes a word may have before a table breaks it rather
// than grow.
const maxWord = 24

// isolated writes words apart from the direction of the text around them.
func isolated(words string) template.HTML {
	class := ""
	for word := range strings.FieldsSeq(words) {
		if len(word) > maxWord {
			class = ` class="long"`
			break
		}
	}
	return template.HTML("<bdi" + class + ">" + template.HTMLEscapeString(words) + "</bdi>")
}

// A note is what a run says on demand, and of which words where there are
// several.
type note struct{ About, Text string }

// Notes returns the notes of the runs.
func (rs runs) Notes() []note {
	var notes []note
	for _, r := range rs {
		switch {
		case r.Note == "":
		case len(rs) == 1:
			notes = append(notes, note{Text: r.Note})
		default:
			notes = append(notes, note{r.Words, r.Note})
		}
	}
	return notes
}
