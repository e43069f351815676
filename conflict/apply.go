package conflict

import (
	"fmt"
	"slices"
	"strings"
)

// Apply returns the conflict as the instruments change it, one after the
// other; c itself stays as it is. The new options of an instrument are not
// taken in the status quo and in ranked states.
//
// It returns an error when an instrument does not exist, when two of them add
// the same option, when an option that can only be dropped should become
// irreversible, when a statement that should be dropped or stand beside
// another is not there, or when an instrument adds options or rules to a
// conflict in which some party's preference is an explicit ranking: a ranking
// of the old states says nothing about the new ones.
func (c *Conflict) Apply(instruments ...string) (*Conflict, error) {
	changed := *c
	changed.Preferences = slices.Clone(c.Preferences)
	dropped := map[int]bool{}
	for _, id := range instruments {
		i, ok := c.Instrument(id)
		if !ok {
			return nil, c.noInstrument(id)
		}
		if err := changed.apply(i); err != nil {
			return nil, fmt.Errorf("instrument %s: %w", id, err)
		}
		for _, k := range i.DropRules {
			dropped[k] = true
		}
	}
	var kept []Rule
	for k, r := range changed.Rules {
		if !dropped[k] {
			kept = append(kept, r)
		}
	}
	changed.Rules = kept
	return &changed, nil
}

func (c *Conflict) noInstrument(id string) error {
	if len(c.Instruments) == 0 {
		return fmt.Errorf("no instrument %q; the conflict has none", id)
	}
	var ids []string
	for _, i := range c.Instruments {
		ids = append(ids, i.ID)
	}
	return fmt.Errorf("no instrument %q; want one of %s", id, strings.Join(ids, ", "))
}

func (c *Conflict) apply(i Instrument) error {
	if len(i.Options)+len(i.Rules)+len(i.DropRules) > 0 {
		for _, p := range c.Preferences {
			if p.Ranking != nil {
				return fmt.Errorf("changes the states, but %s has an explicit ranking; want prioritised statements", c.PartyName(p.Party))
			}
		}
	}
	if err := c.addOptions(i.Options); err != nil {
		return err
	}
	c.Rules = append(slices.Clip(c.Rules), i.Rules...)
	for _, id := range i.Irrevocable {
		if err := c.makeIrrevocable(id); err != nil {
			return err
		}
	}
	for _, change := range i.Preferences {
		if err := c.changeStatement(change); err != nil {
			return err
		}
	}
	return nil
}

func (c *Conflict) makeIrrevocable(id string) error {
	k := c.OptionIndex(id)
	if k < 0 {
		return fmt.Errorf("no option %q", id)
	}
	if c.Options[k].Direction == Backward {
		return fmt.Errorf("makes %s irreversible, which can only be dropped; want an option that can be taken", id)
	}
	c.Options = slices.Clone(c.Options)
	c.Options[k].Direction = Forward
	return nil
}

// addOptions puts each new option behind the others of its party and moves
// the letters of the known states accordingly.
func (c *Conflict) addOptions(added []Option) error {
	if len(added) == 0 {
		return nil
	}
	old := c.Options
	var options []Option
	for _, p := range c.Parties {
		for _, o := range slices.Concat(old, added) {
			if o.Party == p.ID {
				options = append(options, o)
			}
		}
	}
	if len(options) != len(old)+len(added) {
		return fmt.Errorf("adds an option of a party that does not exist")
	}
	if len(options) > MaxOptions {
		return fmt.Errorf("%d options with those it adds; want at most %d", len(options), MaxOptions)
	}
	there := map[string]bool{}
	for _, o := range slices.Concat(old, added) {
		if there[o.ID] {
			return fmt.Errorf("adds option %s, which is there already", o.ID)
		}
		there[o.ID] = true
	}
	c.Options = options
	if c.StatusQuo != nil {
		var s State
		for k, o := range old {
			if c.StatusQuo.Has(k) {
				s = s.With(c.OptionIndex(o.ID), true)
			}
		}
		c.StatusQuo = &s
	}
	return nil
}

func (c *Conflict) changeStatement(change StatementChange) error {
	at := slices.IndexFunc(c.Preferences, func(p Preference) bool { return p.Party == change.Party })
	if at < 0 {
		c.Preferences = append(c.Preferences, Preference{Party: change.Party})
		at = len(c.Preferences) - 1
	}
	p := &c.Preferences[at]
	if p.Ranking != nil {
		return fmt.Errorf("changes statements, but %s has an explicit ranking", c.PartyName(change.Party))
	}
	if p.Derived {
		return fmt.Errorf("changes statements, but the preference of %s is derived from its positions", c.PartyName(change.Party))
	}
	if p.Weights != nil {
		return fmt.Errorf("changes statements, but %s has weights", c.PartyName(change.Party))
	}
	place := func(f *Formula) (int, error) {
		k := slices.IndexFunc(p.Statements, func(s Statement) bool { return s.Formula.Equal(*f) })
		if k < 0 {
			return 0, fmt.Errorf("%s has no statement %q; want one of its statements as written", c.PartyName(change.Party), f)
		}
		return k, nil
	}
	if change.Drop != nil {
		k, err := place(change.Drop)
		if err != nil {
			return err
		}
		p.Statements = slices.Delete(slices.Clone(p.Statements), k, k+1)
		p.shiftUnknown(k, -1)
	}
	if change.Insert == nil {
		return nil
	}
	k := len(p.Statements)
	var err error
	switch {
	case change.Before != nil:
		k, err = place(change.Before)
		k = p.group(k)[0]
	case change.After != nil:
		k, err = place(change.After)
		k = p.group(k)[1]
	}
	if err != nil {
		return err
	}
	p.Statements = slices.Insert(slices.Clone(p.Statements), k, *change.Insert)
	p.shiftUnknown(k, 1)
	return nil
}
