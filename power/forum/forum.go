// Package forum computes voting power in weighted bodies, with or without
// vetoes, exactly: the indices of Banzhaf and of Shapley and Shubik, and what
// a bloc can pass or stop.
package forum

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// Bounds of a body.
const (
	MaxMembers = 300
	maxEffort  = 30_000_000 // members x kinds of members x quota: additions of large numbers
)

// A Body decides by vote: a motion passes when the weights of those for it
// reach the quota and every member with a veto is for it. An abstention
// counts as not being for it, but where a body takes a veto only from a vote
// against, as the Security Council does, abstaining does not veto; the indices
// know no abstention.
type Body struct {
	Name    string
	Members []Member
	Quota   int
}

// A Member has a weight of at least 0.
type Member struct {
	Name   string
	Weight int
	Veto   bool
}

// Check returns an error unless the body can decide something, and not
// everything.
func (b Body) Check() error {
	total, names, kinds := 0, map[string]bool{}, map[kind]bool{}
	for _, m := range b.Members {
		if m.Weight < 0 || m.Weight > 1<<30 {
			return fmt.Errorf("%s has the weight %d; want 0 to %d", m.Name, m.Weight, 1<<30)
		}
		if names[m.Name] {
			return fmt.Errorf("%s stands twice among the members", m.Name)
		}
		names[m.Name] = true
		kinds[kind{m.Weight, m.Veto}] = true
		total += m.Weight
	}
	switch {
	case len(b.Members) == 0 || len(b.Members) > MaxMembers:
		return fmt.Errorf("%d members; want 1 to %d", len(b.Members), MaxMembers)
	case b.Quota < 1 || b.Quota > total:
		return fmt.Errorf("the quota is %d; want 1 to the sum of weights, %d", b.Quota, total)
	case b.Quota > maxEffort/len(b.Members)/len(kinds):
		return fmt.Errorf("%d members and a quota of %d are too many to count; want the weights divided by a common divisor, or fewer members", len(b.Members), b.Quota)
	}
	return nil
}

// A Power is a member's voting power.
type Power struct {
	Member Member
	// Banzhaf is the share of all swings: the coalitions that the member
	// turns from losing to winning, of those of all members (banzhaf1965).
	Banzhaf *big.Rat
	// Penrose is the chance that the member's vote decides when all others
	// vote at random (penrose1946): swings / 2^(n-1).
	Penrose *big.Rat
	// Shapley is the share of the orders of all members in which the member
	// is the one that makes the coalition win (shapley1954).
	Shapley *big.Rat
}

// Powers computes the power of every member exactly. Members of the same
// weight and veto have the same power.
func (b Body) Powers() ([]Power, error) {
	if err := b.Check(); err != nil {
		return nil, err
	}
	all := b.coalitions()
	found := map[kind]Power{}
	made := make([]Power, len(b.Members))
	swings := new(big.Int)
	for k, m := range b.Members {
		if _, known := found[kind{m.Weight, m.Veto}]; !known {
			found[kind{m.Weight, m.Veto}] = b.power(m, all)
		}
		made[k] = found[kind{m.Weight, m.Veto}]
		made[k].Member = m
		swings.Add(swings, made[k].Banzhaf.Num())
	}
	for k := range made {
		count := made[k].Banzhaf.Num()
		made[k].Penrose = new(big.Rat).SetFrac(count, new(big.Int).Lsh(big.NewInt(1), uint(len(b.Members)-1)))
		made[k].Banzhaf = new(big.Rat).SetFrac(count, swings)
	}
	return made, nil
}

// A kind is all that tells members apart.
type kind struct {
	weight int
	veto   bool
}

// counts[s][w] is the number of coalitions of s members that weigh w, for
// every w below the quota; those that weigh more are in the sum of all.
type counts [][]big.Int

// coalitions counts the sets of members without a veto: the coefficients of
// the generating function, the product of (1 + x y^weight).
func (b Body) coalitions() counts {
	c := counts{make([]big.Int, b.Quota)}
	c[0][0].SetInt64(1)
	for _, m := range b.Members {
		if m.Veto {
			continue
		}
		c = append(c, make([]big.Int, b.Quota))
		for s := len(c) - 1; s > 0; s-- {
			for w := m.Weight; w < b.Quota; w++ {
				c[s][w].Add(&c[s][w], &c[s-1][w-m.Weight])
			}
		}
	}
	return c
}

