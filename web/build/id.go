package build

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/conflict"
)

// maxID bounds an id, in bytes; the format allows 64.
const maxID = 40

// newID returns an id for a name: its letters and digits in lower case, words
// joined by hyphens. Where that is taken, or a word of formulas, a number
// follows.
func newID(name, otherwise string, taken func(id string) bool) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && b.Len() > 0
		switch {
		case b.Len()+utf8.RuneLen(r) > maxID:
		case letter:
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-") && (unicode.IsSpace(r) || unicode.IsPunct(r)):
			b.WriteByte('-')
		}
	}
	id := strings.TrimSuffix(b.String(), "-")
	if id == "" || !conflict.IsID(id+"x") {
		id = otherwise
	}
	if conflict.IsID(id) && !taken(id) {
		return id
	}
	for k := 2; ; k++ {
		if next := fmt.Sprintf("%s-%d", id, k); !taken(next) {
			return next
		}
	}
}
