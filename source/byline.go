package source

import (
	"strings"

	"parley/internal/lazy"
)

// author is a line, or a part of one, that names who wrote the document: "By"
// and a name of two to six words, or two such names.
var author = lazy.Regexp(`^(?:(?i:written|analysis|report|commentary|opinion)\s+)?(?:[Bb]y|BY):?\s+(` + fullName + `(?:\s+and\s+` + fullName + `)?)$`)

const fullName = `\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:of|the|de|del|der|van|von|bin|al)\s+){0,2}\p{Lu}[\p{L}.'’-]*){1,5}`

var partBreaks = lazy.Regexp(`\s*[·•|–—]\s*`)

// byline returns the author whom the document names near its beginning, on a
// line that says nothing else but perhaps the date: "By A. Writer | 3 May
// 2024".
func byline(blocks []Block) string {
	for k, b := range blocks {
		if b.Span.First > bylineLines {
			break
		}
		if k == 0 || b.Kind != Paragraph && b.Kind != Heading {
			continue
		}
		first, rest, _ := strings.Cut(b.Text[:min(len(b.Text), 4096)], "\n")
		if rest != "" && !isDateline(rest) {
			continue
		}
		if name := authorOf(first); name != "" {
			return name
		}
	}
	return ""
}

// authorOf returns the author whom a line names, or "".
func authorOf(line string) string {
	line = strings.Trim(strings.TrimSpace(line), "*_")
	if len(line) > 120 {
		return ""
	}
	for _, part := range partBreaks().Split(line, -1) {
		if found := author().FindStringSubmatch(part); found != nil {
			return fold(found[1])
		}
	}
	return ""
}
