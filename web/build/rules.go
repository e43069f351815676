package build

import (
	"errors"
	"fmt"

	"parley/conflict"
	"parley/notation"
)

// A Rule is what a form says of a rule.
type Rule struct {
	Kind      conflict.RuleKind
	Formula   string   // for never and always
	Options   []string // for the counting kinds: two or more ids
	Judgement string
}

func (r Rule) made() (notation.Mapping, error) {
	var value any = r.Options
	switch r.Kind {
	case conflict.RuleNever, conflict.RuleAlways:
		written, err := formula(r.Formula)
		if err != nil {
			return nil, fmt.Errorf("the formula of the rule: %w", err)
		}
		value = written
	case conflict.RuleAtMostOne, conflict.RuleAtLeastOne, conflict.RuleExactlyOne:
		if len(r.Options) < 2 {
			return nil, errors.New("the rule is about fewer than two options; want two or more chosen")
		}
	default:
		return nil, fmt.Errorf("there is no kind of rule %s", clipped(string(r.Kind)))
	}
	made := notation.Mapping{{Key: string(r.Kind), Value: value}}
	return append(made, mapping("judgement", r.Judgement)...), nil
}

// AddRule adds a rule behind the others.
func AddRule(r Rule) Edit {
	return func(f *notation.File) (*notation.File, error) {
		made, err := r.made()
		if err != nil {
			return nil, err
		}
		return f.Change(push(f, "/rules", made))
	}
}
