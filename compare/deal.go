package compare

import (
	"fmt"
	"strings"

	"parley/conflict"
)

func (d *describer) agreements() {
	for k := range d.Agreements {
		a := &d.Agreements[k]
		aspects := []aspect{says("name", a.Name), says("in words", a.Text), {what: "makes precise", words: d.instrumentName(a.Instrument), exact: a.Instrument}, says("note", a.Note), d.basis(a.Basis)}
		for _, t := range a.Terms {
			aspects = append(aspects, d.undertaking(t))
		}
		for _, p := range a.Parts(d.Conflict) {
			for _, n := range p.Numbers {
				what := n.Name
				if p.Of != "" {
					what += " (" + p.Of + ")"
				}
				if len(p.Path) > 0 {
					what = p.Path[0] + ": " + what
				}
				aspects = append(aspects, number(what, *n.At).of(append(p.Path, n.Key)...))
			}
		}
		d.add(Agreements, a.ID, a.Name, append(aspects, d.roles(a)...)...)
	}
}

func (d *describer) undertaking(t conflict.Undertaking) aspect {
	words := t.Owes
	if words == "" {
		words = "not said in words"
	}
	for _, more := range []struct{ key, words string }{
		{"in steps", strings.Join(t.Steps, ", ")}, {"gains", t.Gains}, {"risks", t.Risks}, {"rests on", d.basis(t.Basis).words},
	} {
		if more.words != "" {
			words += "; " + more.key + ": " + more.words
		}
	}
	return says(d.PartyName(t.Party)+" owes", words).of("owes", t.Party)
}

// roles are what an agreement says that is no number: who does what, and what
// each part rests on.
func (d *describer) roles(a *conflict.Agreement) []aspect {
	var all []aspect
	part := func(name string, of string, b conflict.Basis, roles ...role) {
		all = append(all, d.role(name, b, roles).of(name, of))
	}
	if s := a.Ceasefire; s != nil {
		part("ceasefire", "", s.Basis)
		for _, side := range s.Sides {
			part("a side of the ceasefire", side.Party, side.Basis, role{side.Party, ""})
		}
		if s.Inspections != nil {
			part("inspections", "", s.Inspections.Basis)
		}
	}
	if g := a.Guarantee; g != nil {
		part("guarantee", "", g.Basis, role{g.Rising, " rises"}, role{g.Declining, " declines"})
		for _, x := range g.Guarantors {
			part("a guarantor", x.Party, x.Basis, role{x.Party, ""})
		}
		if g.FirstStrike != nil {
			part("first strike", "", g.FirstStrike.Basis)
		}
		if g.Disarmament != nil {
			part("disarmament", "", g.Disarmament.Basis)
		}
	}
	if r := a.Relief; r != nil {
		part("relief", "", r.Basis, role{r.Withdraws, " withdraws"}, role{r.Eases, " eases"})
	}
	return append(all, d.mediation(a.Mediation)...)
}

// A role is what a party does in an agreement.
type role struct{ party, does string }

func (d *describer) role(name string, b conflict.Basis, roles []role) aspect {
	words, exact := make([]string, len(roles)), make([]string, len(roles))
	for k, r := range roles {
		words[k], exact[k] = d.PartyName(r.party)+r.does, r.party+r.does
	}
	if len(roles) == 0 {
		words, exact = []string{"there"}, []string{"there"}
	}
	rests := d.basis(b).words
	return aspect{what: name, words: basisOr(strings.Join(words, ", "), rests), exact: basisOr(strings.Join(exact, ", "), rests)}
}

func (d *describer) mediation(m *conflict.Mediation) []aspect {
	if m == nil {
		return nil
	}
	all := []aspect{d.role("mediation", m.Basis, []role{{m.Demands, " demands"}, {m.Resists, " resists"}})}
	for _, x := range m.Candidates {
		all = append(all, says("a candidate to mediate", basisOr(x.Name, d.basis(x.Basis).words)).of("candidate", x.ID))
	}
	if m.Contest != nil {
		all = append(all, d.role("contest", m.Contest.Basis, nil))
	}
	if p := m.Prices; p != nil {
		all = append(all, says("prices", basisOr(fmt.Sprint("seller ", p.Seller, ", buyer ", p.Buyer), d.basis(p.Basis).words)))
	}
	if m.Stalemate != nil {
		all = append(all, d.role("stalemate", m.Stalemate.Basis, nil))
	}
	return all
}

func (d *describer) settlement() {
	s := d.Settlement
	if s == nil {
		return
	}
	indivisible := make([]string, len(s.Indivisible))
	for k, id := range s.Indivisible {
		indivisible[k] = d.IssueName(id)
	}
	d.add(Settlement, "", "The settlement", aspect{what: "indivisible issues", words: strings.Join(indivisible, ", "), exact: fmt.Sprint(s.Indivisible)}, says("there", "yes"))
	for k := range s.Stakes {
		stake := &s.Stakes[k]
		d.add(Settlement, "stake\x00"+stake.Party, "Stake of "+d.PartyName(stake.Party), d.stake(stake)...)
	}
	for _, c := range s.Conditions {
		words, exact := d.condition(c)
		d.add(Settlement, "condition\x00"+exact, c.Name, aspect{words: words, exact: exact}, d.basis(c.Basis))
	}
}

func (d *describer) stake(s *conflict.Stake) []aspect {
	aspects := []aspect{d.basis(s.Basis)}
	for _, w := range s.Weights {
		aspects = append(aspects, number("weight of "+d.IssueName(w.Issue), &w.Quantity).of("weight", w.Issue))
	}
	for _, curve := range s.Satisfaction {
		for _, p := range curve.Points {
			aspects = append(aspects, number("satisfaction with "+d.IssueName(curve.Issue)+" at "+decimal(p.At), &p.Worth).of("satisfaction", curve.Issue, decimal(p.At)))
		}
	}
	if a := s.Alternative; a != nil {
		if a.Level == nil {
			aspects = append(aspects, aspect{what: "without an agreement", words: d.taken(a.State), exact: strings.Join(a.State, ",")})
		}
		aspects = append(aspects, number("level without an agreement", a.Level), says("its alternative", basisOr("stated", d.basis(a.Basis).words)))
	}
	return aspects
}

// condition is a condition of packages in words, and to be compared.
func (d *describer) condition(c conflict.Condition) (words, exact string) {
	exact = fmt.Sprint(c.Name, "\x00", c.Sum, c.Sense, c.Bound)
	if c.If != nil && c.Then != nil {
		exact = fmt.Sprint(c.Name, "\x00", *c.If, *c.Then)
		return fmt.Sprintf("if %s is %s %s, then %s is at %s %s",
			d.IssueName(c.If.Issue), side(c.If.Up, "above", "below"), decimal(c.If.Level),
			d.IssueName(c.Then.Issue), side(c.Then.Up, "least", "most"), decimal(c.Then.Level)), exact
	}
	var terms []string
	for _, t := range c.Sum {
		terms = append(terms, decimal(t.Times)+" × "+d.IssueName(t.Issue))
	}
	sense := map[conflict.Sense]string{conflict.SumAtMost: "at most", conflict.SumAtLeast: "at least", conflict.SumExactly: "exactly"}[c.Sense]
	return fmt.Sprintf("%s is %s %s", strings.Join(terms, " + "), sense, decimal(c.Bound)), exact
}

func side(up bool, above, below string) string {
	if up {
		return above
	}
	return below
}
