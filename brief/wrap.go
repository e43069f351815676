package brief

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// wrap breaks text into lines of at most width terminal columns, at spaces
// where there are any and inside a word that is wider than a line. Line
// breaks of the text stay. There is always at least one line.
func wrap(text string, width int) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		out = append(out, wrapLine(line, width)...)
	}
	return out
}

func wrapLine(text string, width int) []string {
	var out []string
	var line strings.Builder
	used := 0
	flush := func() {
		out = append(out, line.String())
		line.Reset()
		used = 0
	}
	for word := range strings.FieldsSeq(text) {
		wide := displaywidth.String(word)
		if used > 0 && (used+1+wide <= width || wide > width && used+3 <= width) {
			line.WriteByte(' ')
			used++
		} else if used > 0 {
			flush()
		}
		if used+wide <= width {
			line.WriteString(word)
			used += wide
			continue
		}
		for g := displaywidth.StringGraphemes(word); g.Next(); {
			if used > 0 && used+g.Width() > width {
				flush()
			}
			line.WriteString(g.Value())
			used += g.Width()
		}
	}
	if line.Len() > 0 || len(out) == 0 {
		flush()
	}
	return out
}

// pad fills text with spaces to width columns, on the left when right is set.
func pad(text string, width int, right bool) string {
	gap := width - displaywidth.String(text)
	if gap <= 0 {
		return text
	}
	if right {
		return strings.Repeat(" ", gap) + text
	}
	return text + strings.Repeat(" ", gap)
}

// widest returns the width of the widest line and of the widest word.
func widest(text string) (line, word int) {
	for l := range strings.SplitSeq(text, "\n") {
		line = max(line, displaywidth.String(l))
	}
	for w := range strings.FieldsSeq(text) {
		word = max(word, displaywidth.String(w))
	}
	return line, word
}
