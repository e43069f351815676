package assess

import (
	"fmt"
	"strings"

	"parley/conflict"
	"parley/stability"
)

// Bounds of a headline; it says how much more there is.
const (
	shown      = 3 // outcomes
	shownAlike = 2 // states of one name
)

// Headlines names the outcomes that begin and stop holding, a line each.
// Outcomes are in quotation marks, as their names may hold any punctuation,
// and " / " stands between them; a name that several states of the two lines
// bear is followed by their letters.
func (r Result) Headlines() []string {
	bearers := r.bearers()
	var lines []string
	if len(r.Begins) > 0 {
		lines = append(lines, "begins to hold: "+headline(r.With, r.Begins, bearers))
	}
	if len(r.Ends) > 0 {
		lines = append(lines, "stops holding: "+headline(r.base, r.Ends, bearers))
	}
	return lines
}

// bearers counts for each name the states that bear it and change. A state
// that both begins and stops holding, under different concepts, is one.
func (r Result) bearers() map[string]int {
	count := map[string]int{}
	seen := map[conflict.State]bool{}
	for _, change := range r.Begins {
		count[r.With.Name(change.State)]++
		seen[r.With.States[change.State]] = true
	}
	for _, change := range r.Ends {
		if there, ok := Counterpart(r.base, change.State, r.With); !ok || !seen[r.With.States[there]] {
			count[r.base.Name(change.State)]++
		}
	}
	return count
}

// An alike is a set of changed states of one name, under the same concepts.
type alike struct {
	name, concepts string
	states         []int
}

func headline(in *stability.Solution, changes []Change, bearers map[string]int) string {
	groups := groupAlike(in, changes)
	var parts []string
	for _, g := range groups[:min(len(groups), shown)] {
		which := ""
		if bearers[g.name] > 1 {
			which = " " + letters(in, g.states)
		}
		parts = append(parts, fmt.Sprintf("“%s”%s (%s)", g.name, which, g.concepts))
	}
	if more := len(groups) - shown; more > 0 {
		parts = append(parts, fmt.Sprintf("%d more", more))
	}
	return strings.Join(parts, " / ")
}

func groupAlike(in *stability.Solution, changes []Change) []alike {
	var groups []alike
	place := map[[2]string]int{}
	for _, change := range changes {
		key := [2]string{in.Name(change.State), concepts(change.Concepts)}
		k, ok := place[key]
		if !ok {
			k = len(groups)
			place[key] = k
			groups = append(groups, alike{name: key[0], concepts: key[1]})
		}
		groups[k].states = append(groups[k].states, change.State)
	}
	return groups
}

// letters lists states by their letters.
func letters(in *stability.Solution, states []int) string {
	var parts []string
	for _, s := range states[:min(len(states), shownAlike)] {
		parts = append(parts, in.Letters(s))
	}
	words := strings.Join(parts, ", ")
	if more := len(states) - shownAlike; more > 0 {
		words += fmt.Sprintf(" and %d more", more)
	}
	return words
}
