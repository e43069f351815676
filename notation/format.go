package notation

import (
	"strings"

	"parley/conflict"
)

// Format writes the conflict as a file, in one canonical form: the parts in
// the order of the reference page, short mappings and lists on one line. Read
// gives the same conflict back when c is valid (and its texts are UTF-8).
func Format(c *conflict.Conflict) []byte {
	var b strings.Builder
	head := fields{}
	head.add("parley", plainNode("1"))
	head.add("title", textNode(c.Title))
	head.text("asOf", c.AsOf)
	node{isMap: true, pairs: head}.rows(&b, 0)
	for _, s := range sections(c) {
		b.WriteByte('\n')
		section(&b, s)
	}
	return []byte(b.String())
}

// section writes a part of the file with each entry on lines of its own.
func section(b *strings.Builder, s pair) {
	b.WriteString(s.key + ":")
	switch {
	case s.key == "statusQuo" || s.key == "coalitions":
		s.value.block(b, len(s.key)+1, 2)
	case s.value.list:
		b.WriteByte('\n')
		for _, item := range s.value.items {
			b.WriteString("  -")
			item.behindDash(b, 4)
		}
	default:
		b.WriteByte('\n')
		s.value.rows(b, 2)
	}
}

func sections(c *conflict.Conflict) []pair {
	var f fields
	f.mapping("sources", each(c.Sources, sourcePair))
	f.mapping("parties", each(c.Parties, func(p conflict.Party) pair { return partyPair(p, len(c.Options)) }))
	f.mapping("issues", each(c.Issues, issuePair))
	f.mapping("areas", each(c.Areas, areaPair))
	f.list("ties", each(c.Ties, tieToNode))
	f.list("positions", each(c.Positions, positionNode))
	f.list("claims", each(c.Claims, claimNode))
	f.mapping("options", each(c.Options, optionPair))
	f.list("rules", each(c.Rules, ruleNode))
	if c.StatusQuo != nil {
		f.add("statusQuo", textNodes(c.Taken(*c.StatusQuo)))
	}
	f.mapping("preferences", each(c.Preferences, func(p conflict.Preference) pair {
		return pair{p.Party, preferenceNode(p, len(c.Options))}
	}))
	f.list("coalitions", each(c.Coalitions, textNodes))
	f.list("outcomes", each(c.Outcomes, outcomeNode))
	f.mapping("instruments", each(c.Instruments, instrumentPair))
	f.mapping("agreements", each(c.Agreements, agreementPair))
	f.mapping("settlement", settlementPairs(c.Settlement))
	f.list("gaps", each(c.Gaps, gapNode))
	return f
}

func each[T, U any](xs []T, write func(T) U) []U {
	var made []U
	for _, x := range xs {
		made = append(made, write(x))
	}
	return made
}

// fields are the pairs of a mapping; what is empty is left out.
type fields []pair

func (f *fields) add(key string, value node) { *f = append(*f, pair{key, value}) }

func (f *fields) text(key, value string) {
	if value != "" {
		f.add(key, textNode(value))
	}
}

// name adds a name, unless the id says it already.
func (f *fields) name(name, id string) {
	if name != id {
		f.text("name", name)
	}
}

func (f *fields) list(key string, items []node) {
	if len(items) > 0 {
		f.add(key, listNode(items...))
	}
}

func (f *fields) mapping(key string, pairs []pair) {
	if len(pairs) > 0 {
		f.add(key, mapNode(pairs...))
	}
}

func (f *fields) formula(key string, value *conflict.Formula) {
	if value != nil {
		f.add(key, formulaNode(*value))
	}
}

func formulaNode(v conflict.Formula) node {
	if v.Op == conflict.OpTrue || v.Op == conflict.OpFalse {
		return plainNode(v.String())
	}
	return textNode(v.String())
}

func (f *fields) quantity(key string, q *conflict.Quantity) {
	switch {
	case q == nil:
	case !q.HasMode:
		f.add(key, listNode(numberNode(q.Low), numberNode(q.High)))
	case q.Certain():
		f.add(key, numberNode(q.Mode))
	default:
		f.add(key, mapNode(pair{"low", numberNode(q.Low)}, pair{"mode", numberNode(q.Mode)}, pair{"high", numberNode(q.High)}))
	}
}

func (f *fields) basis(b conflict.Basis) {
	f.list("from", each(b.From, passageNode))
	f.text("judgement", b.Judgement)
	f.text("draft", b.Draft)
}
