package power

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/internal/lazy"
	"parley/power/codes"
	"parley/power/data"
	"parley/power/dependence"
	"parley/report"
)

// A DependenceAnswer is who depends on whom.
type DependenceAnswer struct {
	Data           string                     `json:"data,omitempty"` // set@version of the trade of the states
	Leverages      []dependence.Leverage      `json:"leverages"`
	Concentrations []dependence.Concentration `json:"concentrations"`
	Standings      []dependence.Standing      `json:"standings"`
	Trade          []TradePartner             `json:"trade"` // of the parties' states among one another
	Needs          []Need                     `json:"needs,omitempty"`

	needs       *Needs
	conflict    *conflict.Conflict
	network     dependence.Network
	source      Source
	notComputed []string
}

// A TradePartner is a part of a state's exports or imports, as the Factbook
// has it: rounded to whole percents, of the five largest only.
type TradePartner struct {
	State   string  `json:"state"` // lines
	Partner string  `json:"partner"`
	Flow    string  `json:"flow"` // exports or imports
	Share   float64 `json:"share"`
	Year    int     `json:"year"`
}

// Dependence measures the ties of the file, and shows what the Factbook says of
// the trade of the parties' states among one another, and other data sets of
// their needs.
func Dependence(c *conflict.Conflict, parties []Party, book []data.Country, source Source, needs *Needs) (*DependenceAnswer, error) {
	a := &DependenceAnswer{conflict: c, network: dependence.Of(c), source: source, needs: needs, Needs: needs.List, notComputed: slices.Clone(needs.notComputed)}
	a.Trade = tradeAmong(parties, book)
	if len(c.Ties) == 0 && len(a.Trade) == 0 && len(a.Needs) == 0 {
		return nil, errors.New("the file has no ties, and the Factbook no trade between these parties' states; want ties in the file (parley check tells their form)")
	}
	if len(a.Trade) > 0 {
		a.Data = source.Entry.ID()
	}
	if len(c.Ties) == 0 {
		a.notComputed = append(a.notComputed, "Leverage, concentration and brokers: the file has no ties.")
		return a, nil
	}
	a.Leverages = a.network.Leverages()
	a.Concentrations = a.network.Concentrations()
	var err error
	a.Standings, err = a.network.Standings()
	return a, err
}

// tradeAmong are the Factbook's partners that are states of the parties.
func tradeAmong(parties []Party, book []data.Country) []TradePartner {
	in := map[string]bool{}
	for _, p := range parties {
		for _, line := range p.Lines {
			in[line] = true
		}
	}
	var made []TradePartner
	for _, country := range book {
		if !in[country.Line] {
			continue
		}
		for _, t := range slices.Concat(Partners(country.Line, "exports", country.ExportPartners), Partners(country.Line, "imports", country.ImportPartners)) {
			if in[t.Partner] {
				made = append(made, t)
			}
		}
	}
	return made
}

var (
	partner  = lazy.Regexp(`([^,%]+?) (\d+(?:\.\d+)?)%`)
	bookYear = lazy.Regexp(`\((\d{4})(?: est\.)?\)`)
)

// Partners reads the Factbook's list of trading partners, as in "China 33%,
// India 17% (2023)". Partners that are no states, like Hong Kong, are left out.
func Partners(line, flow, text string) []TradePartner {
	year := 0
	if m := bookYear().FindStringSubmatch(text); m != nil {
		year, _ = strconv.Atoi(m[1]) // four digits
	}
	var made []TradePartner
	for _, m := range partner().FindAllStringSubmatch(text, -1) {
		percent, err := strconv.ParseFloat(m[2], 64)
		other, ok := codes.FromName(strings.TrimSpace(m[1]))
		if err == nil && ok && percent <= 100 {
			made = append(made, TradePartner{line, other, flow, percent / 100, year})
		}
	}
	return made
}

var dependenceMethod = report.Method{
	Name: "Dependence and leverage",
	Text: "A party depends on another as far as the other meets its need and it could not get that elsewhere: share times (1 - replaceable). Where the file does not say what could be replaced, " +
		"the dependence is the share, and may be anything less. Who could end a tie has leverage; what ending it costs is how far it depends in turn. All numbers are those of the file's ties, " +
		"with their ranges. Concentration is Hirschman's index; what the ties leave open comes from many (low) or from one more (high).",
	Keys: []string{"keohane1977", "hirschman1945", "brin1998", "freeman1977"},
}

