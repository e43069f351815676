package notation

import (
	"fmt"
	"math"
	"slices"

	"parley/conflict"
)

// settlement checks the section on packages.
func (k *checker) settlement() {
	s := k.w.Settlement
	if s == nil {
		return
	}
	at := path{"settlement"}
	for i := range s.Parties {
		k.stake(s.Parties[i].ID, &s.Parties[i].Value, at.to("parties", s.Parties[i].ID))
	}
	k.indivisible(s.Indivisible, at.to("indivisible"))
	for n := range s.Conditions {
		k.condition(&s.Conditions[n], at.to("conditions", n))
	}
}

func (k *checker) stake(party string, s *wireStake, at path) {
	if !k.parties.set[party] {
		k.wrongKey(at, fmt.Sprintf("unknown party %q", clip(party)), k.suggest(party, k.parties.list))
	}
	zero := len(s.Weights) > 0
	for i := range s.Weights {
		w := &s.Weights[i]
		k.issueKey(w.ID, at.to("weights", w.ID))
		k.inScale(&w.Value, math.Inf(1), at.to("weights", w.ID))
		zero = zero && w.Value.High == 0
	}
	if zero {
		k.wrongKey(at.to("weights"), fmt.Sprintf("all weights of %s are 0", clip(party)), "want one above 0, or the party left out")
	}
	for _, e := range s.Satisfaction {
		on := at.to("satisfaction", e.ID)
		k.issueKey(e.ID, on)
		if len(e.Value) < 2 {
			k.wrongKey(on, fmt.Sprintf("the satisfaction of %s has fewer than two levels", clip(party)), "want two or more")
		}
		for _, p := range e.Value {
			worth := quantity{p.Worth}
			k.inScale(&worth, 100, on.to(decimal(p.At)))
		}
	}
	if s.Alternative != nil {
		k.alternative(s.Alternative, at.to("alternative"))
	}
}

func (k *checker) alternative(a *wireAlternative, at path) {
	if (a.Level == nil) == (a.State == nil) {
		k.wrongKey(at, "an alternative is a level or a state", "want one of level and state")
	}
	k.inScale(a.Level, 100, at.to("level"))
	if a.State == nil {
		return
	}
	for n, id := range *a.State {
		k.known("option", id, k.options, at.to("state", n))
	}
}

// issueKey reports a key that is no issue.
func (k *checker) issueKey(id string, at path) {
	if !k.issues.set[id] {
		k.wrongKey(at, fmt.Sprintf("unknown issue %q", clip(id)), k.suggest(id, k.issues.list))
	}
}

func (k *checker) indivisible(ids []string, at path) {
	for n, id := range ids {
		here := at.to(n)
		k.known("issue", id, k.issues, here)
		if slices.Contains(ids[:n], id) {
			k.wrongValue(here, fmt.Sprintf("issue %q stands twice", clip(id)), "want it once")
		}
		for _, i := range k.c.Issues {
			if i.ID == id && len(i.Scale) < 2 {
				k.wrongValue(here, fmt.Sprintf("issue %q has %d landmarks", clip(id), len(i.Scale)), "want two or more: it settles at one of them")
			}
		}
	}
}

func (k *checker) condition(c *wireCondition, at path) {
	bounds := 0
	for _, b := range []*float64{c.AtMost, c.AtLeast, c.Exactly} {
		if b != nil {
			bounds++
		}
	}
	linear := len(c.Sum) > 0 && bounds == 1 && c.If == nil && c.Then == nil
	choice := len(c.Sum) == 0 && bounds == 0 && c.If != nil && c.Then != nil
	if !linear && !choice {
		k.wrongValue(at, "this is no condition", "want sum with one of atMost, atLeast and exactly, or if and then")
	}
	for _, e := range c.Sum {
		k.issueKey(e.ID, at.to("sum", e.ID))
		if math.Abs(e.Value) > maxTimes {
			k.wrongValue(at.to("sum", e.ID), fmt.Sprintf("%v is too large", e.Value), fmt.Sprintf("want -%v to %v", maxTimes, maxTimes))
		}
	}
	for _, b := range []*float64{c.AtMost, c.AtLeast, c.Exactly} {
		if b != nil && math.Abs(*b) > 100*maxTimes {
			k.wrongValue(at, fmt.Sprintf("the bound %v is too large", *b), fmt.Sprintf("want -%v to %v", 100*maxTimes, 100*maxTimes))
		}
	}
	k.side(c.If, true, "above and below", at.to("if"))
	k.side(c.Then, false, "atLeast and atMost", at.to("then"))
}

// maxTimes bounds the numbers of a linear condition.
const maxTimes = 1e6

func (k *checker) side(s *wireSide, strict bool, keys string, at path) {
	if s == nil {
		return
	}
	k.known("issue", s.Issue, k.issues, at.to("issue"))
	right, wrong := 0, 0
	for _, l := range s.levels() {
		switch {
		case l.at == nil:
		case l.strict != strict:
			wrong++
		default:
			right++
			q := quantity{conflict.Exactly(*l.at)}
			k.inScale(&q, 100, at.to(l.key))
		}
	}
	if right != 1 || wrong > 0 {
		k.wrongValue(at, fmt.Sprintf("%s has %d levels", at.name(), right+wrong), "want one of "+keys)
	}
}
