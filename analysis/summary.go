package analysis

import (
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
	"parley/report"
	"parley/stability"
)

// summary is the page's first answer.
func (b *briefing) summary() report.Section {
	s := report.Section{ID: "glance", Title: "At a glance"}
	var bullets report.Bullets
	add := func(format string, args ...any) {
		bullets.Items = append(bullets.Items, report.Paragraph{report.T(fmt.Sprintf(format, args...))})
	}
	switch {
	case b.tooLarge != nil:
		b.summariseLarge(add)
	case b.solution == nil:
		b.summariseReading(add)
	default:
		b.summariseModel(add)
	}
	s.Blocks = append(s.Blocks, bullets)
	return s
}

// summariseReading says what there is without a model, and what stands between
// it and an analysis.
func (b *briefing) summariseReading(add func(string, ...any)) {
	add("This brief says what the sources say. It holds no analysis yet: the file has %s.", lacks(b.Conflict))
	kinds := map[conflict.ClaimKind]int{}
	drafts := 0
	for _, c := range b.Conflict.Claims {
		kinds[c.Kind]++
		if c.Draft != "" {
			drafts++
		}
	}
	var parts []string
	for _, kind := range conflict.ClaimKinds {
		if kinds[kind] > 0 {
			parts = append(parts, fmt.Sprintf("%d of kind %s", kinds[kind], kind))
		}
	}
	if len(parts) > 0 {
		add("%d parties and %d claims: %s.", len(b.Conflict.Parties), len(b.Conflict.Claims), strings.Join(parts, ", "))
	}
	if drafts > 0 {
		add("%d of these claims were inferred by rules of reading, and nobody has reviewed them.", drafts)
	}
	for _, gap := range b.Conflict.Gaps {
		if gap.Blocks == "stability" {
			add("Missing for an analysis of stability: %s.", gap.Missing)
		}
	}
}

func (b *briefing) summariseModel(add func(string, ...any)) {
	strongest := b.solution.Strongest()
	everywhere := slices.DeleteFunc(slices.Clone(strongest), func(s int) bool {
		return len(b.solution.EquilibriumUnder(s)) < len(stability.Concepts)
	})
	add("Of %d feasible states, %d hold for every party under at least one solution concept and %d under all %d. “%s” explains the concepts (%s).",
		len(b.solution.States), len(strongest), len(everywhere), len(stability.Concepts), equilibriaTitle, conceptNames())
	for _, state := range everywhere[:min(len(everywhere), mostExplained)] {
		add("Holds under every concept: %s (%s).", b.solution.Name(state), b.solution.TakenWords(state))
	}
	if b.trace != nil {
		from := b.trace.From
		add("%s", b.quoWords(from))
		for _, end := range b.trace.Ends[:min(len(b.trace.Ends), mostWays)] {
			if end != from {
				add("Improving step by step from there, the parties can come to rest at %s.", b.solution.Name(end))
			}
		}
		if len(b.trace.Cycles) > 0 {
			add("Improving step by step, they need not come to rest: there are states among which they can go on for ever.")
		}
	}
	for _, i := range b.comparison.Instruments {
		switch {
		case i.Err != nil:
			add("%s could not be put to the test: %v.", i.Instrument.Name, i.Err)
		case len(i.Begins)+len(i.Ends) == 0:
			add("%s changes no equilibrium.", i.Instrument.Name)
		default:
			add("%s:\n%s", i.Instrument.Name, strings.Join(i.Headlines(), "\n"))
		}
	}
	for _, sentence := range b.sure {
		add("%s", sentence)
	}
}
