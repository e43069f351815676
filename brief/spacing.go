package brief

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/report"
)

// spaced sets a space between runs that bring none themselves, so that two
// statements in one cell do not run together. Punctuation stays where it is.
func spaced(p report.Paragraph) report.Paragraph {
	var runs report.Paragraph
	for k, run := range p {
		if k > 0 && apart(p[k-1], run) {
			runs = append(runs, report.T(" "))
		}
		runs = append(runs, run)
	}
	return runs
}

// apart reports whether a space belongs between two runs. One without words,
// which only carries a passage, stands close to what it is about.
func apart(before, after report.Text) bool {
	if before.Words == "" || after.Words == "" {
		return before.Words == "" && startsWord(after.Words)
	}
	last, _ := utf8.DecodeLastRuneInString(before.Words)
	return !unicode.IsSpace(last) && !unicode.In(last, unicode.Ps, unicode.Pi) && startsWord(after.Words)
}

// startsWord reports whether words begin with one, perhaps in quotation marks
// or brackets.
func startsWord(words string) bool {
	first, _ := utf8.DecodeRuneInString(words)
	return words != "" && (unicode.IsLetter(first) || unicode.IsDigit(first) ||
		unicode.In(first, unicode.Ps, unicode.Pi) || strings.ContainsRune(`"'`, first))
}
