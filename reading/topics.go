package reading

import (
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
	"parley/internal/lazy"
)

// A topic is what claims are about: an issue, an area or an instrument.
type topic struct {
	id, name, text string
	stems          []string
	named          map[int]string    // in which block under which name
	merged         map[string]string // other names, in small letters, and why they are the same
	basis          conflict.Basis
}

// topics are the issues, the areas or the instruments of a document, in the
// order in which they were first named.
type topics struct {
	what    string // "issue", "area" or "instrument"
	most    int    // what comes later is left out, and the reading's notes say so
	all     []*topic
	ids     map[string]bool
	names   map[string]*topic          // by name in small letters
	merge   func(a, b []string) string // why two lists of stems are one topic, or ""
	dropped int
}

func newTopics(what string, most int, merge func(a, b []string) string) *topics {
	return &topics{what: what, most: most, ids: map[string]bool{}, names: map[string]*topic{}, merge: merge}
}

// about returns the topic of that name, a new one if need be, and why another
// wording was taken for the same topic. Two names in one block are never
// merged. It returns nil when the bound is reached.
func (t *topics) about(name string, block int, basis conflict.Basis) (*topic, string) {
	name = topicName(name)
	if known := t.names[strings.ToLower(name)]; known != nil {
		return known.in(block, name, basis), known.merged[strings.ToLower(name)]
	}
	if len(t.all) == t.most {
		t.dropped++
		return nil, ""
	}
	known, why := t.similar(name, block)
	if known != nil {
		known.merged[strings.ToLower(name)] = why
	} else {
		known = &topic{
			id: uniqueID(name, t.what, t.ids), name: name, stems: stems(name), basis: conflict.Basis{Draft: basis.Draft},
			named: map[int]string{}, merged: map[string]string{},
		}
		t.all = append(t.all, known)
	}
	t.names[strings.ToLower(name)] = known
	return known.in(block, name, basis), why
}

// in notes that the block names the topic, and where it does so first.
func (t *topic) in(block int, name string, basis conflict.Basis) *topic {
	if _, here := t.named[block]; !here {
		t.named[block] = name
		for _, p := range basis.From {
			if len(t.basis.From) < maxCited && !slices.Contains(t.basis.From, p) {
				t.basis.From = append(t.basis.From, p)
			}
		}
	}
	return t
}

// maxCited bounds the passages that a topic cites.
const maxCited = 4

// similar returns the topic, not named in the block, that shares most stems
// with the name, if they are enough for one topic.
func (t *topics) similar(name string, block int) (best *topic, why string) {
	words := stems(name)
	most := 0
	for _, known := range t.all {
		common := len(shared(known.stems, words))
		if _, here := known.named[block]; here || common <= most {
			continue
		}
		if reason := t.merge(known.stems, words); reason != "" {
			best, most = known, common
			why = fmt.Sprintf("“%s” and “%s” are taken for one %s: %s", known.name, name, t.what, reason)
		}
	}
	return best, why
}

// sameStems merges names of the same word stems.
func sameStems(a, b []string) string {
	common := shared(a, b)
	if len(common) == 0 || len(common) < max(len(a), len(b)) {
		return ""
	}
	return "same word stems: " + strings.Join(common, ", ")
}

// overlapping merges names of the same stems, and names that share at least
// two stems and at least half of all their stems.
func overlapping(a, b []string) string {
	if why := sameStems(a, b); why != "" {
		return why
	}
	common := shared(a, b)
	all := len(a) + len(b) - len(common)
	if len(common) < 2 || 2*len(common) < all {
		return ""
	}
	return fmt.Sprintf("%d of %d word stems shared: %s (at least 2 and half of all are asked for)",
		len(common), all, strings.Join(common, ", "))
}

// contained merges names of which one has all the stems of the other.
func contained(a, b []string) string {
	if why := sameStems(a, b); why != "" {
		return why
	}
	common := shared(a, b)
	if len(common) == 0 || len(common) < min(len(a), len(b)) {
		return ""
	}
	return "one has all word stems of the other: " + strings.Join(common, ", ")
}

var ordinal = lazy.Regexp(`^(?i:(?:option|proposal|scenario|measure|instrument|pathway|step)\s+(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})\s*[:.)–—-]+\s*|\(?(?:[0-9]{1,2}|[a-z])[.)]\s+)`)

// topicName drops numbering, surrounding punctuation and line breaks.
func topicName(name string) string {
	name = flat(name)
	if bare := ordinal().ReplaceAllString(name, ""); bare != "" {
		name = bare
	}
	if bare := strings.Trim(name, " .:;,*“”\"–—-"); bare != "" {
		name = bare
	}
	return name
}
