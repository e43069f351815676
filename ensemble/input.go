package ensemble

import (
	"fmt"
	"strings"

	"parley/conflict"
)

// Kind says what is uncertain about an input.
type Kind int

// The kinds of inputs.
const (
	Number Kind = iota // a conflict.Quantity
	Held               // whether a party holds a statement
	Order              // the order of neighbouring statements
)

// An Input is one uncertain thing of a conflict.
type Input struct {
	ID   string // stays the same when other inputs are added
	Name string // in words
	Kind Kind
	// Party and Statements say, for the kinds Held and Order, whose statements
	// are meant: places in conflict.Preference.Statements, the first and the
	// one behind the last. They are zero for a statement that an instrument
	// brings.
	Party      string
	Statements [2]int
	// Viewer is the party that attributes the statements to Party in what it
	// perceives; empty where they are what Party wants.
	Viewer string

	hash     uint64
	quantity conflict.Quantity // of a Number; of Held the probability
	changes  [][2]int          // of Held: places of the instrument and its change that bring the statement
}

// inputs lists what is uncertain: numbers, then preferences, then what the
// instruments bring, then what parties perceive, each in the order of the file.
func inputs(c *conflict.Conflict) []Input {
	l := list{seen: map[string]int{}}
	c.EachQuantity(func(id, name string, q *conflict.Quantity) {
		id = l.unique(id)
		if !q.Certain() {
			l.add(Input{ID: id, Name: name, Kind: Number, quantity: *q})
		}
	})
	for _, p := range c.Preferences {
		l.preference(c, p, "")
	}
	for k, i := range c.Instruments {
		for j, change := range i.Preferences {
			if change.Insert != nil && change.Insert.Doubtful() {
				l.brought(c, change, [2]int{k, j})
			}
		}
	}
	if len(c.Options) > 0 { // without any, nothing is left that preferences are about
		l.perceived(c)
	}
	return l.inputs
}

type list struct {
	inputs []Input
	seen   map[string]int // how often an id was asked for
}

func (l *list) add(i Input) {
	i.hash = hash(i.ID)
	l.inputs = append(l.inputs, i)
}

// unique makes an id that is stated twice two ids.
func (l *list) unique(id string) string {
	l.seen[id]++
	if n := l.seen[id]; n > 1 {
		return fmt.Sprintf("%s#%d", id, n)
	}
	return id
}

func (l *list) perceived(c *conflict.Conflict) {
	for _, viewer := range c.Parties {
		if viewer.Perceives != nil {
			for _, p := range viewer.Perceives.Preferences {
				l.preference(c, p, viewer.ID)
			}
		}
	}
}

// preference adds the doubts about what a party wants, or, with a viewer, about
// what that party perceives it to want.
func (l *list) preference(c *conflict.Conflict, p conflict.Preference, viewer string) {
	add := func(i Input) {
		if i.Viewer = viewer; viewer != "" {
			i.ID = "parties/" + viewer + "/perceives/" + i.ID
			i.Name += " (as " + c.PartyName(viewer) + " sees it)"
		}
		i.ID = l.unique(i.ID)
		l.add(i)
	}
	for k, s := range p.Statements {
		if s.Doubtful() {
			i := held(c, p.Party, s)
			i.Statements = [2]int{k, k + 1}
			add(i)
		}
	}
	for _, g := range p.Groups() {
		first := p.Statements[g[0]].Formula
		add(Input{
			ID:   "preferences/" + p.Party + "/order/" + first.String(),
			Name: "the order of " + conflict.Possessive(c.PartyName(p.Party)) + " statements " + numbered(c, p.Statements, g),
			Kind: Order, Party: p.Party, Statements: g,
		})
	}
}

// numbered lists the statements of a group with their places, counted from 1:
// “2 (not “Strike”), 3 (“Withdraw”)”.
func numbered(c *conflict.Conflict, statements []conflict.Statement, g [2]int) string {
	var all []string
	for k := g[0]; k < g[1]; k++ {
		all = append(all, fmt.Sprintf("%d (%s)", k+1, statements[k].Formula.Words(c.OptionName)))
	}
	return strings.Join(all, ", ")
}

func held(c *conflict.Conflict, party string, s conflict.Statement) Input {
	return Input{
		ID:   "preferences/" + party + "/held/" + s.Formula.String(),
		Name: fmt.Sprintf("whether %s wants: %s", c.PartyName(party), s.Formula.Words(c.OptionName)),
		Kind: Held, Party: party, quantity: *s.Sure,
	}
}

// brought adds the doubt about a statement that an instrument brings. It has
// the id that it has once the instrument is applied, so that it is drawn
// alike; two instruments that bring one statement share one doubt.
func (l *list) brought(c *conflict.Conflict, change conflict.StatementChange, at [2]int) {
	i := held(c, change.Party, *change.Insert)
	for k := range l.inputs {
		if l.inputs[k].ID == i.ID {
			l.inputs[k].changes = append(l.inputs[k].changes, at)
			return
		}
	}
	i.ID, i.changes = l.unique(i.ID), [][2]int{at}
	l.add(i)
}
