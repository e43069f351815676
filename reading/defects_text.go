package reading

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"parley/conflict"
	"parley/internal/lazy"
	"parley/source"
)

var announcing = lazy.Regexp(`(?i)\b(?:following|as follows|includ(?:e|es|ing)|are|below)\b`)

// structureDefects finds headings over nothing and announcements of nothing.
func (a *article) structureDefects(k int) []Defect {
	b := a.blocks[k]
	last := k+1 == len(a.blocks)
	switch {
	case b.Kind == source.Heading && (last || a.blocks[k+1].Kind == source.Heading && a.blocks[k+1].Level <= b.Level):
		return []Defect{{HeadingWithoutText, []int{b.Span.First}, fmt.Sprintf("no text follows the heading “%s”", flat(b.Text))}}
	case b.Kind == source.Paragraph && len(b.passages) > 0 && (last || a.blocks[k+1].Kind == source.Heading):
		p := b.passages[len(b.passages)-1]
		if strings.HasSuffix(strings.TrimSpace(p.text), ":") && announcing().MatchString(p.text) {
			return []Defect{{ListMissing, []int{p.span.Last}, fmt.Sprintf("“%s” announces what does not follow", flat(p.text))}}
		}
	}
	return nil
}

// sourceDefects finds claims that cannot be led back to who made them. A
// sentence is one when it hides who says so ("analysts say") and cites
// nothing that could be looked up, or when it gives a number without naming
// anybody for it. A table or list of claims is one when neither it nor its
// caption or introduction, nor a line "Source:" below it, names anybody; when
// the whole document names nobody, that is said once. A statute is its own
// source.
func (a *article) sourceDefects(claims []conflict.Claim) []Defect {
	if a.isStatute() {
		return nil
	}
	all, named := a.unsourcedSentences(definitions(claims))
	if !named {
		return append(all, a.unsourced(claims)...)
	}
	for k, b := range a.blocks {
		if b.Kind == source.Paragraph {
			continue
		}
		if lines := claimLines(claims, b.Span); len(lines) > 0 && !a.isSourced(k) {
			all = append(all, Defect{ClaimWithoutSource, lines, fmt.Sprintf("the %s on %s makes claims and names no source for them", b.Kind, spanned(b.Span))})
		}
	}
	return all
}

// unsourcedSentences returns the defects of single sentences, and whether any
// passage of the article names a source. The numbers on the lines that define an
// instrument are proposed, not counted.
func (a *article) unsourcedSentences(defines map[int]bool) (all []Defect, named bool) {
	a.each(func(p *passage) {
		precise := citesExactly(p)
		attributed := precise || namesSpeaker(p)
		named = named || attributed
		if precise || p.part != prose && p.part != item {
			return
		}
		if hidden := vagueSource(p); hidden != "" {
			all = append(all, Defect{ClaimWithoutSource, []int{p.span.First}, fmt.Sprintf("“%s”: nobody is named who says so", hidden)})
		} else if number := countedNumber(p); number != "" && !attributed && !p.isStated(number) && !defines[p.span.First] {
			all = append(all, Defect{ClaimWithoutSource, []int{p.span.First}, fmt.Sprintf("“%s”: no source is given for the number", flat(number))})
		}
	})
	return all, named
}

// definitions returns the first lines of what defines an instrument.
func definitions(claims []conflict.Claim) map[int]bool {
	lines := map[int]bool{}
	for _, c := range claims {
		if c.Kind == conflict.ClaimInstrument {
			lines[c.From[0].Lines[0]] = true
		}
	}
	return lines
}

// isStated reports whether a party says, demands or promises the number: its
// verb stands before it, and nobody else is named between the two.
func (p *passage) isStated(number string) bool {
	at := strings.Index(p.text, number)
	for k := 1; k < len(p.tokens) && p.tokens[k].start < at; k++ {
		if _, acts := p.actAt(k); !acts && !speaking[p.word(k)] {
			continue
		}
		if _, ok := p.subject(k); ok && !p.namesBetween(p.tokens[k].start, at) {
			return true
		}
	}
	return false
}

// namesBetween reports whether a party is named between two bytes of the text.
func (p *passage) namesBetween(from, to int) bool {
	return slices.ContainsFunc(p.names, func(n name) bool {
		start := p.tokens[n.from].start
		return n.party != "" && from < start && start < to
	})
}

// unsourced is the defect of a document that names no source at all, or none
// but its author.
func (a *article) unsourced(claims []conflict.Claim) []Defect {
	if len(claims) == 0 {
		return nil
	}
	what := "the document names no source for anything: no link, note, author or speaker; none of its %d claims can be led back beyond it"
	if a.doc.Author != "" {
		what = "the document names its author and no other source: no link, note or speaker; none of its %d claims can be led back beyond the author"
	}
	return []Defect{{ClaimWithoutSource, claimLines(claims, source.Span{First: 1, Last: 1 << 30}), fmt.Sprintf(what, len(claims))}}
}

