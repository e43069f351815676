package reading

import (
	"slices"
	"strings"

	"parley/conflict"
)

// A reader collects what an article says.
type reader struct {
	*article
	issues      *topics
	areas       *topics
	instruments *topics
	claims      []conflict.Claim
	places      map[string]int // of each claim in claims, by what it says
	notes       []string

	optionTables []int // the first tables of instruments
	paired       int   // lists of instruments that were held against these
}

func newReader(a *article) *reader {
	return &reader{
		article: a,
		issues:  newTopics("issue", maxIssues, sameStems), areas: newTopics("area", maxAreas, contained),
		instruments: newTopics("instrument", maxInstruments, overlapping),
		places:      map[string]int{},
	}
}

// claim adds the claim, or, when the same was claimed before, the passages on
// which it rests.
func (r *reader) claim(c conflict.Claim) {
	c.Text = flat(c.Text)
	key := strings.ToLower(strings.Join([]string{string(c.Kind), c.Party, c.Issue, c.Area, c.Instrument, c.Text}, "\x00"))
	if at, ok := r.places[key]; ok {
		r.claims[at].From = also(r.claims[at].From, c.From)
		return
	}
	r.places[key] = len(r.claims)
	r.claims = append(r.claims, c)
}

// also adds the passages that are not there yet, as long as there are few.
func also(from, more []conflict.Passage) []conflict.Passage {
	for _, p := range more {
		if len(from) < maxSameSayings && !slices.Contains(from, p) {
			from = append(from, p)
		}
	}
	return from
}

// joinNotes joins what there is to note.
func joinNotes(notes ...string) string {
	var all []string
	for _, n := range notes {
		if n != "" {
			all = append(all, n)
		}
	}
	return strings.Join(all, "; ")
}
