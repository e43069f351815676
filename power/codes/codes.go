// Package codes knows the states of the world by their codes, right for the
// date: ISO 3166-1 alpha-3, Correlates of War (COW) and Gleditsch and Ward
// (GW). Which territory a code meant changes over time: COW 365 was the Soviet
// Union and is Russia, DEU was West Germany and is Germany.
//
// A line is a state and those that it continues, as the data sets count them:
// the line RUS is Russia, the Soviet Union and Russia again. A line has the
// ISO code of its last state; one that ended before there were codes has COW
// and its number, like COW300.
package codes

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed states.csv
var statesCSV string

// A State is a state in a time in which its codes did not change. Membership
// of the state system is that of COW (sarkees2010), to the day.
type State struct {
	Line string // the line that it belongs to
	ISO  string // alpha-3 code of that time, or of the line before there were codes; empty for a state that has none
	COW  int
	GW   int
	From string // first day, YYYY-MM-DD
	To   string // last day, or empty for a state of today
	Name string
}

// In reports whether the state was there on any day of the year.
func (s State) In(year int) bool {
	last, ended := s.Until()
	return s.Since() <= year && (!ended || year <= last)
}

// Since is the first year of the state.
func (s State) Since() int { return yearOf(s.From) }

// Until is the last year of the state; ok is false for a state of today.
func (s State) Until() (year int, ok bool) {
	if s.To == "" {
		return 0, false
	}
	return yearOf(s.To), true
}

func yearOf(day string) int {
	year, _ := strconv.Atoi(day[:4]) // the table's dates are tested
	return year
}

// States is every state of the table, in the order of COW codes and dates.
var States = sync.OnceValue(func() []State {
	rows, err := csv.NewReader(strings.NewReader(statesCSV)).ReadAll()
	if err != nil {
		panic("codes: " + err.Error())
	}
	states := make([]State, 0, len(rows)-1)
	for _, r := range rows[1:] {
		cow, _ := strconv.Atoi(r[2])
		gw, _ := strconv.Atoi(r[3])
		states = append(states, State{r[0], r[1], cow, gw, r[4], r[5], r[6]})
	}
	return states
})

// index finds the states that share a key, the earliest first.
func index[K comparable](key func(State) K) func() map[K][]State {
	return sync.OnceValue(func() map[K][]State {
		found := map[K][]State{}
		for _, s := range States() {
			found[key(s)] = append(found[key(s)], s)
		}
		for _, states := range found {
			slices.SortStableFunc(states, func(a, b State) int { return strings.Compare(a.From, b.From) })
		}
		return found
	})
}

var (
	byLine = index(func(s State) string { return s.Line })
	byISO  = index(func(s State) string { return s.ISO })
	byCOW  = index(func(s State) int { return s.COW })
	byGW   = index(func(s State) int { return s.GW })
)

// FromISO returns the state that the alpha-3 code meant in the year.
func FromISO(code string, year int) (State, error) {
	return at(byISO()[canonical(code)], year, "alpha-3 code "+code)
}

// FromCOW returns the state with the COW code in the year.
func FromCOW(code, year int) (State, error) {
	return at(byCOW()[code], year, fmt.Sprintf("COW code %d", code))
}

// FromGW returns the state with the Gleditsch-Ward code in the year.
func FromGW(code, year int) (State, error) {
	return at(byGW()[code], year, fmt.Sprintf("Gleditsch-Ward code %d", code))
}

// At returns the state of a line in the year.
func At(line string, year int) (State, error) {
	return at(byLine()[line], year, "code "+line)
}

// at is the state of the year; of two in one year it is the later.
func at(states []State, year int, code string) (State, error) {
	for _, s := range slices.Backward(states) {
		if s.In(year) {
			return s, nil
		}
	}
	if len(states) == 0 {
		return State{}, fmt.Errorf("no state has the %s", code)
	}
	return State{}, fmt.Errorf("the %s meant no state in %d; want %s", code, year, spans(states))
}

// spans says when a code was in use.
func spans(states []State) string {
	parts := make([]string, len(states))
	for k, s := range states {
		parts[k] = fmt.Sprintf("%s since %d", s.Name, s.Since())
		if last, ended := s.Until(); ended {
			parts[k] = fmt.Sprintf("%s %d to %d", s.Name, s.Since(), last)
		}
	}
	return strings.Join(parts, " or ")
}

// Line returns the line that an alpha-3 code belongs to: that of the state
// that had the code last. SUN and RUS give RUS.
func Line(code string) (string, error) {
	if states := byISO()[canonical(code)]; code != "" && len(states) > 0 {
		return states[len(states)-1].Line, nil
	}
	if states := byLine()[code]; len(states) > 0 {
		return code, nil
	}
	return "", fmt.Errorf("no state has the alpha-3 code %s; want one like RUS, CHN or USA (territories and observers are none)", code)
}

// LineName returns what the last state of the line is called, or the line.
func LineName(line string) string {
	if states := byLine()[line]; len(states) > 0 {
		return states[len(states)-1].Name
	}
	return line
}

// Lines lists every line, in order.
func Lines() []string { return slices.Sorted(maps.Keys(byLine())) }

// former are alpha-3 codes that were withdrawn while the state went on.
var former = map[string]string{
	"BUR": "MMR", "BYS": "BLR", "DHY": "BEN", "FXX": "FRA", "HVO": "BFA",
	"ROM": "ROU", "RHO": "ZWE", "TMP": "TLS", "ZAR": "COD",
}

func canonical(code string) string {
	if now, ok := former[code]; ok {
		return now
	}
	return code
}
