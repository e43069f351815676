package web

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
	"parley/report"
)

// sayHolds says which outcomes begin or cease to hold under any solution
// concept.
func sayHolds(c *conflict.Conflict, then, now *report.Report) (string, error) {
	before, err := holding(c, then)
	if err != nil {
		return "", err
	}
	after, err := holding(c, now)
	if err != nil {
		return "", err
	}
	begin, cease := without(after, before), without(before, after)
	var says []string
	if len(begin) > 0 {
		says = append(says, "Holds now: "+strings.Join(begin, "; ")+".")
	}
	if len(cease) > 0 {
		says = append(says, "Holds no longer: "+strings.Join(cease, "; ")+".")
	}
	if len(says) == 0 {
		return "The same outcomes hold as in the file.", nil
	}
	return strings.Join(says, " "), nil
}

// holding are the states that are an equilibrium under some concept, each with
// the name of its outcome and the concepts.
func holding(c *conflict.Conflict, r *report.Report) ([]string, error) {
	var found struct {
		Equilibria map[string][]string `json:"equilibria"`
	}
	if err := dataOf(r, &found); err != nil {
		return nil, err
	}
	under := map[string][]string{}
	for _, concept := range concepts(c) {
		for _, state := range found.Equilibria[concept.Value] {
			under[state] = append(under[state], strings.ToUpper(concept.Value))
		}
	}
	var words []string
	for state, by := range under {
		said := state
		if s, err := conflict.ParseLetters(state, len(c.Options)); err == nil && c.OutcomeName(s) != "" {
			said = c.OutcomeName(s) + " (" + state + ")"
		}
		words = append(words, said+" under "+strings.Join(by, ", "))
	}
	slices.Sort(words)
	return words, nil
}

func without(all, but []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(one string) bool { return slices.Contains(but, one) })
}

// saySettles says by how much the middle of each forecast moves.
func saySettles(_ *conflict.Conflict, then, now *report.Report) (string, error) {
	type settled struct {
		Issues []struct {
			Name   string  `json:"name"`
			Median float64 `json:"median"`
		} `json:"issues"`
	}
	var before, after settled
	if err := dataOf(then, &before); err != nil {
		return "", err
	}
	if err := dataOf(now, &after); err != nil {
		return "", err
	}
	var says []string
	for k, i := range after.Issues {
		if k < len(before.Issues) && inFigures(i.Median) != inFigures(before.Issues[k].Median) {
			says = append(says, fmt.Sprintf("%s: the middle moves from %.1f to %.1f.", i.Name, before.Issues[k].Median, i.Median))
		}
	}
	if len(says) == 0 {
		return "The forecasts are those of the file.", nil
	}
	return strings.Join(says, " "), nil
}

// dataOf reads the data of an answer as its JSON has them.
func dataOf(r *report.Report, into any) error {
	data, err := json.Marshal(r.Data)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, into)
}

// saySections says which sections begin otherwise: their first paragraph, or
// what is called out in it, is the verdict.
func saySections(_ *conflict.Conflict, then, now *report.Report) (string, error) {
	before := map[string]string{}
	for _, s := range then.Sections {
		before[s.ID] = verdict(s)
	}
	var says []string
	for _, s := range now.Sections {
		if said := verdict(s); said != "" && said != before[s.ID] {
			says = append(says, s.Title+": "+said)
		}
	}
	if len(says) == 0 {
		return "The answers are those of the file.", nil
	}
	return strings.Join(says, " "), nil
}

// verdict is what a section says first: its callout, or else its first
// paragraph.
func verdict(s report.Section) string {
	first := ""
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case report.Callout:
			return wordsOf(b.Body)
		case report.Paragraph:
			if first == "" {
				first = wordsOf(b)
			}
		}
	}
	return first
}

func wordsOf(p report.Paragraph) string {
	var words []string
	for _, t := range p {
		words = append(words, strings.TrimSpace(t.Words))
	}
	return strings.Join(words, " ")
}
