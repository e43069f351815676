package power

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/power/codes"
	"parley/power/data"
	"parley/power/dependence"
	"parley/report"
)

// A Need is what a party's states bought from all others, or sold to them, by a
// data set. Flows within a bloc do not count.
type Need struct {
	Data  string  `json:"data"` // set@version
	Party string  `json:"party"`
	Area  string  `json:"area"`  // of Markets
	First int     `json:"first"` // years
	Last  int     `json:"last"`
	Value float64 `json:"value"` // all flows that are known, in the data's unit
	// Concentration is the index of hirschman1945 over all partners, 0 to 1.
	Concentration float64  `json:"concentration"`
	Greatest      string   `json:"greatest"` // the line of the partner with the largest share
	GreatestShare float64  `json:"greatestShare"`
	On            []NeedOn `json:"on"` // the other parties that have a part in it
}

// A NeedOn is another party's part of a need.
type NeedOn struct {
	Party string  `json:"party"`
	Share float64 `json:"share"` // 0 to 1
	Value float64 `json:"value"`
}

// A Market is a kind of flow between states that a data set has.
type Market struct {
	Set, Area, Name string
	Buys            bool // the party buys; else it sells
	Years           int  // over which flows are summed: arms come in few large lots
}

// Markets are the kinds of flows, in the order in which they are shown.
var Markets = []Market{
	{"cow-trade", "imports", "Imports of goods", true, 1},
	{"cow-trade", "exports", "Exports of goods", false, 1},
	{"sipri-arms", "arms-bought", "Arms bought", true, 5},
	{"sipri-arms", "arms-sold", "Arms sold", false, 5},
}

// A flow is what went from one state to another, by lines.
type flow struct {
	seller, buyer string
	value         float64
}

// Needs is what the data sets that were added say of the trade in goods and in
// arms of a conflict's parties.
type Needs struct {
	List []Need

	conflict    *conflict.Conflict
	sources     []Source
	notComputed []string
}

// MeasureNeeds asks the trade of the Correlates of War and the register of
// SIPRI, as far as they were added, for the year, or the newest that each has
// when year is 0. Without them the list is empty.
func MeasureNeeds(c *conflict.Conflict, l *data.Library, wanted []string, year int) (*Needs, error) {
	n := &Needs{conflict: c}
	trade, source, err := Load[data.Trade](l, wanted, "cow-trade")
	if err := n.add(source, err, year, func(first, last int) []flow {
		return flowsIn(trade, first, last, func(d data.Dyad, x float64) flow { return flow{d.To, d.From, x} })
	}); err != nil {
		return nil, err
	}
	arms, source, err := Load[data.Transfers](l, wanted, "sipri-arms")
	if err := n.add(source, err, year, func(first, last int) []flow {
		return flowsIn(arms, first, last, func(d data.Dyad, x float64) flow { return flow{d.From, d.To, x} })
	}); err != nil {
		return nil, err
	}
	return n, nil
}

// flowsIn are the flows of the years, in a fixed order.
func flowsIn[M ~map[data.Dyad]float64](m M, first, last int, of func(data.Dyad, float64) flow) []flow {
	var dyads []data.Dyad
	for d := range m {
		if first <= d.Year && d.Year <= last {
			dyads = append(dyads, d)
		}
	}
	slices.SortFunc(dyads, func(a, b data.Dyad) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Year, b.Year))
	})
	made := make([]flow, len(dyads))
	for k, d := range dyads {
		made[k] = of(d, m[d])
	}
	return made
}

// add measures the markets of one data set; one that was not added has none.
func (n *Needs) add(source Source, err error, year int, flows func(first, last int) []flow) error {
	if missing := new(MissingError); errors.As(err, &missing) {
		return nil
	} else if err != nil {
		return err
	}
	from, to := source.years()
	if year == 0 {
		year = to
	}
	n.sources = append(n.sources, source)
	if year < from || year > to {
		n.notComputed = append(n.notComputed, fmt.Sprintf("%s in %d: %s has the years %d to %d.", source.Set.Title, year, source.Entry.ID(), from, to))
		return nil
	}
	parties, left := known(Parties(n.conflict, year))
	for _, m := range Markets {
		if m.Set != source.Set.ID {
			continue
		}
		first := max(from, year-m.Years+1)
		in := flows(first, year)
		if m.Area == "imports" {
			n.sayUnknown(parties, in, source.Entry.ID(), year)
		}
		for _, p := range parties {
			need, ok := needOf(p, parties, m, in)
			if !ok {
				n.notComputed = append(n.notComputed, fmt.Sprintf("%s of %s: %s has none from %d to %d.", m.Name, p.Name, source.Entry.ID(), first, year))
				continue
			}
			need.Data, need.First, need.Last = source.Entry.ID(), first, year
			n.List = append(n.List, need)
		}
	}
	for _, note := range left {
		if !slices.Contains(n.notComputed, note) {
			n.notComputed = append(n.notComputed, note)
		}
	}
	return nil
}

