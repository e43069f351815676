package accord

import (
	"context"
	"fmt"
	"strings"

	"parley/conflict"
)

// A judge asks the models about one agreement. What it finds follows from the
// middle of every quantity; on a draw each is certain.
type judge struct {
	Judgement
	ctx   context.Context //nolint:containedctx // of one call of Judge
	c     *conflict.Conflict
	a     conflict.Agreement
	delta float64
	deep  bool // find also what takes long: what is needed where nothing works
}

// Judge asks every model for which the agreement has numbers. With deep it
// also finds what would be needed where nothing works. The error is the
// context's, or that of a solver; numbers that do not fit a model are an
// answer.
func Judge(ctx context.Context, c *conflict.Conflict, a conflict.Agreement, deep bool) (*Judgement, error) {
	j := &judge{ctx: ctx, c: c, a: a, deep: deep}
	delta, missing := discount(a)
	j.delta = delta
	if a.Ceasefire != nil && j.timed("the ceasefire", missing) {
		j.ceasefire(a.Ceasefire)
	}
	if a.Guarantee != nil && j.timed("the guarantee", missing) {
		if err := j.guarantee(a.Guarantee); err != nil {
			return nil, err
		}
	}
	if a.Relief != nil && j.timed("the relief", missing) {
		if err := j.relief(a.Relief); err != nil {
			return nil, err
		}
	}
	if a.Mediation != nil {
		if err := j.mediation(a.Mediation); err != nil {
			return nil, err
		}
	}
	return &j.Judgement, nil
}

// timed reports whether the weight of the future is known.
func (j *judge) timed(what string, missing []string) bool {
	return j.has(what, missing)
}

// has reports whether nothing is missing, and notes what is.
func (j *judge) has(what string, missing []string) bool {
	if len(missing) == 0 {
		return true
	}
	j.Missing = append(j.Missing, fmt.Sprintf("%s: %s has no %s.", j.a.Name, what, strings.Join(missing, ", ")))
	return false
}

func (j *judge) add(f Finding) { j.Findings = append(j.Findings, f) }

func (j *judge) name(party string) string { return j.c.PartyName(party) }

// percent writes a share.
func percent(x float64) string { return Percent.Words(x) }
