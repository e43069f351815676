package reading

import (
	"slices"
	"strings"

	"parley/conflict"
	"parley/source"
)

// maxPartyName is how many words the name of a party in a table may have.
const maxPartyName = 6

// tabled finds parties that only a table names: cells of a column headed
// "Party", "Actor" or "Country", and X in columns headed "Position of X" or
// "X's view". It reports whether there are any.
func (a *article) tabled() bool {
	a.findWritten()
	for _, b := range a.blocks {
		if b.Kind != source.TableKind {
			continue
		}
		g := b.grid
		if g.isBare() {
			g = g.promoted()
		}
		for k, head := range g.header {
			if c := newColumn(head); c.roles == keyParty && c.topic == "" && len(c.parties) == 0 && len(g.header) > 1 {
				for _, row := range g.rows {
					a.nameParty(row[k], 0, len(row[k].tokens))
				}
			}
			a.nameHolder(head)
		}
	}
	a.lexicon.sort()
	return len(a.tabledParties) > 0
}

// nameHolder finds X in the header "Position of X" or "X's view".
func (a *article) nameHolder(head *passage) {
	first, last := head.word(0), len(head.tokens)-1
	switch {
	case last < 1:
	case holds(first) && head.word(1) == "of":
		a.nameParty(head, 2, last+1)
	case holds(head.word(last)) && head.tokens[last-1].possessive:
		a.nameParty(head, 0, last)
	}
}

func holds(word string) bool { return roleOf(word)&ofParty != 0 && roleOf(word)&(keys|impact) == 0 }

// nameParty makes a party of the tokens from to to-1 when they are a name
// that nobody knows yet.
func (a *article) nameParty(p *passage, from, to int) {
	if from < to && p.word(from) == "the" {
		from++
	}
	if from >= to || to-from > maxPartyName || len(a.tabledParties) == maxDefined {
		return
	}
	if slices.ContainsFunc(p.names, func(n name) bool { return n.from < to && from < n.to }) || !a.isProper(p, from, to) {
		return
	}
	full := flat(p.slice(from, to))
	id := definedID(full)
	if _, known := a.defined[id]; known || !conflict.IsID(id) {
		return
	}
	a.defined[id] = actor{id: id, name: full, kind: kindOf(full), note: "named as a party by a table"}
	a.tabledParties[id] = true
	a.lexicon.add(full, sense{how: Name, party: id})
}

// isProper reports whether the tokens are a proper name and not a common word
// that is large because its cell begins with it: several words, all large, or
// one that is written large within a sentence, or else is no plural, and
// never small.
func (a *article) isProper(p *passage, from, to int) bool {
	large := 0
	for k := from; k < to; k++ {
		switch t := p.tokens[k]; {
		case t.isWord() && t.capitalised() && !isRoleName(t.lower()):
			large++
		case !connectors[t.lower()] || k == from:
			return false
		}
	}
	if large > 1 {
		return true
	}
	word := p.tokens[from].word
	if a.written[strings.ToLower(word)] || commonParties[strings.ToLower(word)] {
		return false
	}
	return a.written[word] || !strings.HasSuffix(word, "s")
}

// isRoleName reports whether the word belongs to tables and names nobody.
func isRoleName(word string) bool {
	return roleOf(word) != 0 || wholes[word]
}

var (
	wholes        = set(`total all both others other none various everyone nobody sum unknown rest average`)
	commonParties = set(`opposition government army military parliament congress senate industry business labour labor church police
		media press public society civilians judiciary president monarchy navy nobility youth academia diaspora region
		neighbourhood world international regional local aggressor defender mediator buyer seller employer union management`)
)

// findWritten notes how words are written within sentences: neither first nor
// behind punctuation.
func (a *article) findWritten() {
	a.each(func(p *passage) {
		if p.part == heading || p.part == caption || p.part == cell {
			return
		}
		for k := 1; k < len(p.tokens); k++ {
			if !p.opens(k) {
				a.written[p.tokens[k].word] = true
			}
		}
	})
}
