package notation

import (
	"cmp"

	"parley/conflict"
)

// conflict returns what the file says, in the model's words. It needs no
// valid file: what does not fit is left out.
func (w *wireConflict) conflict() *conflict.Conflict {
	c := &conflict.Conflict{Title: w.Title, AsOf: string(w.AsOf), Coalitions: w.Coalitions}
	for _, e := range w.Sources {
		c.Sources = append(c.Sources, e.Value.source(e.ID))
	}
	for _, e := range w.Parties {
		c.Parties = append(c.Parties, e.Value.party(e.ID))
	}
	for _, e := range w.Issues {
		c.Issues = append(c.Issues, e.Value.issue(e.ID))
	}
	for _, e := range w.Areas {
		c.Areas = append(c.Areas, conflict.Area{ID: e.ID, Name: cmp.Or(e.Value.Name, e.ID), Basis: e.Value.basis()})
	}
	for _, t := range w.Ties {
		c.Ties = append(c.Ties, t.tie())
	}
	for _, p := range w.Positions {
		c.Positions = append(c.Positions, p.position())
	}
	for _, p := range w.Claims {
		c.Claims = append(c.Claims, conflict.Claim{
			Kind: conflict.ClaimKind(p.Kind), Party: p.Party, Issue: p.Issue, Area: p.Area,
			Instrument: p.Instrument, Text: p.Text, Note: p.Note, Basis: p.basis(),
		})
	}
	c.Options = inPartyOrder(options(w.Options), c.Parties)
	c.Options = c.Options[:min(len(c.Options), conflict.MaxOptions)]
	c.Rules = rules(w.Rules)
	for _, o := range w.Outcomes {
		if o.When.formed {
			c.Outcomes = append(c.Outcomes, conflict.Outcome{Name: o.Name, When: o.When.Formula, Note: o.Note})
		}
	}
	for _, e := range w.Instruments {
		c.Instruments = append(c.Instruments, e.Value.instrument(e.ID, len(w.Rules)))
	}
	for _, e := range w.Agreements {
		c.Agreements = append(c.Agreements, e.Value.agreement(e.ID))
	}
	c.Settlement = w.Settlement.settlement()
	for _, g := range w.Gaps {
		c.Gaps = append(c.Gaps, conflict.Gap{Missing: g.Missing, Blocks: g.Blocks, Basis: g.basis()})
	}
	for _, e := range w.Preferences {
		c.Preferences = append(c.Preferences, e.Value.preference(e.ID, len(c.Options)))
	}
	w.perceptions(c)
	if w.StatusQuo != nil {
		if s, err := c.StateOf(*w.StatusQuo...); err == nil {
			c.StatusQuo = &s
		}
	}
	return c
}

func (b *wireBasis) basis() conflict.Basis {
	made := conflict.Basis{Judgement: b.Judgement, Draft: b.Draft}
	for _, p := range b.From {
		made.From = append(made.From, p.Passage)
	}
	return made
}

func (s *wireSource) source(id string) conflict.Source {
	return conflict.Source{
		ID: id, File: s.File, Title: s.Title, Author: s.Author, Publisher: s.Publisher, Date: string(s.Date),
		URL: string(s.URL), Grade: string(s.Grade), SHA256: string(s.SHA256), Note: s.Note,
	}
}

func (p *wireParty) party(id string) conflict.Party {
	return conflict.Party{
		ID: id, Name: cmp.Or(p.Name, id), Code: string(p.Code), Members: p.Members,
		Misperceives: wellFormed(p.Misperceives), Note: p.Note, Basis: p.basis(),
	}
}

func wellFormed(fs []formula) []conflict.Formula {
	var made []conflict.Formula
	for _, f := range fs {
		if f.formed {
			made = append(made, f.Formula)
		}
	}
	return made
}

func (i *wireIssue) issue(id string) conflict.Issue {
	return conflict.Issue{
		ID: id, Name: cmp.Or(i.Name, id), Scale: i.Scale, Reference: i.Reference.model(),
		Note: i.Note, Basis: i.basis(),
	}
}

func (v *quantity) model() *conflict.Quantity {
	if v == nil {
		return nil
	}
	return &v.Quantity
}

func (p *wirePosition) position() conflict.Position {
	at := p.At.Quantity
	if p.Range != nil {
		at.Low, at.High = p.Range.low, p.Range.high
	}
	capability, measured := p.Capability.model()
	return conflict.Position{
		Party: p.Party, Issue: p.Issue, At: at, Salience: p.Salience.model(), Capability: capability, Measured: measured,
		Date: string(p.Date), Text: p.Text, Basis: p.basis(),
	}
}
