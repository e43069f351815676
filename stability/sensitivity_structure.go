package stability

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"parley/conflict"
)

// Bounds of changes to rules and options.
const (
	mostStructural       = 400
	mostStructuralStates = 4 * MaxInverseStates
)

// A structural change is one of a rule or an option.
type structural struct {
	kind  ChangeKind
	words string
	made  conflict.Conflict
}

// changeStructure tries every change of one rule or one option.
func (w *overturning) changeStructure() error {
	if len(w.changes) > mostStructural {
		w.untried = []ChangeKind{DropRule, DropRequire, Direct}
		w.Unasked = append(w.Unasked, fmt.Sprintf("What overturns a finding among the changes of rules and options: there are more than %d of them.", mostStructural))
		return nil
	}
	for _, x := range w.changes {
		if err := w.tryStructural(x); err != nil {
			return err
		}
	}
	return nil
}

func (w *overturning) tryStructural(x structural) error {
	m, err := w.modelOf(&x.made)
	if w.ctx.Err() != nil {
		return context.Cause(w.ctx)
	}
	if err == nil {
		s, _ := m.Place(w.States[w.State])
		if m.jointChoices(s) <= maxJointChoices {
			return w.try(candidate{
				kind: x.kind, steps: 1, model: m, state: s,
				words: func() string { return x.words },
				made:  func() *conflict.Conflict { return &x.made },
			})
		}
		err = errors.New("too many moves could meet in this state")
	}
	w.untried = append(w.untried, x.kind)
	w.Unasked = append(w.Unasked, fmt.Sprintf("Whether it would matter that %s: %v.", x.words, err))
	return nil
}

// modelOf is the model of the changed conflict, when that is not too large.
func (w *overturning) modelOf(c *conflict.Conflict) (*Model, error) {
	if _, err := c.States(w.ctx, mostStructuralStates); err != nil {
		return nil, err
	}
	return NewModel(w.ctx, c)
}

// structural lists the changes: a rule less, an option without what it requires, an
// option whose direction is another one.
func (m *Model) structural() []structural {
	var all []structural
	for k, rule := range m.Conflict.Rules {
		x := structural{DropRule, fmt.Sprintf("the rule %d no longer holds (%s)", k+1, rule.Condition().Words(m.optionWords)), *m.Conflict}
		x.made.Rules = slices.Delete(slices.Clone(x.made.Rules), k, k+1)
		all = append(all, x)
	}
	for k, o := range m.Conflict.Options {
		if o.Requires != nil {
			x := m.withOption(k, func(o *conflict.Option) { o.Requires = nil })
			x.kind, x.words = DropRequire, fmt.Sprintf("“%s” no longer requires anything (%s)", m.optionName(k), o.Requires.Words(m.optionWords))
			all = append(all, x)
		}
	}
	for k := range m.Conflict.Options {
		all = append(all, m.directions(k)...)
	}
	return all
}

// directions are the changes of one option's direction.
func (m *Model) directions(k int) []structural {
	var all []structural
	to := func(d conflict.Direction, words string) {
		x := m.withOption(k, func(o *conflict.Option) { o.Direction = d })
		x.kind, x.words = Direct, fmt.Sprintf("“%s” %s", m.optionName(k), words)
		all = append(all, x)
	}
	switch m.Conflict.Options[k].Direction {
	case conflict.Both:
		to(conflict.Forward, "could no longer be dropped once it is taken")
		to(conflict.Backward, "could no longer be taken once it is dropped")
	case conflict.Forward:
		to(conflict.Both, "could be dropped again")
	case conflict.Backward:
		to(conflict.Both, "could be taken again")
	}
	return all
}

func (m *Model) withOption(k int, change func(*conflict.Option)) structural {
	x := structural{made: *m.Conflict}
	x.made.Options = slices.Clone(x.made.Options)
	change(&x.made.Options[k])
	return x
}
