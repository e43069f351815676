// Package mirror looks for trade that goes round a sanction: exports to a
// country's neighbours that rise where exports to the country itself fall.
package mirror

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
)

// A Flow is what a reporter traded with a partner in a month.
type Flow struct {
	Reporter, Partner string // lines of package codes
	Month             string // YYYY-MM
	Product           string
	Direction         string // import or export
	Euro              float64
}

// Flows are monthly flows, each reporter, partner, month, product and
// direction once.
type Flows []Flow

// A Change compares the sum of a window of months with that of the same
// months a year before.
type Change struct {
	Before    float64 `json:"before"` // euro
	After     float64 `json:"after"`
	Change    float64 `json:"change"` // After/Before - 1
	Low       float64 `json:"low"`    // 95 % interval: see Window
	High      float64 `json:"high"`
	Months    []Month `json:"months"`
	Reporters []Part  `json:"reporters"` // by the size of their change, the greatest first
}

// A Month is one month of the window beside the same month a year before.
type Month struct {
	Month  string  `json:"month"`
	Before float64 `json:"before"`
	After  float64 `json:"after"`
}

// A Part is what one reporter contributes.
type Part struct {
	Name   string  `json:"reporter"`
	Before float64 `json:"before"`
	After  float64 `json:"after"`
}

// A Question is what is compared.
type Question struct {
	Product   string
	Direction string
	Year      int // compared with the year before
	First     int // month, 1 to 12
	Last      int
	Seed      uint64
}

// draws is how many samples of reporters an interval is made of.
const draws = 2000

// Window compares the exports to the partners. Its interval shows how far the
// result hangs on single reporters: it is the range of the middle 95 % of 2000
// samples in which the reporters are drawn with replacement (efron1979). It
// says nothing about errors in the figures themselves, which are complete
// counts.
func (fs Flows) Window(q Question, partners ...string) (Change, error) {
	if q.First < 1 || q.Last > 12 || q.First > q.Last {
		return Change{}, fmt.Errorf("months %d to %d; want 1 to 12 in order", q.First, q.Last)
	}
	var c Change
	months := make([]Month, q.Last-q.First+1)
	for k := range months {
		months[k].Month = fmt.Sprintf("%04d-%02d", q.Year, q.First+k)
	}
	seen := [2]map[string]bool{{}, {}} // months with data, before and after
	parts := map[string]*Part{}
	for _, f := range fs {
		if f.Product != q.Product || f.Direction != q.Direction || !slices.Contains(partners, f.Partner) {
			continue
		}
		var year, month int
		if _, err := fmt.Sscanf(f.Month, "%d-%d", &year, &month); err != nil || month < q.First || month > q.Last || year != q.Year && year != q.Year-1 {
			continue
		}
		if parts[f.Reporter] == nil {
			parts[f.Reporter] = &Part{Name: f.Reporter}
		}
		m, p := &months[month-q.First], parts[f.Reporter]
		if year == q.Year {
			m.After, p.After = m.After+f.Euro, p.After+f.Euro
			seen[1][f.Month] = true
		} else {
			m.Before, p.Before = m.Before+f.Euro, p.Before+f.Euro
			seen[0][f.Month] = true
		}
	}
	if len(seen[0]) < len(months) || len(seen[1]) < len(months) {
		return Change{}, fmt.Errorf("the data have %d of %d months of %d and %d of %d of %d; want all",
			len(seen[0]), len(months), q.Year-1, len(seen[1]), len(months), q.Year)
	}
	for _, p := range parts {
		c.Reporters = append(c.Reporters, *p)
	}
	slices.SortFunc(c.Reporters, func(a, b Part) int { return cmp.Compare(a.Name, b.Name) })
	c.Months = months
	return c.measured(q.Seed)
}

// measured computes the change and its interval. The reporters are in the
// order of their names.
func (c Change) measured(seed uint64) (Change, error) {
	for _, p := range c.Reporters {
		c.Before += p.Before
		c.After += p.After
	}
	if c.Before <= 0 {
		return Change{}, errors.New("nothing was traded in the year before; a change has no base")
	}
	c.Change = c.After/c.Before - 1
	random := rand.New(rand.NewPCG(seed, 0x6d6972726f72))
	var samples []float64
	for range draws {
		before, after := 0.0, 0.0
		for range c.Reporters {
			p := c.Reporters[random.IntN(len(c.Reporters))]
			before += p.Before
			after += p.After
		}
		if before > 0 {
			samples = append(samples, after/before-1)
		}
	}
	slices.Sort(samples)
	c.Low, c.High = samples[len(samples)*25/1000], samples[len(samples)*975/1000]
	slices.SortStableFunc(c.Reporters, func(a, b Part) int {
		return cmp.Compare(abs(b.After-b.Before), abs(a.After-a.Before))
	})
	return c, nil
}

func abs(x float64) float64 { return max(x, -x) }
