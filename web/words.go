package web

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/internal/plain"
)

// sentence is the words with a capital at the beginning and a full stop at the
// end.
func sentence(words string) string { return stopped(capital(plain.Line(words))) }

// remedy is what a problem wants, to stand behind "What would be right:".
func remedy(want string) string { return stopped(strings.TrimPrefix(want, "want ")) }

// stopped is the words on one line with a full stop at the end.
func stopped(words string) string {
	words = plain.Line(words)
	if words == "" || strings.ContainsAny(words[len(words)-1:], ".!?") {
		return words
	}
	return words + "."
}

// capital is the words with a capital at the beginning; a file's name there
// stays as it is.
func capital(words string) string {
	begin, _, _ := strings.Cut(words, " ")
	if words == "" || strings.ContainsAny(begin, "./_\\") {
		return words
	}
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}

// size is a number of bytes for people.
func size(bytes int64) string {
	switch {
	case bytes < 1<<10:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 1<<20:
		return fmt.Sprintf("%d KiB", (bytes+1<<9)>>10)
	}
	return fmt.Sprintf("%.1f MiB", float64(bytes)/(1<<20))
}

// count is a number of things.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
