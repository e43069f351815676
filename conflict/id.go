package conflict

import (
	"strings"
	"unicode"
)

// IsID reports whether s can be an id: a letter or digit first, then letters,
// digits, combining marks, _ and -, and none of the words of formulas (not,
// and, or, if, iff, true, false). An option's id is its party's id, a dot,
// and a second id.
func IsID(s string) bool {
	for k, r := range s {
		inner := k > 0 && (r == '_' || r == '-' || unicode.IsMark(r))
		if r == unicode.ReplacementChar || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !inner {
			return false
		}
	}
	return s != "" && formulaWords[strings.ToLower(s)] == ""
}
