package exchange

import (
	"errors"
	"fmt"
	"slices"

	"parley/conflict"
)

// WriteGMCR writes the conflict's graph model as a .gmcr file: parties,
// options with their directions, rules, preferences, misperceptions and
// coalitions. lost says in words, one entry for each kind of thing, what the
// format cannot hold.
//
// Rules and requirements become infeasible conditions, and formulas become
// disjunctions of conjunctions. When one party has an explicit ranking, all
// are written as rankings, for the format knows only the one or the other.
// Options that only an instrument would add count as not taken.
//
// The error joins one error for each formula whose disjunction would have
// more than 2,048 members, or says that a ranking does not name each feasible
// state once, or that the file would be larger than MaxBytes.
func WriteGMCR(c *conflict.Conflict) (data []byte, lost []string, err error) {
	w := gmcrWriter{c: c}
	w.options()
	w.infeasibles()
	w.makers()
	w.coalitions()
	w.rankings()
	if len(w.errs) > 0 {
		return nil, nil, errors.Join(w.errs...)
	}
	data, err = w.file.encode()
	if err == nil && len(data) > MaxBytes {
		err = fmt.Errorf("the file would have %d bytes; want at most %d", len(data), MaxBytes)
	}
	if err != nil {
		return nil, nil, err
	}
	return data, slices.Concat(w.changed, lostFrom(c)), nil
}

// gmcrWriter makes a gmcrFile of a conflict, part by part.
type gmcrWriter struct {
	c       *conflict.Conflict
	file    gmcrFile
	changed []string // what is written in another way than it stands
	errs    []error
}

func (w *gmcrWriter) options() {
	taken := map[string]map[string]bool{} // by party
	for _, p := range w.c.Parties {
		taken[p.ID] = map[string]bool{}
	}
	for _, o := range w.c.Options {
		name := w.name(o.Name, o.ID, taken[o.Party])
		w.file.options = append(w.file.options, gmcrOption{name, permitted[o.Direction]})
	}
}

// name returns the name, numbered when it is taken: in a .gmcr file nothing
// else tells two parties, or two options of a party, apart.
func (w *gmcrWriter) name(name, id string, taken map[string]bool) string {
	own := unique(name, taken)
	if own != name {
		w.changed = append(w.changed, fmt.Sprintf("the name of %s, %q, stands twice: written as %q", id, name, own))
	}
	return own
}

var permitted = map[conflict.Direction]string{
	conflict.Both:     "both",
	conflict.Forward:  "fwd",
	conflict.Backward: "back",
}

func (w *gmcrWriter) infeasibles() {
	for k, r := range w.c.Rules {
		w.forbid(r.Condition(), fmt.Sprintf("rule %d", k+1))
	}
	for _, o := range w.c.Options {
		if o.Requires != nil {
			w.forbid(conflict.If(conflict.Taken(o.ID), *o.Requires), "what "+o.ID+" requires")
		}
	}
}

// forbid adds the states in which the condition does not hold, for each part
// of a conjunction apart.
func (w *gmcrWriter) forbid(condition conflict.Formula, what string) {
	if condition.Op == conflict.OpAnd {
		for _, part := range condition.Args {
			w.forbid(part, what)
		}
		return
	}
	for _, member := range w.condition(condition, false, what) {
		w.file.infeasibles = append(w.file.infeasibles, gmcrCondition{member})
	}
}

func (w *gmcrWriter) makers() {
	taken := map[string]bool{}
	for _, p := range w.c.Parties {
		m := gmcrMaker{name: w.name(p.Name, p.ID, taken)}
		for k, o := range w.c.Options {
			if o.Party == p.ID {
				m.options = append(m.options, k)
			}
		}
		for k, f := range p.Misperceives {
			m.misperceptions = append(m.misperceptions, w.condition(f, true, fmt.Sprintf("misperception %d of %s", k+1, p.Name)))
		}
		if preference := w.c.Preference(p.ID); preference != nil {
			for k, s := range preference.Statements {
				m.preferences = append(m.preferences, w.condition(s.Formula, true, fmt.Sprintf("statement %d of %s", k+1, p.Name)))
			}
		}
		w.file.makers = append(w.file.makers, m)
	}
}

// condition returns the condition that holds where f has the value want.
func (w *gmcrWriter) condition(f conflict.Formula, want bool, what string) gmcrCondition {
	conjuncts, ok := disjunction(f, want, w.c.OptionIndex)
	if !ok {
		w.errs = append(w.errs, fmt.Errorf("%s: %s: more than %d alternatives when written as a disjunction; want a simpler formula", what, clip(f.String()), maxConjuncts))
	}
	condition := make(gmcrCondition, len(conjuncts))
	for i, conjunct := range conjuncts {
		for k := range w.c.Options {
			if conjunct.fixed.Has(k) {
				condition[i] = append(condition[i], gmcrLiteral{k, conjunct.taken.Has(k)})
			}
		}
	}
	return condition
}

func (w *gmcrWriter) coalitions() {
	place := map[string]int{}
	for k, p := range w.c.Parties {
		place[p.ID] = k
	}
	for _, block := range w.c.Blocks() {
		var members []int
		for _, id := range block {
			members = append(members, place[id])
		}
		w.file.coalitions = append(w.file.coalitions, members)
	}
}
