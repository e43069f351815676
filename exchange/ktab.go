package exchange

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"parley/conflict"
)

// isKTAB reports whether a row is the first of a KTAB scenario: its name, what
// it is, and how many actors and dimensions it has.
func isKTAB(row []cell) bool {
	if len(row) < 4 {
		return false
	}
	_, errActors := strconv.Atoi(row[2].text)
	_, errDimensions := strconv.Atoi(row[3].text)
	return errActors == nil && errDimensions == nil
}

// ktab reads a KTAB scenario: below the first row a header, and then for each
// actor its name, what it is, its capability, and for each dimension its
// position and its salience in percent.
func (t *table) ktab(rows [][]cell) {
	t.percent = true
	t.title = firstOf(harmed(rows[0][0].text), t.title)
	actors, _ := strconv.Atoi(rows[0][2].text)     // isKTAB has read it
	dimensions, _ := strconv.Atoi(rows[0][3].text) // and this
	switch {
	case dimensions < 1 || dimensions > maxTableIssues:
		t.wrong(rows[0][3].spot, fmt.Sprintf("%d dimensions", dimensions), fmt.Sprintf("want 1 to %d", maxTableIssues))
		return
	case actors < 1 || len(rows)-2 < actors:
		t.wrong(rows[0][2].spot, fmt.Sprintf("%d actors, and %d rows below the header", actors, max(0, len(rows)-2)), "want as many rows as actors")
		return
	case len(rows[1]) < 3+2*dimensions:
		t.wrong(rows[1][0].spot, fmt.Sprintf("a header of %d cells", len(rows[1])), fmt.Sprintf("want %d: actor, description, capability, and position and salience of each dimension", 3+2*dimensions))
		return
	}
	for k := range dimensions {
		c := rows[1][3+2*k]
		t.addIssue(c.spot, strings.TrimSuffix(harmed(c.text), " Position"))
	}
	if t.defects > 0 {
		return // without its issues a row cannot be read
	}
	if extra := len(rows) - 2 - actors; extra > 0 {
		t.notes = append(t.notes, fmt.Sprintf("%d rows below those of the %d actors are left out", extra, actors))
	}
	for _, row := range rows[2 : 2+actors] {
		t.actor(row, dimensions)
	}
}

