package data

import (
	"errors"
	"fmt"
	"strconv"

	"parley/power/capability"
	"parley/power/codes"
)

// nmcVersions are the published versions by the last year that they cover.
var nmcVersions = map[int]string{2001: "3.02", 2007: "4.0", 2012: "5.0", 2016: "6.0", 2022: "7.0"}

// An nmcFiller reads National Material Capabilities.
type nmcFiller struct {
	rows        []capability.Row
	first, last int
}

func beginNMC(*table) filler { return &nmcFiller{first: 9999} }

func (n *nmcFiller) row(t *table) {
	row := capability.Row{COW: t.whole("ccode", 1, 999), Year: t.whole("year", 1816, 2200)}
	if _, err := codes.FromCOW(row.COW, row.Year); err != nil {
		t.wrong("ccode", "%v", err)
	}
	for k, c := range capability.Components {
		if x, known := t.number(c.Column, 0, 1e13); known {
			row.Values[k] = &x
		}
	}
	row.Published, _ = t.number("cinc", 0, 1)
	n.first, n.last = min(n.first, row.Year), max(n.last, row.Year)
	n.rows = append(n.rows, row)
}

func (n *nmcFiller) done() (Contents, error) {
	record, err := capability.New(n.rows)
	if err != nil {
		return Contents{}, err
	}
	if err := n.columnsInPlace(); err != nil {
		return Contents{}, err
	}
	if err := indicesHold(record); err != nil {
		return Contents{}, err
	}
	version, known := nmcVersions[n.last]
	if !known {
		version = "to-" + strconv.Itoa(n.last)
	}
	return Contents{Version: version, Inferred: true, First: strconv.Itoa(n.first), Last: strconv.Itoa(n.last), Value: record}, nil
}

// columnsInPlace looks for columns whose names were exchanged: the index
// cannot tell, because it treats all six alike.
func (n *nmcFiller) columnsInPlace() error {
	var zero [len(capability.Components)]float64 // shares of rows in which the component is nothing
	var more, both [3]float64
	pairs := [3][2]capability.Component{
		{capability.Population, capability.Urban},
		{capability.Population, capability.Personnel},
		{capability.Energy, capability.Steel},
	}
	for _, row := range n.rows {
		for k, v := range row.Values {
			if v != nil && *v == 0 {
				zero[k] += 1 / float64(len(n.rows))
			}
		}
		for k, p := range pairs {
			if a, b := row.Values[p[0]], row.Values[p[1]]; a != nil && b != nil && *a+*b > 0 {
				both[k]++
				if *a >= *b {
					more[k]++
				}
			}
		}
	}
	for k, p := range pairs {
		if both[k] > 0 && more[k]/both[k] < 0.8 {
			a, b := capability.Components[p[0]].Column, capability.Components[p[1]].Column
			return fmt.Errorf("%s is less than %s in %.0f %% of the rows; are the two columns exchanged?", a, b, 100*(1-more[k]/both[k]))
		}
	}
	if len(n.rows) >= 1000 && zero[capability.Steel] < zero[capability.Urban] {
		return errors.New("irst is less often nothing than upop; are the two columns exchanged?")
	}
	if len(n.rows) >= 1000 && zero[capability.Personnel] > zero[capability.Steel] {
		return errors.New("milper is more often nothing than irst; are the two columns exchanged?")
	}
	return nil
}

// indicesHold holds the published indices against the recomputed ones: where
// they do not fit, rows or columns are missing or exchanged.
func indicesHold(r *capability.Record) error {
	first, last := r.Span()
	for year := first; year <= last; year++ {
		for _, s := range r.Year(year) {
			row, _ := r.Row(s.COW, year)
			if d := s.Index - row.Published; row.Published > 0 && (d > 1e-3 || d < -1e-3) {
				return fmt.Errorf("the cinc of COW code %d in %d is %g, but the six components give %g; are states of that year or columns missing or exchanged?",
					s.COW, year, row.Published, s.Index)
			}
		}
	}
	return nil
}
