package reading

import (
	"fmt"
	"strings"
	"unicode"

	"parley/conflict"
)

const maxSlug = 60 // bytes

// slug returns the text as an id of a conflict file: lower-case letters and
// digits joined by hyphens; "" when nothing is left.
func slug(text string) string {
	words := strings.FieldsFunc(strings.ToLower(plain(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) || r == unicode.ReplacementChar
	})
	id := strings.Join(words, "-")
	for len(id) > maxSlug {
		cut := strings.LastIndexByte(id[:maxSlug+1], '-')
		if cut <= 0 {
			return ""
		}
		id = id[:cut]
	}
	return id
}

// plain drops apostrophes and brackets with what they hold.
func plain(text string) string {
	text = strings.NewReplacer("'", "", "’", "").Replace(text)
	if open := strings.IndexByte(text, '('); open > 0 {
		return text[:open]
	}
	return text
}

// uniqueID returns an id for the name that taken does not know, and marks it
// as taken.
func uniqueID(name, fallback string, taken map[string]bool) string {
	base := slug(name)
	if !conflict.IsID(base) {
		base = fallback
	}
	id := base
	for k := 2; taken[id]; k++ {
		id = fmt.Sprintf("%s-%d", base, k)
	}
	taken[id] = true
	return id
}
