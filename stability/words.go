package stability

import (
	"fmt"
	"strings"

	"parley/conflict"
	"parley/report"
)

// optionName is an option as people read it; where several have the same name,
// with its party.
func (m *Model) optionName(k int) string {
	option := m.Conflict.Options[k]
	for j, other := range m.Conflict.Options {
		if j != k && other.Name == option.Name {
			return m.Conflict.PartyName(option.Party) + ": " + option.Name
		}
	}
	return option.Name
}

// Name says a state in words: the outcome's name when it has one, else the
// options that are taken.
func (m *Model) Name(s int) string {
	if m.alike != nil {
		return m.alike.name(s)
	}
	if name := m.Conflict.OutcomeName(m.States[s]); name != "" {
		return name
	}
	return m.TakenWords(s)
}

// TakenWords lists the options that a state takes.
func (m *Model) TakenWords(s int) string {
	if m.alike != nil {
		return m.alike.taken(s)
	}
	var taken []string
	for k := range m.Conflict.Options {
		if m.States[s].Has(k) {
			taken = append(taken, m.optionName(k))
		}
	}
	if len(taken) == 0 {
		return "no option taken"
	}
	return strings.Join(taken, "; ")
}

// quoted is a state inside a sentence: its letters, and its name.
func (m *Model) quoted(s int) []report.Text {
	return []report.Text{
		m.LettersText(s),
		report.T(" (" + m.Name(s) + ")"),
	}
}

// LettersText is a state's letters, explained where its name does not list
// what is taken.
func (m *Model) LettersText(s int) report.Text {
	t := report.Text{Words: m.Letters(s), Mark: report.Letters}
	if taken := m.TakenWords(s); taken != m.Name(s) {
		t.Note = taken
	}
	return t
}

// Action says what a move does: takes “…”, drops “…”. The block -1 is that of
// several parties together.
func (m *Model) Action(move Move) string {
	if m.alike != nil {
		return m.alike.of.Action(m.alike.step(move))
	}
	var taken, dropped []string
	for k := range m.Conflict.Options {
		before, after := m.States[move.From].Has(k), m.States[move.To].Has(k)
		switch name := "“" + m.optionName(k) + "”"; {
		case after && !before:
			taken = append(taken, name)
		case before && !after:
			dropped = append(dropped, name)
		}
	}
	var parts []string
	if len(taken) > 0 {
		parts = append(parts, "takes "+list(taken))
	}
	if len(dropped) > 0 {
		parts = append(parts, "drops "+list(dropped))
	}
	return strings.Join(parts, " and ")
}

// list joins words as English does: a, b and c.
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// because names what makes b prefer t to s: for statements the first on which
// they differ, for a ranking just that.
func (m *Model) because(b Block, t, s int) string {
	var reasons []string
	for _, i := range b.Parties {
		p := m.Conflict.Parties[i]
		preference := m.Conflict.Preference(p.ID)
		if preference == nil || preference.Ranking != nil {
			continue
		}
		whose := "its"
		if len(b.Parties) > 1 {
			whose = conflict.Possessive(p.Name)
		}
		if preference.Derived {
			reasons = append(reasons, "the distance from "+whose+" positions")
			continue
		}
		for k, statement := range preference.Statements {
			holds := statement.Formula.Compile(m.Conflict.OptionIndex)
			if holds(m.States[t]) != holds(m.States[s]) {
				words := statement.Formula.Words(m.optionWords)
				reasons = append(reasons, fmt.Sprintf("%s statement %d (%s)", whose, k+1, words))
				break
			}
		}
	}
	return list(reasons)
}

func (m *Model) optionWords(id string) string {
	if k := m.Conflict.OptionIndex(id); k >= 0 {
		return m.optionName(k)
	}
	for _, i := range m.Conflict.Instruments {
		for _, o := range i.Options {
			if o.ID == id {
				return o.Name
			}
		}
	}
	return id
}
