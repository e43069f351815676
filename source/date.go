package source

import (
	"fmt"
	"strings"
	"time"

	"parley/internal/lazy"
)

// datelineBlocks is how many blocks from the top, and from the end, may hold
// the document's date.
const datelineBlocks = 12

const (
	month   = `(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sep(?:t(?:ember)?)?\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`
	weekday = `(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?[.,]*\s+)?`
	day     = `([0-3]?[0-9])(?:st|nd|rd|th)?`
	year    = `([12][0-9]{3})`
)

var (
	isoDate   = lazy.Regexp(`^` + year + `-([01][0-9])(?:-([0-3][0-9]))?(?:[T ].*)?$`)
	dayFirst  = lazy.Regexp(`^(?i)` + weekday + day + `\s+(?:of\s+)?` + month + `,?\s+` + year + `$`)
	dayAfter  = lazy.Regexp(`^(?i)` + weekday + month + `\s+` + day + `,?\s+` + year + `$`)
	monthOnly = lazy.Regexp(`^(?i)` + month + `,?\s+` + year + `$`)
	clockTime = lazy.Regexp(`(?i)[,\s]+(?:at\s+)?[0-9]{1,2}[:.][0-9]{2}(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|[A-Z]{2,4}))?$`)
)

// isoOf returns the date that the words are, as YYYY-MM-DD or YYYY-MM; empty
// when they are none.
func isoOf(words string) string {
	words = strings.Trim(fold(words), "()[]. ")
	if len(words) > 60 {
		return ""
	}
	words = clockTime().ReplaceAllString(words, "")
	if f := isoDate().FindStringSubmatch(words); f != nil {
		return checkedDate(f[1], f[2], f[3])
	}
	if f := dayFirst().FindStringSubmatch(words); f != nil {
		return checkedDate(f[3], monthNumber(f[2]), f[1])
	}
	if f := dayAfter().FindStringSubmatch(words); f != nil {
		return checkedDate(f[3], monthNumber(f[1]), f[2])
	}
	if f := monthOnly().FindStringSubmatch(words); f != nil {
		return checkedDate(f[2], monthNumber(f[1]), "")
	}
	return ""
}

func monthNumber(name string) string {
	at := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(name[:3]))
	return fmt.Sprintf("%02d", at/3+1)
}

// checkedDate returns the date in ISO 8601, or nothing when the calendar has
// no such day.
func checkedDate(year, month, day string) string {
	if day == "" {
		if _, err := time.Parse("2006-01", year+"-"+month); err != nil {
			return ""
		}
		return year + "-" + month
	}
	date := fmt.Sprintf("%s-%s-%02s", year, month, day)
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return ""
	}
	return date
}

var (
	dateLabel = lazy.Regexp(`^(?i)(?:(?:date|dated|published|publication date|posted|released|release date|issued|updated|last updated|as of)(?:\s+on)?\s*[:\s]\s*)`)
	placeAnd  = lazy.Regexp(`^\p{Lu}[\p{L}.' -]{1,40}(?:,\s*\p{Lu}[\p{L}.' -]{1,30})?,\s+`)
	dash      = lazy.Regexp(`\s+[—–-]{1,2}\s+|\s*—\s*`)
)

// isDateline reports whether the line is a date and nothing else.
func isDateline(line string) bool { return dateOfLine(line) != "" }

// dateOfLine reads a line that is a date, perhaps with a label or a place
// before it: "Date: 5 March 2024", "Geneva, 5 March 2024".
func dateOfLine(line string) string {
	line = strings.Trim(strings.TrimSpace(line), "*_()[]")
	if len(line) > 120 || !strings.ContainsAny(line, "0123456789") {
		return ""
	}
	line = dateLabel().ReplaceAllString(line, "")
	if date := isoOf(line); date != "" {
		return date
	}
	return isoOf(placeAnd().ReplaceAllString(line, ""))
}

// dateline returns the date that the document gives itself: on a line of its
// own near its beginning or end, or at the head of a paragraph as news
// agencies write it, "GENEVA, 5 March 2024 — ...".
func dateline(blocks []Block) string {
	for k, b := range blocks {
		if b.Kind != Paragraph && b.Kind != Heading || k >= datelineBlocks && k < len(blocks)-datelineBlocks {
			continue
		}
		first, _, _ := strings.Cut(b.Text[:min(len(b.Text), 4096)], "\n")
		if date := dateOfLine(first); date != "" {
			return date
		}
		if head := dash().Split(first[:min(len(first), 120)], 2); len(head) == 2 {
			if date := dateOfLine(head[0]); date != "" {
				return date
			}
		}
		if date := bylineDate(first); date != "" && b.Span.First <= bylineLines {
			return date
		}
	}
	return ""
}

// bylineLines is how many lines from the top may hold a byline.
const bylineLines = 10

var (
	bylineParts = lazy.Regexp(`\s*[·•|–—]\s*|,?\s+(?i:by)\s+\p{Lu}|\s+-\s+`)
	ofDate      = lazy.Regexp(`^(?i:.{0,40}\b(?:note|report|briefing|brief|statement|memo|memorandum|update|bulletin|summary|minutes|communiqué|communique|declaration|paper))\s+(?:of|dated|from)\s+(.+)$`)
)

// bylineDate returns the date in a line of several parts, as "3 May 2024 ·
// analysis by A. Writer", or in a title as "Note of 3 May 2024".
func bylineDate(line string) string {
	line = strings.Trim(strings.TrimSpace(line), "*_")
	if len(line) > 120 || endsSentence(line) {
		return ""
	}
	for _, piece := range bylineParts().Split(line, -1) {
		if date := dateOfLine(piece); len(date) == len(time.DateOnly) {
			return date
		}
	}
	if found := ofDate().FindStringSubmatch(line); found != nil {
		return isoOf(found[1])
	}
	return ""
}
