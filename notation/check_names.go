package notation

import (
	"cmp"
	"fmt"
	"strings"
)

// A bearer is a party or a coalition as it is named in results.
type bearer struct {
	at   path
	what string // it is called
}

// callings checks that a word calls one party or coalition: results stand
// under names, and commands take a party's id or its name.
func (k *checker) callings() {
	taken, name := map[string]bearer{}, map[string]string{}
	for _, p := range k.w.Parties {
		taken[p.ID] = bearer{path{"parties", p.ID}, "id"}
	}
	for _, p := range k.w.Parties {
		name[p.ID] = cmp.Or(p.Value.Name, p.ID)
		if name[p.ID] != p.ID {
			k.call(taken, name[p.ID], bearer{path{"parties", p.ID, "name"}, "name"})
		}
	}
	for n, members := range k.w.Coalitions {
		names := make([]string, len(members))
		for m, id := range members {
			names[m] = name[id]
		}
		if len(members) > 1 {
			k.call(taken, strings.Join(names, ", "), bearer{path{"coalitions", n}, "name"})
		}
	}
}

// call takes a name for its bearer, or reports who has it.
func (k *checker) call(taken map[string]bearer, name string, b bearer) {
	before, ok := taken[name]
	if !ok {
		taken[name] = b
		return
	}
	what := fmt.Sprintf("%s %s is called %q, which is the %s of another", singular[b.at[0].(string)], b.at[1:2].name(), clip(name), before.what)
	k.wrongValue(b.at, what, "want a name that no other party or coalition has", before.at)
}

var singular = map[string]string{"parties": "party", "coalitions": "coalition"}

// alike warns where readers cannot tell two options of a party, two issues or
// two instruments apart: results call them by their names.
func (k *checker) alike() {
	options, issues, instruments := map[string]path{}, map[string]path{}, map[string]path{}
	for _, o := range k.w.Options {
		party, _, _ := strings.Cut(o.ID, ".")
		k.likened(options, party+"."+o.Value.Name, o.Value.Name, path{"options", o.ID, "name"})
	}
	for _, i := range k.w.Issues {
		k.likened(issues, i.Value.Name, i.Value.Name, path{"issues", i.ID, "name"})
	}
	for _, i := range k.w.Instruments {
		k.likened(instruments, i.Value.Name, i.Value.Name, path{"instruments", i.ID, "name"})
	}
}

func (k *checker) likened(first map[string]path, key, name string, at path) {
	if name == "" {
		return
	}
	if before, ok := first[key]; ok {
		k.doubt(at, fmt.Sprintf("the name %q is there", clip(name)), "want another: readers cannot tell the two apart", before)
		return
	}
	first[key] = at
}
