package notation

import (
	"reflect"

	"github.com/invopop/jsonschema"
	"go.yaml.in/yaml/v4"
	"parley/conflict"
)

// wireSettlement is the section settlement: what a package deal has to fit.
type wireSettlement struct {
	Parties     entries[wireStake] `json:"parties,omitempty" jsonschema_description:"Whose consent is needed, by party; everybody with a position when left out."`
	Indivisible []string           `json:"indivisible,omitempty" jsonschema:"maxItems=256" jsonschema_description:"Issues that settle only at landmarks of their scale."`
	Conditions  []wireCondition    `json:"conditions,omitempty" jsonschema:"maxItems=256" jsonschema_description:"What every package has to fulfil."`
}

type wireStake struct {
	Weights      entries[quantity] `json:"weights,omitempty" jsonschema_description:"How much each issue counts, by issue, at least 0; the saliences when left out."`
	Satisfaction entries[curve]    `json:"satisfaction,omitempty" jsonschema_description:"How content the party is with each level, by issue, 0 to 100; from its position when left out."`
	Alternative  *wireAlternative  `json:"alternative,omitempty" jsonschema_description:"The best that the party has without an agreement; the reference points when left out."`
	wireBasis
}

type wireAlternative struct {
	Level *quantity `json:"level,omitempty" jsonschema_description:"A satisfaction over all issues, 0 to 100."`
	State *[]string `json:"state,omitempty" jsonschema:"maxItems=256" jsonschema_description:"The options taken in the state that would come about."`
	wireBasis
}

type wireCondition struct {
	Name    string           `json:"name,omitempty" jsonschema:"maxLength=1000"`
	Sum     entries[float64] `json:"sum,omitempty" jsonschema_description:"Numbers by which the levels of issues are multiplied before they are added."`
	AtMost  *float64         `json:"atMost,omitempty"`
	AtLeast *float64         `json:"atLeast,omitempty"`
	Exactly *float64         `json:"exactly,omitempty"`
	If      *wireSide        `json:"if,omitempty" jsonschema_description:"Holds only where then holds."`
	Then    *wireSide        `json:"then,omitempty"`
	wireBasis
}

type wireSide struct {
	Issue   string   `json:"issue"`
	Above   *float64 `json:"above,omitempty"`
	Below   *float64 `json:"below,omitempty"`
	AtLeast *float64 `json:"atLeast,omitempty"`
	AtMost  *float64 `json:"atMost,omitempty"`
}

// curve is written as satisfactions by level, ascending.
type curve []conflict.SatisfactionPoint

// maxCurve bounds the points of a curve.
const maxCurve = 100

var curveForm = &jsonschema.Schema{
	Type:                 "object",
	Description:          "Satisfactions by level, both 0 to 100.",
	PropertyNames:        &jsonschema.Schema{Pattern: numberPattern},
	AdditionalProperties: quantityForm,
}

func (v *curve) decode(d *decoder, n *yaml.Node, at path) {
	if !d.expect(n, at, mapping) {
		return
	}
	d.pairs(d.atMost(maxCurve, n, at), at, func(level string, key, value *yaml.Node) {
		var p conflict.SatisfactionPoint
		if !d.level(key, &p.At, at) {
			return
		}
		if len(*v) > 0 && p.At <= (*v)[len(*v)-1].At {
			d.wrong(key, at, at.name()+": "+clip(key.Value)+" does not stand in order", "want the levels ascending")
		}
		var worth quantity
		d.decode(value, reflect.ValueOf(&worth).Elem(), at.to(level))
		p.Worth = worth.Quantity
		*v = append(*v, p)
	})
}

// level reads a point of a scale that is a key.
func (d *decoder) level(key *yaml.Node, level *float64, at path) bool {
	if kindOf(key) != number {
		d.wrong(key, at, at.name()+" has the level "+shown(key), "want a number from 0 to 100")
		return false
	}
	d.number(key, reflect.ValueOf(level).Elem(), at)
	if *level < 0 || *level > 100 {
		d.wrong(key, at, at.name()+": "+clip(key.Value)+" is out of scale", "want 0 to 100")
		return false
	}
	return true
}

func (w *wireSettlement) settlement() *conflict.Settlement {
	if w == nil {
		return nil
	}
	s := &conflict.Settlement{Indivisible: w.Indivisible}
	for _, e := range w.Parties {
		s.Stakes = append(s.Stakes, e.Value.stake(e.ID))
	}
	for _, c := range w.Conditions {
		s.Conditions = append(s.Conditions, c.condition())
	}
	return s
}

