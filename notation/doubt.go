package notation

import (
	"fmt"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"
	"parley/conflict"
)

// maxEither bounds the statements that stand in an unknown order.
const maxEither = 8

// A wireMember is one of several statements of unknown order. It is written as
// a formula, or as this mapping.
type wireMember struct {
	That formula   `json:"that" jsonschema_description:"What the party wants to hold."`
	Much bool      `json:"much,omitempty" jsonschema_description:"The party would much rather have it."`
	Sure *quantity `json:"sure,omitempty" jsonschema_description:"The probability, 0 to 1, that the party wants it."`
	wireBasis
}

func (v *wireMember) decode(d *decoder, n *yaml.Node, at path) {
	if n.Kind == yaml.ScalarNode {
		v.That.decode(d, n, at)
		return
	}
	type spelledOut wireMember
	d.structure(n, reflect.ValueOf((*spelledOut)(v)).Elem(), at)
}

// says reports a mapping that has none of the keys.
func (d *decoder) says(n *yaml.Node, at path, keys ...string) {
	for _, key := range keys {
		if k, _ := child(n, key); k != nil || n.Kind != yaml.MappingNode {
			return
		}
	}
	d.wrong(n, at, fmt.Sprintf("%s has no %s", at.name(), keys[0]), "want the key "+strings.Join(keys, ", or "))
}

// decodeEither reads statements of unknown order, written as a list.
func (s *wireStatement) decodeEither(d *decoder, n *yaml.Node, at path) {
	d.decode(d.atMost(maxEither, n, at), reflect.ValueOf(&s.Either).Elem(), at)
}

// members are the statements of unknown order as statements; group is the
// number that they share.
func (s *wireStatement) members(group int) []conflict.Statement {
	var made []conflict.Statement
	for _, m := range s.Either {
		if m.That.formed {
			one := wireStatement{That: m.That, Much: m.Much, Sure: m.Sure, wireBasis: m.wireBasis}
			statement := one.statement()
			statement.Either = group
			made = append(made, statement)
		}
	}
	return made
}

// doubts checks what is said of the doubts about a statement.
func (k *checker) doubts(s *wireStatement, at path) {
	k.inScale(s.Sure, 1, at.to("sure"))
	if s.Either == nil {
		return
	}
	if s.That.formed || s.Sure != nil {
		k.wrongValue(at, "a statement beside statements of unknown order", "want that, or either")
	}
	if len(s.Either) < 2 {
		k.wrongValue(at, fmt.Sprintf("%d statements of unknown order", len(s.Either)), "want at least two, or a statement by itself")
	}
	for n, m := range s.Either {
		k.inScale(m.Sure, 1, at.to("either", n, "sure"))
	}
}

// derived checks that a preference can be derived from the party's positions.
func (k *checker) derived(p *wirePreference, party string, at path) {
	if p.Derived != "positions" {
		return
	}
	if p.Unknown != nil {
		k.wrongKey(at, "derived beside unknown", "want one of the two")
	}
	bearing := k.c.Bearing(party)
	if len(bearing) == 0 {
		k.wrongKey(at, fmt.Sprintf("%s has no position on an issue that an option changes", clip(party)), "want a position, and options with effects on that issue")
	}
	for _, i := range bearing {
		if i.Reference == nil {
			k.wrongKey(at, fmt.Sprintf("issue %s has no reference, from which effects are counted", clip(i.ID)), "want the key reference there")
		}
	}
}

// eitherNode writes statements of unknown order as a list.
func eitherNode(group []conflict.Statement) node { return listNode(each(group, statementNode)...) }

// statementNodes writes a party's statements, those of unknown order together.
func statementNodes(p conflict.Preference) []node {
	var nodes []node
	next := 0
	for _, g := range p.Groups() {
		nodes = append(nodes, alone(p, next, g[0])...)
		nodes = append(nodes, eitherNode(p.Statements[g[0]:g[1]]))
		next = g[1]
	}
	return append(nodes, alone(p, next, len(p.Statements)+1)...)
}
