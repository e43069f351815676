package votes

import (
	"math"
	"math/bits"
)

// A Selection is a set of roll calls: where agreement is measured.
type Selection struct {
	record *Record
	words  []uint64
}

// Divided selects the roll calls in which not all votes cast were the same,
// as bailey2017 do: a vote without any dissent tells nobody apart.
func (r *Record) Divided() Selection { return Selection{r, r.divided} }

// Where keeps the roll calls of which keep is true.
func (s Selection) Where(keep func(RollCall) bool) Selection {
	words := make([]uint64, len(s.words))
	for k, c := range s.record.Calls {
		if at := s.record.bit[k]; keep(c) {
			words[at/64] |= s.words[at/64] & (1 << (at % 64))
		}
	}
	return Selection{s.record, words}
}

// Size counts the selected roll calls.
func (s Selection) Size() int {
	n := 0
	for _, w := range s.words {
		n += bits.OnesCount64(w)
	}
	return n
}

// A Table counts the roll calls in which both of a pair voted, by what the one
// and what the other did: yes, abstain, no.
type Table [3][3]int

// Pair counts how two lines voted in the sessions from first to last.
func (s Selection) Pair(a, b string, first, last int) Table {
	var t Table
	va, okA := s.record.voter[a]
	vb, okB := s.record.voter[b]
	if !okA || !okB {
		return t
	}
	for _, sp := range s.record.sessions {
		if first <= sp.session && sp.session <= last {
			s.count(&t, va, vb, sp)
		}
	}
	return t
}

// count adds a session's roll calls, 64 at a time.
func (s Selection) count(t *Table, a, b int, sp span) {
	r := s.record
	for w := sp.first; w < sp.last; w++ {
		as := [3]uint64{r.yes[a][w] & s.words[w], r.abstain[a][w] & s.words[w], r.no[a][w] & s.words[w]}
		bs := [3]uint64{r.yes[b][w], r.abstain[b][w], r.no[b][w]}
		for i, x := range as {
			if x == 0 {
				continue
			}
			for j, y := range bs {
				t[i][j] += bits.OnesCount64(x & y)
			}
		}
	}
}

// Pairs is the tables of every pair of voters in every session: by session of
// Record.Sessions, then by pair. The pair of the voters i < j of n stands at
// i*(2n-i-1)/2 + j-i-1.
func (s Selection) Pairs() [][]Table {
	n := len(s.record.Lines)
	made := make([][]Table, len(s.record.sessions))
	for k, sp := range s.record.sessions {
		made[k] = make([]Table, n*(n-1)/2)
		at := 0
		for i := range n {
			for j := i + 1; j < n; j++ {
				s.count(&made[k][at], i, j, sp)
				at++
			}
		}
	}
	return made
}

// N counts the roll calls in which both voted.
func (t Table) N() int {
	n := 0
	for _, row := range t {
		for _, x := range row {
			n += x
		}
	}
	return n
}

// Same counts the roll calls in which both did the same.
func (t Table) Same() int { return t[0][0] + t[1][1] + t[2][2] }

// distance says how far two votes are apart: from 0 to 1.
type distance func(i, j int) float64

func absolute(i, j int) float64 { return math.Abs(float64(i-j)) / 2 }
func squared(i, j int) float64  { return float64((i-j)*(i-j)) / 4 }

// mean is the mean distance over the table; 0 for an empty one.
func (t Table) mean(d distance) float64 {
	sum := 0.0
	for i, row := range t {
		for j, x := range row {
			sum += d(i, j) * float64(x)
		}
	}
	return sum / math.Max(float64(t.N()), 1)
}

// Agreement is the mean of 1 for the same vote, 1/2 where one abstains and the
// other does not, and 0 for yes against no (bailey2017). From 0 to 1; 1 for an
// empty table.
func (t Table) Agreement() float64 { return 1 - t.mean(absolute) }

// S is the similarity of signorino1999 with absolute distances, from -1 to 1.
func (t Table) S() float64 { return 1 - 2*t.mean(absolute) }

// SSquared is the same with squared distances.
func (t Table) SSquared() float64 { return 1 - 2*t.mean(squared) }

// Kappa is the agreement beyond what chance would give to two voters with
// these habits each (cohen1968, hage2011): 1 - observed / expected distance,
// with squared distances; at most 1. It is not defined, and ok is false, where
// chance would give no distance at all.
func (t Table) Kappa() (kappa float64, ok bool) {
	rows, columns := t.habits()
	return t.beyondChance(rows, columns)
}

// Pi is the same for two voters with the mean of their habits (scott1955,
// hage2011).
func (t Table) Pi() (pi float64, ok bool) {
	rows, columns := t.habits()
	var shared [3]float64
	for i := range shared {
		shared[i] = (rows[i] + columns[i]) / 2
	}
	return t.beyondChance(shared, shared)
}

// habits are the shares of yes, abstain and no of each of the pair.
func (t Table) habits() (rows, columns [3]float64) {
	n := math.Max(float64(t.N()), 1)
	for i, row := range t {
		for j, x := range row {
			rows[i] += float64(x) / n
			columns[j] += float64(x) / n
		}
	}
	return rows, columns
}

func (t Table) beyondChance(rows, columns [3]float64) (float64, bool) {
	expected := 0.0
	for i := range rows {
		for j := range columns {
			expected += squared(i, j) * rows[i] * columns[j]
		}
	}
	if expected == 0 {
		return 0, false
	}
	return 1 - t.mean(squared)/expected, true
}

// Interval is the 95 % interval of wilson1927 around the agreement, taking the
// roll calls for a sample of those that might have been held. It is on the
// safe side: the half points of abstentions vary less than it allows for. An
// empty table has the interval from 0 to 1.
func (t Table) Interval() (low, high float64) {
	const z = 1.959963984540054
	n := float64(t.N())
	if n == 0 {
		return 0, 1
	}
	p := t.Agreement()
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return math.Max(0, middle-half), math.Min(1, middle+half)
}
