package web

import "parley/conflict"

// lacks is the step without which an analysis has no answer, as far as that can
// be told before it is asked; nil when nothing is known to be missing.
func (h *head) lacks(analysis string) *step {
	need, ok := needs[analysis]
	if !ok || h.Model == nil || need.has(h.Model) {
		return nil
	}
	if need.has(h.File.Conflict) {
		return &step{Path: "review", Name: "Review what was read", What: "the " + need.what + " in the file wait for review, and answers leave out what nobody has reviewed."}
	}
	return &step{Path: need.path, Name: need.name, What: "the file has no " + need.what + "."}
}

// A need is a part of the conflict without which there is no answer.
type need struct {
	what string
	path string // of the page on which it is given
	name string // of giving it
	has  func(*conflict.Conflict) bool
}

// needs are what the analyses need; those that are not named in it tell it
// themselves.
var needs = map[string]need{
	"stability":   options,
	"explain":     options,
	"trace":       options,
	"inverse":     options,
	"sensitivity": options,
	"hypergame":   options,
	"forecast":    positions,
	"settle":      {"positions or satisfactions", "build/issues", "Give positions", settles},
	"assess":      {"instruments", "build/instruments", "Give instruments", func(c *conflict.Conflict) bool { return len(c.Instruments) > 0 }},
	"accord":      {"agreements", "build/agreements", "Give agreements", func(c *conflict.Conflict) bool { return len(c.Agreements) > 0 }},
}

func settles(c *conflict.Conflict) bool {
	return len(c.Positions) > 0 || c.Settlement != nil && len(c.Settlement.Stakes) > 0
}

var (
	options   = need{"options", "build/options", "Say what the parties can do", func(c *conflict.Conflict) bool { return len(c.Options) > 0 }}
	positions = need{"positions", "build/issues", "Give positions", func(c *conflict.Conflict) bool { return len(c.Positions) > 0 }}
)
