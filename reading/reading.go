// Package reading finds in a document what it says about a conflict: the
// parties, their positions, strengths and commitments, the instruments that
// are discussed, and the document's own defects. It is deterministic, needs
// nothing but the document, and infers by the rules that Rules lists; whatever
// a rule gave names it, and what a document cannot give stays a gap.
package reading

import (
	"fmt"
	"slices"

	"parley/conflict"
	"parley/source"
)

// A Reading is everything found in one document.
type Reading struct {
	ID          string // of the source in claims and in the draft
	Document    *source.Document
	Parties     []PartyFound // in the order of their first mention
	Places      []Place      // cities and states that are named as places
	Issues      []conflict.Issue
	Areas       []conflict.Area
	Instruments []conflict.Instrument
	Claims      []conflict.Claim // by kind, in the order of the document
	Defects     []Defect         // by kind, then by line
	Notes       []string         // what was seen and not understood
	Gaps        []conflict.Gap

	promoted map[int]bool // tables whose first row is their header, by their first line
}

// A PartyFound is a party with every place at which the document names it.
type PartyFound struct {
	ID, Name string
	Code     string // ISO 3166-1 alpha-3 of a state, or empty
	Kind     Kind
	Note     string
	Mentions []Mention // in the order of the document

	first conflict.Passage
	rule  string
}

// A Mention is one place at which a party is named.
type Mention struct {
	Line int
	Text string // the exact words, without a possessive ending
	How  How
}

// A Place is a city or state that the document names as the place where
// something happens, and not as a party.
type Place struct {
	Line int
	Text string
	Why  string
}

// Read reads the document; id is the source's id in what it finds, a valid id
// of a conflict file.
func Read(d *source.Document, id string) *Reading {
	a := newArticle(d, id)
	r := newReader(a)
	r.read()
	found := &Reading{
		ID: id, Document: d,
		Parties: a.parties(), Places: a.places(),
		Issues: r.issueList(), Areas: r.areaList(), Instruments: r.instrumentList(),
		Claims: byKind(r.claims), Notes: r.allNotes(), promoted: a.promoted(),
	}
	found.Defects = defects(a, r.claims)
	found.Gaps = found.gaps()
	return found
}

// read visits tables first, whose rows name issues, areas and instruments
// most plainly, and prose last, when these are known.
func (r *reader) read() {
	visitors := []visitor{
		{source.TableKind, r.readTable},
		{source.List, r.readList},
		{source.Heading, r.readTitle},
		{source.Paragraph, r.readSpeech},
	}
	if r.isStatute() {
		visitors = []visitor{{source.Paragraph, r.readStatute}, {source.List, r.readStatute}}
	}
	for _, v := range visitors {
		for k, b := range r.blocks {
			if b.Kind == v.kind {
				v.visit(k)
			}
		}
	}
}

// A visitor reads the blocks of one kind.
type visitor struct {
	kind  source.BlockKind
	visit func(block int)
}

func (r *reader) allNotes() []string {
	notes := slices.Concat(r.doc.Notes, r.notes)
	for _, t := range []*topics{r.issues, r.areas, r.instruments} {
		if t.dropped > 0 {
			notes = append(notes, fmt.Sprintf("%d statements were left out: a draft holds at most %d %ss", t.dropped, t.most, t.what))
		}
	}
	return notes
}
