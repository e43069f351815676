package notation

import (
	"fmt"
	"strings"
)

// maxChanges bounds the changes of statements, of all instruments together.
const maxChanges = 2000

// changes checks what instruments do: each must apply to the conflict by
// itself and leave it a feasible state.
func (k *checker) changes() {
	total := 0
	for _, i := range k.w.Instruments {
		for _, p := range i.Value.Preferences {
			at := path{"instruments", i.ID, "preferences", p.ID}
			if !k.parties.set[p.ID] {
				k.wrongKey(at, fmt.Sprintf("preferences of unknown party %q", clip(p.ID)), k.suggest(p.ID, k.parties.list))
			}
			for n := range p.Value {
				k.change(&p.Value[n], at.to(n))
			}
			if total += len(p.Value); total > maxChanges {
				k.wrongKey(at, "the instruments up to here change too many statements", fmt.Sprintf("want at most %d changes in all", maxChanges))
				return
			}
		}
	}
	if k.unsound() || k.broken["preferences"] || k.broken["instruments"] {
		return
	}
	for _, i := range k.w.Instruments {
		k.apply(i.ID)
	}
}

func (k *checker) change(c *wireChange, at path) {
	k.inScale(c.Sure, 1, at.to("sure"))
	switch {
	case c.That == nil && c.Sure != nil:
		k.wrongKey(at.to("sure"), "sure, but no statement that is added", "want that")
	case c.That == nil && c.Drop == nil:
		k.wrongValue(at, "a change that changes nothing", "want that or drop")
	case c.That == nil && (c.Before != nil || c.After != nil):
		k.wrongValue(at, "before or after, but no statement to put there", "want that")
	case c.Before != nil && c.After != nil:
		k.wrongKey(at.to("after"), "before and after", "want one of the two")
	}
}

func (k *checker) apply(id string) {
	at := path{"instruments", id}
	changed, err := k.c.Apply(id)
	if err != nil {
		what, want, _ := strings.Cut(err.Error(), "; ")
		k.wrongKey(at, what, want)
		return
	}
	ok, err := k.someState(changed)
	switch {
	case err != nil:
		k.doubt(at, fmt.Sprintf("instrument %s: whether a feasible state is left is not known", id), "want simpler rules")
	case !ok:
		k.wrongKey(at, fmt.Sprintf("instrument %s leaves no feasible state", id), "want rules that some state satisfies")
	case changed.StatusQuo != nil && !changed.Feasible()(*changed.StatusQuo):
		k.doubt(at, fmt.Sprintf("with instrument %s the status quo is not feasible", id), "want that meant: there is then no way from it")
	}
}
