package reading

import (
	"strings"

	"parley/conflict"
	"parley/internal/lazy"
)

// issueOf returns the issue on which a text in block k states a position: one
// of whose words the text has at least half; else what follows "on", "over" or
// "regarding"; else what the section is about.
func (r *reader) issueOf(k int, text string, basis conflict.Basis) (id, note string) {
	if len(text) > maxSearched {
		text = strings.ToValidUTF8(text[:maxSearched], "")
	}
	if known, why := r.mentioned(text); known != nil {
		return known.id, why
	}
	name := phraseOn(text)
	if name == "" {
		var from []*passage
		name, from = r.subject(k)
		basis = r.basis(RuleIssueTopic, from...)
	}
	return r.issueNamed(name, k, basis)
}

func (r *reader) issueNamed(name string, k int, basis conflict.Basis) (id, note string) {
	t, why := r.issues.about(name, k, basis)
	if t == nil {
		return "", ""
	}
	return t.id, why
}

// mentioned returns the issue of which the text has most words, at least half
// of them.
func (r *reader) mentioned(text string) (*topic, string) {
	words := stems(text)
	var best *topic
	var common []string
	for _, t := range r.issues.all {
		both := shared(t.stems, words)
		if 2*len(both) >= len(t.stems) && len(both) > len(common) {
			best, common = t, both
		}
	}
	if best == nil {
		return nil, ""
	}
	return best, "taken for the issue “" + best.name + "” by the word stems " + strings.Join(common, ", ")
}

var subjectOf = lazy.Regexp(`(?i)\b(?:on|over|regarding|concerning)\s+(?:the\s+|its\s+|their\s+|his\s+|her\s+)?((?:ongoing\s+|current\s+|future\s+|final\s+)*)([\p{L}\p{N}'’-]+(?:\s+[\p{L}\p{N}'’-]+){0,7})`)

// phraseOn returns what the text says something on, in a few words.
func phraseOn(text string) string {
	found := subjectOf().FindStringSubmatch(text)
	if found == nil {
		return ""
	}
	var kept []string
	for w := range strings.FieldsSeq(found[2]) {
		if phraseEnds[strings.ToLower(w)] {
			break
		}
		kept = append(kept, w)
	}
	if len(kept) < 2 || weekdays[kept[0]] {
		return ""
	}
	return strings.Join(kept, " ")
}

var (
	phraseEnds = set(`and or but while which that who whose as by with for to from after before at until unless if is are was
		were has have had will would could should may might because so when since through`)
	weekdays = map[string]bool{
		"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true, "Sunday": true,
		"January": true, "February": true, "March": true, "April": true, "May": true, "June": true, "July": true, "August": true,
		"September": true, "October": true, "November": true, "December": true, "Twitter": true, "X": true,
	}
)
