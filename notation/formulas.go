package notation

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
	"parley/conflict"
	"parley/internal/lazy"
)

// formula is a condition on options.
type formula struct {
	conflict.Formula
	formed bool // it was there, and parsed
}

func (v *formula) decode(d *decoder, n *yaml.Node, at path) {
	if k := kindOf(n); k != words && k != truth {
		d.wrong(n, at, k.of(at), `want a formula like "!north.arm & south.accept" (in quotes when it begins with !)`)
		return
	}
	f, err := conflict.ParseFormula(n.Value)
	if e, ok := errors.AsType[*conflict.FormulaError](err); ok {
		d.wrongFormula(n, at, e)
		return
	}
	v.Formula, v.formed = f, true
}

// wrongFormula reports an error where it is in the formula's text.
func (d *decoder) wrongFormula(n *yaml.Node, at path, e *conflict.FormulaError) {
	if !d.room(at) {
		return
	}
	what, want, _ := strings.Cut(e.What, "; ")
	d.problems = append(d.problems, Problem{
		Place: d.text.place(d.text.within(n, e.Offset)), What: at.name() + ": " + what, Want: want,
	})
}

// countryCode is an ISO 3166-1 alpha-3 code.
type countryCode string

const countryCodePattern = `^[A-Z]{3}$`

var isCountryCode = lazy.Regexp(countryCodePattern)

func (v *countryCode) decode(d *decoder, n *yaml.Node, at path) {
	code := matched(d, n, at, isCountryCode, "ISO 3166-1 alpha-3 code", "want three capital letters, like NOR")
	if code != "" && !isCountry(code) {
		d.wrong(n, at, fmt.Sprintf("%s: no state has the ISO 3166-1 alpha-3 code %s", at.name(), code), "want the state's code, or none for a party that is no state")
	}
	*v = countryCode(code)
}

// isCountry knows the codes of today's states and of those of the past; the
// codes from XAA to XZZ, like Kosovo's XKX, are for private agreement.
func isCountry(code string) bool {
	region, err := language.ParseRegion(code)
	return code[0] == 'X' || err == nil && region.IsCountry() && region.ISO3() == code
}

// passages are where sources say something.
type passages []passage

// passage is written source#L12 or source#L12-L14, or as a mapping with the
// exact quote.
type passage struct{ conflict.Passage }

type quoted struct {
	At    lines  `json:"at" jsonschema_description:"source#L12 or source#L12-L14."`
	Quote string `json:"quote" jsonschema:"maxLength=100000" jsonschema_description:"The exact words there."`
}

// lines are a passage without its quote.
type lines struct{ conflict.Passage }

const passagePattern = `^([^#]+)#L([0-9]{1,7})(?:-L([0-9]{1,7}))?$`

var passageForm = lazy.Regexp(passagePattern)

func (v *passage) decode(d *decoder, n *yaml.Node, at path) {
	if kindOf(n) == mapping {
		var q quoted
		d.structure(n, reflect.ValueOf(&q).Elem(), at)
		v.Passage = q.At.Passage
		v.Quote = q.Quote
		return
	}
	var l lines
	l.decode(d, n, at)
	v.Passage = l.Passage
}

func (v *lines) decode(d *decoder, n *yaml.Node, at path) {
	m := passageForm().FindStringSubmatch(n.Value)
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
			tied[0] = tied[0].orLeap()
		}
		*v = append(*v, tied)
	}
}

// maxStatements bounds the statements of a party that are written as a list.
const maxStatements = 1000

func (p *wirePreference) decode(d *decoder, n *yaml.Node, at path) {
	if n.Kind == yaml.SequenceNode {
		d.decode(d.atMost(maxStatements, n, at), reflect.ValueOf(&p.Statements).Elem(), at)
		return
	}
	type spelledOut wirePreference
	d.structure(n, reflect.ValueOf((*spelledOut)(p)).Elem(), at)
}

func (s *wireStatement) decode(d *decoder, n *yaml.Node, at path) {
	if n.Kind == yaml.ScalarNode {
		s.That.decode(d, n, at)
		return
	}
	if n.Kind == yaml.SequenceNode {
		s.decodeEither(d, n, at.to("either"))
		return
	}
	type spelledOut wireStatement
	d.structure(n, reflect.ValueOf((*spelledOut)(s)).Elem(), at)
	d.says(n, at, "that", "either", "unknown")
}

func (v *wireChanges) decode(d *decoder, n *yaml.Node, at path) {
	if d.expect(n, at, list) {
		d.sequence(d.atMost(maxChanges, n, at), reflect.ValueOf(v).Elem(), at)
	}
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
