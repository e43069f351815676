package web

import (
	"slices"
	"strings"

	"parley/conflict"
)

// A step is something that takes the project further.
type step struct {
	Path string // of the page, below that of the project
	Name string
	What string
	Done bool
}

// steps are the way from the documents to the brief, in the order in which it
// is gone, with what is done already.
func (h *head) steps() []step {
	c := h.File.Conflict
	if c == nil || len(h.File.Errors) > 0 {
		return []step{{"file", "Correct the file", "It has errors, each shown at its line; nothing can be asked before.", false}}
	}
	all := h.reviewing()
	all = append(all, h.building()...)
	return append(all,
		step{"ask", "Ask", "Which outcomes would hold, why, and what would change that.", false},
		step{"brief", "Write the brief", "What the sources say and the analyses found, to be read and forwarded.", false})
}

// next is the first step behind the review that is not done.
func (h *head) next() step {
	all := slices.DeleteFunc(h.steps(), func(s step) bool { return s.Done || s.Path == "review" })
	return all[0] // the brief is never done
}

// reviewing is the step of whoever has documents read.
func (h *head) reviewing() []step {
	if len(h.items()) == 0 {
		return nil
	}
	waiting := 0
	for _, i := range h.items() {
		if i.Draft {
			waiting++
		}
	}
	what := "Everything that was read has been looked at."
	if waiting > 0 {
		what = count(waiting, "thing waits", "things wait") + " to be accepted, corrected or refused. Answers leave out what nobody has reviewed."
	}
	return []step{{"review", "Review what was read", what, waiting == 0}}
}

// building is the steps to a model of which can be asked what holds.
func (h *head) building() []step {
	c := h.File.Conflict
	if len(c.Parties) == 0 {
		return []step{{"build/parties", "Say who the parties are", "Who decides anything here.", false}}
	}
	options := step{"build/options", "Say what the parties can do", "What each can do, or leave. Only a forecast does without.", false}
	if len(c.Options) > 0 {
		options.What, options.Done = count(len(c.Options), "option", "options")+" so far.", true
	}
	today := step{"build/options", "Say what is done today", "Which options are taken now: where every way begins.", c.StatusQuo != nil}
	wants := step{"build/preferences", "Say what the parties want", "For each party that can do something.", options.Done}
	if silent := silent(c); len(silent) > 0 {
		wants.Path += "?party=" + silent[0].ID
		wants.What, wants.Done = "Still to come: "+partyNames(silent)+".", false
	}
	return []step{options, today, wants}
}

// silent lists the parties that can do something and have not said what they
// want.
func silent(c *conflict.Conflict) []conflict.Party {
	acts := map[string]bool{}
	for _, o := range c.Options {
		acts[o.Party] = true
	}
	var all []conflict.Party
	for _, p := range c.Parties {
		if acts[p.ID] && c.Preference(p.ID) == nil {
			all = append(all, p)
		}
	}
	return all
}

func partyNames(parties []conflict.Party) string {
	names := make([]string, len(parties))
	for k, p := range parties {
		names[k] = p.Name
	}
	return strings.Join(names, ", ")
}

// gapPage is the page on which what is missing for an analysis can be given.
func gapPage(blocks string) string {
	switch blocks {
	case "forecast":
		return "build/issues"
	case "stability":
		return "build/options"
	case "assessment":
		return "build/instruments"
	}
	return "file"
}
