// Package source is documents: a text, Markdown or HTML file read into
// headings, paragraphs, lists and tables, each with the lines it stands on,
// so that whatever is said about the conflict can be led back to a passage.
package source

// Format is the kind of file that a document was read from.
type Format string

// The formats that Parse reads.
const (
	Text     Format = "text"
	Markdown Format = "markdown"
	HTML     Format = "html"
)

// MaxBytes bounds a document; a larger one is refused.
const MaxBytes = 16 << 20

// A Document is a source as it was read.
type Document struct {
	Name   string // the file's base name
	Format Format
	SHA256 string // of the file's bytes, lower-case hexadecimal
	Title  string // from metadata or the first heading; empty when there is none
	Author string // from metadata (there else the publisher) or a byline, or empty
	Date   string // ISO 8601, from metadata or a dateline; empty when there is none
	Lines  int    // how many lines the file has
	Blocks []Block
	Notes  []string // what could not be read as it is meant, with its line

	words words // what Quote and Find read
}

// A Span is a run of lines, from 1, both ends included.
type Span struct{ First, Last int }

// BlockKind names what a block is.
type BlockKind string

// The kinds of blocks.
const (
	Heading   BlockKind = "heading"
	Paragraph BlockKind = "paragraph"
	List      BlockKind = "list"
	TableKind BlockKind = "table"
	Code      BlockKind = "code"
)

// A Block is one piece of a document, in reading order.
//
// Text is what a person reads: markup removed, entities resolved. A line
// break of the source is kept as "\n", so the line of any offset in Text is
// Span.First plus the line breaks before it. The Text of a paragraph of a text
// file is the exact bytes of its lines.
type Block struct {
	Kind  BlockKind
	Span  Span
	Level int    // of a heading, 1 to 6
	Text  string // of a heading, paragraph or code block
	Items []Item // of a list
	Table *Table // of a table
	// Intro is the sentence that introduces a list or table: the last
	// sentence of the paragraph right before it when that ends in a colon or,
	// before a list, breaks off without a full stop as in statutes; else the
	// zero Sentence.
	Intro Sentence
}

// An Item is one entry of a list.
type Item struct {
	Span  Span
	Depth int    // 0 for the outermost list
	Mark  string // "-", "1.", "(a)"; empty in HTML
	Text  string // as Block.Text
}

// A Table is a grid of cells. Cells that span rows or columns are repeated in
// every place they cover, so that each row has len(Header) cells when there
// is a header.
type Table struct {
	Span    Span
	Caption string
	Header  []string // nil when the table has none
	Rows    []Row
}

// A Row is one row of a table below the header.
type Row struct {
	Span  Span
	Cells []string
	// Ragged: the source gave the row more or fewer cells than the table has
	// columns. Missing cells are empty, and the last cell holds what was over.
	Ragged bool
}

// A Sentence is a piece of a block's text with its place.
type Sentence struct {
	Span Span
	Text string
}
