package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/notation"
	"parley/reading"
	"parley/source"
)

// A reviewItem is something that the file says with a draft's mark, or on the
// word of a source.
type reviewItem struct {
	Place    string // in the file: a JSON pointer
	Kind     string // party, claim, ...
	About    string // whom or what a claim is of, by names
	Name     string
	Text     string
	Note     string
	Draft    bool
	Why      string // by what rule it was read
	Passages []reviewPassage
	Claim    *conflict.Claim // nil for anything else
}

// A standing says whether a passage still stands where the file says.
type standing string

// The standings of a passage.
const (
	stands   standing = "stands"
	moved    standing = "moved"    // the quote stands on other lines
	orphaned standing = "orphaned" // the quote stands nowhere in the source
	unread   standing = "unread"   // the source could not be read
)

// A reviewPassage is a passage, and what stands in its place now.
type reviewPassage struct {
	conflict.Passage
	Place    string // in the file
	Title    string // of the source
	Standing standing
	Now      string        // what the lines say now, when the quote is not there
	To       []source.Span // where the quote stands instead
}

// reviewItems lists what stands in the file as read from sources, in the order
// in which it is best looked at: what others refer to first.
func reviewItems(c *conflict.Conflict, documents map[string]*source.Document) []reviewItem {
	if c == nil {
		return nil
	}
	var all []reviewItem
	add := func(kind, name, text, note string, b conflict.Basis, steps ...any) *reviewItem {
		place := notation.Pointer(steps...)
		all = append(all, reviewItem{
			Place: place, Kind: kind, Name: name, Text: text, Note: note, Draft: b.Draft != "", Why: reading.Why(b.Draft), Passages: passagesOf(c, documents, place, b),
		})
		return &all[len(all)-1]
	}
	for _, p := range c.Parties {
		add("party", p.Name, "", p.Note, p.Basis, "parties", p.ID)
	}
	for _, i := range c.Issues {
		add("issue", i.Name, "", i.Note, i.Basis, "issues", i.ID)
	}
	for _, a := range c.Areas {
		add("area", a.Name, "", "", a.Basis, "areas", a.ID)
	}
	for _, i := range c.Instruments {
		add("instrument", i.Name, i.Text, "", i.Basis, "instruments", i.ID)
	}
	for k, x := range c.Claims {
		item := add("claim", string(x.Kind), x.Text, x.Note, x.Basis, "claims", k)
		item.Claim, item.About = &c.Claims[k], claimAbout(c, x)
	}
	for k, p := range c.Positions {
		add("position", c.PartyName(p.Party)+" on "+c.IssueName(p.Issue), p.Text, "", p.Basis, "positions", k)
	}
	for _, o := range c.Options {
		add("option", c.OptionName(o.ID), "", o.Note, o.Basis, "options", o.ID)
	}
	for k, r := range c.Rules {
		add("rule", fmt.Sprintf("Rule %d", k+1), "", "", r.Basis, "rules", k)
	}
	for k, t := range c.Ties {
		add("tie", c.PartyName(t.Party)+" on "+c.PartyName(t.On)+" in "+c.AreaName(t.Area), "", "", t.Basis, "ties", k)
	}
	for k, g := range c.Gaps {
		add("gap", "missing for "+g.Blocks, g.Missing, "", g.Basis, "gaps", k)
	}
	return slices.DeleteFunc(all, func(i reviewItem) bool { return !i.Draft && len(i.Passages) == 0 && i.Kind != "gap" })
}

func claimAbout(c *conflict.Conflict, x conflict.Claim) string {
	var of []string
	if x.Party != "" {
		of = append(of, c.PartyName(x.Party))
	}
	if x.Issue != "" {
		of = append(of, "on "+c.IssueName(x.Issue))
	}
	if x.Area != "" {
		of = append(of, "in "+c.AreaName(x.Area))
	}
	if i, ok := c.Instrument(x.Instrument); ok {
		of = append(of, "of “"+i.Name+"”")
	}
	return strings.Join(of, " ")
}

func passagesOf(c *conflict.Conflict, documents map[string]*source.Document, place string, b conflict.Basis) []reviewPassage {
	var all []reviewPassage
	for k, p := range b.From {
		x := reviewPassage{Passage: p, Place: place + "/from/" + strconv.Itoa(k), Title: p.Source, Standing: stands}
		if at := slices.IndexFunc(c.Sources, func(s conflict.Source) bool { return s.ID == p.Source }); at >= 0 {
			if title := c.Sources[at].Title; title != "" {
				x.Title = title
			}
		}
		x.look(documents[p.Source])
		all = append(all, x)
	}
	return all
}

// mostPlaces bounds how many places are offered for a quote that moved.
const mostPlaces = 5

// look finds out whether the quote still stands on the lines.
func (p *reviewPassage) look(d *source.Document) {
	lines := source.Span{First: p.Lines[0], Last: p.Lines[1]}
	if d == nil {
		p.Standing = unread
		return
	}
	if p.Quote == "" {
		return
	}
	if _, ok := d.Find(p.Quote, lines); ok {
		return
	}
	p.Now = d.Quote(lines)
	if p.To = d.Places(p.Quote); len(p.To) == 0 {
		p.Standing = orphaned
		return
	}
	p.Standing, p.To = moved, p.To[:min(len(p.To), mostPlaces)]
}

// reviewFilter is what of the items a page shows.
type reviewFilter struct {
	Source string // on whose word; empty for all
	Kind   string
	State  string // draft, changed, reviewed; empty for all
}

// The states by which items are filtered.
const (
	stateDraft    = "draft"
	stateChanged  = "changed" // a passage moved, or is orphaned
	stateReviewed = "reviewed"
)

func (f reviewFilter) fits(i reviewItem) bool {
	if f.Source != "" && !slices.ContainsFunc(i.Passages, func(p reviewPassage) bool { return p.Source == f.Source }) {
		return false
	}
	if f.Kind != "" && i.Kind != f.Kind {
		return false
	}
	switch f.State {
	case stateDraft:
		return i.Draft
	case stateChanged:
		return i.changed()
	case stateReviewed:
		return !i.Draft
	}
	return true
}

// Corrects reports whether a form corrects it; the rest is built.
func (i reviewItem) Corrects() bool {
	return slices.Contains([]string{"party", "issue", "area", "instrument", "claim", "gap"}, i.Kind)
}

// changed reports whether a passage no longer stands where it did.
func (i reviewItem) changed() bool {
	return slices.ContainsFunc(i.Passages, func(p reviewPassage) bool { return p.Standing != stands })
}