// Report is the answer for people.
func (a *DependenceAnswer) Report() *report.Report {
	r := &report.Report{Title: "Dependence and leverage", NotComputed: a.notComputed, Data: a}
	if len(a.Leverages) > 0 {
		r.Methods = append(r.Methods, dependenceMethod)
		r.Sections = append(r.Sections,
			report.Section{ID: "leverage", Title: "Who could hurt whom, and at what cost", Blocks: []report.Block{a.leverage(), a.net()}},
			report.Section{ID: "network", Title: "Whom the others rely on", Blocks: []report.Block{a.standings(), a.concentration()}})
	}
	if len(a.Trade) > 0 {
		r.Methods = append(r.Methods, a.source.method())
		r.Sections = append(r.Sections, report.Section{ID: "trade", Title: "What they trade", Blocks: []report.Block{a.trade(), paragraph("Whole percents; only the five largest partners of each are published. %s", a.source.Line())}})
	}
	if len(a.Needs) > 0 {
		r.Methods = append(r.Methods, needsMethod)
		for _, source := range a.needs.sources {
			r.Methods = append(r.Methods, source.method())
		}
		r.Sections = append(r.Sections, a.needs.section())
	}
	return r
}

func (a *DependenceAnswer) leverage() report.Table {
	t := report.Table{
		Caption: "What ending the tie would take from the other, and what it would cost: parts of a party's need in the area that it could not replace within a year",
		Columns: []string{"Who", "Over whom", "Area", "Harm", "Cost", "Harm less cost"},
	}
	for _, l := range a.Leverages {
		area := "all together, alike"
		if l.Area != "" {
			area = a.conflict.AreaName(l.Area)
		}
		t.Rows = append(t.Rows, row(a.conflict.PartyName(l.By), a.conflict.PartyName(l.Over), area, spanWords(l.Harm), spanWords(l.Cost), spanWords(l.Net)))
	}
	return t
}

func spanWords(s dependence.Span) string {
	if s.Low == s.High {
		return fmt.Sprintf("%.2f", s.Mode)
	}
	return fmt.Sprintf("%.2f (%.2f to %.2f)", s.Mode, s.Low, s.High)
}

// net draws an arrow from each party to those it depends on.
func (a *DependenceAnswer) net() report.Figure {
	net := &report.Net{}
	most := 1e-300
	for _, s := range a.Standings {
		most = max(most, s.Relied)
	}
	for _, s := range a.Standings {
		net.Nodes = append(net.Nodes, report.NetNode{Name: a.conflict.PartyName(s.Party), Size: s.Relied / most})
	}
	var says []string
	for i, party := range a.network.Parties {
		for j, on := range a.network.Parties {
			sum, words := 0.0, []string{}
			for _, t := range a.network.Ties {
				if t.Party == party && t.On == on {
					sum += dependence.Net(t).Mode
					words = append(words, fmt.Sprintf("%s %.2f", a.conflict.AreaName(t.Area), dependence.Net(t).Mode))
				}
			}
			if len(words) > 0 {
				net.Ties = append(net.Ties, report.NetTie{From: i, To: j, Weight: min(1, sum), Label: strings.Join(words, ", ")})
				says = append(says, fmt.Sprintf("%s on %s: %s", a.conflict.PartyName(party), a.conflict.PartyName(on), strings.Join(words, ", ")))
			}
		}
	}
	return report.Figure{
		ID: "dependence-net", Title: "Who depends on whom",
		Text: "An arrow leads from the party that depends to the one it depends on; a party is the larger the more rely on it. " + strings.Join(says, "; ") + ". Source: the ties of the file.", Net: net,
	}
}

func (a *DependenceAnswer) standings() report.Table {
	t := report.Table{
		Caption: "Each party's place: how far others rely on it and it on others (sums over areas), its importance in the network, and the part of the ways between others that lead through it",
		Columns: []string{"Party", "Others rely on it", "It relies on others", "Importance", "Broker"},
	}
	for _, s := range a.Standings {
		t.Rows = append(t.Rows, row(a.conflict.PartyName(s.Party), fmt.Sprintf("%.2f", s.Relied), fmt.Sprintf("%.2f", s.Relies), share(s.Rank), share(s.Broker)))
	}
	return t
}

func (a *DependenceAnswer) concentration() report.Table {
	t := report.Table{
		Caption: "On how few others a need rests: 1 is a single one",
		Columns: []string{"Party", "Area", "Named by ties", "Concentration", "Replaceable"},
	}
	for _, c := range a.Concentrations {
		replaceable := "nobody said"
		if c.Replaceable != nil {
			replaceable = share(*c.Replaceable)
		}
		t.Rows = append(t.Rows, row(a.conflict.PartyName(c.Party), a.conflict.AreaName(c.Area), share(c.Known), fmt.Sprintf("%.2f to %.2f", c.Low, c.High), replaceable))
	}
	return t
}

func (a *DependenceAnswer) trade() report.Table {
	t := report.Table{Caption: "Parts of a state's exports and imports of goods", Columns: []string{"State", "Flow", "Partner", "Part", "Year"}}
	for _, p := range a.Trade {
		t.Rows = append(t.Rows, row(codes.LineName(p.State), p.Flow, codes.LineName(p.Partner), fmt.Sprintf("%.0f %%", 100*p.Share), fmt.Sprint(p.Year)))
	}
	return t
}
