package exchange

import (
	"fmt"
	"strings"
	"unicode"

	"parley/conflict"
)

// maxSlug bounds the characters of an id that is made from a name.
const maxSlug = 40

// partyIDs returns an id for each name: the name itself when it is an id,
// else a slug of it, numbered where two would be alike.
func partyIDs(names []string) []string {
	taken := map[string]bool{}
	for _, name := range names {
		taken[name] = conflict.IsID(name)
	}
	ids := make([]string, len(names))
	for k, name := range names {
		ids[k] = name
		if !conflict.IsID(name) {
			ids[k] = unique(slug(name, "party"), taken)
		}
	}
	return ids
}

// optionIDs returns an id for each option of a party.
func optionIDs(party string, names []string) []string {
	taken := map[string]bool{}
	ids := make([]string, len(names))
	for k, name := range names {
		ids[k] = party + "." + unique(slug(name, "option"), taken)
	}
	return ids
}

// unique returns id, or the first of id-2, id-3, ... that is not taken, and
// takes it.
func unique(id string, taken map[string]bool) string {
	free := id
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	taken[free] = true
	return free
}

// slug makes an id of a name: its letters and digits in lower case, a hyphen
// for whatever stands between them. A name that has none, or that is a word
// of formulas, gets the fallback before it.
func slug(name, fallback string) string {
	var b strings.Builder
	gap, length := false, 0
	for _, r := range strings.ToLower(name) {
		letter := r != unicode.ReplacementChar && (unicode.IsLetter(r) || unicode.IsDigit(r) || length > 0 && unicode.IsMark(r))
		if !letter {
			gap = length > 0
			continue
		}
		if length++; length > maxSlug {
			break
		}
		if gap {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	switch s := b.String(); {
	case conflict.IsID(s):
		return s
	case s == "":
		return fallback
	default:
		return fallback + "-" + s
	}
}
