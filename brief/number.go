package brief

import (
	"regexp"

	"parley/report"
)

var number = regexp.MustCompile(`^[+\-−]?\d[\d.,\x{00A0}\x{202F}]*\s?%?$`)

// isNumber reports whether a cell holds a number.
func isNumber(cell string) bool { return len(cell) < 40 && number.MatchString(cell) }

// numericColumn reports whether column k holds numbers and nothing else, so
// that it is set flush right.
func numericColumn(rows [][]report.Cell, k int) bool {
	seen := false
	for _, row := range rows {
		if k >= len(row) || len(row[k]) == 0 {
			continue
		}
		if len(row[k]) > 1 || !isNumber(row[k][0].Words) {
			return false
		}
		seen = true
	}
	return seen
}
