package conflict

import (
	"slices"
	"strconv"
)

// A Settlement is what a package deal over several issues has to fit: whose
// consent it needs, what each of them has at stake, and which packages there
// are. Where it is silent, positions and saliences speak.
type Settlement struct {
	// Stakes are those of the parties whose consent is needed; nil: of every
	// party with a position.
	Stakes []Stake
	// Indivisible lists the issues that settle only at landmarks of their scale.
	Indivisible []string
	Conditions  []Condition
}

// A Stake is what a party has in a settlement.
type Stake struct {
	Party string
	// Weights say how much each issue counts for the party, on any scale of its
	// own; an issue that is not named counts nothing. Nil: its saliences, and 1
	// where no salience is stated.
	Weights []IssueWeight
	// Satisfaction holds a curve for each issue for which one was elicited; on
	// every other issue satisfaction falls by 1 a point of the scale, from 100 at
	// the party's position.
	Satisfaction []Satisfaction
	// Alternative is the best that the party has without an agreement; nil: the
	// issues at their reference points.
	Alternative *Alternative
	Basis
}

// An IssueWeight is how much an issue counts: at least 0.
type IssueWeight struct {
	Issue string
	Quantity
}

// A Satisfaction is how content a party is with each level of an issue: straight
// between the points, level beyond the first and the last.
type Satisfaction struct {
	Issue  string
	Points []SatisfactionPoint // two or more, ascending
}

// A SatisfactionPoint is the satisfaction, 0 to 100, at a level from 0 to 100.
type SatisfactionPoint struct {
	At    float64
	Worth Quantity
}

// An Alternative is an overall satisfaction from 0 to 100, or the options taken
// in the state that would come about, whose effects move the issues from their
// reference points.
type Alternative struct {
	Level *Quantity
	State []string // option ids, when Level is nil
	Basis
}

// A Condition is what every package has to fulfil: a linear one in Sum, or one
// of the form if-then.
type Condition struct {
	Name string
	// Sum times the levels of the issues is at most, at least or exactly Bound.
	Sum   []SumTerm
	Sense Sense
	Bound float64
	// If holds only where Then holds; both nil for a linear condition. If is
	// strict (above or below a level), Then is not.
	If, Then *LevelSide
	Basis
}

// A SumTerm is an issue times a number.
type SumTerm struct {
	Issue string
	Times float64
}

// Sense says how a sum compares with its bound.
type Sense string

// The senses of a linear condition, as the conflict file writes them.
const (
	SumAtMost  Sense = "atMost"
	SumAtLeast Sense = "atLeast"
	SumExactly Sense = "exactly"
)

// A LevelSide is one side of a level of an issue.
type LevelSide struct {
	Issue string
	Up    bool // above, or at least; else below, or at most
	Level float64
}

// Stake returns the party's stake, or nil.
func (s *Settlement) Stake(party string) *Stake {
	if s == nil {
		return nil
	}
	for k := range s.Stakes {
		if s.Stakes[k].Party == party {
			return &s.Stakes[k]
		}
	}
	return nil
}

func (s *Settlement) eachQuantity(c *Conflict, visit func(id, name string, q *Quantity)) {
	if s == nil {
		return
	}
	for k := range s.Stakes {
		stake := &s.Stakes[k]
		id, party := "settlement/"+stake.Party, c.PartyName(stake.Party)
		for j := range stake.Weights {
			w := &stake.Weights[j]
			visit(id+"/weight/"+w.Issue, "how much "+c.IssueName(w.Issue)+" counts for "+party, &w.Quantity)
		}
		for j := range stake.Satisfaction {
			curve := &stake.Satisfaction[j]
			for i := range curve.Points {
				at := strconv.FormatFloat(curve.Points[i].At, 'f', -1, 64)
				visit(id+"/satisfaction/"+curve.Issue+"/"+at, party+"'s satisfaction with "+c.IssueName(curve.Issue)+" at "+at, &curve.Points[i].Worth)
			}
		}
		if a := stake.Alternative; a != nil && a.Level != nil {
			visit(id+"/alternative", "what "+party+" has without an agreement", a.Level)
		}
	}
}

// clone returns a copy whose quantities can be changed.
func (s *Settlement) clone() *Settlement {
	if s == nil {
		return nil
	}
	d := *s
	d.Stakes = slices.Clone(s.Stakes)
	for k := range d.Stakes {
		stake := &d.Stakes[k]
		stake.Weights = slices.Clone(stake.Weights)
		stake.Satisfaction = slices.Clone(stake.Satisfaction)
		for j := range stake.Satisfaction {
			stake.Satisfaction[j].Points = slices.Clone(stake.Satisfaction[j].Points)
		}
		own(&stake.Alternative)
		if stake.Alternative != nil {
			own(&stake.Alternative.Level)
		}
	}
	return &d
}

// Curve returns the satisfaction that was elicited for the issue, or nil.
func (s *Stake) Curve(issue string) *Satisfaction {
	if s == nil {
		return nil
	}
	for k := range s.Satisfaction {
		if s.Satisfaction[k].Issue == issue {
			return &s.Satisfaction[k]
		}
	}
	return nil
}
