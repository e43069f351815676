package store

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"parley/internal/plain"
	"parley/notation"
	"parley/source"
)

// An entry is what one hit is found by.
type entry struct {
	kind  Kind
	ref   string
	title string
	name  string // found as well, and counts for more; empty where the title is not to be found
	words string
}

// digest tells entries apart by what they say, not by where.
func (e entry) digest() []byte {
	sum := sha256.Sum256([]byte(strings.Join([]string{string(e.kind), e.title, e.name, e.words}, "\x00")))
	return sum[:16]
}

// conflictEntries lists the parties, issues and claims of a conflict file. It
// reports false when the text is no conflict file at this moment, as between
// two edits by hand.
func conflictEntries(text []byte) ([]entry, bool) {
	file, _ := notation.Read("", text) // what stands in a file with errors can be found all the same
	c := file.Conflict
	if c == nil {
		return nil, false
	}
	names := map[string]string{}
	var all []entry
	for _, p := range c.Parties {
		names[p.ID] = p.Name
		all = append(all, entry{KindParty, p.ID, p.Name, p.Name, words(append(p.Members, p.Code, p.Note)...)})
	}
	for _, i := range c.Issues {
		names[i.ID] = i.Name
		said := []string{i.Note}
		for _, mark := range i.Scale {
			said = append(said, mark.Name)
		}
		all = append(all, entry{KindIssue, i.ID, i.Name, i.Name, words(said...)})
	}
	for _, a := range c.Areas {
		names[a.ID] = a.Name
	}
	for _, i := range c.Instruments {
		names[i.ID] = i.Name
	}
	for n, claim := range c.Claims {
		var about, said []string
		for _, id := range []string{claim.Party, claim.Issue, claim.Area, claim.Instrument} {
			if id != "" {
				about = append(about, named(names, id))
			}
		}
		for _, passage := range claim.From {
			said = append(said, passage.Quote)
		}
		title := strings.Join(about, ", ")
		all = append(all, entry{KindClaim, fmt.Sprintf("claims/%d", n), title, title, words(append([]string{claim.Text, claim.Note}, said...)...)})
	}
	return all, true
}

func named(names map[string]string, id string) string {
	if name := names[id]; name != "" {
		return name
	}
	return id
}

func words(texts ...string) string {
	texts = slices.DeleteFunc(slices.Clone(texts), func(text string) bool { return text == "" })
	return plain.Line(strings.Join(texts, " · "))
}

// maxWords bounds what is searched of one document, in bytes.
const maxWords = 1 << 20

// documentEntries lists the passages of a document. One that cannot be read is
// found by its name.
func documentEntries(name string, data []byte) []entry {
	d, err := source.Parse(name, data)
	if err != nil {
		return []entry{{KindSource, name, name, name, ""}}
	}
	title := d.Title
	if title == "" {
		title = name
	}
	all := []entry{{KindSource, name, title, words(d.Title, name, d.Author), ""}}
	room := maxWords
	for _, p := range joined(passages(d)) {
		if room -= len(p.text); room < 0 {
			break
		}
		all = append(all, entry{KindSource, name + lineRef(p.span), title, "", p.text})
	}
	return all
}

// A passage is a stretch of a document that is found as one.
type passage struct {
	span source.Span
	text string
}

// enough is how many bytes a passage should have: many short ones make every
// search slow, and words that belong together stand in different ones.
const enough = 1000

// joined puts neighbouring pieces together until they are long enough.
func joined(pieces []passage) []passage {
	var all []passage
	for _, p := range pieces {
		p.text = plain.Line(p.text)
		if n := len(all); n > 0 && len(all[n-1].text) < enough {
			all[n-1].span.Last = max(all[n-1].span.Last, p.span.Last)
			all[n-1].text += " " + p.text
		} else {
			all = append(all, p)
		}
	}
	return all
}

// passages are the pieces of a document: headings, paragraphs, list items,
// table rows.
func passages(d *source.Document) []passage {
	var all []passage
	for _, b := range d.Blocks {
		switch {
		case b.Table != nil:
			all = append(all, passage{b.Table.Span, strings.Join(append([]string{b.Table.Caption}, b.Table.Header...), " ")})
			for _, row := range b.Table.Rows {
				all = append(all, passage{row.Span, strings.Join(row.Cells, " ")})
			}
		case b.Kind == source.List:
			for _, item := range b.Items {
				all = append(all, passage{item.Span, item.Text})
			}
		default:
			all = append(all, passage{b.Span, b.Text})
		}
	}
	return slices.DeleteFunc(all, func(p passage) bool { return strings.TrimSpace(p.text) == "" })
}

// lineRef writes lines as conflict files do.
func lineRef(lines source.Span) string {
	if lines.First == lines.Last {
		return fmt.Sprintf("#L%d", lines.First)
	}
	return fmt.Sprintf("#L%d-L%d", lines.First, lines.Last)
}
