package source

import (
	"strings"
	"unicode/utf8"

	"parley/internal/lazy"
)

// A mark is what stands before an item of a list.
type mark struct {
	text   string // "-", "1.", "(a)"
	indent int    // columns before the mark
	body   int    // columns before the item's words
	styles []style
}

// A style is one way to read a mark: "(i)" is the ninth letter or the first
// Roman number.
type style struct {
	form    string // the mark with its number as 1, a, A, i or I; a bullet as it is
	ordinal int    // 0 for bullets
}

var (
	bulletMark  = lazy.Regexp(`^[-*+•–—·◦▪‣●○■]$`)
	orderedMark = lazy.Regexp(`^(?:(\()?([0-9]{1,3}|[a-z]{1,5}|[A-Z]{1,5})\)|([0-9]{1,3}|[a-z])\.)$`)
)

// parseMark splits a line into the mark it begins with and the words behind.
func parseMark(line string) (m mark, words string, ok bool) {
	trimmed := strings.TrimLeft(line, " \t\u00a0\f")
	before := line[:len(line)-len(trimmed)]
	end := strings.IndexAny(trimmed, " \t\u00a0")
	if end < 0 || end > 8 {
		return mark{}, "", false
	}
	words = strings.TrimSpace(trimmed[end:])
	styles := stylesOf(trimmed[:end])
	if words == "" || styles == nil {
		return mark{}, "", false
	}
	gap := trimmed[end : len(trimmed)-len(strings.TrimLeft(trimmed[end:], " \t\u00a0"))]
	m = mark{text: trimmed[:end], indent: columns(before), styles: styles}
	m.body = m.indent + utf8.RuneCountInString(m.text) + columns(gap)
	return m, words, true
}

// columns returns the width of white space, a tab counting as four.
func columns(s string) int {
	return utf8.RuneCountInString(s) + 3*strings.Count(s, "\t")
}

func stylesOf(text string) []style {
	if bulletMark().MatchString(text) {
		return []style{{form: text}}
	}
	found := orderedMark().FindStringSubmatch(text)
	if found == nil {
		return nil
	}
	number := found[2] + found[3]
	form := func(one string) string { return strings.Replace(text, number, one, 1) }
	if n := digits(number); n >= 0 {
		return []style{{form("1"), n}}
	}
	var styles []style
	one, roman := "a", "i"
	if number < "a" {
		one, roman = "A", "I"
	}
	if n := letters(number); n > 0 {
		styles = append(styles, style{form(one), n})
	}
	if n := romanNumber(number); n > 0 {
		styles = append(styles, style{form(roman), n})
	}
	return styles
}

// digits returns the number, or -1 when s is no number.
func digits(s string) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			return -1
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// letters counts a to z, then aa, bb to zz, as statutes do; 0 for other words.
func letters(s string) int {
	lower := strings.ToLower(s)
	if strings.Trim(lower, lower[:1]) != "" {
		return 0
	}
	return 26*(len(lower)-1) + int(lower[0]-'a') + 1
}

var romanForm = lazy.Regexp(`^l?(?:x[lc]|x{0,3})(?:i[xv]|v?i{0,3})$`)

// romanNumber returns the value of a Roman number below 90; 0 for other words.
func romanNumber(s string) int {
	lower := strings.ToLower(s)
	if !romanForm().MatchString(lower) {
		return 0
	}
	value := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100}
	sum := 0
	for k := range len(lower) {
		v := value[lower[k]]
		if k+1 < len(lower) && value[lower[k+1]] > v {
			v = -v
		}
		sum += v
	}
	return sum
}

// first reports whether the mark may begin a list.
func (m mark) first() bool {
	for _, s := range m.styles {
		if s.ordinal <= 1 {
			return true
		}
	}
	return false
}

// bracketed reports whether the mark is of the form that statutes use.
func (m mark) bracketed() bool { return strings.HasPrefix(m.text, "(") }
