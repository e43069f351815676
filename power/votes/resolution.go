package votes

import (
	"slices"
	"strings"

	"parley/internal/lazy"
)

// ResolutionName brings the spellings of a resolution's number to one:
// R/68/262, A/RES/68/262 and 68/262 are 68/262; ES-11/4 and A/RES/ES-11/4 are
// ES-11/4.
func ResolutionName(text string) string {
	name := strings.ToUpper(strings.Join(strings.Fields(text), ""))
	for _, prefix := range []string{"A/RES/", "RES/", "R/"} {
		name = strings.TrimPrefix(name, prefix)
	}
	return name
}

// bracketed letters belong to the number in some data sets and not in others:
// 34/1[A] and 34/1A.
var bracketed = lazy.Regexp(`[\[\]]`)

// Resolution returns the places of the roll calls of a resolution, in the
// order of Calls. A number may have several: paragraphs and amendments are
// voted on apart.
func (r *Record) Resolution(name string) []int {
	want := bracketed().ReplaceAllString(ResolutionName(name), "")
	var found []int
	for k, c := range r.Calls {
		if c.Resolution != "" && bracketed().ReplaceAllString(ResolutionName(c.Resolution), "") == want {
			found = append(found, k)
		}
	}
	return found
}

// A Tally is how everybody voted in one roll call, by lines in order.
type Tally struct{ Yes, Abstain, No []string }

// Tally returns who voted how in the roll call at a place of Calls.
func (r *Record) Tally(call int) Tally {
	var t Tally
	for _, line := range r.Lines {
		switch r.VoteOf(line, call) {
		case Yes:
			t.Yes = append(t.Yes, line)
		case Abstain:
			t.Abstain = append(t.Abstain, line)
		case No:
			t.No = append(t.No, line)
		case Absent:
		}
	}
	return t
}

// Present lists the lines that voted at least once in the session.
func (r *Record) Present(session int) []string {
	k := slices.IndexFunc(r.sessions, func(s span) bool { return s.session == session })
	if k < 0 {
		return nil
	}
	var lines []string
	for v, line := range r.Lines {
		for w := r.sessions[k].first; w < r.sessions[k].last; w++ {
			if r.yes[v][w]|r.abstain[v][w]|r.no[v][w] != 0 {
				lines = append(lines, line)
				break
			}
		}
	}
	return lines
}
