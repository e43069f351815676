package source

import "golang.org/x/net/html"

func isList(n *html.Node) bool {
	switch n.Data {
	case "ul", "ol", "dl", "dir":
		return true
	}
	return false
}

// list reads a list with the lists in it.
func (p *htmlPage) list(n *html.Node) {
	p.endParagraph()
	p.items = nil
	p.entries(n, 0)
	if len(p.items) == 0 {
		return
	}
	span := p.items[0].Span
	for _, item := range p.items {
		span.Last = max(span.Last, item.Span.Last)
	}
	p.add(Block{Kind: List, Span: span, Items: p.items})
}

// entries reads what is in a list; depth is that of the list.
func (p *htmlPage) entries(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			p.words(c, false)
		case p.isAside(c):
		case isList(c):
			p.endItem(depth)
			p.entries(c, depth+1)
		case c.Data == "li" || c.Data == "dt":
			p.endItem(depth)
			p.entries(c, depth)
			p.endItem(depth)
		case c.Data == "dd":
			p.endItem(depth)
			p.entries(c, depth+1)
			p.endItem(depth + 1)
		case c.Data == "sup":
			p.note(c, false)
		case c.Data == "span" || c.Data == "time":
			p.entries(c, depth)
		default:
			p.flow.gap = true
			p.entries(c, depth)
			p.flow.gap = true
		}
	}
}

// endItem ends the item whose words were put down last.
func (p *htmlPage) endItem(depth int) {
	if lines, numbers, _ := p.flow.take(); len(lines) > 0 {
		span := Span{numbers[0], numbers[len(numbers)-1]}
		p.items = append(p.items, Item{Span: span, Depth: depth, Text: joinLines(lines, numbers)})
	}
}
