package stability

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"parley/conflict"
	"parley/stability/dense"
)

// An Engine is a way to find equilibria. Where several engines can take a
// conflict, they give the same answers.
type Engine string

// The engines.
const (
	Enumerated Engine = "enumerated" // every feasible state, by the definitions
	Dense      Engine = "dense"      // sets over all 2^n states of a free conflict
)

// ParseEngine reads an engine's name; the empty name is that of no engine.
func ParseEngine(name string) (Engine, error) {
	switch e := Engine(name); e {
	case "", Enumerated, Dense:
		return e, nil
	}
	return "", fmt.Errorf("unknown engine %q; want enumerated or dense", name)
}

// A finder is a conflict as one engine holds it.
type finder interface {
	// find returns how many states are equilibria under the concept, and the
	// first of them in ascending order, at most most. It returns a
	// *conflict.TooLargeError when the concept asks too much of the engine.
	find(ctx context.Context, concept Concept, most int) (int, []conflict.State, error)
}

// An EngineChoice says which engine answered, and why that one.
type EngineChoice struct {
	Name Engine `json:"name"`
	Why  string `json:"why"`
}

// newFinder gives the conflict to the wanted engine. When none is wanted that
// is the dense one for free conflicts, and the enumerated one for all others.
func newFinder(ctx context.Context, c *conflict.Conflict, wanted Engine, concepts []Concept, progress Progress) (finder, EngineChoice, error) {
	choice := EngineChoice{wanted, "it was asked for"}
	if wanted == Enumerated || len(c.Options) == 0 {
		f, err := newEnumeration(ctx, c, concepts, progress)
		return f, choice, err
	}
	m, err := dense.New(c)
	unfit := new(dense.NotFreeError)
	switch {
	case err == nil && wanted == "":
		choice = EngineChoice{Dense, "every state is feasible, every move can be undone, and every party acts alone and has statements"}
	case errors.As(err, &unfit) && wanted == "":
		f, err := newEnumeration(ctx, c, concepts, progress)
		return f, EngineChoice{Enumerated, "the dense engine takes only free conflicts, and " + unfit.Why}, err
	case err != nil:
		return nil, choice, fmt.Errorf("the dense engine cannot answer: %w", err)
	}
	return (*denseFinder)(m), choice, nil
}

// enumeration is the finder of the enumerated engine.
type enumeration struct {
	*Solution
	noSIM error // why simultaneous stability was not judged, or nil
}

func newEnumeration(ctx context.Context, c *conflict.Conflict, concepts []Concept, progress Progress) (enumeration, error) {
	m, err := NewModel(ctx, c)
	if err != nil {
		return enumeration{}, err
	}
	e := enumeration{}
	if slices.Contains(concepts, SIM) {
		if e.noSIM = m.simultaneousEffort(); e.noSIM != nil {
			concepts = slices.DeleteFunc(slices.Clone(concepts), func(c Concept) bool { return c == SIM })
		}
	}
	e.Solution, err = m.judge(ctx, concepts, progress)
	return e, err
}

func (e enumeration) find(_ context.Context, concept Concept, most int) (int, []conflict.State, error) {
	if concept == SIM && e.noSIM != nil {
		return 0, nil, e.noSIM
	}
	places := e.Equilibria(concept)
	var first []conflict.State
	for _, s := range places[:min(most, len(places))] {
		first = append(first, e.States[s])
	}
	return len(places), first, nil
}

// denseFinder is the finder of the dense engine.
type denseFinder dense.Model

func (d *denseFinder) find(ctx context.Context, concept Concept, most int) (int, []conflict.State, error) {
	ask := map[Concept]func(*dense.Model, context.Context) (*dense.Set, error){
		Nash: (*dense.Model).Nash,
		GMR:  (*dense.Model).GMR,
		SMR:  (*dense.Model).SMR,
		SEQ:  (*dense.Model).SEQ,
		SSEQ: (*dense.Model).SSEQ,
		SIM:  (*dense.Model).SIM,
	}[concept]
	set, err := ask((*dense.Model)(d), ctx)
	if err != nil {
		return 0, nil, err
	}
	return set.Count(), set.First(most), nil
}
