package brief

import (
	"strings"

	"parley/internal/lazy"
	"parley/internal/plain"
)

// special are the characters that may act in Markdown inside a line.
const special = "\\`*_[]<>|~&$#!{}"

// line escapes words for one line of Markdown.
func line(words string) string { return opened(text(plain.Line(words), " ")) }

// text escapes words, with broken for each line break.
func text(words, broken string) string {
	var b strings.Builder
	for k, part := range strings.Split(plain.Text(words), "\n") {
		if k > 0 {
			b.WriteString(broken)
		}
		for _, r := range part {
			if strings.ContainsRune(special, r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// opening is what acts where a line begins: signs of lists, of headings that
// are underlined, and of tables.
var opening = lazy.Regexp(`(?m)^ *(?:\d{1,9}[.)](?: |$)|[-+=]|:-)`)

// opened escapes what acts at the beginning of any line of text.
func opened(text string) string {
	return opening().ReplaceAllStringFunc(text, func(found string) string {
		k := strings.IndexAny(found, ".)-+=:")
		return found[:k] + "\\" + found[k:]
	})
}