func firstOf(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// actor reads a row, or what makes up one.
func (t *table) actor(row []cell, dimensions int) {
	if len(row) < 3+2*dimensions {
		t.wrong(row[0].spot, fmt.Sprintf("a row of %d cells", len(row)), fmt.Sprintf("want %d", 3+2*dimensions))
		return
	}
	defects := t.defects
	name := harmed(row[0].text)
	t.addParty(row[0].spot, name, noteOf([]cell{{}, {text: name}, {text: harmed(row[1].text)}}, 2))
	capability, _ := t.number(row[2])
	total := 0.0
	var stands []stand
	for k := range dimensions {
		at, _ := t.number(row[3+2*k])
		salience, _ := t.number(row[4+2*k])
		total += salience
		stands = append(stands, stand{
			spot: row[3+2*k].spot, party: len(t.parties) - 1, issue: k,
			at: exactly(at), salience: new(exactly(salience)), capability: new(exactly(capability)),
		})
	}
	if total > 100+1e-6 {
		t.wrong(row[4].spot, fmt.Sprintf("the saliences of %s are %v together", clip(name), total), "want at most 100, as KTAB demands")
	}
	if t.defects == defects {
		t.stands = append(t.stands, stands...)
	}
}

// scenario reads a KTAB scenario in XML.
func (t *table) scenario(data []byte) {
	t.percent = true
	x := xmlReader{table: t, Decoder: xml.NewDecoder(bytes.NewReader(withoutMark(data)))}
	x.CharsetReader = func(label string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("the encoding %s is not read", label)
	}
	if err := x.read(); err != nil {
		line, column := x.InputPos()
		t.wrong(spot{line, column}, "this is no XML of a KTAB scenario: "+strings.TrimPrefix(err.Error(), "XML syntax error on line "), "want Scenario with Dimensions and Actors")
		return
	}
	switch {
	case !x.root:
		t.wrong(spot{1, 1}, "this is no KTAB scenario", "want the element Scenario")
	case len(t.stands) == 0 && len(t.errs) == 0:
		t.wrong(spot{1, 1}, "the scenario has no actors", "want Actors with an Actor or more")
	}
}

// maxDepth bounds how deep XML is nested; a scenario has five levels.
const maxDepth = 16

// An xmlReader reads a scenario element by element, so that each knows its
// place.
type xmlReader struct {
	*table
	*xml.Decoder
	root  bool
	path  []string
	text  strings.Builder
	start spot

	name, note, capability cell
	positions, saliences   []cell
	left                   []string // names of what is not held
}

func (x *xmlReader) read() error {
	for {
		token, err := x.Token()
		if errors.Is(err, io.EOF) {
			x.remarks()
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if len(x.path) == maxDepth {
				return fmt.Errorf("nested deeper than %d elements", maxDepth)
			}
			x.begin(token.Name.Local)
		case xml.CharData:
			if x.text.Len()+len(token) <= maxCell {
				x.text.Write(token)
			}
		case xml.EndElement:
			x.end()
			x.path = x.path[:len(x.path)-1]
		}
	}
}

func (x *xmlReader) begin(name string) {
	if len(x.path) == 0 {
		x.root = name == "Scenario"
	}
	x.path = append(x.path, name)
	x.text.Reset()
	line, column := x.InputPos()
	x.start = spot{line, column}
	if name == "Actor" {
		x.name, x.note, x.capability = cell{}, cell{}, cell{}
		x.positions, x.saliences = nil, nil
	}
}

// end takes in an element once its text is complete.
func (x *xmlReader) end() {
	c := cell{x.start, strings.TrimSpace(x.text.String())}
	switch strings.Join(x.path, "/") {
	case "Scenario/name":
		x.title = firstOf(c.text, x.title)
	case "Scenario/prngSeed":
		x.left = append(x.left, "the seed")
	case "Scenario/ModelParameters":
		x.left = append(x.left, "the model parameters")
	case "Scenario/IdealAdjustment":
		x.left = append(x.left, "the adjustment of ideals")
	case "Scenario/Dimensions/dName":
		x.addIssue(c.spot, c.text)
	case "Scenario/Actors/Actor/name":
		x.name = c
	case "Scenario/Actors/Actor/description":
		x.note = c
	case "Scenario/Actors/Actor/capability":
		x.capability = c
	case "Scenario/Actors/Actor/Position/dCoord":
		x.positions = append(x.positions, c)
	case "Scenario/Actors/Actor/Salience/dSal":
		x.saliences = append(x.saliences, c)
	case "Scenario/Actors/Actor":
		x.actor()
	}
}

func (x *xmlReader) actor() {
	n := len(x.positions)
	if len(x.issues) == 0 { // Dimensions may be left out
		for k := range n {
			x.addIssue(x.start, fmt.Sprintf("Dimension %d", k+1))
		}
	}
	if n != len(x.issues) || len(x.saliences) != n || n == 0 {
		x.wrong(x.start, fmt.Sprintf("actor %q has %d positions and %d saliences", clip(x.name.text), n, len(x.saliences)), fmt.Sprintf("want %d of each, one for each dimension", len(x.issues)))
		return
	}
	row := []cell{x.name, x.note, x.capability}
	for k := range n {
		row = append(row, x.positions[k], x.saliences[k])
	}
	x.table.actor(row, n)
}

func (x *xmlReader) remarks() {
	if len(x.left) > 0 {
		x.notes = append(x.notes, "left out: "+strings.Join(x.left, ", "))
	}
}

// A scenario is what a KTAB scenario is written from.
type scenario struct {
	title    string
	issues   []conflict.Issue
	parties  []conflict.Party
	strength []float64 // capability by party
	at       [][]float64
	salience [][]float64 // percent
}
