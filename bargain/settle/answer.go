package settle

import (
	"context"

	"parley/conflict"
	"parley/ensemble"
	"parley/report"
)

// A Question is what is asked of a conflict.
type Question struct {
	Proposal []float64 // the level of each issue of the problem; nil: none
	Plan     ensemble.Plan
	Seed     uint64
}

// Answer is the report of a settlement.
func Answer(ctx context.Context, c *conflict.Conflict, p *Problem, q Question) (*report.Report, error) {
	s, err := Solve(ctx, p)
	if err != nil {
		return nil, err
	}
	r := &report.Report{Title: "Settlement: " + c.Title, Methods: Methods, Sections: s.Sections()}
	var proposal *Proposal
	if q.Proposal != nil {
		if proposal, err = p.Propose(ctx, q.Proposal); err != nil {
			return nil, err
		}
		r.Sections = append([]report.Section{p.ProposalSection(proposal)}, r.Sections...)
	}
	var draws *Draws
	certain := len(ensemble.New(c, q.Seed).Inputs()) == 0
	switch {
	case certain:
		r.NotComputed = append(r.NotComputed, "How sure this is: the file gives no ranges, so that there is nothing to draw.")
	case q.Plan.Draws > 0:
		if draws, err = Ask(ctx, c, q.Seed, q.Plan, s.held(proposal)); err != nil {
			return nil, err
		}
		r.Sections = append(r.Sections, s.DrawsSection(draws))
	default:
		r.NotComputed = append(r.NotComputed, "How sure this is when inputs are uncertain: every range counts with its middle; want a number of draws.")
	}
	r.NotComputed = append(r.NotComputed, s.unproved()...)
	r.Data = s.Data(proposal, draws)
	return r, nil
}

// held are the packages that are asked for in every draw.
func (s *Solution) held(q *Proposal) []Held {
	var held []Held
	if q != nil {
		held = append(held, Held{Name: "the package that was asked about", Levels: q.Levels})
	}
	packages, names := s.named()
	for k, f := range packages {
		held = append(held, Held{Name: names[k], Levels: f.Levels})
	}
	return held
}

// unproved says which optima the search could not prove.
func (s *Solution) unproved() []string {
	var said []string
	for _, p := range s.Packages {
		switch {
		case p.Failed != nil:
			said = append(said, "The "+string(p.Rule)+" package: "+p.Failed.Error()+".")
		case !p.Proved:
			said = append(said, "Whether the "+string(p.Rule)+" package is the best by its rule: the search reached its bound.")
		}
	}
	return said
}
