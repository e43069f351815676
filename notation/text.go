package notation

import (
	"bytes"
	"fmt"
	"sort"
	"unicode/utf8"
)

// MaxBytes bounds a conflict file; a larger one is refused.
const MaxBytes = 4 << 20

// maxFlow bounds the brackets, braces and commas of a file. The YAML parser
// holds every token of a flow collection until its end, some 600 bytes each.
const maxFlow = 250_000

// A text is the bytes of a file and where its lines begin.
type text struct {
	file  string
	bytes []byte
	lines []int // offset of the first byte of each line
}

func newText(file string, data []byte) *text {
	t := &text{file: file, bytes: data, lines: make([]int, 1, bytes.Count(data, []byte("\n"))+1)}
	for k, b := range data {
		if b == '\n' {
			t.lines = append(t.lines, k+1)
		}
	}
	return t
}

// place returns the line and column of the byte at offset.
func (t *text) place(offset int) Place {
	line := sort.SearchInts(t.lines, offset+1)
	start := t.lines[line-1]
	column := utf8.RuneCount(bytes.TrimPrefix(t.bytes[start:offset], bom)) + 1
	return Place{t.file, line, column}
}

// offset returns the byte at a line and column, both from 1; past the end of
// a line or of the text, that end.
func (t *text) offset(line, column int) int {
	if line > len(t.lines) {
		return len(t.bytes)
	}
	at := t.lines[line-1]
	if at == 0 && bytes.HasPrefix(t.bytes, bom) {
		at = len(bom)
	}
	for ; column > 1 && at < len(t.bytes) && t.bytes[at] != '\n'; column-- {
		_, size := utf8.DecodeRune(t.bytes[at:])
		at += size
	}
	return at
}

var bom = []byte("\ufeff")

// check returns the first thing for which no YAML parser should see the text:
// its size, bytes that are not UTF-8, and characters that editors and parsers
// count differently or do not show.
func (t *text) check() *Problem {
	if len(t.bytes) > MaxBytes {
		return &Problem{
			Place: Place{t.file, 1, 1}, What: fmt.Sprintf("the file has more than %d bytes", MaxBytes),
			Want: "want a smaller one; documents lie beside it, as sources",
		}
	}
	flow := 0
	for at := 0; at < len(t.bytes); {
		r, size := rune(t.bytes[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(t.bytes[at:])
		}
		var what, want string
		if r < ' ' || r >= 0x7F {
			what, want = t.unfit(at, r, size)
		}
		switch r {
		case '[', ']', '{', '}', ',':
			flow++
		}
		if flow > maxFlow {
			what, want = fmt.Sprintf("more than %d brackets and commas", maxFlow), "want a smaller file"
		}
		if what != "" {
			return &Problem{Place: t.place(at), What: what, Want: want}
		}
		at += size
	}
	return nil
}

// unfit says what is wrong with the character at an offset, if anything.
func (t *text) unfit(at int, r rune, size int) (what, want string) {
	switch {
	case r == utf8.RuneError && size == 1:
		return fmt.Sprintf("byte %#02x at offset %d is not UTF-8", t.bytes[at], at), "want the file saved as UTF-8"
	case r == '\r' && (at+1 == len(t.bytes) || t.bytes[at+1] != '\n'):
		return "a carriage return without a line feed", "want lines that end in LF or CR LF"
	case r == 0x85, r == 0x2028, r == 0x2029:
		return fmt.Sprintf("line break U+%04X", r), fmt.Sprintf(`want a plain line break, or \u%04X in double quotes`, r)
	case r == 0xFEFF && at > 0:
		return "byte order mark U+FEFF inside the text", "want it deleted"
	case r < ' ' && r != '\t' && r != '\n' && r != '\r', r >= 0x7F && r < 0xA0, r == 0xFFFE, r == 0xFFFF:
		return fmt.Sprintf("control character U+%04X", r), fmt.Sprintf(`want it deleted, or \u%04X in double quotes`, r)
	}
	return "", ""
}
