package power

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"parley/power/codes"
	"parley/power/data"
	"parley/report"
)

// A PairAlliances says what two parties owe each other by treaties of alliance,
// and how alike their alliances with all states are. Of blocs, all pairs of a
// state of the one and a state of the other count.
type PairAlliances struct {
	A       string   `json:"a"`
	B       string   `json:"b"`
	Pairs   int      `json:"pairs"`
	Pledges []Pledge `json:"pledges"`
	// Since is the first year from which on some pair of them has been allied
	// without a break; 0 when none is.
	Since int `json:"since,omitempty"`
	// S and SSquared are the similarity of signorino1999, -1 to 1: the mean over
	// the pairs. Low and High are the least and the most similar pair's S.
	S        float64 `json:"s"`
	SSquared float64 `json:"sSquared"`
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
}

// A Pledge is a kind of obligation, and how many pairs of states have it.
type Pledge struct {
	Kind  string `json:"kind"`
	Pairs int    `json:"pairs"`
}

// pledgeKinds are the obligations that are told apart, the strongest first.
var pledgeKinds = []struct {
	name string
	of   func(p data.Pledges) bool
}{
	{"defence", func(p data.Pledges) bool { return p.Defence }},
	{"offence", func(p data.Pledges) bool { return p.Offence }},
	{"neutrality", func(p data.Pledges) bool { return p.Neutrality }},
	{"non-aggression", func(p data.Pledges) bool { return p.NonAggression }},
	{"consultation", func(p data.Pledges) bool { return p.Consultation }},
}

// fullCommitment is that of a pact of defence or offence, and of a state to
// itself.
const fullCommitment = 3

// commitment is how far the pledges go, as signorino1999 rank them: 3 for
// defence or offence, 2 for neutrality or non-aggression, 1 for consultation, 0
// for none.
func commitment(p data.Pledges) int {
	switch {
	case p.Defence || p.Offence:
		return fullCommitment
	case p.Neutrality || p.NonAggression:
		return 2
	case p.Consultation:
		return 1
	default:
		return 0
	}
}

// An AllianceAnswer is the alliances of parties in a year.
type AllianceAnswer struct {
	Data  string          `json:"data"` // set@version
	Year  int             `json:"year"`
	Pairs []PairAlliances `json:"pairs"`

	source Source
	name   func(id string) string
}

// Alliances compares the alliances of the parties in the year, or in the last
// one of the data when that is earlier. It returns nil when the data begin
// later.
func Alliances(parties []Party, allied data.Alliances, source Source, year int) *AllianceAnswer {
	first, last := source.years()
	if year < first {
		return nil
	}
	a := &AllianceAnswer{Data: source.Entry.ID(), Year: min(year, last), source: source}
	world := statesIn(a.Year)
	for i, x := range parties {
		for _, y := range parties[i+1:] {
			if p, ok := alliancesOf(x, y, allied, world, a.Year); ok {
				p.Since = since(x, y, allied, a.Year, first)
				a.Pairs = append(a.Pairs, p)
			}
		}
	}
	return a
}

// statesIn are the lines that were a state in the year, in the order of the
// table of states.
func statesIn(year int) []string {
	var made []string
	for _, s := range codes.States() {
		if s.In(year) && !slices.Contains(made, s.Line) {
			made = append(made, s.Line)
		}
	}
	return made
}

// alliancesOf compares two parties in a year; ok is false when no two different
// states of theirs were there.
func alliancesOf(x, y Party, allied data.Alliances, world []string, year int) (p PairAlliances, ok bool) {
	p = PairAlliances{A: x.ID, B: y.ID, Low: math.Inf(1), High: math.Inf(-1), Pledges: []Pledge{}}
	count := make([]int, len(pledgeKinds))
	for _, a := range x.Lines {
		for _, b := range y.Lines {
			if a == b || !slices.Contains(world, a) || !slices.Contains(world, b) {
				continue
			}
			p.Pairs++
			for k, kind := range pledgeKinds {
				if kind.of(owed(allied, a, b, year)) {
					count[k]++
				}
			}
			s, squared := similarity(allied, a, b, world, year)
			p.S += s
			p.SSquared += squared
			p.Low, p.High = min(p.Low, s), max(p.High, s)
		}
	}
	if p.Pairs == 0 {
		return p, false
	}
	p.S /= float64(p.Pairs)
	p.SSquared /= float64(p.Pairs)
	for k, n := range count {
		if n > 0 {
			p.Pledges = append(p.Pledges, Pledge{pledgeKinds[k].name, n})
		}
	}
	return p, true
}

