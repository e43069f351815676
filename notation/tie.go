package notation

import (
	"fmt"
	"math"

	"parley/conflict"
)

type wireTie struct {
	Party       string    `json:"party" jsonschema_description:"Who depends: a party."`
	On          string    `json:"on" jsonschema_description:"On whom: another party."`
	Area        string    `json:"area" jsonschema_description:"In what: an area."`
	Share       quantity  `json:"share" jsonschema_description:"The part of the party's need in the area that the other meets, 0 to 1."`
	Replaceable *quantity `json:"replaceable,omitempty" jsonschema_description:"The part of that share that the party could get elsewhere within a year, 0 to 1."`
	Value       *quantity `json:"value,omitempty" jsonschema_description:"What flows in a year, in one unit for the whole area."`
	Capacity    *quantity `json:"capacity,omitempty" jsonschema_description:"The most that could flow in a year, in the same unit."`
	wireBasis
}

func (t *wireTie) tie() conflict.Tie {
	return conflict.Tie{
		Party: t.Party, On: t.On, Area: t.Area, Share: t.Share.Quantity, Replaceable: t.Replaceable.model(),
		Value: t.Value.model(), Capacity: t.Capacity.model(), Basis: t.basis(),
	}
}

func tieToNode(t conflict.Tie) node {
	f := fields{{"party", textNode(t.Party)}, {"on", textNode(t.On)}, {"area", textNode(t.Area)}}
	f.quantity("share", &t.Share)
	f.quantity("replaceable", t.Replaceable)
	f.quantity("value", t.Value)
	f.quantity("capacity", t.Capacity)
	f.basis(t.Basis)
	return mapNode(f...)
}

// ties checks that ties join two parties in an area, each once, with numbers
// in their scales; what is needed in an area is needed once.
func (k *checker) ties() {
	type place struct{ party, on, area string }
	first := map[place]int{}
	shares := map[place]float64{}
	for n := range k.w.Ties {
		t, at := &k.w.Ties[n], path{"ties", n}
		k.known("party", t.Party, k.parties, at.to("party"))
		k.known("party", t.On, k.parties, at.to("on"))
		k.known("area", t.Area, k.areas, at.to("area"))
		k.inScale(&t.Share, 1, at.to("share"))
		k.inScale(t.Replaceable, 1, at.to("replaceable"))
		k.inScale(t.Value, math.Inf(1), at.to("value"))
		k.inScale(t.Capacity, math.Inf(1), at.to("capacity"))
		if t.Value != nil && t.Capacity != nil && t.Capacity.High < t.Value.Low {
			k.wrongValue(at.to("capacity"), fmt.Sprintf("the capacity %v is less than the value %v", t.Capacity, t.Value), "want at least what flows today", at.to("value"))
		}
		if t.Party != "" && t.Party == t.On {
			k.wrongValue(at.to("on"), fmt.Sprintf("%s depends on itself", clip(t.Party)), "want another party")
		}
		here := place{t.Party, t.On, t.Area}
		if before, ok := first[here]; ok && t.Party != "" && t.On != "" && t.Area != "" {
			k.wrongValue(at, fmt.Sprintf("a second tie of %s to %s in %s", clip(t.Party), clip(t.On), clip(t.Area)), "want one", path{"ties", before})
			continue
		}
		first[here] = n
		all := place{party: t.Party, area: t.Area}
		before := shares[all]
		if shares[all] += t.Share.Low; shares[all] > 1+1e-9 && before <= 1+1e-9 {
			k.wrongValue(at.to("share"), fmt.Sprintf("the shares of %s in %s add up to %.3g or more", clip(t.Party), clip(t.Area), shares[all]), "want at most 1")
		}
	}
}
