package dependence

import (
	"errors"
	"fmt"
	"slices"

	"parley/conflict"
)

// A Shock ends the ties of a party on others: a tie is cut, a group of goods
// is sanctioned by several, a partner is lost.
type Shock struct {
	Party   string   // who loses
	Without []string // whom it can no longer deal with
	Areas   []string // in which areas; empty for all
}

// A Loss is what a shock does in one area.
type Loss struct {
	Area string `json:"area"`
	// Lost is the part of the party's need that the cut ties met.
	Lost Span `json:"lost"`
	// Missing is what is left open when all is got elsewhere that can be: the
	// net dependence.
	Missing Span `json:"missing"`
	// Cost is how far those who cut the ties depend on the party in the area,
	// by party.
	Cost []Cost `json:"cost"`
	// Detour is what still arrives through third parties; nil where the ties
	// have no values and capacities to tell, and then Why says what lacks.
	Detour *Detour `json:"detour,omitempty"`
	Why    string  `json:"noDetour,omitempty"`
}

// A Cost is what cutting the ties costs one of those who cut them.
type Cost struct {
	Party string `json:"party"`
	Net   Span   `json:"net"`
}

// A Detour is what third parties pass on within their capacities.
type Detour struct {
	Value    Span `json:"value"`    // of what was cut, a year
	Rerouted Span `json:"rerouted"` // of it, what can be passed on: a maximal flow
	// Through are the third parties, the most important first, each with how
	// much less could be passed on without it.
	Through []Route `json:"through"`
}

// A Route is what hangs on one third party.
type Route struct {
	Party string  `json:"party"`
	Part  float64 `json:"part"`
}

// Apply says what the shock does, by area in the order of the file.
func (n Network) Apply(s Shock) ([]Loss, error) {
	if err := n.check(s); err != nil {
		return nil, err
	}
	var made []Loss
	for _, area := range n.Areas {
		if len(s.Areas) > 0 && !slices.Contains(s.Areas, area) {
			continue
		}
		l, cut := Loss{Area: area}, 0
		for _, on := range s.Without {
			if t := n.tie(s.Party, on, area); t != nil {
				cut++
				l.Lost = l.Lost.plus(spanOf(t.Share))
				l.Missing = l.Missing.plus(Net(*t))
			}
			if t := n.tie(on, s.Party, area); t != nil {
				l.Cost = append(l.Cost, Cost{on, Net(*t)})
			}
		}
		if cut == 0 && len(l.Cost) == 0 {
			continue
		}
		var err error
		if l.Detour, l.Why, err = n.detour(s, area); err != nil {
			return nil, err
		}
		made = append(made, l)
	}
	if len(made) == 0 {
		return nil, errors.New("no tie joins the party with those that it is cut off from; want ties of the file")
	}
	return made, nil
}

func (n Network) check(s Shock) error {
	for _, p := range append([]string{s.Party}, s.Without...) {
		if !slices.Contains(n.Parties, p) {
			return fmt.Errorf("no tie has the party %q; want one of %v", p, n.Parties)
		}
	}
	if len(s.Without) == 0 || slices.Contains(s.Without, s.Party) {
		return errors.New("a shock cuts a party off from others; want them named")
	}
	for _, a := range s.Areas {
		if !slices.Contains(n.Areas, a) {
			return fmt.Errorf("no tie is in the area %q; want one of %v", a, n.Areas)
		}
	}
	return nil
}

// detour computes what can be passed on in an area. Goods flow from the party
// that is depended on to the one that depends; every tie can carry as much
// more as its capacity exceeds its value.
func (n Network) detour(s Shock, area string) (*Detour, string, error) {
	d := &Detour{}
	for _, t := range n.Ties {
		if t.Area != area {
			continue
		}
		if t.Party == s.Party && slices.Contains(s.Without, t.On) {
			if t.Value == nil {
				return nil, "a tie that is cut has no value", nil
			}
			d.Value = d.Value.plus(spanOf(*t.Value))
		} else if (t.Value == nil || t.Capacity == nil) && !slices.Contains(s.Without, t.Party) {
			return nil, "not every tie of the area has a value and a capacity", nil
		}
	}
	if d.Value.Mode == 0 {
		return nil, "nothing that flows to the party is cut", nil
	}
	flow := func(end func(conflict.Quantity) float64, spare func(value, capacity conflict.Quantity) float64, without string) (float64, error) {
		most, err := n.pipes(s, area, spare, without).most()
		value := 0.0
		for _, on := range s.Without {
			if t := n.tie(s.Party, on, area); t != nil {
				value += end(*t.Value)
			}
		}
		return min(most, value), err
	}
	low := func(v, c conflict.Quantity) float64 { return c.Low - v.High }
	mode := func(v, c conflict.Quantity) float64 { return c.Mode - v.Mode }
	high := func(v, c conflict.Quantity) float64 { return c.High - v.Low }
	atMode := func(q conflict.Quantity) float64 { return q.Mode }
	var errs [3]error
	d.Rerouted.Low, errs[0] = flow(func(q conflict.Quantity) float64 { return q.Low }, low, "")
	d.Rerouted.Mode, errs[1] = flow(atMode, mode, "")
	d.Rerouted.High, errs[2] = flow(func(q conflict.Quantity) float64 { return q.High }, high, "")
	if err := errors.Join(errs[:]...); err != nil {
		return nil, "", err
	}
	for _, p := range n.Parties {
		if p == s.Party || slices.Contains(s.Without, p) {
			continue
		}
		less, err := flow(atMode, mode, p)
		if err != nil {
			return nil, "", err
		}
		if part := d.Rerouted.Mode - less; part > 1e-9*d.Value.Mode {
			d.Through = append(d.Through, Route{p, part})
		}
	}
	slices.SortStableFunc(d.Through, func(a, b Route) int {
		switch {
		case a.Part > b.Part:
			return -1
		case a.Part < b.Part:
			return 1
		}
		return 0
	})
	return d, "", nil
}

// pipes is the network of what could still be passed on: from a source behind
// all who cut the ties to the party.
func (n Network) pipes(s Shock, area string, spare func(value, capacity conflict.Quantity) float64, without string) *pipes {
	source := len(n.Parties)
	made := newPipes(source+1, source, slices.Index(n.Parties, s.Party))
	for _, on := range s.Without {
		made.add(source, slices.Index(n.Parties, on), unbounded)
	}
	for _, t := range n.Ties {
		cut := t.Party == s.Party && slices.Contains(s.Without, t.On)
		if t.Area != area || cut || t.Party == without || t.On == without || slices.Contains(s.Without, t.Party) {
			continue
		}
		made.add(slices.Index(n.Parties, t.On), slices.Index(n.Parties, t.Party), max(0, spare(*t.Value, *t.Capacity)))
	}
	return made
}
