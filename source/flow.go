package source

import (
	"strings"
	"unicode"
)

// A flow is running words as they are put down one after the other, each with
// the line of the file on which it stands. White space is folded. A word that
// goes on after a line break inside markup stays on the line on which it
// begins.
type flow struct {
	said    transcript
	escaped bool // a bar that is a character has a backslash
	lines   []string
	numbers []int // of lines, in the file
	current strings.Builder
	gap     bool // white space came since the last word
	broken  bool // a line break came that is not one of the file
	plain   bool // a word came that is not strong
}

// put adds text that stands on one line of the file.
func (f *flow) put(number int, text string, strong bool) {
	for text != "" {
		word := strings.TrimLeftFunc(text, unicode.IsSpace)
		f.gap = f.gap || len(word) < len(text)
		end := strings.IndexFunc(word, unicode.IsSpace)
		if end < 0 {
			end = len(word)
		}
		if end > 0 {
			f.word(number, word[:end])
			f.plain = f.plain || !strong
		}
		text = word[end:]
	}
}

func (f *flow) word(number int, word string) {
	fresh := f.current.Len() == 0 || f.broken || f.gap
	switch {
	case f.current.Len() == 0:
		f.numbers = append(f.numbers, number)
	case f.broken, f.gap && number > f.last():
		f.close()
		f.numbers = append(f.numbers, max(number, f.last()))
	case f.gap:
		f.current.WriteByte(' ')
	}
	f.current.WriteString(word)
	if f.escaped {
		word = strings.ReplaceAll(word, `\|`, "|")
	}
	f.said.say(f.last(), word, fresh)
	f.gap, f.broken = false, false
}

// last returns the line of the last word, or 0.
func (f *flow) last() int {
	if len(f.numbers) == 0 {
		return 0
	}
	return f.numbers[len(f.numbers)-1]
}

// breakLine begins a line that the file does not begin.
func (f *flow) breakLine() { f.broken = f.current.Len() > 0 }

func (f *flow) close() {
	if f.current.Len() > 0 {
		f.lines = append(f.lines, f.current.String())
		f.current.Reset()
	}
}

// take returns the lines put down so far, and begins anew.
func (f *flow) take() (lines []string, numbers []int, strong bool) {
	f.close()
	lines, numbers, strong = f.lines, f.numbers, !f.plain
	*f = flow{said: f.said, escaped: f.escaped}
	return lines, numbers, strong
}

// A transcript is the words on each line of a file.
type transcript []strings.Builder

// say adds a word to the line; fresh says that it does not go on with the
// word before it.
func (t transcript) say(number int, word string, fresh bool) {
	b := &t[number-1]
	if fresh && b.Len() > 0 {
		b.WriteByte(' ')
	}
	b.WriteString(word)
}

// strings returns the lines.
func (t transcript) strings() []string {
	lines := make([]string, len(t))
	for k := range t {
		lines[k] = t[k].String()
	}
	return lines
}

// joinLines makes one text of lines: between two that are not blank a line
// break for each one of the file, and a space where there is none.
func joinLines(lines []string, numbers []int) string {
	var b strings.Builder
	for k, last := 0, numbers[0]; k < len(lines); k++ {
		switch {
		case k > 0 && lines[k] == "":
			continue
		case k > 0 && numbers[k] == last:
			b.WriteByte(' ')
		default:
			b.WriteString(strings.Repeat("\n", numbers[k]-last))
		}
		b.WriteString(lines[k])
		last = numbers[k]
	}
	return b.String()
}
