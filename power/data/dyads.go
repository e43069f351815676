package data

import (
	"strconv"

	"parley/power/codes"
)

// A Dyad is a directed pair of lines in a year.
type Dyad struct {
	From, To string
	Year     int
}

// Trade is what the first of a pair imported from the second, in million
// current US dollars.
type Trade map[Dyad]float64

// Transfers is what the first of a pair delivered to the second, in million
// trend indicator values.
type Transfers map[Dyad]float64

// Pledges are what the first of a pair of allies owes the second.
type Pledges struct{ Defence, Offence, Neutrality, NonAggression, Consultation bool }

// Or is what either of two says.
func (p Pledges) Or(q Pledges) Pledges {
	return Pledges{
		p.Defence || q.Defence, p.Offence || q.Offence, p.Neutrality || q.Neutrality,
		p.NonAggression || q.NonAggression, p.Consultation || q.Consultation,
	}
}

// Alliances are the pledges of pairs of lines, by who owes whom.
type Alliances map[Dyad]Pledges

// A span is the years that a data set of dyads covers.
type span struct{ first, last int }

func (s *span) add(year int) {
	if s.first == 0 || year < s.first {
		s.first = year
	}
	s.last = max(s.last, year)
}

func (s *span) contents(version string, value any) Contents {
	return Contents{Version: version, Inferred: true, First: strconv.Itoa(s.first), Last: strconv.Itoa(s.last), Value: value}
}

// cowLine reads a COW code of a year, and the line that it means.
func cowLine(t *table, column string, year int) (code int, line string) {
	code = t.whole(column, 1, 999)
	state, err := codes.FromCOW(code, year)
	if err != nil {
		t.wrong(column, "%v", err)
	}
	return code, state.Line
}

// cowPairs are the pairs of COW codes and years that were read. Two codes may
// mean one line in the year in which a state followed another.
type cowPairs map[[3]int]bool

// add notes a pair, which may not stand twice, nor be one state with itself.
func (p cowPairs) add(t *table, a, b, year int) {
	switch key := [3]int{a, b, year}; {
	case a == b:
		t.wrong("year", "COW code %d is paired with itself", a)
	case p[key]:
		t.wrong("year", "the COW codes %d and %d stand twice in %d", a, b, year)
	default:
		p[key] = true
	}
}

// A cowTrade reads dyadic trade.
type cowTrade struct {
	span
	flows   Trade
	seen    cowPairs
	version string
}

func beginCOWTrade(*table) filler { return &cowTrade{flows: Trade{}, seen: cowPairs{}} }

func (c *cowTrade) row(t *table) {
	year := t.whole("year", 1800, 2200)
	one, a := cowLine(t, "ccode1", year)
	two, b := cowLine(t, "ccode2", year)
	c.seen.add(t, min(one, two), max(one, two), year)
	if x, known := t.number("flow1", 0, 1e9); known {
		c.flows[Dyad{a, b, year}] += x
	}
	if x, known := t.number("flow2", 0, 1e9); known {
		c.flows[Dyad{b, a, year}] += x
	}
	if version := t.text("version"); len(c.seen) > 1 && version != c.version {
		t.wrong("version", "%q beside %q; want one version in a file", clip(version), clip(c.version))
	} else {
		c.version = version
	}
	c.add(year)
}

func (c *cowTrade) done() (Contents, error) {
	if c.version != "" {
		made := c.contents(c.version, c.flows)
		made.Inferred = false
		return made, nil
	}
	return c.contents("to-"+strconv.Itoa(c.last), c.flows), nil
}

// A sipri reads deliveries of arms.
type sipri struct {
	span
	flows Transfers
}

func beginSIPRI(*table) filler { return &sipri{flows: Transfers{}} }

func (s *sipri) row(t *table) {
	year := t.whole("delivery year", 1950, 2200)
	value, _ := t.number("tiv delivery values", 0, 1e6)
	from, known := codes.FromName(t.text("supplier"))
	to, also := codes.FromName(t.text("recipient"))
	s.add(year)
	if known && also { // others are rebels, organisations and unknown suppliers
		s.flows[Dyad{from, to, year}] += value
	}
}

func (s *sipri) done() (Contents, error) {
	return s.contents("to-"+strconv.Itoa(s.last), s.flows), nil
}

// An atopFiller reads alliances by pair and year, directed or not.
type atopFiller struct {
	span
	a, b     string // the columns of the pair
	directed bool   // a row says what the first owes; else what each owes the other
	seen     cowPairs
	allied   Alliances
}

func beginATOP(t *table) filler {
	if _, directed := t.columns["statea"]; directed {
		return &atopFiller{a: "statea", b: "stateb", directed: true, seen: cowPairs{}, allied: Alliances{}}
	}
	return &atopFiller{a: "mem1", b: "mem2", seen: cowPairs{}, allied: Alliances{}}
}

func (f *atopFiller) row(t *table) {
	year := t.whole("year", 1815, 2200)
	one, a := cowLine(t, f.a, year)
	two, b := cowLine(t, f.b, year)
	has := func(column string) bool { return t.whole(column, 0, 1) == 1 }
	p := Pledges{has("defense"), has("offense"), has("neutral"), has("nonagg"), has("consul")}
	f.allied[Dyad{a, b, year}] = f.allied[Dyad{a, b, year}].Or(p)
	if f.directed {
		f.seen.add(t, one, two, year)
	} else {
		f.seen.add(t, min(one, two), max(one, two), year)
		f.allied[Dyad{b, a, year}] = f.allied[Dyad{b, a, year}].Or(p)
	}
	f.add(year)
}

func (f *atopFiller) done() (Contents, error) {
	return f.contents("to-"+strconv.Itoa(f.last), f.allied), nil
}
