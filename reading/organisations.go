package reading

import (
	"slices"

	"parley/conflict"
)

// organisationNouns are the heads of names by which an organisation is known
// without an abbreviation.
var organisationNouns = set(`authority union company corporation council federation association ministry commission party front
	army league guild chamber cooperative agency committee organisation organization confederation`)

// shortNouns are those that with "the" before them stand for the one
// organisation so named; "the front" and "the party" may be anything.
var shortNouns = set(`authority union company corporation council federation association commission league guild chamber
	cooperative agency committee confederation`)

// commonQualities before an organisation's noun name nobody: "the Foreign
// Ministry", "the Joint Commission".
var commonQualities = set(`foreign defence defense interior finance health trade energy justice state general supreme central
	national federal security ruling joint high civil interim transitional opposition executive standing electoral independent`)

// An organisation is a name such as "the Hale Port Authority" that nobody
// knows and the document does not abbreviate.
type organisation struct {
	full, noun string
	acts       bool // the document says what it does, demands or says
}

// nameOrganisations makes parties of the organisations that act in the
// document, under their name or, where no other has the same noun, as "the
// union".
func (a *article) nameOrganisations() {
	var all []organisation
	others := map[string]bool{} // nouns that also end another name
	acting := map[string]bool{} // nouns of which the document says that they act
	a.each(func(p *passage) {
		if p.part == prose {
			all = a.collect(p, all, others, acting)
		}
	})
	for _, o := range all {
		alone := !others[o.noun] && shortNouns[o.noun] && count(all, o.noun) == 1
		if o.acts || alone && acting[o.noun] {
			a.addOrganisation(o, alone)
		}
	}
	a.lexicon.sort()
}

func count(all []organisation, noun string) int {
	n := 0
	for _, o := range all {
		if o.noun == noun {
			n++
		}
	}
	return n
}

// collect adds the organisations that the passage names.
func (a *article) collect(p *passage, all []organisation, others, acting map[string]bool) []organisation {
	for k := 1; k < len(p.tokens); k++ {
		noun := p.word(k)
		if !organisationNouns[noun] {
			continue
		}
		acts := p.actsNext(k+1) || speaking[p.word(k+1)]
		from := p.organisationFrom(k)
		switch {
		case p.word(k-1) == "the":
			acting[noun] = acting[noun] || acts
		case !p.isNameWord(k):
		case from < 0 || a.knowsWithin(p, from, k+1):
			others[noun] = true
		default:
			all = appendOrganisation(all, organisation{flat(p.slice(from, k+1)), noun, acts})
		}
	}
	return all
}

func appendOrganisation(all []organisation, o organisation) []organisation {
	k := slices.IndexFunc(all, func(known organisation) bool { return known.full == o.full })
	switch {
	case k >= 0:
		all[k].acts = all[k].acts || o.acts
	case len(all) < maxDefined:
		all = append(all, o)
	}
	return all
}

// organisationFrom returns the token behind "the" with which the name begins
// that ends with the noun, or -1 when it is none: nothing large stands before
// the noun, or only what any such body is called.
func (p *passage) organisationFrom(noun int) int {
	proper := false
	from := noun
	for from > max(0, noun-maxPartyName) && (p.isNameWord(from-1) || p.word(from-1) == "'") && p.word(from-1) != "the" {
		from--
		proper = proper || p.tokens[from].isWord() && !commonQualities[p.word(from)]
	}
	if !proper || p.word(from-1) != "the" || p.isNameWord(noun+1) {
		return -1
	}
	return from
}

// knowsWithin reports whether the gazetteer or the document knows anything
// that begins with one of the tokens.
func (a *article) knowsWithin(p *passage, from, to int) bool {
	for k := from; k < to; k++ {
		if _, ok := a.lexicon.at(p.tokens[k:]); ok {
			return true
		}
		if _, ok := world().words.at(p.tokens[k:]); ok {
			return true
		}
	}
	return false
}

// addOrganisation makes a party of the organisation; short says that its noun
// alone names it, behind "the" or at the head of a table's cell.
func (a *article) addOrganisation(o organisation, short bool) {
	id := definedID(o.full)
	if _, known := a.defined[id]; known || !conflict.IsID(id) || len(a.organisations) == maxDefined {
		return
	}
	a.defined[id] = actor{id: id, name: o.full, kind: kindOf(o.full)}
	a.organisations[id] = true
	s := sense{how: Name, party: id}
	a.lexicon.add(o.full, s)
	if !short {
		return
	}
	large := title(o.noun)
	for _, words := range []string{"the " + o.noun, "The " + o.noun, "the " + large, "The " + large} {
		a.lexicon.add(words, s)
	}
	a.nouns.add(large, s)
}

// goesOn reports whether the short name of an organisation at the token is the
// beginning of another: "the Council of Europe", "the Union Jack".
func (p *passage) goesOn(e entry, at int) bool {
	next := at + len(e.words)
	return (p.word(at) == "the" || p.part == cell) && !p.tokens[next-1].possessive && len(e.words) <= 2 && shortNouns[p.word(next-1)] &&
		(p.word(next) == "of" || p.word(next) == "for" || p.word(at) == "the" && p.isNameWord(next))
}

func title(word string) string { return string(word[0]-'a'+'A') + word[1:] }
