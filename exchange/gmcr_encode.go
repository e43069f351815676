package exchange

import (
	"bytes"
	"encoding/json"
)

// encode writes the file as gmcr-py does: one line of JSON.
func (f gmcrFile) encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(struct {
		DecisionMakers []any `json:"decisionMakers"`
		Options        []any `json:"options"`
		Infeasibles    []any `json:"infeasibles"`
		Coalitions     []any `json:"coalitions"`
		Ranked         bool  `json:"useManualPreferenceRanking"`
	}{
		each(f.makers, gmcrMaker.json),
		each(f.options, gmcrOption.json),
		each(f.infeasibles, gmcrCondition.json),
		each(f.coalitions, groupJSON),
		f.ranked,
	})
	return b.Bytes(), err
}

func (o gmcrOption) json() any {
	return struct {
		Name      string `json:"name"`
		Direction string `json:"permittedDirection"`
	}{o.name, o.direction}
}

func (m gmcrMaker) json() any {
	return struct {
		Name           string `json:"name"`
		Options        []any  `json:"options"`
		Preferences    []any  `json:"preferences"`
		Ranking        []any  `json:"preferenceRanking,omitempty"`
		Misperceptions []any  `json:"misperceptions"`
	}{
		m.name,
		each(m.options, func(k int) any { return k }),
		each(m.preferences, gmcrCondition.json),
		each(m.ranking, groupJSON),
		each(m.misperceptions, gmcrCondition.json),
	}
}

// json is a plain list of literals, or a compound condition unless there is
// exactly one member.
func (c gmcrCondition) json() any {
	members := each(c, func(literals []gmcrLiteral) any { return each(literals, gmcrLiteral.json) })
	if len(members) == 1 {
		return members[0]
	}
	return struct {
		Compound bool  `json:"compound"`
		Members  []any `json:"members"`
	}{true, members}
}

func (l gmcrLiteral) json() any {
	return [2]any{l.option, map[bool]string{true: "Y", false: "N"}[l.taken]}
}

// groupJSON is the number alone, or a list of those that belong together.
func groupJSON(group []int) any {
	if len(group) == 1 {
		return group[0]
	}
	return group
}

// each returns the values of all, never nil, so that an empty list is written
// as one.
func each[T any](all []T, value func(T) any) []any {
	values := make([]any, len(all))
	for k, x := range all {
		values[k] = value(x)
	}
	return values
}
