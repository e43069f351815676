// Package report is a result as data: verdicts with their reasons, numbers
// with their spread, tables, figures, and where all of it came from. Engines
// make reports; brief and figure show them. It imports nothing of Parley.
package report

// A Report is the answer of one analysis.
type Report struct {
	Title    string
	Sections []Section
	// NotComputed lists what the report leaves open, and why.
	NotComputed []string
	// Methods names the methods used, with keys of the bibliography.
	Methods    []Method
	Provenance Provenance
	// Data is the answer for machines: what --json prints.
	Data any
}

// A Section is a titled part of a report.
type Section struct {
	ID string // stable, for links: lower-case words joined by hyphens
	// Part is the heading that neighbouring sections with the same Part stand
	// under; empty for a section by itself.
	Part   string
	Title  string
	Blocks []Block
}

// A Block is a piece of a section: Paragraph, Bullets, Table, Figure or
// Callout.
type Block interface{ block() }

// A Ref leads to a passage of a source.
type Ref struct {
	Source string // the source's id
	Title  string // the source's title or file name
	First  int    // lines, from 1, both included
	Last   int
	Quote  string // the exact words; empty when the source could not be read
}

// Mark is what a piece of text means beyond its words. Each mark is also
// said in words, so that nothing depends on colour.
type Mark string

// The marks.
const (
	Plain     Mark = ""
	Good      Mark = "good"      // stable, holds
	Bad       Mark = "bad"       // not stable, refused
	Draft     Mark = "draft"     // inferred by a rule, not reviewed
	Judgement Mark = "judgement" // the analyst's judgement
	Missing   Mark = "missing"   // a gap
	Strong    Mark = "strong"    // emphasised
	Letters   Mark = "letters"   // the Y/N letters of a state
)

// Text is a run of words with its mark and the passages it rests on. Runs
// follow one another, apart by a space where neither brings one or punctuation,
// and a "\n" in them breaks the line.
type Text struct {
	Words string
	Mark  Mark
	Refs  []Ref
	Note  string // a longer explanation, shown on demand and in print
}

// T is plain text.
func T(words string) Text { return Text{Words: words} }

// A Paragraph is running text.
type Paragraph []Text

// Bullets is a list.
type Bullets struct {
	Ordered bool
	Items   []Paragraph
}

// A Callout is a paragraph that must not be overlooked.
type Callout struct {
	Title string
	Body  Paragraph
}

// A Table has a header row; the first cell of each row is that row's header.
type Table struct {
	Caption string
	Columns []string
	Rows    [][]Cell
}

// A Cell is what stands in one place of a table.
type Cell []Text

func (Paragraph) block() {}
func (Bullets) block()   {}
func (Callout) block()   {}
func (Table) block()     {}
func (Figure) block()    {}

// A Method is how something was computed.
type Method struct {
	Name string
	Text string
	Keys []string // of docs/reference/bibliography.md
}

// Provenance says what a report was made from; the same provenance gives the
// same bytes.
type Provenance struct {
	Program  string // "parley" and its version
	Conflict File
	Sources  []File
}

// A File is an input.
type File struct {
	ID     string
	Name   string
	Title  string
	Date   string
	Grade  string
	SHA256 string
	Note   string
}
