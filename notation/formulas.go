package notation

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v4"
	"parley/conflict"
)

// formula is a condition on options.
type formula struct {
	conflict.Formula
	malformed bool // and reported
}

func (v *formula) decode(d *decoder, n *yaml.Node, at path) {
	v.malformed = true
	if k := kindOf(n); k != words && k != truth {
		d.wrong(n, at, k.of(at), `want a formula like "!north.arm & south.accept" (in quotes when it begins with !)`)
		return
	}
	f, err := conflict.ParseFormula(n.Value)
	if e, ok := err.(*conflict.FormulaError); ok {
		place := d.text.place(d.text.within(n, e.Offset))
		d.add(Problem{Place: place, What: "formula: " + e.What}, at)
		return
	}
	v.Formula, v.malformed = f, false
}

// countryCode is an ISO 3166-1 alpha-3 code.
type countryCode string

var isCountryCode = regexp.MustCompile(`^[A-Z]{3}$`)

func (v *countryCode) decode(d *decoder, n *yaml.Node, at path) {
	*v = countryCode(matched(d, n, at, isCountryCode, "ISO 3166-1 alpha-3 code", "want three capital letters, like NOR"))
}

// passages are where sources say something.
type passages []passage

// passage is written source#L12 or source#L12-L14, or as a mapping with the
// exact quote.
type passage struct{ conflict.Passage }

type quoted struct {
	At    passage `json:"at"`
	Quote string  `json:"quote" jsonschema:"maxLength=100000"`
}

var passageForm = regexp.MustCompile(`^([^#]+)#L([0-9]{1,7})(?:-L([0-9]{1,7}))?$`)

func (v *passage) decode(d *decoder, n *yaml.Node, at path) {
	if kindOf(n) == mapping {
		var q quoted
		d.structure(n, reflect.ValueOf(&q).Elem(), at)
		v.Passage = q.At.Passage
		v.Quote = q.Quote
		return
	}
	m := passageForm.FindStringSubmatch(n.Value)
	if n.Kind != yaml.ScalarNode || m == nil {
		d.wrong(n, at, fmt.Sprintf("%s is no passage: %s", at.name(), shown(n)), "want source#L12 or source#L12-L14")
		return
	}
	v.Source = m[1]
	v.Lines[0], _ = strconv.Atoi(m[2])
	v.Lines[1] = v.Lines[0]
	if m[3] != "" {
		v.Lines[1], _ = strconv.Atoi(m[3])
	}
	if v.Lines[0] < 1 || v.Lines[1] < v.Lines[0] {
		d.wrong(n, at, fmt.Sprintf("%s is no passage: %s", at.name(), shown(n)), "want lines from 1, the first before the last")
	}
}

// ranking is groups of states as letters, the best first.
type ranking [][]letters

type letters string

func (v *ranking) decode(d *decoder, n *yaml.Node, at path) {
	if !d.expect(n, at, list) {
		return
	}
	*v = ranking{}
	for k, item := range n.Content {
		var tied []letters
		if item.Kind == yaml.SequenceNode {
			d.decode(item, reflect.ValueOf(&tied).Elem(), at.to(k))
		} else {
			tied = make([]letters, 1)
			d.decode(item, reflect.ValueOf(&tied[0]).Elem(), at.to(k))
		}
		*v = append(*v, tied)
	}
}

func (v *wirePreference) decode(d *decoder, n *yaml.Node, at path) {
	if n.Kind == yaml.SequenceNode {
		d.decode(n, reflect.ValueOf(&v.Statements).Elem(), at)
		return
	}
	type spelledOut wirePreference
	d.structure(n, reflect.ValueOf((*spelledOut)(v)).Elem(), at)
}

func (v *wireStatement) decode(d *decoder, n *yaml.Node, at path) {
	if n.Kind == yaml.ScalarNode {
		v.That.decode(d, n, at)
		return
	}
	type spelledOut wireStatement
	v.That.malformed = true
	d.structure(n, reflect.ValueOf((*spelledOut)(v)).Elem(), at)
}

func (v *wireChange) decode(d *decoder, n *yaml.Node, at path) {
	if n.Kind == yaml.ScalarNode {
		v.That = new(formula)
		v.That.decode(d, n, at)
		return
	}
	type spelledOut wireChange
	d.structure(n, reflect.ValueOf((*spelledOut)(v)).Elem(), at)
}
