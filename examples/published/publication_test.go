package published_test

import (
	"strconv"

	"parley/conflict"
	"parley/stability"
)

// strength says how well a published result is known here.
type strength string

const (
	read       strength = "read"        // in the publication
	secondHand strength = "second hand" // read in another text
	recalled   strength = "recalled"    // from the literature, and looked up nowhere
)

// A publication is a conflict file and what was published about its conflict.
type publication struct {
	file     string
	number   func(letters string) string // how the publication names a state; nil for the letters
	variant  string                      // another reading of the publication than the file's, in words
	change   func(*conflict.Conflict)    // that reading, or nil
	findings []finding
}

// A finding is a published set of equilibria, the states as the publication
// names them.
type finding struct {
	under  concept
	states string
	known  strength
	finds  string // what Parley finds where that differs; empty where it agrees
}

// A concept is what a publication calls an equilibrium.
type concept struct {
	name  string
	holds func(s *stability.Solution, state int) bool
}

var (
	nash = solution(stability.Nash)
	gmr  = solution(stability.GMR)
	smr  = solution(stability.SMR)
	seq  = solution(stability.SEQ)

	// all is an equilibrium under every concept: for publications of which
	// nobody recalls the concept.
	all = concept{"all six", func(s *stability.Solution, state int) bool {
		return len(s.EquilibriumUnder(state)) == len(stability.Concepts)
	}}

	// tableau is sequential stability as calculated by hand (Fraser & Hipel
	// 1984): simultaneous sanctions count only in a state that is otherwise
	// unstable for every party.
	tableau = concept{"SEQ, by tableau", func(s *stability.Solution, state int) bool {
		stable, sanctioned := 0, 0
		for b := range s.Blocks {
			switch {
			case s.Stable(stability.SEQ, b, state):
				stable++
			case s.Stable(stability.SIM, b, state):
				sanctioned++
			}
		}
		return stable == len(s.Blocks) || sanctioned == len(s.Blocks)
	}}
)

func solution(c stability.Concept) concept {
	return concept{c.String(), func(s *stability.Solution, state int) bool { return s.Equilibrium(c, state) }}
}

// sumOfPowers names a state as Fraser & Hipel do: option k, from 0, adds 2^k.
func sumOfPowers(letters string) string {
	sum := 0
	for k, letter := range letters {
		if letter == 'Y' {
			sum += 1 << k
		}
	}
	return strconv.Itoa(sum)
}

// counted names the states of Gisborne Lake from 1 to 8.
func counted(letters string) string {
	n, _ := strconv.Atoi(sumOfPowers(letters))
	return strconv.Itoa(n + 1)
}

// elmira names the states of Elmira from 1 to 9; in 9 the plant is abandoned,
// whatever the others do.
func elmira(letters string) string {
	if letters[3] == 'Y' {
		return "9"
	}
	order := []string{"NYNNN", "YYNNN", "NNYNN", "YNYNN", "NYNNY", "YYNNY", "NNYNY", "YNYNY"}
	for k, l := range order {
		if l == letters {
			return strconv.Itoa(k + 1)
		}
	}
	return "not a state of Elmira: " + letters
}

// oneWay makes an option irreversible.
func oneWay(option string) func(*conflict.Conflict) {
	return func(c *conflict.Conflict) {
		c.Options[c.OptionIndex(option)].Direction = conflict.Forward
	}
}
