package stability

import (
	"context"
	"errors"

	"parley/conflict"
)

// A Question asks for equilibria alone, without a verdict for every state and
// party, so that conflicts of many more states can be asked about.
type Question struct {
	Engine   Engine    // empty: the one that suits the conflict
	Concepts []Concept // empty: all
	Most     int       // how many equilibria of each concept are listed, at least 0
}

// Equilibria is the answer to a Question.
type Equilibria struct {
	Conflict *conflict.Conflict
	Engine   EngineChoice
	Found    []Found // in the order of Concepts
}

// Found is how many states are equilibria under a concept, and the first of
// them in ascending order; or, when they were not computed, why.
type Found struct {
	Concept     Concept
	Count       int
	States      []conflict.State
	NotComputed *conflict.TooLargeError
}

// FindEquilibria answers the question. It returns a *conflict.TooLargeError
// when the conflict is too large for every engine that could take it, or for
// the one that was asked for.
func FindEquilibria(ctx context.Context, c *conflict.Conflict, q Question, progress Progress) (*Equilibria, error) {
	concepts := q.Concepts
	if len(concepts) == 0 {
		concepts = Concepts
	}
	c = c.Settled()
	f, choice, err := newFinder(ctx, c, q.Engine, concepts, progress)
	if err != nil {
		return nil, err
	}
	e := &Equilibria{Conflict: c, Engine: choice}
	for k, concept := range concepts {
		found := Found{Concept: concept}
		found.Count, found.States, err = f.find(ctx, concept, q.Most)
		if err != nil && !errors.As(err, &found.NotComputed) {
			return nil, err
		}
		e.Found = append(e.Found, found)
		if progress != nil {
			progress(k+1, len(concepts))
		}
	}
	return e, nil
}
