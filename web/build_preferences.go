package web

import (
	"fmt"

	"parley/conflict"
	"parley/web/build"
)

// A preferenceView is what a page shows of what a party wants.
type preferenceView struct {
	Party string
	Name  string
	Other string // what it is when it is no list of statements
	Items []preferenceItem
}

// A preferenceItem is one item of the list, with its place.
type preferenceItem struct {
	K          int
	Last       bool
	Words      []string // several of them are in an order that nobody knows
	Formula    string   // of the only statement; empty when there are several or none
	Much       bool
	Unknown    bool // nobody knows which way it matters
	Sure       *conflict.Quantity
	Judgement  string
	Sourced    bool // a passage says so
	Draft      string
	Changeable bool
}

// Preference is what the page's party wants.
func (b *buildPage) Preference() preferenceView {
	v := preferenceView{Party: b.Party, Name: b.Conflict().PartyName(b.Party)}
	p := b.Conflict().Preference(b.Party)
	switch {
	case p == nil:
		return v
	case p.Ranking != nil:
		v.Other = fmt.Sprintf("a ranking of the outcomes in %d groups", len(p.Ranking))
		return v
	case p.Derived:
		v.Other = "to be near its positions on the issues"
		return v
	case !p.Simple():
		v.Other = "what weights of the options add up to"
		return v
	}
	items := build.Items(p)
	for k, item := range items {
		v.Items = append(v.Items, b.preferenceItem(p, item, k, k == len(items)-1))
	}
	return v
}

func (b *buildPage) preferenceItem(p *conflict.Preference, item build.Item, k int, last bool) preferenceItem {
	made := preferenceItem{K: k, Last: last}
	if len(item.Statements) == 0 {
		made.Unknown = true
		made.Words = []string{b.Words(p.Unknown[item.Unknown].Formula)}
		return made
	}
	for _, s := range item.Statements {
		made.Words = append(made.Words, b.Words(p.Statements[s].Formula))
	}
	if len(item.Statements) > 1 {
		return made
	}
	s := p.Statements[item.Statements[0]]
	made.Formula, made.Much, made.Sure, made.Judgement = s.Formula.String(), s.Much, s.Sure, s.Judgement
	made.Sourced, made.Draft, made.Changeable = len(s.From) > 0, s.Draft, true
	return made
}

// Unstated lists the options of which the page's party has no statement by
// themselves, for the quick ways to add one.
func (b *buildPage) Unstated() []conflict.Option {
	stated := map[string]bool{}
	if p := b.Conflict().Preference(b.Party); p != nil {
		for _, s := range p.Statements {
			f := s.Formula
			if f.Op == conflict.OpNot {
				f = f.Args[0]
			}
			stated[f.Option] = true
		}
	}
	var left []conflict.Option
	for _, o := range b.Conflict().Options {
		if !stated[o.ID] {
			left = append(left, o)
		}
	}
	return left
}
