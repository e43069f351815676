package source

import (
	"strings"

	"golang.org/x/net/html"
)

// A size is how much an element holds.
type size struct{ words, headings, tables int }

// isAside reports whether the element is not part of what the page says.
func (p *htmlPage) isAside(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return n.Type != html.DocumentNode
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	switch n.Data {
	case "nav", "footer", "aside", "menu", "meta", "title":
		return true
	case "form":
		return !p.isMost(n)
	}
	return false
}

// isMost reports whether the element holds most of the words of the page.
func (p *htmlPage) isMost(n *html.Node) bool { return 2*p.sizes[n].words > p.whole.words }

// measured elements have a size that is asked for.
var measured = setOf(`article dir dl form main ol pre table ul`)

// measure returns the size of an element, and remembers it.
func (p *htmlPage) measure(n *html.Node) size {
	var s size
	if n.Type == html.TextNode {
		announced(n.Data, func(_ int, words string) { s.words += len(words) })
		return s
	}
	if n.Data != "form" && p.isAside(n) {
		return s
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		inner := p.measure(c)
		s.words += inner.words
		s.headings += inner.headings
		s.tables += inner.tables
	}
	if measured[n.Data] {
		p.sizes[n] = s
	}
	if headingLevel(n) > 0 {
		s.headings++
	}
	if n.Data == "table" {
		s.tables++
	}
	return s
}

// article returns the innermost <article> or <main> that holds most of the
// words of the page, else the whole page.
func (p *htmlPage) article(doc *html.Node) *html.Node {
	found := doc
	for n := range doc.Descendants() {
		if (n.Data == "article" || n.Data == "main") && p.isMost(n) {
			found = n
		}
	}
	return found
}

// metadata reads title, author and date as the page's head and its first
// <time> give them.
func (p *htmlPage) metadata(doc *html.Node) {
	for n := range doc.Descendants() {
		switch n.Data {
		case "title":
			if p.title == "" && n.Type == html.ElementNode {
				p.title = textOf(n)
			}
		case "meta":
			p.meta(attribute(n, "name")+attribute(n, "property")+attribute(n, "itemprop"), attribute(n, "content"))
		case "time":
			if p.date == "" {
				p.date = isoOf(attribute(n, "datetime"))
			}
		}
	}
}

func (p *htmlPage) meta(name, content string) {
	content = fold(content)
	switch strings.ToLower(name) {
	case "author", "dc.creator", "citation_author", "article:author":
		if p.author == "" && !strings.Contains(content, "://") {
			p.author = content
		}
	case "date", "article:published_time", "datepublished", "dc.date", "dcterms.date", "dc.date.issued", "citation_publication_date", "pubdate", "publish-date":
		if date := isoOf(content); date != "" {
			p.date = date
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf returns the words of an element, folded.
func textOf(n *html.Node) string { return fold(unmarked(markedText(n))) }

// markedText returns the text of an element with the numbers of its lines.
func markedText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// unmarked returns text without the numbers of its lines.
func unmarked(text string) string {
	var b strings.Builder
	for k, piece := range strings.Split(text, lineMark) {
		if k > 0 {
			_, piece, _ = strings.Cut(piece, lineMarkEnd)
		}
		b.WriteString(piece)
	}
	return b.String()
}
