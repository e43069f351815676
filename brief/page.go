package brief

import (
	"html/template"

	"parley/report"
)

// A page is a report as the HTML template shows it: everything numbered,
// every link resolved.
type page struct {
	Title       string
	Date        string
	Caveat      string
	Style       template.CSS
	Sections    []section
	NotComputed []string
	Methods     []report.Method
	Sources     []*cited
	Legend      []legendEntry
	Provenance  report.Provenance
}

// HasProvenance reports whether it is known what the report was made from.
func (p *page) HasProvenance() bool {
	from := p.Provenance
	return from.Program != "" || from.Conflict != (report.File{}) || len(from.Sources) > 0
}

type section struct {
	ID, Title string
	Part      string // opens a part with this heading
	PartID    string
	Inner     bool // stands under a part
	Ends      bool // is the last under its part
	Blocks    []block
}

// add puts a block behind the others; narrow figures that follow each other
// stand together.
func (s *section) add(b block) {
	if last := len(s.Blocks) - 1; last >= 0 && narrow(s.Blocks[last]) && narrow(b) {
		s.Blocks[last].Figures = append(s.Blocks[last].Figures, b.Figures...)
		return
	}
	s.Blocks = append(s.Blocks, b)
}

func narrow(b block) bool { return len(b.Figures) > 0 && !b.Figures[0].Wide }

// A block is one of the kinds of report.Block.
type block struct {
	Paragraph runs
	Bullets   *bullets
	Callout   *callout
	Table     *table
	Figures   []*picture // that stand beside each other where there is room
}

type bullets struct {
	Ordered bool
	Items   []runs
}

type callout struct {
	Title string
	Body  runs
}

type table struct {
	Number  int
	Caption string
	Wide    bool
	Columns []column
	Rows    [][]cell
}

type column struct {
	Name string
	Kind columnKind
}

// HTML writes the column's name.
func (c column) HTML() template.HTML { return isolated(c.Name) }

type cell struct {
	Head bool
	Kind columnKind
	Runs runs
}

type picture struct {
	Number          int
	ID, Title, Text string
	Wide            bool
	SVG             template.HTML
}

// A cited is a source with its passages and the mentions of each.
type cited struct {
	report.File
	Passages []citedPassage
}

type citedPassage struct {
	*passage
	Lines string
	Link  string   // where the source can be read there, or empty
	Back  []string // ids of the mentions, at most maxBack
	More  int      // mentions beyond these
}

type legendEntry struct {
	Mark report.Mark
	Look look
}
