package reading

import (
	"slices"

	"parley/conflict"
	"parley/source"
)

// An article is a document cut into passages.
type article struct {
	id       string
	doc      *source.Document
	blocks   []block
	above    []*passage       // the heading above each block, or nil
	lexicon  lexicon          // the document's own abbreviations
	defined  map[string]actor // the parties that the document defines, by id
	expanded map[string]bool  // abbreviations that the document expands
	// tabledParties are the parties that only a table names, and written the
	// words of running text as they are written within sentences.
	tabledParties, written map[string]bool
	organisations          map[string]bool // the parties known by an organisation's name alone
	nouns                  lexicon         // what names one of these at the head of a cell
}

// A block is a block of the document with its passages.
type block struct {
	source.Block
	passages []*passage // of a heading or paragraph: its sentences; of a list: its items
	intro    *passage   // the sentence that announces a list or table, or nil
	caption  *passage   // of a table, or nil
	grid     grid       // of a table
	promoted bool       // the first row of the table is its header
}

func newArticle(d *source.Document, id string) *article {
	a := &article{
		id: id, doc: d, lexicon: lexicon{}, defined: map[string]actor{}, expanded: map[string]bool{},
		tabledParties: map[string]bool{}, written: map[string]bool{},
		organisations: map[string]bool{}, nouns: lexicon{},
	}
	var last *passage
	for _, b := range d.Blocks {
		read := newBlock(d, b)
		a.blocks, a.above = append(a.blocks, read), append(a.above, last)
		if b.Kind == source.Heading {
			last = read.passages[0]
		}
	}
	a.find()
	if a.tabled() {
		a.find()
	}
	a.settleHeaders()
	return a
}

func newBlock(d *source.Document, b source.Block) block {
	read := block{Block: b}
	if b.Intro.Text != "" {
		read.intro = newPassage(prose, b.Intro.Text, b.Intro.Span)
	}
	switch b.Kind {
	case source.Heading:
		read.passages = []*passage{newPassage(heading, b.Text, b.Span)}
	case source.Paragraph:
		for _, s := range b.Sentences() {
			read.passages = append(read.passages, newPassage(prose, s.Text, s.Span))
		}
	case source.List:
		for _, i := range b.Items {
			read.passages = append(read.passages, newPassage(item, i.Text, i.Span))
		}
	case source.TableKind:
		read.grid = newGrid(d, b.Table)
		if b.Table.Caption != "" {
			read.caption = newPassage(caption, b.Table.Caption, placeOf(d, b.Table.Caption, b.Table.Span))
		}
	default: // code says nothing
	}
	return read
}

// each visits every passage once, in reading order.
func (a *article) each(visit func(*passage)) {
	for _, b := range a.blocks {
		if b.caption != nil {
			visit(b.caption)
		}
		for _, p := range b.passages {
			visit(p)
		}
		b.grid.each(visit)
	}
}

// everything returns all passages of the block, also those that stand in
// several places.
func (b block) everything() []*passage {
	all := slices.Concat(b.passages, b.grid.header)
	for _, row := range b.grid.rows {
		all = append(all, row...)
	}
	for _, p := range []*passage{b.intro, b.caption} {
		if p != nil {
			all = append(all, p)
		}
	}
	return all
}

// announced returns the passages that say what block k is about, the nearest
// first: its introduction, its caption, and the heading above it.
func (a *article) announced(k int) []*passage {
	var all []*passage
	for _, p := range []*passage{a.blocks[k].intro, a.blocks[k].caption, a.above[k]} {
		if p != nil {
			all = append(all, p)
		}
	}
	return all
}

// within returns a part of a passage as a passage of its own.
func (a *article) within(p *passage, text string) *passage {
	part := newPassage(p.part, text, p.span)
	part.names = a.names(part)
	return part
}

// basis returns the basis of what the rule inferred from the passages.
func (a *article) basis(rule string, from ...*passage) conflict.Basis {
	b := conflict.Basis{Draft: rule}
	for _, p := range from {
		b.From = append(b.From, p.cite(a.id))
	}
	return b
}
