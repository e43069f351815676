package notation

import (
	"errors"
	"fmt"
	"strings"

	"parley/conflict"
)

func (k *checker) preferences() {
	stated := map[string]bool{}
	for _, p := range k.w.Preferences {
		at := path{"preferences", p.ID}
		stated[p.ID] = true
		if !k.parties.set[p.ID] {
			k.wrongKey(at, fmt.Sprintf("preferences of unknown party %q", clip(p.ID)), k.suggest(p.ID, k.parties.list))
		}
		k.ways(&p.Value, p.ID, at)
		k.repeated(p.Value.Statements, at.to("statements"))
		for n := range p.Value.Statements {
			k.doubts(&p.Value.Statements[n], at.to("statements", n))
		}
	}
	acts := map[string]bool{}
	for _, o := range k.c.Options {
		acts[o.Party] = true
	}
	for _, id := range k.parties.list {
		if acts[id] && !stated[id] {
			k.doubt(path{"parties", id}, fmt.Sprintf("party %q has options but no preferences, and counts as indifferent", clip(id)), "want its preferences, [] if it is indifferent")
		}
	}
}

func (k *checker) repeated(statements []wireStatement, at path) {
	first := map[string]int{}
	for n := range statements {
		if !statements[n].That.formed {
			continue
		}
		text := statements[n].That.String()
		if before, ok := first[text]; ok {
			k.doubt(at.to(n), fmt.Sprintf("statement %q is there and changes nothing", clip(text)), "want it once", at.to(before))
			continue
		}
		first[text] = n
	}
}

// rankings checks that each explicit ranking has every feasible state once.
func (k *checker) rankings() {
	if k.unsound() || k.misread {
		return
	}
	for _, p := range k.w.Preferences {
		if p.Value.Ranking != nil {
			k.ranking(*p.Value.Ranking, path{"preferences", p.ID, "ranking"})
		}
	}
	k.perceivedRankings()
}

func (k *checker) ranking(r ranking, at path) {
	n, feasible := len(k.c.Options), k.c.Feasible()
	if r.count() > maxTests/max(k.size, 1) || k.search.left < 0 {
		k.doubt(at, "the ranking is too long to be checked against the rules", "want statements instead")
		return
	}
	ranked := map[conflict.State]path{}
	malformed := false
	k.leaps(r, at)
	for g, tied := range r {
		if leaps(tied) {
			continue
		}
		if len(tied) == 0 {
			k.wrongValue(at.to(g), "a tie of no states", "want states in it")
		}
		for m, l := range tied {
			here := at.to(g, m)
			s, err := conflict.ParseLetters(string(l), n)
			before, again := ranked[s]
			switch {
			case err != nil:
				malformed = true
				what, want, _ := strings.Cut(err.Error(), "; ")
				k.wrongValue(here, what, want)
				continue
			case again:
				k.wrongValue(here, fmt.Sprintf("state %s is ranked", clip(string(l))), "want it once", before)
			case !feasible(s) && k.full():
				k.dropped++
			case !feasible(s):
				k.wrongValue(here, fmt.Sprintf("state %s is not feasible", clip(string(l))), "want feasible states only", k.brokenBy(s)...)
			}
			ranked[s] = here
		}
	}
	if !malformed {
		k.unranked(ranked, at)
	}
}

// count returns how many states are ranked.
func (v ranking) count() int {
	n := 0
	for _, tied := range v {
		n += len(tied)
	}
	return n
}

// unranked reports feasible states that a ranking lacks.
func (k *checker) unranked(ranked map[conflict.State]path, at path) {
	const listed, beyond = 5, 1000
	states, err := k.c.States(k.search, len(ranked)+beyond)
	var tooLarge *conflict.TooLargeError
	if errors.As(err, &tooLarge) && len(states) == len(ranked)+beyond {
		k.wrongValue(at, fmt.Sprintf("more than %d feasible states are not ranked", beyond-1), "want every feasible state once, or statements")
		return
	}
	if err != nil {
		k.doubt(at, "the feasible states are too many to compare with the ranking", "want statements instead")
		return
	}
	var missing []string
	for _, s := range states {
		if _, ok := ranked[s]; !ok {
			missing = append(missing, s.Letters(len(k.c.Options)))
		}
	}
	if len(missing) == 0 {
		return
	}
	what := strings.Join(missing[:min(listed, len(missing))], ", ")
	if len(missing) > listed {
		what += fmt.Sprintf(" and %d more", len(missing)-listed)
	}
	k.wrongValue(at, "not ranked: "+what, "want every feasible state once")
}
