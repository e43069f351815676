package reading

import (
	"fmt"
	"slices"

	"parley/conflict"
)

// Draft returns the reading as a conflict file may hold it: what was inferred,
// each thing marked with its rule, and gaps for what no article gives. It has
// no positions in numbers, no options and no preferences.
//
// A reading with more than conflict.MaxParties parties is drafted with those
// mentioned most often; a gap says so, and claims of the others are left out.
// So are claims for which a conflict file has no room; long names, texts and
// quotes are cut.
func (r *Reading) Draft() *conflict.Conflict {
	d := r.Document
	c := &conflict.Conflict{
		Title: shortName(flat(d.Title)), AsOf: d.Date,
		Sources: []conflict.Source{{ID: r.ID, File: d.Name, Title: shortName(flat(d.Title)), Author: shortName(d.Author), Date: d.Date, SHA256: d.SHA256}},
		Issues:  r.Issues, Areas: r.Areas, Instruments: r.Instruments, Gaps: r.Gaps,
	}
	if c.Title == "" {
		c.Title = "Read from " + d.Name
	}
	kept := map[string]bool{"": true}
	for _, p := range r.leading() {
		kept[p.ID] = true
		c.Parties = append(c.Parties, p.draft())
	}
	var left int
	if c.Claims, left = fitting(r.Claims, kept); left > 0 {
		c.Gaps = append(slices.Clone(c.Gaps), leftOut(left))
	}
	return c
}

// leading returns the parties of the draft, in the order of their mention.
func (r *Reading) leading() []PartyFound {
	if len(r.Parties) <= conflict.MaxParties {
		return r.Parties
	}
	byMentions := slices.Clone(r.Parties)
	slices.SortStableFunc(byMentions, func(a, b PartyFound) int { return len(b.Mentions) - len(a.Mentions) })
	kept := map[string]bool{}
	for _, p := range byMentions[:conflict.MaxParties] {
		kept[p.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(r.Parties), func(p PartyFound) bool { return !kept[p.ID] })
}

func (p PartyFound) draft() conflict.Party {
	note := p.Note
	if hows := p.hows(); hows != "" {
		note = joinNotes(note, "also named by "+hows)
	}
	return conflict.Party{
		ID: p.ID, Name: shortName(p.Name), Code: p.Code, Note: note,
		Basis: conflict.Basis{From: bounded(conflict.Basis{From: []conflict.Passage{p.first}}).From, Draft: p.rule},
	}
}

func (r *reader) issueList() []conflict.Issue {
	var all []conflict.Issue
	for _, t := range r.issues.all {
		all = append(all, conflict.Issue{ID: t.id, Name: shortName(t.name), Basis: bounded(t.basis)})
	}
	return all
}

func (r *reader) areaList() []conflict.Area {
	var all []conflict.Area
	for _, t := range r.areas.all {
		all = append(all, conflict.Area{ID: t.id, Name: shortName(t.name), Basis: bounded(t.basis)})
	}
	return all
}

func (r *reader) instrumentList() []conflict.Instrument {
	var all []conflict.Instrument
	for _, t := range r.instruments.all {
		all = append(all, conflict.Instrument{ID: t.id, Name: shortName(t.name), Text: clipped(t.text, maxDraftText), Basis: bounded(t.basis)})
	}
	return all
}

// gaps returns what an analysis needs and no article gives, or this one does
// not.
func (r *Reading) gaps() []conflict.Gap {
	var all []conflict.Gap
	gap := func(blocks, missing string, values ...any) {
		all = append(all, conflict.Gap{Missing: fmt.Sprintf(missing, values...), Blocks: blocks, Basis: conflict.Basis{Draft: RuleGap}})
	}
	if r.Document.Date == "" {
		gap("every analysis", "date of the article")
	}
	gap("confidence", "grade of the source")
	if extra := len(r.Parties) - conflict.MaxParties; extra > 0 {
		gap("every analysis", "%d parties that are mentioned least: a conflict holds at most %d", extra, conflict.MaxParties)
	}
	for _, i := range r.Issues {
		gap("forecast", "scale of issue %s", i.Name)
	}
	if len(r.Issues) == 0 {
		gap("forecast", "issues")
	}
	gap("forecast", "positions as numbers, with salience and capability")
	gap("stability", "options: what each party can do")
	gap("stability", "preferences of the parties")
	gap("stability", "status quo: which options are taken today")
	for _, i := range r.Instruments {
		if i.Text == "" {
			gap("assessment", "definition of instrument %s", i.Name)
		}
	}
	if len(r.Instruments) > 0 {
		gap("assessment", "what each instrument changes: options, rules, preferences")
	}
	return all
}
