package stability

import (
	"context"
	"math/big"

	"parley/conflict"
)

// A Question asks for equilibria alone, without a verdict for every state and
// party, so that conflicts of many more states can be asked about.
type Question struct {
	Engine   Engine    // empty: the one that suits the conflict
	Concepts []Concept // empty: all
	Most     int       // how many equilibria of each concept are listed, at least 0
	Quick    bool      // only what takes seconds: the engines find conflicts too large sooner
}

// Equilibria is the answer to a Question.
type Equilibria struct {
	Conflict *conflict.Conflict
	Engine   EngineChoice // of the first concept that was computed
	Found    []Found      // in the order of Concepts
}

// Found is how many states are equilibria under a concept, and the first of
// them in ascending order; or, when they were not computed, why.
type Found struct {
	Concept     Concept
	Engine      EngineChoice
	Count       *big.Int
	States      []conflict.State
	NotComputed *conflict.TooLargeError
	cause       error // why the last engine did not take the conflict, or nil
}

// FindEquilibria answers the question. It returns a *conflict.TooLargeError
// when the conflict is too large for every engine that could take it, or for
// the one that was asked for, and an *UnfitError when that takes no such
// conflict.
func FindEquilibria(ctx context.Context, c *conflict.Conflict, q Question, progress Progress) (*Equilibria, error) {
	if len(q.Concepts) == 0 {
		q.Concepts = Concepts
	}
	c = c.Settled()
	f := &finders{c, q, progress, map[Engine]finder{}, map[Engine]error{}}
	e := &Equilibria{Conflict: c}
	var refused []error // by each concept that no engine could be asked about
	for k, concept := range q.Concepts {
		found, err := f.find(ctx, concept)
		if err != nil {
			return nil, err
		}
		if e.Engine.Name == "" {
			e.Engine = found.Engine
		}
		if found.cause != nil {
			refused = append(refused, found.cause)
		}
		e.Found = append(e.Found, found)
		if progress != nil {
			progress(k+1, len(q.Concepts))
		}
	}
	if e.Engine.Name == "" && len(refused) == len(e.Found) {
		return nil, refused[0]
	}
	return e, nil
}
