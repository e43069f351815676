// Package capability measures what states can bring to bear: the composite
// index of national capability and its six components, the concentration of
// power among states, and the chance that one side prevails.
package capability

import (
	"cmp"
	"fmt"
	"slices"
)

// A Component is one of the six measures of the index.
type Component int

// The components, in the order of singer1972's columns.
const (
	Expenditure Component = iota // military, thousand current US dollars
	Personnel                    // military, thousands
	Steel                        // iron and steel, thousand tons
	Energy                       // primary energy, thousand tons of coal
	Population                   // thousands
	Urban                        // urban population, thousands
	components
)

// Components lists the components with their columns and names.
var Components = [components]struct{ Column, Name string }{
	{"milex", "military expenditure"},
	{"milper", "military personnel"},
	{"irst", "iron and steel production"},
	{"pec", "energy consumption"},
	{"tpop", "total population"},
	{"upop", "urban population"},
}

// A Row is one state in one year. A component that is not known is nil.
type Row struct {
	COW       int
	Year      int
	Values    [components]*float64
	Published float64 // the index as published, 0 to 1; not used to compute anything
}

// A Record is a data set of capabilities.
type Record struct {
	rows  map[place]Row
	years map[int][]int // COW codes by year, ascending
}

type place struct{ cow, year int }

// New makes a record. It returns an error when a state stands twice in a year.
func New(rows []Row) (*Record, error) {
	r := &Record{map[place]Row{}, map[int][]int{}}
	for _, row := range rows {
		at := place{row.COW, row.Year}
		if _, twice := r.rows[at]; twice {
			return nil, fmt.Errorf("COW code %d stands twice in %d", row.COW, row.Year)
		}
		r.rows[at] = row
		r.years[row.Year] = append(r.years[row.Year], row.COW)
	}
	for _, states := range r.years {
		slices.Sort(states)
	}
	return r, nil
}

// Span is the first and the last year.
func (r *Record) Span() (first, last int) {
	for year := range r.years {
		if first == 0 || year < first {
			first = year
		}
		last = max(last, year)
	}
	return first, last
}

// States lists the COW codes of a year, ascending.
func (r *Record) States(year int) []int { return r.years[year] }

// Row returns a state's row of a year.
func (r *Record) Row(cow, year int) (Row, bool) {
	row, ok := r.rows[place{cow, year}]
	return row, ok
}

// Shares are a state's shares of the world's sum of each component, 0 to 1.
// A component that is not known, or that nobody has, has no share.
type Shares [components]*float64

// Index is the composite index of national capability: the mean of the shares
// that are known (singer1972; the mean over the known ones, as the published
// numbers are, and not always over six). It is 0 when none is known.
func (s Shares) Index() float64 {
	sum, n := 0.0, 0
	for _, share := range s {
		if share != nil {
			sum += *share
			n++
		}
	}
	return sum / float64(max(n, 1))
}

// Range is the lowest and the highest index that leaving out one component
// gives: how far the index hangs on one of them.
func (s Shares) Range() (low, high float64) {
	low, high = s.Index(), s.Index()
	for k := range s {
		without := s
		without[k] = nil
		if s[k] == nil || without == (Shares{}) {
			continue
		}
		low, high = min(low, without.Index()), max(high, without.Index())
	}
	return low, high
}

// Known counts the components that have a share.
func (s Shares) Known() int {
	n := 0
	for _, share := range s {
		if share != nil {
			n++
		}
	}
	return n
}

// A Standing is a state's capability in a year.
type Standing struct {
	COW    int
	Shares Shares
	Index  float64 // composite index, 0 to 1
	Part   float64 // of the sum of all states' indices: 0 to 1
}

// Year computes every state's standing, the greatest first. The indices add up
// to a little more than 1 because unknown components are left out of the mean;
// Part adds up to 1.
func (r *Record) Year(year int) []Standing {
	var world [components]float64
	for _, cow := range r.years[year] {
		for k, v := range r.rows[place{cow, year}].Values {
			if v != nil {
				world[k] += *v
			}
		}
	}
	var made []Standing
	sum := 0.0
	for _, cow := range r.years[year] {
		s := Standing{COW: cow}
		for k, v := range r.rows[place{cow, year}].Values {
			if v != nil && world[k] > 0 {
				share := *v / world[k]
				s.Shares[k] = &share
			}
		}
		s.Index = s.Shares.Index()
		sum += s.Index
		made = append(made, s)
	}
	for k := range made {
		made[k].Part = made[k].Index / max(sum, 1e-300)
	}
	slices.SortStableFunc(made, func(a, b Standing) int { return cmp.Compare(b.Index, a.Index) })
	return made
}
