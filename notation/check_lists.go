package notation

import "fmt"

func (k *checker) coalitions() {
	first := map[string]path{}
	for n, members := range k.w.Coalitions {
		if len(members) < 2 {
			k.wrongValue(path{"coalitions", n}, fmt.Sprintf("coalition of %d", len(members)), "want two parties or more")
		}
		for m, id := range members {
			at := path{"coalitions", n, m}
			k.known("party", id, k.parties, at)
			if before, ok := first[id]; ok {
				k.wrongValue(at, fmt.Sprintf("party %q is in a coalition", clip(id)), "want each party in one at most", before)
				continue
			}
			first[id] = at
		}
	}
}

// optionLists checks rules, the status quo and what instruments make
// irreversible: lists of options, each known and once.
func (k *checker) optionLists() {
	k.rules(path{"rules"}, k.w.Rules)
	if k.w.StatusQuo != nil {
		k.optionList(path{"statusQuo"}, *k.w.StatusQuo, k.options)
	}
	for _, i := range k.w.Instruments {
		at := path{"instruments", i.ID}
		k.rules(at.to("rules"), i.Value.Rules)
		k.optionList(at.to("irreversible"), i.Value.Irreversible, namesOf(k.w.Options, i.Value.Options))
		k.droppedRules(at.to("dropRules"), i.Value.DropRules)
	}
}

func (k *checker) rules(at path, rules []wireRule) {
	for n := range rules {
		r, here := &rules[n], at.to(n)
		said := r.Never != nil
		for _, also := range []bool{r.Always != nil, r.AtMostOne != nil, r.AtLeastOne != nil, r.ExactlyOne != nil} {
			if said && also {
				k.wrongValue(here, fmt.Sprintf("rule %d says two things", n+1), "want a rule for each")
			}
			said = said || also
		}
		if !said {
			k.wrongValue(here, fmt.Sprintf("rule %d says nothing", n+1), "want never, always, atMostOne, atLeastOne or exactlyOne")
		}
		k.counted(here.to("atMostOne"), r.AtMostOne)
		k.counted(here.to("atLeastOne"), r.AtLeastOne)
		k.counted(here.to("exactlyOne"), r.ExactlyOne)
	}
}

// counted checks the options of a rule that counts how many are taken.
func (k *checker) counted(at path, options *[]string) {
	switch {
	case options == nil:
	case len(*options) == 0:
		k.wrongValue(at, at.name()+" lists no option", "want option ids")
	default:
		k.optionList(at, *options, k.allOptions)
	}
}

func (k *checker) optionList(at path, ids []string, among names) {
	first := map[string]int{}
	for n, id := range ids {
		if before, ok := first[id]; ok {
			k.wrongValue(at.to(n), fmt.Sprintf("option %q stands twice", clip(id)), "want it once", at.to(before))
			continue
		}
		first[id] = n
		if k.allOptions.set[id] && !among.set[id] {
			k.wrongValue(at.to(n), fmt.Sprintf("option %q is one that an instrument adds", clip(id)), "want an option of the conflict as it is")
			continue
		}
		k.known("option", id, among, at.to(n))
	}
}

func (k *checker) droppedRules(at path, dropped []int) {
	first := map[int]int{}
	for n, rule := range dropped {
		if rule < 1 || rule > len(k.w.Rules) {
			k.wrongValue(at.to(n), fmt.Sprintf("there is no rule %d to drop", rule), k.wantRule())
		}
		if before, ok := first[rule]; ok {
			k.wrongValue(at.to(n), fmt.Sprintf("rule %d is dropped", rule), "want it once", at.to(before))
		}
		first[rule] = n
	}
}

// wantRule says which rules there are to drop.
func (k *checker) wantRule() string {
	if len(k.w.Rules) == 0 {
		return "the conflict has no rules"
	}
	return fmt.Sprintf("want 1 to %d, the place under rules", len(k.w.Rules))
}
