// Package votes measures who votes with whom in roll calls: agreement,
// similarity corrected for chance, ideal points, communities and the sessions
// in which a relation changed.
package votes

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
)

// A Vote is what a state did in a roll call.
type Vote uint8

// The votes. A state that is not there, did not vote or was no member is
// Absent: most data sets do not tell these apart.
const (
	Absent Vote = iota
	Yes
	Abstain
	No
)

// String is the vote in words.
func (v Vote) String() string { return [...]string{"absent", "yes", "abstain", "no"}[v] }

// A Subject is what a roll call is about. A roll call may have several, or
// none.
type Subject uint8

// The subjects that the data of Voeten mark (bailey2017), by their short names
// there: me, nu, di, co, hr, ec.
const (
	MiddleEast  Subject = 1 << iota // the Palestinian conflict
	Nuclear                         // nuclear weapons and material
	Disarmament                     // arms control and disarmament
	Colonialism
	HumanRights
	Economic // economic development
)

// Subjects lists the subjects with their short names and names.
var Subjects = []struct {
	Subject     Subject
	Short, Name string
}{
	{MiddleEast, "me", "Palestinian conflict"},
	{Nuclear, "nu", "Nuclear weapons and nuclear material"},
	{Disarmament, "di", "Arms control and disarmament"},
	{Colonialism, "co", "Colonialism"},
	{HumanRights, "hr", "Human rights"},
	{Economic, "ec", "Economic development"},
}

// Importance says whether the United States named a vote important to it.
type Importance uint8

// The importances. Data sets know them for some sessions only.
const (
	ImportanceUnknown Importance = iota
	NotImportant
	Important
)

// A Part is what a roll call was on, where the data mark it.
type Part uint8

// The parts. A vote on a whole resolution is not marked, and in some sessions
// nothing is.
const (
	Unmarked Part = iota
	Paragraph
	Amendment
)

// A RollCall is one recorded vote of the General Assembly.
type RollCall struct {
	ID         int    // the data set's own number
	Session    int    // of the General Assembly, from 1
	Date       string // YYYY-MM-DD, or empty
	Resolution string // as the data set writes it: R/68/262, A/RES/71/205
	Importance Importance
	Part       Part
	Subjects   Subject // all that apply, joined by or
	Title      string
	Text       string
}

// Year is the year in which the session opened. Votes of the year after it,
// and of emergency sessions, count to the session that was open: a vote of
// March 2014 is of session 68, which opened in 2013.
func Year(session int) int { return session + 1945 }

// A Record is every roll call of a data set, with how each state voted. It
// does not change once made.
type Record struct {
	Lines []string   // the voters, as lines of package codes
	Calls []RollCall // by session, then by id

	sessions []span
	yes      [][]uint64 // by voter: the roll calls that a session's words hold
	abstain  [][]uint64
	no       [][]uint64
	divided  []uint64 // roll calls in which not all votes cast were the same
	real     []uint64 // bits that are roll calls
	bit      []int    // of each roll call
	call     []int    // of each bit; -1 for none
	voter    map[string]int
}

// A span is where the words of a session are.
type span struct{ session, first, last int } // words first to last-1

// A Cast is one vote, as data sets list them.
type Cast struct {
	Call int // id of the roll call
	Line string
	Vote Vote
}

// New makes a record. It returns an error when a roll call is named twice, a
// vote is of an unknown roll call, or a state voted twice in one.
func New(calls []RollCall, casts []Cast) (*Record, error) {
	r := &Record{Calls: slices.Clone(calls), voter: map[string]int{}}
	slices.SortStableFunc(r.Calls, func(a, b RollCall) int {
		return cmp.Or(cmp.Compare(a.Session, b.Session), cmp.Compare(a.ID, b.ID))
	})
	place := make(map[int]int, len(calls))
	for k, c := range r.Calls {
		if _, twice := place[c.ID]; twice {
			return nil, fmt.Errorf("roll call %d stands twice", c.ID)
		}
		place[c.ID] = k
	}
	r.layOut()
	r.enrol(casts)
	for _, c := range casts {
		if err := r.cast(c, place); err != nil {
			return nil, err
		}
	}
	r.divide()
	return r, nil
}