func (w *wireStake) stake(party string) conflict.Stake {
	s := conflict.Stake{Party: party, Basis: w.basis()}
	for _, e := range w.Weights {
		s.Weights = append(s.Weights, conflict.IssueWeight{Issue: e.ID, Quantity: e.Value.Quantity})
	}
	for _, e := range w.Satisfaction {
		s.Satisfaction = append(s.Satisfaction, conflict.Satisfaction{Issue: e.ID, Points: e.Value})
	}
	if a := w.Alternative; a != nil {
		s.Alternative = &conflict.Alternative{Level: a.Level.model(), Basis: a.basis()}
		if a.State != nil {
			s.Alternative.State = *a.State
		}
	}
	return s
}

func (w *wireCondition) condition() conflict.Condition {
	c := conflict.Condition{Name: w.Name, Basis: w.basis(), If: w.If.side(), Then: w.Then.side()}
	for _, e := range w.Sum {
		c.Sum = append(c.Sum, conflict.SumTerm{Issue: e.ID, Times: e.Value})
	}
	switch {
	case w.AtMost != nil:
		c.Sense, c.Bound = conflict.SumAtMost, *w.AtMost
	case w.AtLeast != nil:
		c.Sense, c.Bound = conflict.SumAtLeast, *w.AtLeast
	case w.Exactly != nil:
		c.Sense, c.Bound = conflict.SumExactly, *w.Exactly
	}
	return c
}

func (w *wireSide) side() *conflict.LevelSide {
	if w == nil {
		return nil
	}
	s := &conflict.LevelSide{Issue: w.Issue}
	for _, level := range w.levels() {
		if level.at != nil {
			s.Up, s.Level = level.up, *level.at
		}
	}
	return s
}

type sideLevel struct {
	key    string
	at     *float64
	up     bool
	strict bool
}

func (w *wireSide) levels() []sideLevel {
	return []sideLevel{
		{"above", w.Above, true, true},
		{"below", w.Below, false, true},
		{"atLeast", w.AtLeast, true, false},
		{"atMost", w.AtMost, false, false},
	}
}

func settlementPairs(s *conflict.Settlement) []pair {
	if s == nil {
		return nil
	}
	var f fields
	f.mapping("parties", each(s.Stakes, stakePair))
	f.list("indivisible", each(s.Indivisible, textNode))
	f.list("conditions", each(s.Conditions, conditionNode))
	return f
}

func stakePair(s conflict.Stake) pair {
	var f fields
	f.mapping("weights", each(s.Weights, func(w conflict.IssueWeight) pair { return quantityPair(w.Issue, w.Quantity) }))
	f.mapping("satisfaction", each(s.Satisfaction, func(curve conflict.Satisfaction) pair {
		return pair{curve.Issue, mapNode(each(curve.Points, func(p conflict.SatisfactionPoint) pair {
			return quantityPair(decimal(p.At), p.Worth)
		})...)}
	}))
	if a := s.Alternative; a != nil {
		var g fields
		if g.quantity("level", a.Level); a.Level == nil {
			g.add("state", textNodes(a.State))
		}
		g.basis(a.Basis)
		f.add("alternative", mapNode(g...))
	}
	f.basis(s.Basis)
	return pair{s.Party, mapNode(f...)}
}

func quantityPair(key string, q conflict.Quantity) pair {
	var f fields
	f.quantity(key, &q)
	return f[0]
}

func conditionNode(c conflict.Condition) node {
	var f fields
	f.text("name", c.Name)
	if c.If != nil && c.Then != nil {
		f.add("if", sideNode(*c.If, "above", "below"))
		f.add("then", sideNode(*c.Then, "atLeast", "atMost"))
	} else {
		f.mapping("sum", each(c.Sum, func(t conflict.SumTerm) pair { return pair{t.Issue, numberNode(t.Times)} }))
		f.add(string(c.Sense), numberNode(c.Bound))
	}
	f.basis(c.Basis)
	return mapNode(f...)
}

func sideNode(s conflict.LevelSide, up, down string) node {
	f := fields{{"issue", textNode(s.Issue)}}
	if s.Up {
		down = up
	}
	f.add(down, numberNode(s.Level))
	return mapNode(f...)
}
