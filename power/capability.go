package power

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"parley/power/capability"
	"parley/power/codes"
	"parley/report"
)

// A CapabilityAnswer is the capability of parties over years.
type CapabilityAnswer struct {
	Data          string               `json:"data"` // set@version
	First         int                  `json:"first"`
	Last          int                  `json:"last"`
	Parties       []PartyCapability    `json:"parties"`
	Concentration []ConcentrationPoint `json:"concentration"`
	Pairs         []PairCapability     `json:"pairs"`

	source      Source
	notComputed []string
}

// A PartyCapability is one party's series.
type PartyCapability struct {
	ID     string            `json:"id"`
	Name   string            `json:"name"`
	States []string          `json:"states"`
	Years  []CapabilityPoint `json:"years"`
	// Trend is the mean change of the index a year over Years; nil for fewer
	// than fewestYears of them.
	Trend *float64 `json:"trend,omitempty"`
}

// fewestYears make a trend: over fewer, a state that appears or a count that
// was made anew would pass for one.
const fewestYears = 5

// A CapabilityPoint is a party in one year: the sums over its states.
type CapabilityPoint struct {
	Year int `json:"year"`
	// Index is the composite index of national capability, 0 to 1; Low and
	// High are what leaving out one component gives.
	Index float64 `json:"index"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	// Share is the part of all states' capability: the indices made to add up
	// to 1.
	Share float64 `json:"share"`
	// Components are the shares of the world's sum of each, nil when unknown
	// for a state of the party.
	Components map[string]*float64 `json:"components"`
	// Missing are states of the party that the data do not have in the year.
	Missing []string `json:"missing,omitempty"`
}

// A ConcentrationPoint says how many poles a year has.
type ConcentrationPoint struct {
	Year   int     `json:"year"`
	States int     `json:"states"`
	CON    float64 `json:"con"`
	Poles  float64 `json:"poles"`
}

// A PairCapability compares two parties in the last year.
type PairCapability struct {
	A     string            `json:"a"`
	B     string            `json:"b"`
	Ratio float64           `json:"ratio"` // of the indices
	AWins capability.Chance `json:"aPrevails"`
}

// Capability measures the parties from the first to the last year. A year of
// 0 is the first or the last of the data.
func Capability(parties []Party, r *capability.Record, source Source, first, last int) (*CapabilityAnswer, error) {
	from, to := r.Span()
	if first == 0 {
		first = from
	}
	if last == 0 {
		last = to
	}
	if first > last || last < from || first > to {
		return nil, fmt.Errorf("the years %d to %d; want some of %d to %d, which %s has", first, last, from, to, source.Entry.ID())
	}
	a := &CapabilityAnswer{Data: source.Entry.ID(), First: max(first, from), Last: min(last, to), source: source}
	if a.First != first || a.Last != last {
		a.notComputed = append(a.notComputed, fmt.Sprintf("The years outside %d to %d: %s does not have them.", from, to, source.Entry.ID()))
	}
	with, left := known(parties)
	a.notComputed = append(a.notComputed, left...)
	if len(with) == 0 {
		return nil, errors.New("no party is a state or a bloc of states; want codes (code: RUS) or members in the file, or --states")
	}
	for _, p := range with {
		a.Parties = append(a.Parties, PartyCapability{ID: p.ID, Name: p.Name, States: p.Lines, Years: []CapabilityPoint{}})
	}
	for year := a.First; year <= a.Last; year++ {
		a.addYear(with, r.Year(year), year)
	}
	if err := a.nobody(); err != nil {
		return nil, err
	}
	a.summarise()
	return a, nil
}

// nobody is an error when no party is in the data in any of the years.
func (a *CapabilityAnswer) nobody() error {
	var why []error
	for _, p := range a.Parties {
		if len(p.Years) > 0 {
			return nil
		}
		for _, line := range p.States {
			_, err := codes.At(line, a.Last)
			why = append(why, err)
		}
	}
	return fmt.Errorf("%s has none of the parties' states from %d to %d: %w", a.Data, a.First, a.Last, errors.Join(append(why, errors.New("want other states or years"))...))
}

// addYear adds one year of every party, and the concentration of all states.
func (a *CapabilityAnswer) addYear(parties []Party, standings []capability.Standing, year int) {
	byCOW := map[int]capability.Standing{}
	parts := make([]float64, len(standings))
	for k, s := range standings {
		byCOW[s.COW] = s
		parts[k] = s.Part
	}
	if len(parts) > 0 {
		a.Concentration = append(a.Concentration, ConcentrationPoint{year, len(parts), capability.Concentration(parts), capability.Poles(parts)})
	}
	for k, p := range parties {
		point := CapabilityPoint{Year: year, Components: map[string]*float64{}}
		found := 0
		for _, line := range p.Lines {
			state, err := codes.At(line, year)
			s, ok := byCOW[state.COW]
			if err != nil || !ok {
				point.Missing = append(point.Missing, line)
				continue
			}
			found++
			low, high := s.Shares.Range()
			point.Index += s.Index
			point.Low += low
			point.High += high
			point.Share += s.Part
			addComponents(point.Components, s.Shares, found == 1)
		}
		if found > 0 {
			a.Parties[k].Years = append(a.Parties[k].Years, point)
		}
	}
}

func addComponents(sums map[string]*float64, shares capability.Shares, first bool) {
	for k, c := range capability.Components {
		switch {
		case first:
			sums[c.Column] = shares[k]
		case sums[c.Column] == nil || shares[k] == nil:
			sums[c.Column] = nil
		default:
			sum := *sums[c.Column] + *shares[k]
			sums[c.Column] = &sum
		}
	}
}

// summarise computes trends and compares the parties of the last year.
func (a *CapabilityAnswer) summarise() {
	var there []PartyCapability
	for k := range a.Parties {
		p := &a.Parties[k]
		var years []int
		var values []float64
		for _, y := range p.Years {
			years, values = append(years, y.Year), append(values, y.Index)
		}
		if trend, ok := capability.Trend(years, values); ok && len(years) >= fewestYears {
			p.Trend = &trend
		}
		if last := p.last(); last != nil && last.Year == a.Last {
			there = append(there, *p)
		} else {
			a.notComputed = append(a.notComputed, fmt.Sprintf("%s in %d: %s has none of its states then (%s).", p.Name, a.Last, a.Data, strings.Join(p.States, ", ")))
		}
		if last := p.last(); last != nil && len(last.Missing) > 0 {
			a.notComputed = append(a.notComputed, fmt.Sprintf("%s in %d: without %s, which %s does not have then.", p.Name, last.Year, strings.Join(last.Missing, ", "), a.Data))
		}
	}
	for i, x := range there {
		for _, y := range there[i+1:] {
			if both := inBoth(x.States, y.States); len(both) > 0 {
				a.notComputed = append(a.notComputed, fmt.Sprintf("%s against %s: both have %s.", x.Name, y.Name, strings.Join(both, ", ")))
				continue
			}
			if p, q := x.last().Index, y.last().Index; p > 0 && q > 0 {
				a.Pairs = append(a.Pairs, PairCapability{x.ID, y.ID, p / q, capability.Prevails(p, q)})
			}
		}
	}
}

// inBoth names the states that two parties share.
func inBoth(x, y []string) []string {
	var made []string
	for _, line := range x {
		if slices.Contains(y, line) {
			made = append(made, codes.LineName(line))
		}
	}
	return made
}

func (p *PartyCapability) last() *CapabilityPoint {
	if len(p.Years) == 0 {
		return nil
	}
	return &p.Years[len(p.Years)-1]
}

// Report is the answer for people.
func (a *CapabilityAnswer) Report() *report.Report {
	s := report.Section{ID: "capability", Title: "Capability"}
	s.Blocks = append(s.Blocks, a.table())
	if a.First < a.Last {
		s.Blocks = append(s.Blocks, a.chart())
	}
	s.Blocks = append(s.Blocks, a.components())
	s.Blocks = append(s.Blocks, predecessors(a.states(), a.First, a.Last)...)
	s.Blocks = append(s.Blocks, paragraph("%s", a.source.Line()))
	poles := report.Section{ID: "poles", Title: "How many poles there are", Blocks: a.poles()}
	r := &report.Report{
		Title: "Capability", Sections: []report.Section{s, poles}, NotComputed: a.notComputed, Data: a,
		Methods: []report.Method{capabilityMethod, a.source.method()},
	}
	if len(a.Pairs) > 0 {
		r.Sections = append(r.Sections, a.pairs())
	}
	return r
}

// states are the parties with the states that they are made of.
func (a *CapabilityAnswer) states() []Party {
	var made []Party
	for _, p := range a.Parties {
		made = append(made, Party{ID: p.ID, Name: p.Name, Lines: p.States})
	}
	return made
}

var capabilityMethod = report.Method{
	Name: "Composite index of national capability",
	Text: "A state's index is the mean of its shares of the world's military expenditure and personnel, iron and steel, energy, and total and urban " +
		"population, over those of the six that are known; a bloc's is the sum over its states. The range beside an index is what leaving out any one component gives. " +
		"Concentration is CON of Ray and Singer; the number of poles is one divided by the sum of the squared shares.",
	Keys: []string{"singer1972", "ray1973", "laakso1979", "tullock1980", "carroll2019"},
}

func (a *CapabilityAnswer) table() report.Table {
	t := report.Table{
		Caption: fmt.Sprintf("Capability in %d: the index, its range when one component is left out, the part of all states' capability, and the mean change of the index a year", a.Last),
		Columns: []string{"Party", "Index", "Range", "Part of the world", "Change a year"},
	}
	for _, p := range a.Parties {
		last := p.last()
		if last == nil || last.Year != a.Last {
			continue
		}
		trend := "too few years"
		if p.Trend != nil {
			trend = fmt.Sprintf("%+.1f %% since %d", 100**p.Trend, p.Years[0].Year)
		}
		t.Rows = append(t.Rows, row(p.Name, fmt.Sprintf("%.4f", last.Index), fmt.Sprintf("%.4f to %.4f", last.Low, last.High), share(last.Share), trend))
	}
	return t
}

func (a *CapabilityAnswer) components() report.Table {
	t := report.Table{Caption: fmt.Sprintf("The six components in %d, as parts of the world's sum", a.Last), Columns: []string{"Party"}}
	for _, c := range capability.Components {
		t.Columns = append(t.Columns, c.Name)
	}
	for _, p := range a.Parties {
		last := p.last()
		if last == nil || last.Year != a.Last {
			continue
		}
		words := []string{p.Name}
		for _, c := range capability.Components {
			if v := last.Components[c.Column]; v != nil {
				words = append(words, share(*v))
			} else {
				words = append(words, "not known")
			}
		}
		t.Rows = append(t.Rows, row(words...))
	}
	return t
}

func (a *CapabilityAnswer) chart() report.Figure {
	chart := &report.Chart{X: yearAxis(a.First, a.Last), Y: report.Axis{Title: "part of the world's capability, %"}}
	var says []string
	for _, p := range a.Parties {
		series := report.Series{Name: p.Name, Kind: report.Line}
		for k, y := range p.Years {
			series.Points = append(series.Points, report.Point{X: float64(y.Year), Y: 100 * y.Share, Gap: k > 0 && y.Year > p.Years[k-1].Year+1})
		}
		if len(series.Points) == 0 {
			continue
		}
		chart.Series = append(chart.Series, series)
		first, last := p.Years[0], *p.last()
		says = append(says, fmt.Sprintf("%s from %s in %d to %s in %d", p.Name, share(first.Share), first.Year, share(last.Share), last.Year))
	}
	return report.Figure{
		ID: "capability-over-time", Title: "Parts of the world's capability",
		Text: strings.Join(says, "; ") + ". " + a.source.Line(), Chart: chart,
	}
}

// yearAxis has round years.
func yearAxis(first, last int) report.Axis {
	axis := report.Axis{Title: "year", Low: float64(first), High: float64(last)}
	step := 1
	for _, s := range []int{2, 5, 10, 20, 25, 50, 100} {
		if (last-first)/step > 8 {
			step = s
		}
	}
	for y := int(math.Ceil(float64(first)/float64(step))) * step; y <= last; y += step {
		axis.Ticks = append(axis.Ticks, report.Tick{At: float64(y), Name: fmt.Sprint(y)})
	}
	return axis
}

func (a *CapabilityAnswer) poles() []report.Block {
	if len(a.Concentration) == 0 {
		return []report.Block{paragraph("The data have no states in these years.")}
	}
	first, last := a.Concentration[0], a.Concentration[len(a.Concentration)-1]
	if first.Year == last.Year {
		return []report.Block{paragraph(
			"In %d the world's capability was as concentrated as among %.1f equal states (CON %.3f, of %d states). The higher the number, the more poles; CON runs from 0, where all are alike, to 1, where one has everything.",
			last.Year, last.Poles, last.CON, last.States), paragraph("%s", a.source.Line())}
	}
	blocks := []report.Block{paragraph(
		"In %d the world's capability was as concentrated as among %.1f equal states (CON %.3f, of %d states); in %d as among %.1f (CON %.3f, of %d). The higher the number, the more poles; CON runs from 0, where all are alike, to 1, where one has everything.",
		first.Year, first.Poles, first.CON, first.States, last.Year, last.Poles, last.CON, last.States)}
	series := report.Series{Name: "equal states", Kind: report.Line}
	for k, c := range a.Concentration {
		series.Points = append(series.Points, report.Point{X: float64(c.Year), Y: c.Poles, Gap: k > 0 && c.Year > a.Concentration[k-1].Year+1})
	}
	blocks = append(blocks, report.Figure{
		ID: "poles-over-time", Title: "Effective number of poles",
		Text:  fmt.Sprintf("From %.1f in %d to %.1f in %d. %s", first.Poles, first.Year, last.Poles, last.Year, a.source.Line()),
		Chart: &report.Chart{X: yearAxis(a.First, a.Last), Y: report.Axis{Title: "equal states"}, Series: []report.Series{series}},
	})
	return append(blocks, paragraph("%s", a.source.Line()))
}

func (a *CapabilityAnswer) pairs() report.Section {
	t := report.Table{
		Caption: fmt.Sprintf("Pairs in %d: how many times the one has what the other has, and the chance that it would prevail", a.Last),
		Columns: []string{"Pair", "Ratio", "Chance of the first", "Range"},
	}
	for _, p := range a.Pairs {
		t.Rows = append(t.Rows, row(a.name(p.A)+" – "+a.name(p.B), fmt.Sprintf("%.2f", p.Ratio), share(p.AWins.Mode), share(p.AWins.Low)+" to "+share(p.AWins.High)))
	}
	return report.Section{ID: "pairs", Title: "One against another", Blocks: []report.Block{t, report.Callout{
		Title: "Not a forecast",
		Body: paragraph("The chance is a contest success function of the indices; its range is that of how much effort decides. " +
			"Ratios of capability predict the outcomes of disputes hardly better than always guessing the most common one. They know nothing of will, allies, ground and time."),
	}}}
}

func (a *CapabilityAnswer) name(id string) string {
	for _, p := range a.Parties {
		if p.ID == id {
			return p.Name
		}
	}
	return id
}
