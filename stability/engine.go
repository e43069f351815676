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

// denseOptions is up to how many free options going through all states takes
// no longer than thinking about them: 2^24 states take a second or two.
const denseOptions = 24

// engines returns the engines to ask about a concept, the most suitable first.
// Each following one is asked when that before it finds the conflict too large.
func engines(c *conflict.Conflict, wanted Engine, concept Concept) []EngineChoice {
	if wanted != "" {
		return []EngineChoice{{wanted, "it was asked for"}}
	}
	free := EngineChoice{Dense, "every state is feasible, every move can be undone, and every party acts alone and has statements"}
	many := EngineChoice{Symbolic, fmt.Sprintf("2^%d choices of options are too many to go through", len(c.Options))}
	every := EngineChoice{Enumerated, "the dense engine takes only free conflicts"}
	_, notFree := dense.New(c)
	_, unfit := symbolic.New(c)
	sequential := concept == SEQ || concept == SSEQ
	switch {
	case notFree == nil && concept == SIM:
		return []EngineChoice{free}
	case notFree == nil && (len(c.Options) <= denseOptions || sequential):
		return []EngineChoice{free, many}
	case notFree == nil:
		return []EngineChoice{many, free}
	case unfit != nil:
		every.Why = "the other engines take only conflicts without coalitions, rankings and weights, and " + unfit.Error()
		return []EngineChoice{every}
	}
	every.Why += ", and " + notFree.Error()
	if concept == SIM {
		return []EngineChoice{every}
	}
	return []EngineChoice{every, many}
}
