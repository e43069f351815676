package source

import (
	"errors"
	"strings"

	"golang.org/x/net/html"

	"parley/internal/lazy"
)

// A htmlPage is a page as it is being read. Headings, lists and tables are
// those of the markup; paragraphs go through the text reader, because people
// write lists and headings into them, too.
type htmlPage struct {
	paragraphs
	flow   flow
	title  string
	author string
	date   string
	sizes  map[*html.Node]size
	whole  size
	items  []Item
}

// readHTML reads a page, or a piece of one, whose first line has the number
// first in the file, and says its words. The tables read before have the given
// number of cells.
func readHTML(src string, first int, said transcript, cells int) (*htmlPage, error) {
	numbered, err := announceLines(src, first)
	if err != nil {
		return nil, err
	}
	p := &htmlPage{flow: flow{said: said}, sizes: map[*html.Node]size{}}
	doc, err := html.Parse(strings.NewReader(numbered))
	if err != nil {
		p.notes = append(p.notes, "elements nest too deep to be read as they are; <div> and the like were left out")
		doc, err = html.Parse(strings.NewReader(flattened(numbered)))
	}
	if err != nil {
		return nil, errors.New("elements nest deeper than 512; want a flatter page")
	}
	p.cells, p.layout = cells, htmlLayout
	p.whole = p.measure(doc)
	p.bare = p.whole.headings == 0
	p.metadata(doc)
	p.children(p.article(doc), false)
	p.endParagraph()
	p.flush(false)
	return p, p.err
}

// wrappers are elements that only group or style what they hold.
var wrappers = setOf(`b big center div em font i section small span strong u`)

// flattened returns the page without its wrappers.
func flattened(page string) string {
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(page)); z.Next() != html.ErrorToken; {
		raw := string(z.Raw())
		if name, _ := z.TagName(); !wrappers[string(name)] {
			b.WriteString(raw)
		}
	}
	return b.String()
}

// children reads what is in an element; strong says that it is emphasised.
func (p *htmlPage) children(n *html.Node, strong bool) {
	for c := n.FirstChild; c != nil && p.err == nil; c = c.NextSibling {
		p.node(c, strong)
	}
}

func (p *htmlPage) node(n *html.Node, strong bool) {
	switch {
	case n.Type == html.TextNode:
		p.words(n, strong)
	case p.isAside(n):
	case n.Data == "span":
		p.children(n, true)
	case n.Data == "sup":
		p.note(n, strong)
	case n.Data == "time" || n.Data == "html":
		p.children(n, strong)
	case n.Data == "br":
		p.lineBreak()
	case headingLevel(n) > 0:
		p.heading(n)
	case isList(n) && p.sizes[n].headings+p.sizes[n].tables == 0:
		p.list(n)
	case n.Data == "table" && !p.isLayout(n):
		p.table(n)
	case n.Data == "pre":
		p.pre(n)
	default:
		p.endParagraph()
		p.children(n, strong)
		p.endParagraph()
	}
}

// words puts down the words of a text node.
func (p *htmlPage) words(n *html.Node, strong bool) {
	if strings.HasPrefix(n.Data, " ") || strings.HasPrefix(n.Data, "\n") || !strings.Contains(n.Data, lineMark) {
		p.flow.gap = p.flow.gap || n.Data != ""
	}
	announced(n.Data, func(number int, words string) { p.flow.put(number, words, strong) })
}

var noteMark = lazy.Regexp(`^\[?[0-9a-z*†‡]{1,3}\]?$`)

// note leaves out the mark of a footnote, which is no word; 10² stays.
func (p *htmlPage) note(n *html.Node, strong bool) {
	before := p.flow.current.String()
	if !noteMark().MatchString(textOf(n)) || before != "" && strings.ContainsAny(before[len(before)-1:], "0123456789") {
		p.children(n, strong)
	}
}

func (p *htmlPage) lineBreak() {
	if p.flow.broken {
		p.endParagraph()
	}
	p.flow.breakLine()
}

// endParagraph ends the running words.
func (p *htmlPage) endParagraph() {
	if lines, numbers, strong := p.flow.take(); len(lines) > 0 {
		p.paragraph(lines, numbers, strong)
	}
}

func headingLevel(n *html.Node) int {
	if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		return int(n.Data[1] - '0')
	}
	return 0
}

func (p *htmlPage) heading(n *html.Node) {
	p.endParagraph()
	p.runIn(n, false)
	if lines, numbers, _ := p.flow.take(); len(lines) > 0 {
		p.headed(headingLevel(n), lines, numbers)
	}
}

// runIn puts down all words of an element as one run.
func (p *htmlPage) runIn(n *html.Node, strong bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			p.words(c, strong)
		case p.isAside(c):
		case c.Data == "sup":
			p.note(c, strong)
		case c.Data == "span" || c.Data == "time":
			p.runIn(c, strong || c.Data == "span")
		default:
			p.flow.gap = true
			p.runIn(c, strong)
			p.flow.gap = true
		}
	}
}

// pre reads preformatted text: code, unless it is most of the page, as where
// plain text was put on the web.
func (p *htmlPage) pre(n *html.Node) {
	p.endParagraph()
	var lines []string
	var numbers []int
	for line := range strings.SplitSeq(markedText(n), "\n") {
		number := 0
		announced(line, func(n int, _ string) { number = n })
		switch {
		case number > 0:
			lines = append(lines, unmarked(line))
			p.flow.said.say(number, unmarked(line), true)
			numbers = append(numbers, number)
		case len(lines) > 0:
			lines = append(lines, "")
			numbers = append(numbers, numbers[len(numbers)-1])
		}
	}
	switch {
	case len(lines) == 0:
	case p.isMost(n):
		p.flush(true)
		p.layout, p.bare = layoutOf(lines), true
		p.err = p.read(lines, numbers, false)
		p.layout = htmlLayout
	default:
		p.add(Block{Kind: Code, Span: Span{numbers[0], numbers[len(numbers)-1]}, Text: joinLines(lines, numbers)})
	}
}
