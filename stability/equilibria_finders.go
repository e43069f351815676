package stability

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"parley/conflict"
	"parley/stability/dense"
	"parley/stability/symbolic"
)

// A finder is a conflict as one engine holds it.
type finder interface {
	// find returns how many states are equilibria under the concept, and the
	// first of them in ascending order, at most most. It returns a
	// *conflict.TooLargeError when the concept asks too much of the engine.
	find(ctx context.Context, concept Concept, most int) (*big.Int, []conflict.State, error)
}

// finders holds the engines that have been given the conflict.
type finders struct {
	conflict *conflict.Conflict
	question Question
	progress Progress
	open     map[Engine]finder
	refused  map[Engine]error
}

// of returns the conflict as an engine holds it.
func (f *finders) of(ctx context.Context, e Engine) (finder, error) {
	if f.open[e] == nil && f.refused[e] == nil {
		f.open[e], f.refused[e] = f.newFinder(ctx, e)
	}
	return f.open[e], f.refused[e]
}

func (f *finders) newFinder(ctx context.Context, e Engine) (finder, error) {
	switch e {
	case Enumerated:
		return newEnumeration(ctx, f.conflict, f.question.Concepts, f.progress)
	case Dense:
		return f.newDense()
	case Symbolic:
		m, err := symbolic.New(f.conflict)
		if err != nil {
			return nil, &UnfitError{e, err}
		}
		if f.question.Quick {
			m.Bound(symbolic.Quick)
		}
		return (*symbolicFinder)(m), nil
	}
	panic("stability: no engine " + string(e))
}

// newDense takes a free conflict by the bars that depend on the others' choice
// alone, and any other by bars for each state.
func (f *finders) newDense() (finder, error) {
	free, err := dense.New(f.conflict)
	bound := new(dense.NotFreeError)
	if !errors.As(err, &bound) {
		return denseFinder[*dense.Model]{free, freeConcepts}, err
	}
	ruled, err := dense.NewRuled(f.conflict)
	if errors.As(err, &bound) {
		err = &UnfitError{Dense, err}
	}
	return denseFinder[*dense.Ruled]{ruled, ruledConcepts}, err
}

// find asks the engines that suit the concept, one after the other until one
// can answer.
func (f *finders) find(ctx context.Context, concept Concept) (Found, error) {
	found := Found{Concept: concept}
	for _, choice := range engines(f.conflict, f.question.Engine, concept) {
		finder, err := f.of(ctx, choice.Name)
		if err == nil && f.question.Quick && choice.Name == Dense {
			err = f.slow(concept)
		}
		if err == nil {
			found.Count, found.States, err = finder.find(ctx, concept, f.question.Most)
		}
		if unfit := new(UnfitError); errors.As(err, &unfit) && f.question.Engine == "" {
			continue
		}
		if large := new(conflict.TooLargeError); errors.As(err, &large) {
			found.NotComputed, found.cause = large, f.refused[choice.Name]
			continue
		}
		found.Engine, found.NotComputed = choice, nil
		return found, err
	}
	return found, nil
}

// Up to how many options the dense engine takes seconds, for what others lead
// to by improvements: of a free conflict, and of any other.
const (
	quickFree  = 26
	quickRuled = 20
)

// slow returns a *conflict.TooLargeError when the concept would take the dense
// engine more than seconds.
func (f *finders) slow(concept Concept) error {
	most := quickRuled
	if _, err := dense.New(f.conflict); err == nil {
		most = quickFree
	}
	if n := len(f.conflict.Options); n > most && (concept == SEQ || concept == SSEQ) {
		return &conflict.TooLargeError{Options: n, What: fmt.Sprintf(
			"following what the others lead to by improvements through all states is left out above %d options where the answer is wanted in seconds", most)}
	}
	return nil
}

// enumeration is the finder of the enumerated engine.
type enumeration struct {
	*Solution
	noSIM error // why simultaneous stability was not judged, or nil
}

func newEnumeration(ctx context.Context, c *conflict.Conflict, concepts []Concept, progress Progress) (finder, error) {
	m, err := NewModel(ctx, c)
	if err != nil {
		return nil, err
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

func (e enumeration) find(_ context.Context, concept Concept, most int) (*big.Int, []conflict.State, error) {
	if concept == SIM && e.noSIM != nil {
		return nil, nil, e.noSIM
	}
	places := e.Equilibria(concept)
	var first []conflict.State
	for _, s := range places[:min(most, len(places))] {
		first = append(first, e.States[s])
	}
	return big.NewInt(int64(len(places))), first, nil
}

// denseFinder is the finder of the dense engine in one of its forms.
type denseFinder[M any] struct {
	model    M
	concepts map[Concept]func(M, context.Context) (*dense.Set, error)
}

var freeConcepts = map[Concept]func(*dense.Model, context.Context) (*dense.Set, error){
	Nash: (*dense.Model).Nash,
	GMR:  (*dense.Model).GMR,
	SMR:  (*dense.Model).SMR,
	SEQ:  (*dense.Model).SEQ,
	SSEQ: (*dense.Model).SSEQ,
	SIM:  (*dense.Model).SIM,
}

var ruledConcepts = map[Concept]func(*dense.Ruled, context.Context) (*dense.Set, error){
	Nash: (*dense.Ruled).Nash,
	GMR:  (*dense.Ruled).GMR,
	SMR:  (*dense.Ruled).SMR,
	SEQ:  (*dense.Ruled).SEQ,
	SSEQ: (*dense.Ruled).SSEQ,
	SIM:  (*dense.Ruled).SIM,
}

func (d denseFinder[M]) find(ctx context.Context, concept Concept, most int) (*big.Int, []conflict.State, error) {
	set, err := d.concepts[concept](d.model, ctx)
	if err != nil {
		return nil, nil, err
	}
	return big.NewInt(int64(set.Count())), set.First(most), nil
}

// symbolicFinder is the finder of the symbolic engine.
type symbolicFinder symbolic.Model

func (s *symbolicFinder) find(ctx context.Context, concept Concept, most int) (*big.Int, []conflict.State, error) {
	ask := map[Concept]func(*symbolic.Model, context.Context) (*symbolic.Set, error){
		Nash: (*symbolic.Model).Nash,
		GMR:  (*symbolic.Model).GMR,
		SMR:  (*symbolic.Model).SMR,
		SEQ:  (*symbolic.Model).SEQ,
		SSEQ: (*symbolic.Model).SSEQ,
	}[concept]
	if ask == nil {
		return nil, nil, &conflict.TooLargeError{
			Options: len(s.conflict().Options), What: "the symbolic engine does not count simultaneous stability (SIM); one state at a time, explain judges it",
		}
	}
	set, err := ask((*symbolic.Model)(s), ctx)
	if err != nil {
		return nil, nil, err
	}
	first, err := set.First(ctx, most)
	return set.Count(), first, err
}

func (s *symbolicFinder) conflict() *conflict.Conflict { return (*symbolic.Model)(s).Conflict() }
