package notation

import (
	"fmt"
	"math"
	"strings"

	"parley/conflict"
)

const maxAgreements = 64

// agreements checks the section agreements.
func (k *checker) agreements() {
	k.idsOf("agreements", namesOf(k.w.Agreements), maxAgreements)
	for n := range k.w.Agreements {
		e := &k.w.Agreements[n]
		at := path{"agreements", e.ID}
		k.known("instrument", e.Value.Instrument, k.instruments, at.to("instrument"))
		k.agreementParties(&e.Value, at)
		if a, ok := k.c.Agreement(e.ID); ok {
			k.agreementNumbers(a, at)
			k.agreementOrder(a, at)
		}
	}
}

func (k *checker) agreementParties(w *wireAgreement, at path) {
	partyKeys(k, w.Terms, at.to("terms"))
	if c := w.Ceasefire; c != nil {
		partyKeys(k, c.Parties, at.to("ceasefire", "parties"))
	}
	if g := w.Guarantee; g != nil {
		k.twoParties(at.to("guarantee"), "rising", g.Rising, "declining", g.Declining)
		partyKeys(k, g.Guarantors, at.to("guarantee", "guarantors"))
	}
	if r := w.Relief; r != nil {
		k.twoParties(at.to("relief"), "withdraws", r.Withdraws, "eases", r.Eases)
	}
	if m := w.Mediation; m != nil {
		k.twoParties(at.to("mediation"), "demands", m.Demands, "resists", m.Resists)
		k.candidates(m, at.to("mediation", "candidates"))
		k.prices(m.Prices, at.to("mediation", "prices"))
	}
}

// partyKeys reports the keys that are no party.
func partyKeys[T any](k *checker, es entries[T], at path) {
	for _, e := range es {
		if !k.parties.set[e.ID] {
			k.wrongKey(at.to(e.ID), fmt.Sprintf("unknown party %q", clip(e.ID)), k.suggest(e.ID, k.parties.list))
		}
	}
}

func (k *checker) twoParties(at path, oneKey, one, otherKey, other string) {
	k.known("party", one, k.parties, at.to(oneKey))
	k.known("party", other, k.parties, at.to(otherKey))
	if one == other && one != "" {
		k.wrongValue(at.to(otherKey), fmt.Sprintf("%s and %s are both %s", oneKey, otherKey, clip(one)), "want two parties", at.to(oneKey))
	}
}

func (k *checker) candidates(m *wireMediation, at path) {
	for _, e := range m.Candidates {
		if !conflict.IsID(e.ID) || len(e.ID) > maxID {
			k.wrongKey(at.to(e.ID), fmt.Sprintf("%q is no id", clip(e.ID)), idForm)
		}
	}
}

func (k *checker) prices(p *wirePrices, at path) {
	if p == nil {
		return
	}
	k.priceTypes("seller", p.Seller, at)
	k.priceTypes("buyer", p.Buyer, at)
}

func (k *checker) priceTypes(key string, types []wirePrice, at path) {
	sum := 0.0
	for n, t := range types {
		sum += t.Probability
		switch here := at.to(key, n); {
		case t.Probability <= 0 || t.Probability > 1:
			k.wrongValue(here.to("probability"), fmt.Sprintf("a probability of %v", t.Probability), "want above 0 and at most 1")
		case math.Abs(t.Price) > 1e9:
			k.wrongValue(here.to("price"), fmt.Sprintf("a price of %v", t.Price), "want at most 1e9")
		case n > 0 && t.Price <= types[n-1].Price:
			k.wrongValue(here.to("price"), fmt.Sprintf("a price of %v stands after %v", t.Price, types[n-1].Price), "want the prices ascending")
		}
	}
	if math.Abs(sum-1) > 1e-9 {
		k.wrongValue(at.to(key), fmt.Sprintf("the probabilities of the %s add up to %v", key, sum), "want 1")
	}
}

// agreementNumbers holds every number against its scale.
func (k *checker) agreementNumbers(a conflict.Agreement, at path) {
	for _, part := range a.Parts(k.c) {
		here := at
		for _, key := range part.Path {
			here = here.to(key)
		}
		for _, n := range part.Numbers {
			if err := n.Check(); err != nil {
				what, want, _ := strings.Cut(err.Error(), "; ")
				k.wrongValue(here.to(n.Key), n.Key+": "+what, want)
			}
		}
	}
}

// agreementOrder reports numbers that stand in the wrong order, wherever in
// their ranges they lie.
func (k *checker) agreementOrder(a conflict.Agreement, at path) {
	if c := a.Ceasefire; c != nil {
		for _, s := range c.Sides {
			on := at.to("ceasefire", "parties", s.Party)
			k.above(on, "detection", s.Detection, "falseAlarm", s.FalseAlarm, true)
			k.above(on, "violation", s.Violation, "calm", s.Calm, false)
		}
		if i := c.Inspections; i != nil {
			k.above(at.to("ceasefire", "inspections"), "periods", i.Periods, "available", i.Available, true)
			k.above(at.to("ceasefire", "inspections"), "finds", i.Finds, "falseAlarm", i.FalseAlarm, true)
		}
	}
	if r := a.Relief; r != nil {
		k.above(at.to("relief"), "reliefWorth", r.ReliefWorth, "withdrawalCost", r.WithdrawalCost, false)
		k.above(at.to("relief"), "withdrawalWorth", r.WithdrawalWorth, "reliefCost", r.ReliefCost, false)
	}
	if m := a.Mediation; m != nil {
		k.above(at.to("mediation"), "costWeak", m.CostWeak, "costTough", m.CostTough, false)
	}
	if a.Discount != nil && a.Hazard != nil && a.Discount.High+a.Hazard.High == 0 {
		k.wrongValue(at.to("discount"), "discount and hazard are both 0", "want one above 0: else the future has no end", at.to("hazard"))
	}
}

// above reports a number that cannot be above another, or equal to it.
func (k *checker) above(at path, key string, high *conflict.Quantity, otherKey string, low *conflict.Quantity, mayEqual bool) {
	if high == nil || low == nil || high.High > low.Low || mayEqual && high.High == low.Low {
		return
	}
	want := fmt.Sprintf("want %s above %s", key, otherKey)
	if mayEqual {
		want = fmt.Sprintf("want %s at least as high as %s", key, otherKey)
	}
	k.wrongValue(at.to(key), fmt.Sprintf("%s is %v and %s is %v", key, high, otherKey, low), want, at.to(otherKey))
}
