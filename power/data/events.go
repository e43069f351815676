package data

import (
	"fmt"
	"strconv"
	"strings"

	"parley/power/codes"
)

// A gedFiller checks events of organised violence.
type gedFiller struct {
	seen        map[int]bool
	first, last string
	year        int
}

func beginGED(*table) filler { return &gedFiller{seen: map[int]bool{}} }

func (g *gedFiller) row(t *table) {
	if t.text("id") == "" && strings.HasPrefix(t.text("year"), "#") { // tags of the Humanitarian Exchange Language
		t.rows--
		return
	}
	id, year := t.whole("id", 0, 1<<30), t.whole("year", 1900, 2200)
	from, to := dayOf(dateOnly(t.text("date_start"))), dayOf(dateOnly(t.text("date_end")))
	t.whole("type_of_violence", 1, 3)
	for _, deaths := range []string{"low", "best", "high"} { // not always in order, as published
		t.number(deaths, 0, 1e7)
	}
	if _, err := codes.FromGW(t.whole("country_id", 1, 9999), year); err != nil {
		t.wrong("country_id", "%v", err)
	}
	switch {
	case g.seen[id]:
		t.wrong("id", "event %d stands twice", id)
	case from == "" || to == "" || to < from:
		t.wrong("date_start", "%s to %s; want two days in order", clip(t.text("date_start")), clip(t.text("date_end")))
	}
	g.seen[id] = true
	if g.first == "" || from < g.first {
		g.first = from
	}
	g.last = max(g.last, to)
	g.year = max(g.year, year)
}

// dateOnly cuts off the time of day.
func dateOnly(field string) string {
	day, _, _ := strings.Cut(field, " ")
	return day
}

func (g *gedFiller) done() (Contents, error) {
	return Contents{Version: fmt.Sprintf("%d.1", g.year-1999), Inferred: true, First: g.first, Last: g.last}, nil
}

// An acdFiller checks armed conflicts by year.
type acdFiller struct {
	first, last int
	version     string
}

func beginACD(*table) filler { return &acdFiller{first: 9999} }

func (a *acdFiller) row(t *table) {
	t.whole("conflict_id", 1, 1<<30)
	year := t.whole("year", 1946, 2200)
	t.whole("intensity_level", 1, 2)
	t.whole("type_of_conflict", 1, 4)
	if day := t.text("start_date"); dayOf(dateOnly(day)) == "" {
		t.wrong("start_date", "%q; want YYYY-MM-DD", clip(day))
	}
	for part := range strings.SplitSeq(t.text("gwno_a"), ",") {
		gw, err := strconv.Atoi(strings.TrimSpace(part))
		if _, unknown := codes.FromGW(gw, year); err != nil || unknown != nil {
			t.wrong("gwno_a", "%q is no state in %d", clip(part), year)
		}
	}
	if v := t.text("version"); a.version != "" && v != a.version {
		t.wrong("version", "%q after %q; want one version in a file", clip(v), clip(a.version))
	} else {
		a.version = v
	}
	a.first, a.last = min(a.first, year), max(a.last, year)
}

func (a *acdFiller) done() (Contents, error) {
	return Contents{Version: a.version, First: strconv.Itoa(a.first), Last: strconv.Itoa(a.last)}, nil
}
