package figure

import (
	"strings"
	"unicode"

	"parley/internal/plain"

	"github.com/clipperhouse/displaywidth"
)

// A font is a size in pixels and a weight.
type font struct {
	size float64
	bold bool
	mono bool
}

// ascii holds the advance widths of U+0020 to U+007E in thousandths of the
// font size, those of DejaVu Sans: the widest of the fonts that stand for
// system-ui on common systems.
var ascii = [...]float64{
	318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337,
	637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531,
	1000, 685, 687, 699, 771, 632, 576, 775, 752, 295, 295, 656, 558, 863, 749, 788,
	604, 788, 695, 635, 611, 732, 685, 989, 686, 611, 686, 391, 337, 391, 838, 500,
	500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612,
	635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
}

const (
	boldWider = 1.17 // how much wider a bold text is at most
	monoWidth = .62  // of any fixed-width font, in font sizes
)

// advance returns how wide r is at most, in font sizes.
func advance(r rune) float64 {
	switch {
	case r >= ' ' && r <= '~':
		return ascii[r-' '] / 1000
	case r == '\uFDFD': // a whole sentence in one character
		return 12
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.Is(unicode.So, r):
		return 1.4
	case displaywidth.Rune(r) == 2:
		return 1.05
	case unicode.IsUpper(r):
		return .9
	case r < 0x0600: // Latin, Greek, Cyrillic, Armenian, Hebrew
		return .72
	case r >= 0x2010 && r <= 0x201F: // dashes and quotation marks
		return .6
	}
	return 1
}

// width returns how wide text is at most, in pixels.
func (f font) width(text string) float64 {
	sum := 0.0
	for _, r := range text {
		if f.mono && displaywidth.Rune(r) == 1 {
			sum += monoWidth
		} else {
			sum += advance(r)
		}
	}
	if f.bold {
		sum *= boldWider
	}
	return sum * f.size
}

// height is the distance from one line to the next.
func (f font) height() float64 { return f.size * 1.35 }

// wrap breaks text into at most limit lines of at most width pixels, at spaces
// where there are any. What does not fit ends in an ellipsis. A text without
// words has no lines.
func (f font) wrap(text string, width float64, limit int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(plain.Line(text)) {
		if joined := strings.TrimLeft(line+" "+word, " "); f.width(joined) <= width {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		pieces := f.split(word, width)
		lines = append(lines, pieces[:len(pieces)-1]...)
		line = pieces[len(pieces)-1]
		if len(lines) > limit {
			break
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return f.clip(lines, width, limit)
}

// split breaks a word into pieces of at most width pixels, and at least one
// character each.
func (f font) split(word string, width float64) []string {
	var pieces []string
	var piece strings.Builder
	used := 0.0
	for g := displaywidth.StringGraphemes(word); g.Next(); {
		wide := f.width(g.Value())
		if used > 0 && used+wide > width {
			pieces = append(pieces, piece.String())
			piece.Reset()
			used = 0
		}
		piece.WriteString(g.Value())
		used += wide
	}
	return append(pieces, piece.String())
}

// clip keeps at most limit lines, the last with an ellipsis when some go.
func (f font) clip(lines []string, width float64, limit int) []string {
	if len(lines) <= limit {
		return lines
	}
	lines = lines[:limit]
	last := f.split(lines[limit-1], width-f.width("…"))[0]
	lines[limit-1] = last + "…"
	return lines
}

// widest returns the width of the widest of lines.
func (f font) widest(lines []string) float64 {
	wide := 0.0
	for _, line := range lines {
		wide = max(wide, f.width(line))
	}
	return wide
}

// widestWord returns the width of the widest word of text.
func (f font) widestWord(text string) float64 {
	wide := 0.0
	for word := range strings.FieldsSeq(text) {
		wide = max(wide, f.width(word))
	}
	return wide
}
