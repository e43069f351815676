package source

// paragraphs collects the paragraphs of a marked-up document, as plain lines,
// for the text reader.
type paragraphs struct {
	textReader
	plain  []string
	places []int // of plain, in the file
	err    error
}

// paragraph puts down a paragraph. A short one that is strong as a whole is a
// heading.
func (p *paragraphs) paragraph(lines []string, numbers []int, strong bool) {
	if strong && len(lines) == 1 && looksLikeHeading(lines[0]) {
		lines[0] = "### " + lines[0]
	}
	p.plain = append(append(p.plain, lines...), "")
	p.places = append(append(p.places, numbers...), numbers[len(numbers)-1])
}

// headed adds a heading.
func (p *paragraphs) headed(level int, lines []string, numbers []int) {
	p.flush(true)
	p.numbering = nil
	span := Span{numbers[0], numbers[len(numbers)-1]}
	p.add(Block{Kind: Heading, Span: span, Level: level, Text: p.unescape(joinLines(lines, numbers))})
}

// flush reads the paragraphs put down so far; more says that a block follows.
func (p *paragraphs) flush(more bool) {
	if p.err == nil && len(p.plain) > 0 {
		p.err = p.read(p.plain, p.places, more)
	}
	p.plain, p.places = nil, nil
}

// add adds a block behind the paragraphs put down so far.
func (p *paragraphs) add(b Block) {
	p.flush(true)
	p.blocks = append(p.blocks, b)
}