// layOut gives every session words of its own.
func (r *Record) layOut() {
	words := 0
	r.bit = make([]int, len(r.Calls))
	for k := 0; k < len(r.Calls); {
		s := span{session: r.Calls[k].Session, first: words}
		from := k
		for ; k < len(r.Calls) && r.Calls[k].Session == s.session; k++ {
			r.bit[k] = words*64 + k - from
		}
		words += (k - from + 63) / 64
		s.last = words
		r.sessions = append(r.sessions, s)
	}
	r.real = make([]uint64, words)
	r.call = make([]int, words*64)
	for b := range r.call {
		r.call[b] = -1
	}
	for k, b := range r.bit {
		r.real[b/64] |= 1 << (b % 64)
		r.call[b] = k
	}
}

// enrol lists the voters in the order of their lines.
func (r *Record) enrol(casts []Cast) {
	for _, c := range casts {
		if _, known := r.voter[c.Line]; !known {
			r.voter[c.Line] = 0
			r.Lines = append(r.Lines, c.Line)
		}
	}
	slices.Sort(r.Lines)
	for k, line := range r.Lines {
		r.voter[line] = k
	}
	for _, sets := range []*[][]uint64{&r.yes, &r.abstain, &r.no} {
		*sets = make([][]uint64, len(r.Lines))
		for k := range *sets {
			(*sets)[k] = make([]uint64, len(r.real))
		}
	}
}

func (r *Record) cast(c Cast, place map[int]int) error {
	k, known := place[c.Call]
	if !known {
		return fmt.Errorf("a vote of %s is in the unknown roll call %d", c.Line, c.Call)
	}
	v, word, bit := r.voter[c.Line], r.bit[k]/64, uint64(1)<<(r.bit[k]%64)
	if (r.yes[v][word]|r.abstain[v][word]|r.no[v][word])&bit != 0 {
		return fmt.Errorf("%s votes twice in roll call %d", c.Line, c.Call)
	}
	switch c.Vote {
	case Yes:
		r.yes[v][word] |= bit
	case Abstain:
		r.abstain[v][word] |= bit
	case No:
		r.no[v][word] |= bit
	case Absent:
	}
	return nil
}

// divide marks the roll calls in which not everybody did the same.
func (r *Record) divide() {
	r.divided = make([]uint64, len(r.real))
	for w := range r.divided {
		var yes, abstain, no uint64
		for v := range r.Lines {
			yes |= r.yes[v][w]
			abstain |= r.abstain[v][w]
			no |= r.no[v][w]
		}
		r.divided[w] = yes&abstain | yes&no | abstain&no
	}
}

// VoteOf returns how a line voted in the roll call at a place of Calls.
func (r *Record) VoteOf(line string, call int) Vote {
	v, known := r.voter[line]
	if !known {
		return Absent
	}
	word, bit := r.bit[call]/64, uint64(1)<<(r.bit[call]%64)
	switch {
	case r.yes[v][word]&bit != 0:
		return Yes
	case r.abstain[v][word]&bit != 0:
		return Abstain
	case r.no[v][word]&bit != 0:
		return No
	}
	return Absent
}

// Votes reports whether the line is among the voters.
func (r *Record) Votes(line string) bool {
	_, known := r.voter[line]
	return known
}

// Sessions lists the sessions with roll calls, ascending.
func (r *Record) Sessions() []int {
	made := make([]int, len(r.sessions))
	for k, s := range r.sessions {
		made[k] = s.session
	}
	return made
}

// CallsOf counts the roll calls of a session, and those in which not all did
// the same.
func (r *Record) CallsOf(session int) (all, divided int) {
	for _, s := range r.sessions {
		if s.session == session {
			for w := s.first; w < s.last; w++ {
				all += bits.OnesCount64(r.real[w])
				divided += bits.OnesCount64(r.divided[w])
			}
		}
	}
	return all, divided
}