// owed is what either of two states owes the other.
func owed(allied data.Alliances, a, b string, year int) data.Pledges {
	return allied[data.Dyad{From: a, To: b, Year: year}].Or(allied[data.Dyad{From: b, To: a, Year: year}])
}

// similarity is S of signorino1999 over the commitments of two states to all
// states of the world, every state weighing alike: 1 - 2 × the mean distance,
// as a part of the greatest, absolute and squared. A state counts as its own
// ally in defence.
func similarity(allied data.Alliances, a, b string, world []string, year int) (s, squared float64) {
	to := func(from, state string) int {
		if from == state {
			return fullCommitment
		}
		return commitment(allied[data.Dyad{From: from, To: state, Year: year}])
	}
	absolute, squares := 0, 0
	for _, state := range world {
		d := to(a, state) - to(b, state)
		absolute += max(d, -d)
		squares += d * d
	}
	n := float64(len(world))
	return 1 - 2*float64(absolute)/(fullCommitment*n), 1 - 2*float64(squares)/(fullCommitment*fullCommitment*n)
}

// since is the first year of the unbroken run of years to this one in which
// some two states of the parties are allied; 0 when none are now.
func since(x, y Party, allied data.Alliances, year, first int) int {
	began := 0
	for ; year >= first; year-- {
		bound := slices.ContainsFunc(x.Lines, func(a string) bool {
			return slices.ContainsFunc(y.Lines, func(b string) bool { return a != b && commitment(owed(allied, a, b, year)) > 0 })
		})
		if !bound {
			return began
		}
		began = year
	}
	return began
}

var allianceMethod = report.Method{
	Name: "Alliances",
	Text: "What two parties owe each other by treaty, and how alike their commitments to all states are: S of Signorino and Ritter, 1 for the same commitments to everybody and -1 for opposite ones. " +
		"Defence and offence count 3, neutrality and non-aggression 2, consultation 1, no alliance 0; every state weighs alike, and counts as its own ally in defence. " +
		"With blocs, all pairs of states count, and the range is from the least to the most alike pair. Most states owe most others nothing, and this alone makes S high: compare pairs, not with 0.",
	Keys: []string{"signorino1999", "leeds2002"},
}

// Section is the answer for people.
func (a *AllianceAnswer) Section() report.Section {
	t := report.Table{
		Caption: fmt.Sprintf("Obligations of alliance in %d, and how alike the alliances are", a.Year),
		Columns: []string{"Pair", "They owe each other", "Allied since", "S", "From to", "S squared"},
	}
	for _, p := range a.Pairs {
		began := ""
		if p.Since > 0 {
			began = strconv.Itoa(p.Since)
		}
		t.Rows = append(t.Rows, row(a.name(p.A)+" – "+a.name(p.B), p.owes(), began, fmt.Sprintf("%.3f", p.S), fmt.Sprintf("%.3f to %.3f", p.Low, p.High), fmt.Sprintf("%.3f", p.SSquared)))
	}
	return report.Section{ID: "alliances", Title: "Who is allied with whom", Blocks: []report.Block{t, paragraph("%s", a.source.Line())}}
}

func (p PairAlliances) owes() string {
	if len(p.Pledges) == 0 {
		return "nothing"
	}
	parts := make([]string, len(p.Pledges))
	for k, pledge := range p.Pledges {
		parts[k] = pledge.Kind
		if p.Pairs > 1 {
			parts[k] += fmt.Sprintf(" (%d of %d pairs)", pledge.Pairs, p.Pairs)
		}
	}
	return strings.Join(parts, ", ")
}

// AddAlliances adds the parties' alliances, where data on alliances were added,
// in the year in which the last session opened.
func (a *AlignmentAnswer) AddAlliances(l *data.Library, wanted []string, year int) error {
	allied, source, err := Load[data.Alliances](l, wanted, "atop")
	if missing := new(MissingError); errors.As(err, &missing) {
		return nil
	} else if err != nil {
		return err
	}
	if a.Alliances = Alliances(a.parties, allied, source, year); a.Alliances == nil {
		a.notComputed = append(a.notComputed, fmt.Sprintf("Alliances in %d: %s begins in %s.", year, source.Entry.ID(), source.Entry.First))
		return nil
	}
	a.Alliances.name = a.name
	return nil
}