// claimLines returns the first lines of the claims that stand in the span.
func claimLines(claims []conflict.Claim, in source.Span) []int {
	var lines []int
	at := sort.Search(len(claims), func(k int) bool { return claims[k].From[0].Lines[0] >= in.First })
	for _, c := range claims[at:] {
		if line := c.From[0].Lines[0]; line <= in.Last {
			lines = append(lines, line)
			continue
		}
		break
	}
	return slices.Compact(lines)
}

var sourceLine = lazy.Regexp(`^\W*(?i:sources?|data|based on|adapted from)\b`)

// isSourced reports whether the table or list, what announces it or what
// follows it names a source.
func (a *article) isSourced(k int) bool {
	b := a.blocks[k]
	cites := func(p *passage) bool { return p != nil && (citesExactly(p) || namesSpeaker(p)) }
	if cites(b.intro) || cites(b.caption) || slices.ContainsFunc(b.passages, cites) {
		return true
	}
	if k+1 < len(a.blocks) && len(a.blocks[k+1].passages) > 0 && sourceLine().MatchString(a.blocks[k+1].passages[0].head()) {
		return true
	}
	found := false
	b.grid.each(func(p *passage) {
		found = found || cites(p) || p.span.First == b.Span.First && sourceLine().MatchString(p.head())
	})
	return found
}

// dateDefects: a document without a date, and what it places in time only
// relative to itself.
func (a *article) dateDefects() []Defect {
	if a.doc.Date != "" || len(a.blocks) == 0 {
		return nil
	}
	var lines []int
	var words []string
	a.each(func(p *passage) {
		if p.part != prose {
			return
		}
		if found := relativeTime(p); found != "" {
			lines = append(lines, p.span.First)
			words = appendFew(words, "“"+strings.ToLower(flat(found))+"”")
		}
	})
	if len(lines) == 0 {
		return []Defect{{MissingDate, []int{1}, "the document has no date"}}
	}
	lines = slices.Compact(lines)
	return []Defect{{MissingDate, lines, fmt.Sprintf("the document has no date, so that %s on %s cannot be placed in time", strings.Join(words, ", "), listed(lines))}}
}

func appendFew(all []string, s string) []string {
	if len(all) == 5 {
		return all
	}
	return appendNew(all, s)
}

// knownShort are abbreviations that every reader knows.
var knownShort = set(`ai tv gdp ceo pm am lng ngo ngos covid ok id it dna hiv aids gps mp mps vip uav uavs wmd bc ad ce bce
	tbd faq pdf url isbn doi ph jr sr md iii vii viii xiii mw gw kw icbm icbms phd usd eur gbp`)

var roman = lazy.Regexp(`^[IVXLCDM]+$`)

// abbreviationDefects finds abbreviations that the document never expands and
// the gazetteer does not know.
func (a *article) abbreviationDefects() []Defect {
	var all []Defect
	seen := map[string]bool{}
	a.each(func(p *passage) {
		if strings.ToUpper(p.text) == p.text {
			return
		}
		for k, t := range p.tokens {
			if !isShort(t.word) || p.shouts(k) || seen[t.word] || a.expanded[t.word] || p.explains(k) {
				continue
			}
			seen[t.word] = true
			if e, ok := world().words.at(p.tokens[k:]); ok && (e.party != "" || e.state != "") {
				continue
			}
			all = append(all, Defect{UnexpandedShort, []int{p.line(k)}, fmt.Sprintf("“%s” is never written out", t.word)})
		}
	})
	return all
}

// shouts reports whether the token is one of several words in capitals.
func (p *passage) shouts(tok int) bool {
	loud := func(k int) bool {
		return k >= 0 && k < len(p.tokens) && len(p.tokens[k].word) > 1 && isUpper(p.tokens[k].word)
	}
	return loud(tok-1) || loud(tok+1)
}

// isShort reports whether the word is an abbreviation that needs expansion.
func isShort(word string) bool {
	return len(word) <= 8 && isAbbreviation(word) && !strings.ContainsAny(word, ".+") && !roman().MatchString(word) && !knownShort[strings.ToLower(word)]
}

// explains reports whether a bracket behind the token explains it, as in
// "LNA (Libyan National Army)".
func (p *passage) explains(tok int) bool {
	return p.word(tok+1) == "(" && tok+3 < len(p.tokens) && p.isNameWord(tok+2) && p.isNameWord(tok+3)
}
