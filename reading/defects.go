package reading

import (
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
	"parley/source"
)

// A DefectKind names what is wrong with a document.
type DefectKind string

// The kinds of defects, in the order in which they are listed.
const (
	RepeatedRow        DefectKind = "repeated-row"         // a row of a table stands there twice
	ContradictingCells DefectKind = "contradicting-cells"  // the same row and column, different words
	TableWithoutHeader DefectKind = "table-without-header" // nothing says what the columns are
	RaggedRow          DefectKind = "ragged-row"           // more cells than the table has columns
	EmptyCell          DefectKind = "empty-cell"
	ClaimWithoutSource DefectKind = "claim-without-source"
	MissingDate        DefectKind = "missing-date"
	UnexpandedShort    DefectKind = "unexpanded-abbreviation"
	HeadingWithoutText DefectKind = "heading-without-text"
	ListMissing        DefectKind = "list-missing" // a sentence announces what does not follow
)

// DefectKinds lists every kind in order.
var DefectKinds = []DefectKind{
	RepeatedRow, ContradictingCells, TableWithoutHeader, RaggedRow, EmptyCell,
	ClaimWithoutSource, MissingDate, UnexpandedShort, HeadingWithoutText, ListMissing,
}

// A Defect is something wrong with a document that its reader should know.
type Defect struct {
	Kind  DefectKind `json:"kind"`
	Lines []int      `json:"lines"` // every line concerned, ascending
	Text  string     `json:"text"`
}

func defects(a *article, claims []conflict.Claim) []Defect {
	var all []Defect
	for k, b := range a.blocks {
		if b.Kind == source.TableKind {
			all = append(all, b.tableDefects()...)
		}
		all = append(all, a.structureDefects(k)...)
	}
	all = append(all, a.sourceDefects(byLine(claims))...)
	all = append(all, a.dateDefects()...)
	all = append(all, a.abbreviationDefects()...)
	return arranged(all)
}

// maxDefects bounds the defects of one kind that are listed one by one.
const maxDefects = 200

// arranged sorts the defects by kind and line, and sums up those of a kind
// that are more than maxDefects.
func arranged(all []Defect) []Defect {
	byKind := map[DefectKind][]Defect{}
	for _, d := range all {
		byKind[d.Kind] = append(byKind[d.Kind], d)
	}
	var kept []Defect
	for _, kind := range DefectKinds {
		these := byKind[kind]
		slices.SortStableFunc(these, func(x, y Defect) int { return slices.Compare(x.Lines, y.Lines) })
		if rest := len(these) - maxDefects; rest > 0 {
			these = append(these[:maxDefects:maxDefects], Defect{kind, these[maxDefects].Lines, fmt.Sprintf("%d more of this kind from here on", rest)})
		}
		kept = append(kept, these...)
	}
	return kept
}

func times(n int) string {
	if n == 2 {
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// maxListed bounds the lines that a text names.
const maxListed = 20

// spanned writes line 3, or lines 3 to 7.
func spanned(s source.Span) string {
	if s.First == s.Last {
		return fmt.Sprintf("line %d", s.First)
	}
	return fmt.Sprintf("lines %d to %d", s.First, s.Last)
}

// listed writes line 3, or lines 3, 5 and 7.
func listed(lines []int) string {
	var words []string
	for _, l := range lines[:min(len(lines), maxListed)] {
		words = append(words, fmt.Sprint(l))
	}
	if len(lines) > maxListed {
		return "lines " + strings.Join(words, ", ") + " and others"
	}
	if len(words) == 1 {
		return "line " + words[0]
	}
	return "lines " + strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
