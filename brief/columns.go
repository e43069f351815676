package brief

import (
	"unicode/utf8"

	"parley/internal/lazy"
	"parley/report"
)

// A columnKind is how a column of a table is set; a class of the style sheet.
type columnKind string

const (
	short  columnKind = ""       // short words, as wide as they are
	number columnKind = "number" // flush right
	prose  columnKind = "prose"  // sentences, which want room
)

const (
	proseLength = 28 // characters that make a sentence
	wideTable   = 10 // columns that a sheet of paper holds without breaking words
)

var numberForm = lazy.Regexp(`^[+\-−]?\d[\d.,\x{00A0}\x{202F}]*\s?%?$`)

// isNumber reports whether a cell's words are a number.
func isNumber(cell string) bool { return len(cell) < 40 && numberForm().MatchString(cell) }

// kindOf looks at what column k holds. The first column names the rows.
func kindOf(rows [][]report.Cell, k int) columnKind {
	if k == 0 {
		return short
	}
	numbers, others := 0, 0
	for _, row := range rows {
		if k >= len(row) || len(row[k]) == 0 {
			continue
		}
		length := 0
		for _, run := range row[k] {
			length += utf8.RuneCountInString(run.Words)
		}
		if length >= proseLength {
			return prose
		}
		if len(row[k]) == 1 && isNumber(row[k][0].Words) {
			numbers++
		} else {
			others++
		}
	}
	if numbers > 0 && others == 0 {
		return number
	}
	return short
}
