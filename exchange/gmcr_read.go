package exchange

import (
	"fmt"
	"path"
	"strings"

	"parley/conflict"
)

// ReadGMCR reads a conflict from a .gmcr file (JSON, as gmcr-py 0.3 and 0.4
// and their predecessors write it). The name is used in errors, and without
// its directory and ending as the conflict's title.
//
// Options are regrouped by decision maker, in the order of the decision
// makers. Names are kept exactly; ids are made from them. An infeasible
// condition becomes a rule of kind never; prioritised statements become
// statements, unless the file says that its rankings count. A party that
// states nothing is indifferent.
//
// The error joins one error for each defect (up to a hundred), each with the
// JSON pointer of its place. Keys without a meaning here are ignored;
// IgnoredGMCR lists them.
func ReadGMCR(name string, data []byte) (*conflict.Conflict, error) {
	file, r, err := parseGMCR(name, data)
	if err != nil {
		return nil, err
	}
	b := gmcrBuilder{r, file, &conflict.Conflict{Title: title(name)}, nil}
	if b.withinBounds() {
		b.build()
	}
	if err := r.err(); err != nil {
		return nil, err
	}
	return b.c, nil
}

// title is the file's name without its directory and ending.
func title(name string) string {
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if base == "" || name == "" {
		return "Untitled"
	}
	return base
}

// IgnoredGMCR returns the JSON pointers of the keys that ReadGMCR does not
// know and so leaves out, in the order of the file, at most a hundred. Keys
// that gmcr-py derives from others (payoffs, coalitionsFull and the like) are
// not among them.
func IgnoredGMCR(data []byte) []string {
	_, r, err := parseGMCR("", data)
	if err != nil {
		return nil
	}
	return r.ignored
}

// gmcrBuilder makes a conflict of a gmcrFile, part by part.
type gmcrBuilder struct {
	*jsonReader // takes the errors
	file        gmcrFile
	c           *conflict.Conflict
	optionID    []string // by place in the file; empty when nobody has it
}

func (b *gmcrBuilder) withinBounds() bool {
	parties, options := len(b.file.makers), len(b.file.options)
	if b.file.makers == nil {
		return false // and it has been said
	}
	if parties == 0 || parties > conflict.MaxParties {
		b.failAt("/decisionMakers", "has %d; want 1 to %d", parties, conflict.MaxParties)
		return false
	}
	if options > conflict.MaxOptions {
		b.failAt("/options", "has %d; want at most %d", options, conflict.MaxOptions)
		return false
	}
	return true
}

func (b *gmcrBuilder) build() {
	b.parties()
	b.options()
	b.rules()
	b.misperceptions()
	b.coalitions()
	if b.file.ranked {
		b.rankings()
	} else {
		b.statements()
	}
}

func (b *gmcrBuilder) parties() {
	names := make([]string, len(b.file.makers))
	first := map[string]int{}
	for k, m := range b.file.makers {
		names[k] = m.name
		if k0, twice := first[m.name]; twice && m.name != "" {
			b.failAt(fmt.Sprintf("/decisionMakers/%d/name", k), "is %q, as that of /decisionMakers/%d; want different names", clip(m.name), k0)
		} else {
			first[m.name] = k
		}
	}
	for k, id := range partyIDs(names) {
		b.c.Parties = append(b.c.Parties, conflict.Party{ID: id, Name: names[k]})
	}
}

func (b *gmcrBuilder) rules() {
	for _, f := range b.formulas("/infeasibles", b.file.infeasibles) {
		b.c.Rules = append(b.c.Rules, conflict.Rule{Kind: conflict.RuleNever, Formula: f})
	}
}

func (b *gmcrBuilder) misperceptions() {
	for k, m := range b.file.makers {
		pointer := fmt.Sprintf("/decisionMakers/%d/misperceptions", k)
		b.c.Parties[k].Misperceives = b.formulas(pointer, m.misperceptions)
	}
}

// formulas returns the conditions of the list at pointer. It leaves out those
// that name options which do not exist.
func (b *gmcrBuilder) formulas(pointer string, conditions []gmcrCondition) []conflict.Formula {
	var formulas []conflict.Formula
	for k, condition := range conditions {
		if b.optionsExist(fmt.Sprintf("%s/%d", pointer, k), condition) {
			formulas = append(formulas, b.formula(condition))
		}
	}
	return formulas
}

func (b *gmcrBuilder) optionsExist(pointer string, condition gmcrCondition) bool {
	for _, literals := range condition {
		for _, l := range literals {
			if !b.exists(pointer, l.option, len(b.file.options), "about option") {
				return false
			}
		}
	}
	return true
}

func (b *gmcrBuilder) formula(condition gmcrCondition) conflict.Formula {
	members := make([]conflict.Formula, len(condition))
	for k, literals := range condition {
		parts := make([]conflict.Formula, len(literals))
		for i, l := range literals {
			parts[i] = conflict.Taken(b.optionID[l.option])
			if !l.taken {
				parts[i] = conflict.Not(parts[i])
			}
		}
		members[k] = conflict.And(parts...)
	}
	return conflict.Or(members...)
}
