package build

import (
	"parley/notation"
)

// AddOutcome names the states in which a formula holds, behind the other
// names: the first that fits a state names it.
func AddOutcome(name, when string) Edit {
	return func(f *notation.File) (*notation.File, error) {
		name, err := named(name)
		if err != nil {
			return nil, err
		}
		written, err := formula(when)
		if err != nil {
			return nil, err
		}
		return f.Change(push(f, "/outcomes", mapping("name", name, "when", written)))
	}
}

// RemoveOutcome takes a name of states away, counted from 0.
func RemoveOutcome(k int) Edit {
	return func(f *notation.File) (*notation.File, error) {
		return f.Change(takeAway(f, []string{at("outcomes", k)})...)
	}
}
