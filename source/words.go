package source

import (
	"sort"
	"strings"
	"unicode"
)

// words is what a person reads on each line of a document, white space
// folded, so that quotes can be looked up.
type words struct {
	lines  []string
	folded string // all lines, folded, one space between lines that have words
	starts []int  // of each line in folded
}

func newWords(lines []string) words {
	w := words{lines: lines, starts: make([]int, len(lines))}
	var b strings.Builder
	for k, line := range lines {
		if b.Len() > 0 && hasWords(line) {
			b.WriteByte(' ')
		}
		w.starts[k] = b.Len()
		b.WriteString(fold(line))
	}
	w.folded = b.String()
	return w
}

// fold makes every run of white space one space and trims the ends.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

func hasWords(line string) bool {
	return strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsSpace(r) })
}

// line returns the line, from 1, on which the word at the offset of folded
// stands.
func (w words) line(offset int) int {
	return sort.SearchInts(w.starts, offset+1)
}

// Quote returns the words on the lines as a person reads them, one line of
// the file to a line. Of a text file these are the file's lines; in Markdown
// and HTML markup is gone. Lines outside the document have no words.
func (d *Document) Quote(lines Span) string {
	first, last := max(lines.First, 1), min(lines.Last, len(d.words.lines))
	if first > last {
		return ""
	}
	return strings.Join(d.words.lines[first-1:last], "\n")
}

// Find returns the lines of the first place within the given lines where the
// quote stands word for word, white space folded. It finds nothing when the
// quote is empty.
func (d *Document) Find(quote string, within Span) (Span, bool) {
	first, last := max(within.First, 1), min(within.Last, len(d.words.lines))
	quote = fold(quote)
	if quote == "" || first > last {
		return Span{}, false
	}
	from, to := d.words.starts[first-1], len(d.words.folded)
	if last < len(d.words.starts) {
		to = d.words.starts[last]
	}
	at := strings.Index(d.words.folded[from:to], quote)
	if at < 0 {
		return Span{}, false
	}
	return d.words.span(from+at, len(quote)), true
}

// Places returns the lines of every place in the document where the quote
// stands word for word, white space folded, in order and without overlap: a
// quote that is not found where it was may have moved to one of them.
func (d *Document) Places(quote string) []Span {
	quote = fold(quote)
	if quote == "" {
		return nil
	}
	var places []Span
	for from := 0; ; {
		at := strings.Index(d.words.folded[from:], quote)
		if at < 0 {
			return places
		}
		places = append(places, d.words.span(from+at, len(quote)))
		from += at + len(quote)
	}
}

func (w words) span(at, length int) Span {
	return Span{w.line(at), w.line(at + length - 1)}
}
