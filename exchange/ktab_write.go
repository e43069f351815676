package exchange

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"

	"parley/conflict"
)

// KTAB's own bounds of a scenario.
const (
	fewestActors = 3
	mostActors   = 250
)

// WriteKTAB writes the parties with positions as a KTAB scenario, as XML or
// CSV, and says what that cannot hold. It returns an error when the conflict
// has fewer than three such parties, or a capability is not above 0, which KTAB
// demands.
func WriteKTAB(c *conflict.Conflict, asXML bool) (data []byte, lost []string, err error) {
	s, lost, err := newScenario(c)
	if err != nil {
		return nil, nil, err
	}
	if asXML {
		data, err = s.xml()
	} else {
		data, err = s.csv()
	}
	return data, lost, err
}

func newScenario(c *conflict.Conflict) (*scenario, []string, error) {
	s := &scenario{title: firstOf(c.Title, "Untitled")}
	lost := lostFromPositions(c)
	for _, i := range c.Issues {
		if stands(c, "", i.ID) {
			s.issues = append(s.issues, i)
		}
	}
	for _, p := range c.Parties {
		if stands(c, p.ID, "") {
			s.parties = append(s.parties, p)
		}
	}
	if n := len(s.parties); n < fewestActors || n > mostActors {
		return nil, nil, fmt.Errorf("%d parties have positions; KTAB wants %d to %d", n, fewestActors, mostActors)
	}
	spread := false
	for _, p := range s.parties {
		strength, said, err := strengthOf(c, p)
		if err != nil {
			return nil, nil, err
		}
		s.strength = append(s.strength, strength)
		lost = append(lost, said...)
		at, salience, missing := s.row(c, p)
		s.at, s.salience = append(s.at, at), append(s.salience, salience)
		lost = append(lost, missing...)
	}
	for _, p := range c.Positions {
		spread = spread || !p.At.Certain() || p.Salience != nil && !p.Salience.Certain() || p.Capability != nil && !p.Capability.Certain()
	}
	if spread {
		lost = append(lost, "ranges (their middle stands for them)")
	}
	return s, append(lost, s.shrink()...), nil
}

func stands(c *conflict.Conflict, party, issue string) bool {
	_, ok := latest(c, party, issue)
	return ok
}

// latest returns the latest position of a party on an issue; an empty id
// stands for any.
func latest(c *conflict.Conflict, party, issue string) (found conflict.Position, ok bool) {
	for _, p := range c.Positions {
		if (party == "" || p.Party == party) && (issue == "" || p.Issue == issue) && (!ok || p.Date >= found.Date) {
			found, ok = p, true
		}
	}
	return found, ok
}

// strengthOf is a party's capability: the mean over its issues.
func strengthOf(c *conflict.Conflict, party conflict.Party) (mean float64, lost []string, err error) {
	n, low, high := 0, math.Inf(1), math.Inf(-1)
	for _, p := range c.Positions {
		if p.Party == party.ID && p.Capability != nil {
			n++
			mean += (p.Capability.Mode - mean) / float64(n)
			low, high = min(low, p.Capability.Mode), max(high, p.Capability.Mode)
		}
	}
	switch {
	case n == 0:
		return 1, []string{party.Name + " has no capability (the file gives it 1)"}, nil
	case mean <= 0:
		return 0, nil, fmt.Errorf("the capability of %s is %v; KTAB wants it above 0", party.Name, mean)
	case low < high:
		lost = append(lost, fmt.Sprintf("%s has another capability on each issue (the file has their mean)", party.Name))
	}
	return mean, lost, nil
}

func (s *scenario) row(c *conflict.Conflict, party conflict.Party) (at, salience []float64, lost []string) {
	for _, i := range s.issues {
		p, ok := latest(c, party.ID, i.ID)
		switch {
		case !ok:
			at, salience = append(at, 50), append(salience, 0)
			lost = append(lost, fmt.Sprintf("%s has no position on %s (the file has 50 with salience 0)", party.Name, i.Name))
		case p.Salience == nil:
			at, salience = append(at, p.At.Mode), append(salience, 100)
			lost = append(lost, fmt.Sprintf("%s has no salience on %s (the file has that of who cares fully)", party.Name, i.Name))
		default:
			at, salience = append(at, p.At.Mode), append(salience, 100*p.Salience.Mode)
		}
	}
	return at, salience, lost
}

// shrink divides all saliences so that nobody's are more than 100 together,
// which KTAB demands, and says so.
func (s *scenario) shrink() []string {
	most := 0.0
	for _, row := range s.salience {
		total := 0.0
		for _, x := range row {
			total += x
		}
		most = max(most, total)
	}
	if most <= 100 {
		return nil
	}
	for _, row := range s.salience {
		for k := range row {
			row[k] = math.Floor(row[k]*100/most*1e4) / 1e4
		}
	}
	return []string{fmt.Sprintf("saliences as they are: all are divided by %.4g, since KTAB wants those of an actor to be 100 together at most", most/100)}
}

func (s *scenario) csv() ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	rows := [][]string{{harmless(s.title), "", strconv.Itoa(len(s.parties)), strconv.Itoa(len(s.issues))}, {"Actor", "Description", "Capability"}}
	for _, i := range s.issues {
		rows[1] = append(rows[1], harmless(i.Name), "Salience of "+i.Name)
	}
	for k, p := range s.parties {
		row := []string{harmless(p.Name), harmless(firstOf(p.Note, p.Name)), decimal(s.strength[k])}
		for j := range s.issues {
			row = append(row, decimal(s.at[k][j]), decimal(s.salience[k][j]))
		}
		rows = append(rows, row)
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// The elements of a KTAB scenario in XML.
type xmlScenario struct {
	XMLName    xml.Name   `xml:"Scenario"`
	Name       string     `xml:"name"`
	Desc       string     `xml:"desc"`
	Seed       string     `xml:"prngSeed"`
	Dimensions []string   `xml:"Dimensions>dName"`
	Actors     []xmlActor `xml:"Actors>Actor"`
}

type xmlActor struct {
	Name        string   `xml:"name"`
	Description string   `xml:"description"`
	Capability  string   `xml:"capability"`
	Position    []string `xml:"Position>dCoord"`
	Salience    []string `xml:"Salience>dSal"`
}

func (s *scenario) xml() ([]byte, error) {
	x := xmlScenario{Name: s.title, Seed: "1"}
	for _, i := range s.issues {
		x.Dimensions = append(x.Dimensions, i.Name)
	}
	for k, p := range s.parties {
		a := xmlActor{Name: p.Name, Description: firstOf(p.Note, p.Name), Capability: decimal(s.strength[k])}
		for j := range s.issues {
			a.Position = append(a.Position, decimal(s.at[k][j]))
			a.Salience = append(a.Salience, decimal(s.salience[k][j]))
		}
		x.Actors = append(x.Actors, a)
	}
	text, err := xml.MarshalIndent(x, "", "  ")
	if err != nil {
		return nil, err
	}
	return append([]byte(xml.Header), append(text, '\n')...), nil
}