// sayUnknown says which states of the parties bought from states of others what
// the data do not know, nor that it was nothing.
func (n *Needs) sayUnknown(parties []Party, flows []flow, id string, year int) {
	there := map[[2]string]bool{}
	for _, f := range flows {
		there[[2]string{f.buyer, f.seller}] = true
	}
	var unknown []string
	for _, p := range parties {
		for _, o := range parties {
			if p.ID != o.ID {
				unknown = append(unknown, unknownBetween(p, o, there)...)
			}
		}
	}
	if more := len(unknown) - mostNamed; more > 0 {
		unknown = append(unknown[:mostNamed], fmt.Sprintf("%d more", more))
	}
	if len(unknown) > 0 {
		n.notComputed = append(n.notComputed, fmt.Sprintf("What was bought in %d, and is in no sum, because %s does not know it: %s.", year, id, strings.Join(unknown, "; ")))
	}
}

// unknownBetween names the flows to the buyer's states from the seller's that
// are not there, each once.
func unknownBetween(buyer, seller Party, there map[[2]string]bool) (unknown []string) {
	for _, to := range buyer.Lines {
		for _, from := range seller.Lines {
			if pair := [2]string{to, from}; to != from && !there[pair] {
				there[pair] = true
				unknown = append(unknown, codes.LineName(to)+" from "+codes.LineName(from))
			}
		}
	}
	return unknown
}

// mostNamed is how many unknown flows are named.
const mostNamed = 12

// needOf is the need of a party in a market; ok is false without flows.
func needOf(p Party, parties []Party, m Market, flows []flow) (need Need, ok bool) {
	need = Need{Party: p.ID, Area: m.Area, On: []NeedOn{}}
	by := map[string]float64{} // by partner
	var partners []string
	for _, f := range flows {
		own, other := f.buyer, f.seller
		if !m.Buys {
			own, other = other, own
		}
		if f.value <= 0 || !slices.Contains(p.Lines, own) || slices.Contains(p.Lines, other) {
			continue
		}
		if _, there := by[other]; !there {
			partners = append(partners, other)
		}
		by[other] += f.value
		need.Value += f.value
	}
	for _, partner := range partners {
		share := by[partner] / need.Value
		need.Concentration += share * share
		if share > need.GreatestShare {
			need.Greatest, need.GreatestShare = partner, share
		}
	}
	for _, o := range parties {
		on := NeedOn{Party: o.ID}
		for _, line := range o.Lines {
			on.Value += by[line]
		}
		if o.ID != p.ID && on.Value > 0 {
			on.Share = min(1, on.Value/need.Value)
			need.On = append(need.On, on)
		}
	}
	need.Concentration = min(1, need.Concentration)
	return need, need.Value > 0
}

var needsMethod = report.Method{
	Name: "Trade and arms by data sets",
	Text: "A party's part in another's need is its part of all that the other's states bought (or sold) by the data, flows within a bloc left out. Pairs whose trade is not known are not in the sums. " +
		"Goods are those of one year; arms are those delivered in five years, in SIPRI's trend indicator values, which measure military use and not prices. " +
		"What could be got elsewhere the data do not say: the dependence is the part, and may be anything less. Concentration is Hirschman's index over all partners.",
	Keys: []string{"keohane1977", "hirschman1945"},
}

// section shows the needs, and who could hurt whom through them.
func (n *Needs) section() report.Section {
	s := report.Section{ID: "measured", Title: "What data sets say of trade and arms"}
	among := n.among()
	if leverages := dependence.Of(among).Leverages(); len(leverages) > 0 {
		a := DependenceAnswer{conflict: among, Leverages: slices.DeleteFunc(leverages, func(l dependence.Leverage) bool { return l.Area == "" })}
		s.Blocks = append(s.Blocks, a.leverage())
	}
	s.Blocks = append(s.Blocks, n.table())
	for _, source := range n.sources {
		s.Blocks = append(s.Blocks, paragraph("%s", source.Line()))
	}
	return s
}

// among is the conflict with the parties' parts in each other's needs as its
// ties.
func (n *Needs) among() *conflict.Conflict {
	c := &conflict.Conflict{Parties: n.conflict.Parties}
	for _, m := range Markets {
		c.Areas = append(c.Areas, conflict.Area{ID: m.Area, Name: m.Name})
	}
	for _, need := range n.List {
		for _, on := range need.On {
			c.Ties = append(c.Ties, conflict.Tie{Party: need.Party, On: on.Party, Area: need.Area, Share: conflict.Exactly(on.Share)})
		}
	}
	return c
}

func (n *Needs) table() report.Table {
	t := report.Table{
		Caption: "On how few others a need rests, over all partners: 1 is a single one",
		Columns: []string{"Party", "In", "Years", "Concentration", "Greatest partner", "Its part"},
	}
	areas := n.among()
	for _, need := range n.List {
		years := strconv.Itoa(need.Last)
		if need.First < need.Last {
			years = fmt.Sprintf("%d to %d", need.First, need.Last)
		}
		t.Rows = append(t.Rows, row(n.conflict.PartyName(need.Party), areas.AreaName(need.Area), years, fmt.Sprintf("%.2f", need.Concentration), codes.LineName(need.Greatest), share(need.GreatestShare)))
	}
	return t
}
