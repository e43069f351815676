package source

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// maxElements bounds the elements of a page that matter to its structure.
const maxElements = 1 << 19

// lineMark and lineMarkEnd stand around the number of a line. They are
// characters that Unicode gives to nobody, and are taken out of the input.
const (
	lineMark    = "\uFDD0"
	lineMarkEnd = "\uFDD1"
)

// An announcer rewrites HTML so that its lines survive parsing: before the
// first word of every line it puts the line's number. On the way it leaves out
// what has no words or no structure, which also keeps the parser's work
// linear: markup of characters, which the parser would repeat in every
// paragraph, and attributes.
type announcer struct {
	out      strings.Builder
	line     int
	skipped  string // the element that is being left out
	open     int    // how many of it are open
	strong   int    // how many strong elements are open
	elements int
}

var (
	// structural elements stay.
	structural = setOf(`address article aside blockquote br caption center dd details dir div dl dt fieldset
		figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu meta nav ol p pre
		section summary sup table tbody td tfoot th thead time title tr ul`)
	// silent elements go with all that is in them.
	silent = setOf(`applet audio button canvas datalist dialog iframe map math noembed noframes noscript object
		plaintext script select style svg template textarea video xmp`)
	// void elements have nothing in them.
	void = setOf(`area base br col embed frame hr img input link meta param source track wbr`)
	// drawings end where one of breakouts begins, closed or not.
	drawings  = setOf(`math svg`)
	breakouts = setOf(`blockquote div dl h1 h2 h3 h4 h5 h6 ol p pre table ul`)
	// kept attributes.
	keptAttributes = setOf(`colspan content datetime itemprop name property role rowspan`)
	// asides are the roles of elements that are not the text.
	asides = setOf(`navigation banner contentinfo complementary search alert dialog`)
)

func setOf(names string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		set[name] = true
	}
	return set
}

// announceLines rewrites HTML whose first line has the number first.
func announceLines(src string, first int) (string, error) {
	a := &announcer{line: first}
	a.out.WriteString("<!DOCTYPE html>")
	z := html.NewTokenizer(strings.NewReader(src))
	for z.Next() != html.ErrorToken {
		raw := string(z.Raw())
		a.token(z.Token(), raw)
		a.line += strings.Count(raw, "\n")
		if a.elements > maxElements {
			return "", fmt.Errorf("line %d: has more than %d elements up to here; want a smaller page", a.line, maxElements)
		}
	}
	return a.out.String(), nil
}

func (a *announcer) token(t html.Token, raw string) {
	if a.skipped != "" && !a.resumes(t) {
		return
	}
	switch t.Type {
	case html.TextToken:
		a.text(raw)
	case html.StartTagToken, html.SelfClosingTagToken:
		a.start(t)
	case html.EndTagToken:
		a.end(t.Data)
	default: // comments and the like are not read
	}
}

// resumes reports whether the element that is left out ended before the
// token.
func (a *announcer) resumes(t html.Token) bool {
	switch {
	case t.Type == html.StartTagToken && t.Data == a.skipped:
		a.open++
	case t.Type == html.EndTagToken && t.Data == a.skipped:
		if a.open--; a.open == 0 {
			a.skipped = ""
		}
	case t.Type == html.StartTagToken && drawings[a.skipped] && breakouts[t.Data]:
		a.skipped = ""
		return true
	}
	return false
}

func (a *announcer) start(t html.Token) {
	switch {
	case structural[t.Data]:
		a.element(t)
	case void[t.Data]:
	case silent[t.Data] || isHidden(t.Attr):
		if t.Type == html.StartTagToken {
			a.skipped, a.open = t.Data, 1
		}
	case isStrong(t.Data) && a.strong < 8:
		a.strong++
		a.out.WriteString("<span>")
	}
}

func isStrong(name string) bool { return name == "b" || name == "strong" }

func (a *announcer) element(t html.Token) {
	a.elements++
	a.out.WriteString("<" + t.Data)
	if isHidden(t.Attr) {
		a.out.WriteString(" hidden")
	}
	for _, attr := range t.Attr {
		if keptAttributes[attr.Key] {
			a.out.WriteString(" " + attr.Key + `="` + html.EscapeString(attr.Val) + `"`)
		}
	}
	a.out.WriteString(">")
}

func (a *announcer) end(name string) {
	switch {
	case structural[name]:
		a.out.WriteString("</" + name + ">")
	case isStrong(name) && a.strong > 0:
		a.strong--
		a.out.WriteString("</span>")
	}
}

// isHidden reports whether the attributes keep an element from being read.
func isHidden(attributes []html.Attribute) bool {
	return slices.ContainsFunc(attributes, func(a html.Attribute) bool {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "role":
			return asides[a.Val]
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
		}
		return false
	})
}

var unread = strings.NewReplacer(lineMark, "", lineMarkEnd, "", "\u00ad", "", "\u200b", "", "\ufeff", "")

// text puts the number of each line before its first word.
func (a *announcer) text(raw string) {
	number := a.line
	for k, line := range strings.Split(raw, "\n") {
		if k > 0 {
			a.out.WriteByte('\n')
			number++
		}
		words := unread.Replace(html.UnescapeString(line))
		if !hasWords(words) {
			a.out.WriteString(html.EscapeString(words))
			continue
		}
		start := strings.TrimLeft(words, " \t\u00a0")
		a.out.WriteString(words[:len(words)-len(start)])
		a.out.WriteString(lineMark + strconv.Itoa(number) + lineMarkEnd + html.EscapeString(start))
	}
}

// announced calls visit for every piece of the text with its line.
func announced(text string, visit func(number int, words string)) {
	for k, piece := range strings.Split(text, lineMark) {
		if number, words, ok := strings.Cut(piece, lineMarkEnd); ok && k > 0 {
			n, err := strconv.Atoi(number)
			if err == nil {
				visit(n, words)
			}
		}
	}
}