// without takes a member out again: it divides the generating function.
func (c counts) without(weight int) counts {
	made := make(counts, len(c)-1)
	for s := range made {
		made[s] = make([]big.Int, len(c[s]))
		for w := range made[s] {
			made[s][w].Set(&c[s][w])
			if s > 0 && w >= weight {
				made[s][w].Sub(&made[s][w], &made[s-1][w-weight])
			}
		}
	}
	return made
}

// power counts the swings of a member, as the numerator of Banzhaf, and the
// orders in which it decides.
//
// A member decides beside each coalition of others in which all of those with
// a veto are, whose weight is less than the quota by at most its own; or that
// has any weight from there on, when the member has a veto itself. Its part of
// the orders is s! (n-1-s)! / n! for every such coalition of s others.
func (b Body) power(m Member, others counts) Power {
	vetoes, base, n := 0, 0, int64(len(b.Members))
	for _, other := range b.Members {
		if other.Veto {
			vetoes++
			base += other.Weight
		}
	}
	if m.Veto {
		vetoes--
		base -= m.Weight
	} else {
		others = others.without(m.Weight)
	}
	swings, orders := new(big.Int), new(big.Int)
	for s, byWeight := range others {
		here := new(big.Int)
		if m.Veto { // all, less those that are too light
			here.Binomial(int64(len(others)-1), int64(s))
		}
		for w := range min(max(b.Quota-base, 0), b.Quota) {
			enough := base+w+m.Weight >= b.Quota
			switch {
			case m.Veto && !enough:
				here.Sub(here, &byWeight[w])
			case !m.Veto && enough:
				here.Add(here, &byWeight[w])
			}
		}
		swings.Add(swings, here)
		size := int64(s + vetoes)
		here.Mul(here, factorial(size))
		orders.Add(orders, here.Mul(here, factorial(n-1-size)))
	}
	return Power{Banzhaf: new(big.Rat).SetInt(swings), Shapley: new(big.Rat).SetFrac(orders, factorial(n))}
}

func factorial(n int64) *big.Int { return new(big.Int).MulRange(1, n) }

// A Reach is what a bloc can do.
type Reach struct {
	Members []string `json:"members"`
	Weight  int      `json:"weight"`
	Passes  bool     `json:"passes"` // the bloc alone
	Stops   bool     `json:"stops"`  // the others cannot pass anything without it
	// Short is the weight that it lacks to pass, 0 when it has enough.
	Short int `json:"short"`
	// Vetoes are the members outside that can stop it.
	Vetoes []string `json:"vetoes"`
	// Helpers is the smallest number of others with which it passes, those with
	// a veto among them.
	Helpers int `json:"helpers"`
}

// Reach says what the named members can pass or stop together.
func (b Body) Reach(names []string) (Reach, error) {
	if err := b.Check(); err != nil {
		return Reach{}, err
	}
	r := Reach{Members: names}
	total, stopped := 0, false
	var others []int
	for _, name := range names {
		if !slices.ContainsFunc(b.Members, func(m Member) bool { return m.Name == name }) {
			return Reach{}, fmt.Errorf("%s is no member of %s; want some of %s", name, b.Name, b.names())
		}
	}
	needed := 0 // weight of the vetoes outside
	for _, m := range b.Members {
		total += m.Weight
		switch {
		case slices.Contains(names, m.Name):
			r.Weight += m.Weight
			stopped = stopped || m.Veto
		case m.Veto:
			r.Vetoes = append(r.Vetoes, m.Name)
			needed += m.Weight
		default:
			others = append(others, m.Weight)
		}
	}
	r.Short = max(0, b.Quota-r.Weight)
	r.Passes = r.Short == 0 && len(r.Vetoes) == 0
	r.Stops = stopped || total-r.Weight < b.Quota
	slices.Sort(others)
	r.Helpers = len(r.Vetoes)
	for lack := r.Short - needed; lack > 0; r.Helpers++ {
		lack -= others[len(others)-1]
		others = others[:len(others)-1]
	}
	return r, nil
}

func (b Body) names() string {
	var names []string
	for _, m := range b.Members[:min(len(b.Members), 40)] {
		names = append(names, m.Name)
	}
	return strings.Join(names, ", ")
}
