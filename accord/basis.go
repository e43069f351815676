package accord

import (
	"slices"

	"parley/conflict"
	"parley/report"
)

// basisOf is what the numbers of a part rest on: its own basis, or that of
// what it stands in.
func (a *Answer) basisOf(path []string) report.Cell {
	for depth := len(path); depth >= 0; depth-- {
		b := a.basisAt(path[:depth])
		if b.Judgement != "" {
			return report.Cell{{Words: b.Judgement, Mark: report.Judgement}}
		}
		if len(b.From) > 0 {
			return report.Cell{report.T("a source of the file")}
		}
	}
	return report.Cell{{Words: "stated without a basis", Mark: report.Missing}}
}

func (a *Answer) basisAt(path []string) conflict.Basis {
	of := a.Agreement
	switch {
	case len(path) == 0:
		return of.Basis
	case path[0] == "ceasefire":
		return ceasefireBasis(of.Ceasefire, path[1:])
	case path[0] == "guarantee":
		return guaranteeBasis(of.Guarantee, path[1:])
	case path[0] == "relief":
		return of.Relief.Basis
	default:
		return mediationBasis(of.Mediation, path[1:])
	}
}

func ceasefireBasis(c *conflict.Ceasefire, path []string) conflict.Basis {
	switch {
	case len(path) == 0:
		return c.Basis
	case path[0] == "inspections":
		return c.Inspections.Basis
	case len(path) == 2:
		k := slices.IndexFunc(c.Sides, func(s conflict.CeasefireSide) bool { return s.Party == path[1] })
		return c.Sides[k].Basis
	}
	return conflict.Basis{}
}

func guaranteeBasis(g *conflict.Guarantee, path []string) conflict.Basis {
	switch {
	case len(path) == 0:
		return g.Basis
	case path[0] == "firstStrike":
		return g.FirstStrike.Basis
	case path[0] == "disarmament":
		return g.Disarmament.Basis
	case len(path) == 2:
		k := slices.IndexFunc(g.Guarantors, func(one conflict.Guarantor) bool { return one.Party == path[1] })
		return g.Guarantors[k].Basis
	}
	return conflict.Basis{}
}

func mediationBasis(m *conflict.Mediation, path []string) conflict.Basis {
	switch {
	case len(path) == 0:
		return m.Basis
	case path[0] == "contest":
		return m.Contest.Basis
	case path[0] == "stalemate":
		return m.Stalemate.Basis
	case len(path) == 2:
		k := slices.IndexFunc(m.Candidates, func(c conflict.Candidate) bool { return c.ID == path[1] })
		return m.Candidates[k].Basis
	}
	return conflict.Basis{}
}
