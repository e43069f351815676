package reading

import (
	"slices"
	"strings"

	"parley/conflict"
	"parley/internal/lazy"
	"parley/source"
)

// legislator is the state whose statutes readStatute reads.
const legislator = "united-states"

var sectionHeading = lazy.Regexp(`§+\s*[0-9]`)

// isStatute reports whether the document is a statute of the United States:
// a heading numbers a section, and the text speaks of the code.
func (a *article) isStatute() bool {
	numbered, code := false, false
	for _, b := range a.blocks {
		if b.Kind == source.Heading {
			numbered = numbered || sectionHeading().MatchString(b.Text)
			code = code || strings.HasPrefix(b.Text, "Title ") || strings.Contains(b.Text, "U.S.C.")
		}
	}
	return numbered && code
}

var duty = lazy.Regexp(`(?:^|[\s,])[Tt]he (?:President|Secretary(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?|Attorney General) ((shall|may)( not)? [a-z])`)

// readStatute makes commitments of what the executive shall, may and may not
// do.
func (r *reader) readStatute(k int) {
	for n, p := range r.blocks[k].passages {
		found := duty().FindStringSubmatchIndex(p.head())
		if len(found) == 0 || strings.ContainsAny(p.text[:found[0]], "“\"") {
			continue
		}
		force := map[string]string{"shall": "an obligation", "may": "a power"}[p.text[found[4]:found[5]]]
		if found[6] >= 0 {
			force = "a prohibition"
		}
		items, basis := r.enumerated(k, n)
		r.claim(conflict.Claim{
			Kind: conflict.ClaimCommitment, Party: legislator, Text: strings.TrimRight(p.text[found[2]:]+items, " ."),
			Note: force + " of the executive by law", Basis: basis,
		})
	}
}

// enumerated returns the items, with their marks, that go on with passage n of
// block k when that breaks off without a full stop ("a notice that"), and the
// basis of all of them: the lines from the passage to the last item.
func (r *reader) enumerated(k, n int) (text string, basis conflict.Basis) {
	p := r.blocks[k].passages[n]
	basis = r.basis(RuleStatuteDuty, p)
	if endsSentence(p.text) {
		return "", basis
	}
	lines := p.span
	for _, i := range r.itemsBehind(k, n) {
		if len(text) > maxSearched {
			break
		}
		text, lines.Last = text+" "+i.Mark+" "+i.Text, i.Span.Last
		if endsSentence(i.Text) {
			break
		}
	}
	if text != "" {
		basis.From[0].Lines, basis.From[0].Quote = [2]int{lines.First, lines.Last}, r.doc.Quote(lines)
	}
	return text, basis
}

// itemsBehind returns the items that may belong to passage n of block k: those
// below it in its own list, or the list behind the paragraph that it ends.
func (r *reader) itemsBehind(k, n int) []source.Item {
	items, above := r.blocks[k].Items, -1
	switch {
	case r.blocks[k].Kind == source.List:
		items, above = items[n+1:], items[n].Depth
	case n == len(r.blocks[k].passages)-1 && k+1 < len(r.blocks) && len(r.blocks[k+1].Items) > 0:
		items = r.blocks[k+1].Items
		above = items[0].Depth - 1
	}
	if end := slices.IndexFunc(items, func(i source.Item) bool { return i.Depth <= above }); end >= 0 {
		return items[:end]
	}
	return items
}

func endsSentence(text string) bool { return strings.HasSuffix(strings.TrimSpace(text), ".") }
