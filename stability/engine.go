package stability

import (
	"fmt"

	"parley/conflict"
	"parley/stability/dense"
	"parley/stability/symbolic"
)

// An Engine is a way to find equilibria. Where several engines can take a
// conflict, they give the same answers.
type Engine string

// The engines.
const (
	Enumerated Engine = "enumerated" // every feasible state, by the definitions
	Dense      Engine = "dense"      // sets with one bit for each of all 2^n states
	Symbolic   Engine = "symbolic"   // sets as decision diagrams
)

// ParseEngine reads an engine's name; the empty name is that of no engine.
func ParseEngine(name string) (Engine, error) {
	switch e := Engine(name); e {
	case "", Enumerated, Dense, Symbolic:
		return e, nil
	}
	return "", fmt.Errorf("unknown engine %q; want enumerated, dense or symbolic", name)
}

// An UnfitError says why an engine does not take a conflict.
type UnfitError struct {
	Engine Engine
	Err    error
}

func (e *UnfitError) Error() string {
	return fmt.Sprintf("the %s engine cannot answer: %v", e.Engine, e.Err)
}
func (e *UnfitError) Unwrap() error { return e.Err }

// An EngineChoice says which engine answered, and why that one.
type EngineChoice struct {
	Name Engine `json:"name"`
	Why  string `json:"why"`
}

// Up to how many options an engine takes no longer than looking for a better
// one: enumeration, going through all states of a conflict that is not free,
// and of one that is.
const (
	fewOptions   = 10
	ruledOptions = 16
	freeOptions  = 24
)

// engines returns the engines to ask about a concept, the most suitable first.
// Each following one is asked when that before it finds the conflict too large.
func engines(c *conflict.Conflict, wanted Engine, concept Concept) []EngineChoice {
	if wanted != "" {
		return []EngineChoice{{wanted, "it was asked for"}}
	}
	_, bound := dense.New(c)
	unfit := symbolic.Fits(c)
	n := len(c.Options)
	switch {
	case unfit != nil:
		return []EngineChoice{{Enumerated, "the other engines take only parties that act alone by statements, and " + unfit.Error()}}
	case bound == nil:
		all := EngineChoice{Dense, "every state is feasible, every move can be undone, and every party acts alone and has statements"}
		return preferred(all, n <= freeOptions, n, concept)
	case n <= fewOptions || concept == SIM:
		return []EngineChoice{{Enumerated, fmt.Sprintf("2^%d choices of options are few, and %v", n, bound)}}
	}
	all := EngineChoice{Dense, fmt.Sprintf("a number for each of 2^%d choices of options fits into memory, and every party acts alone and has statements", n)}
	return preferred(all, n <= ruledOptions, n, concept)
}

// preferred puts the dense engine in its place beside the symbolic one. What
// others lead to by improvements is quickly told apart state by state, and
// slowly by diagrams.
func preferred(dense EngineChoice, small bool, options int, concept Concept) []EngineChoice {
	symbolic := EngineChoice{Symbolic, fmt.Sprintf("2^%d choices of options are too many to go through", options)}
	switch {
	case concept == SIM:
		return []EngineChoice{dense}
	case small || concept == SEQ || concept == SSEQ:
		return []EngineChoice{dense, symbolic}
	}
	return []EngineChoice{symbolic, dense}
}
