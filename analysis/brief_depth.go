package analysis

import (
	"context"
	"errors"
	"fmt"

	"parley/conflict"
	"parley/report"
	"parley/stability"
)

// depthSections are the sections of a brief on preferences that say more than
// an order, and on parties that do not see the conflict as it is; a conflict
// without these has none.
func (b *briefing) depthSections(ctx context.Context, r *report.Report) ([]report.Section, error) {
	d := &depth{ctx: ctx, conflict: b.Conflict, report: &report.Report{}}
	if err := d.structures(nil); err != nil {
		return nil, err
	}
	if err := d.perceptions(b); err != nil {
		return nil, err
	}
	r.Methods = append(r.Methods, d.report.Methods...)
	r.NotComputed = append(r.NotComputed, d.report.NotComputed...)
	return d.report.Sections, nil
}

// muchWords marks a statement that makes a state much preferred.
func muchWords(s conflict.Statement) string {
	if s.Much {
		return " (much rather)"
	}
	return ""
}

// structureRows shows the weights of a preference, the leaps of its ranking and
// what is unknown of it.
func (b *briefing) structureRows(p conflict.Preference) [][]report.Cell {
	name := func(id string) string { return optionName(b.Conflict, id) }
	var rows [][]report.Cell
	add := func(rank, words string, basis conflict.Basis) {
		rows = append(rows, []report.Cell{{report.T(b.Conflict.PartyName(p.Party))}, {report.T(rank)}, {report.T(words)}, b.basisCell(basis)})
	}
	for _, w := range p.Weights {
		add("weight", fmt.Sprintf("%s: %+d", upperFirst(name(w.Option)), w.By), p.Basis)
	}
	for _, g := range p.Leaps {
		add("all", fmt.Sprintf("what stands in the first %d of the groups is much better than the rest", g), p.Basis)
	}
	for _, u := range p.Unknown {
		add(fmt.Sprintf("after %d", u.After), upperFirst(u.Formula.Words(name))+": it matters, nobody knows which way", u.Basis)
	}
	return rows
}

func (d *depth) perceptions(b *briefing) error {
	mistaken := false
	for _, p := range d.conflict.Parties {
		mistaken = mistaken || p.Perceives != nil
	}
	if !mistaken {
		return nil
	}
	h, err := stability.SolveHypergame(d.ctx, d.conflict, b.Progress)
	if large := new(conflict.TooLargeError); errors.As(err, &large) {
		d.tooLarge("What holds in whose eyes", &err)
		return nil
	}
	if err != nil {
		return err
	}
	d.report.Sections = append(d.report.Sections, h.Sections()...)
	d.report.Methods = append(d.report.Methods, stability.HypergameMethod)
	return nil
}
