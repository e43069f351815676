package reading

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"parley/conflict"
	"parley/source"
)

// A token is a word or a punctuation mark of a passage.
type token struct {
	start, end int    // bytes of the text, without a possessive ending
	word       string // apostrophes straight, possessive ending dropped
	possessive bool
}

func (t token) lower() string { return strings.ToLower(t.word) }

func (t token) capitalised() bool {
	first, _ := utf8.DecodeRuneInString(t.word)
	return unicode.IsUpper(first)
}

func (t token) isWord() bool {
	first, _ := utf8.DecodeRuneInString(t.word)
	return unicode.IsLetter(first) || unicode.IsDigit(first)
}

// tokenize splits text at the word boundaries of Unicode (UAX 29) and leaves
// white space out.
func tokenize(text string) []token {
	var all []token
	for pieces := words.FromString(text); pieces.Next(); {
		if word := pieces.Value(); strings.TrimSpace(word) != "" {
			all = append(all, newToken(word, pieces.Start()))
		}
	}
	for k := 1; k < len(all); k++ {
		if w := all[k].word; w == "'" && all[k].start == all[k-1].end && strings.HasSuffix(all[k-1].word, "s") {
			all[k-1].possessive = true
		}
	}
	return all
}

func newToken(text string, start int) token {
	word := straight(text)
	base := strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "'S")
	if base == "" || base == word {
		return token{start, start + len(text), word, false}
	}
	end := start + strings.LastIndexAny(text, "'’")
	return token{start, end, base, true}
}

func straight(s string) string { return strings.ReplaceAll(s, "’", "'") }

// A part says where in a document a passage stands.
type part int

const (
	prose part = iota
	heading
	item
	cell
	caption
)

// A passage is a piece of the document that is read on its own: a sentence, a
// heading, an item of a list, a cell of a table.
type passage struct {
	part   part
	span   source.Span
	text   string
	breaks []int // offsets of the line breaks
	tokens []token
	names  []name // in the order of the text, without overlap
}

func newPassage(part part, text string, span source.Span) *passage {
	p := &passage{part: part, span: span, text: text, tokens: tokenize(text)}
	for from := 0; ; {
		next := strings.IndexByte(text[from:], '\n')
		if next < 0 {
			return p
		}
		p.breaks = append(p.breaks, from+next)
		from += next + 1
	}
}

// maxSearched bounds what is searched for wording in a passage; prose has no
// longer sentences.
const maxSearched = 4096 // bytes

// head returns the text, or as much of its beginning as is searched.
func (p *passage) head() string {
	if len(p.text) <= maxSearched {
		return p.text
	}
	return strings.ToValidUTF8(p.text[:maxSearched], "")
}

// slice returns the exact text of the tokens from to to-1.
func (p *passage) slice(from, to int) string {
	return p.text[p.tokens[from].start:p.tokens[to-1].end]
}

// line returns the line on which the token stands. A passage that does not
// keep the line breaks of its span stands on its first line.
func (p *passage) line(tok int) int {
	return min(p.span.Last, p.span.First+sort.SearchInts(p.breaks, p.tokens[tok].start))
}

// word returns the lower-case word of the token, or "" outside the passage.
func (p *passage) word(tok int) string {
	if tok < 0 || tok >= len(p.tokens) {
		return ""
	}
	return p.tokens[tok].lower()
}

// nameEndingAt returns the name whose last token is tok.
func (p *passage) nameEndingAt(tok int) (name, bool) {
	k := sort.Search(len(p.names), func(k int) bool { return p.names[k].to > tok })
	if k < len(p.names) && p.names[k].to == tok+1 {
		return p.names[k], true
	}
	return name{}, false
}

// cite returns the passage as a passage of the source, quoted in full.
func (p *passage) cite(id string) conflict.Passage {
	return conflict.Passage{Source: id, Lines: [2]int{p.span.First, p.span.Last}, Quote: p.text}
}

// flat returns the text on one line.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }
