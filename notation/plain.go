package notation

import (
	"sort"
	"strings"
)

// plainWords is a text with all white space folded to single spaces.
type plainWords struct {
	folded string
	starts []int // offset in folded of the first word of each line
}

// PlainText reads a source line by line, as its bytes are: white space is
// folded, so a quote may run over lines; markup is part of the text.
func PlainText(_ string, data []byte) (Words, error) {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
	text = strings.TrimSuffix(text, "\n")
	var w plainWords
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		words := strings.Join(strings.Fields(line), " ")
		if words != "" && b.Len() > 0 {
			b.WriteByte(' ')
		}
		w.starts = append(w.starts, b.Len())
		b.WriteString(words)
	}
	w.folded = b.String()
	return w, nil
}

// LineCount implements Words.
func (w plainWords) LineCount() int { return len(w.starts) }

// Find implements Words.
func (w plainWords) Find(quote string, first, last int) bool {
	end := len(w.folded)
	if last < len(w.starts) {
		end = w.starts[last]
	}
	return strings.Contains(w.folded[w.starts[first-1]:end], foldSpace(quote))
}

// Lines implements Words.
func (w plainWords) Lines(quote string) []int {
	const most = 10
	var lines []int
	quote = foldSpace(quote)
	for at := 0; len(lines) < most; {
		k := strings.Index(w.folded[at:], quote)
		if k < 0 {
			break
		}
		at += k
		lines = append(lines, sort.SearchInts(w.starts, at+1))
		at += len(quote)
	}
	return lines
}

func foldSpace(s string) string { return strings.Join(strings.Fields(s), " ") }
