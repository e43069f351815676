package data

import (
	"strconv"

	"parley/power/codes"
	"parley/power/votes"
)

// An idealFiller reads published ideal points.
type idealFiller struct {
	points      []votes.Estimate
	first, last int
}

func beginIdeal(*table) filler { return &idealFiller{first: 9999} }

func (f *idealFiller) row(t *table) {
	e := votes.Estimate{Session: t.whole("session", 1, 300)}
	cow := t.whole("ccode", 1, 999)
	state, err := votingState(cow, e.Session)
	if err != nil {
		t.wrong("ccode", "%v", err)
	}
	e.Line = state.Line
	point, known := t.number("idealpoint", -20, 20)
	if !known {
		t.wrong("idealpoint", "it is not there")
	}
	e.Point, e.Low, e.High = point, point, point
	e.Low = orElse(t, "q5%", point)
	e.High = orElse(t, "q95%", point)
	f.first, f.last = min(f.first, e.Session), max(f.last, e.Session)
	f.points = append(f.points, e)
}

// orElse reads a number of a column that may be missing.
func orElse(t *table, column string, otherwise float64) float64 {
	if _, ok := t.columns[column]; !ok {
		return otherwise
	}
	if x, known := t.number(column, -50, 50); known {
		return x
	}
	return otherwise
}

// votedBefore are states that voted in the General Assembly before they were
// in the state system, with the first year there: China's seat until 1971,
// Ukraine and Belarus.
var votedBefore = map[int]int{713: 1949, 369: 1991, 370: 1991}

// votingState is the state that voted under a COW code in a session, which
// runs into the next year.
func votingState(cow, session int) (codes.State, error) {
	year := max(votes.Year(session), votedBefore[cow])
	if state, err := codes.FromCOW(cow, year); err == nil {
		return state, nil
	}
	return codes.FromCOW(cow, year+1)
}

func (f *idealFiller) done() (Contents, error) {
	return Contents{
		Version: "s" + strconv.Itoa(f.last), First: "session " + strconv.Itoa(f.first), Last: "session " + strconv.Itoa(f.last), Value: f.points,
	}, nil
}
