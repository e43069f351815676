package notation

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// splice plans the replacement of the bytes from one offset to another, with
// the line breaks that the text has.
func (e *edit) splice(from, through int, replacement string) error {
	e.from, e.through, e.replacement = from, through, strings.ReplaceAll(replacement, "\n", e.lineBreak())
	return nil
}

// lineBreak is what ends the first line.
func (e *edit) lineBreak() string {
	if len(e.lines) > 1 && e.lines[1] > 1 && e.bytes[e.lines[1]-2] == '\r' {
		return "\r\n"
	}
	return "\n"
}

func (e *edit) set() error {
	at := place(e.parent, e.step)
	switch {
	case at >= 0:
		return e.replace(at)
	case e.parent.Kind == yaml.MappingNode:
		return e.addKey()
	}
	return fmt.Errorf("there is no %s", clip(e.step))
}

// replace puts a value in the place of the one that is there. Where that says
// the same already, the text stays as it is.
func (e *edit) replace(at int) error {
	old := e.parent.Content[at]
	if same(old, e.value.tree()) {
		e.change = func() {}
		return e.splice(0, 0, "")
	}
	from, through := e.span(old)
	written := e.restyle(old)
	if from == through {
		written = " " + written
		if e.parent.Kind == yaml.MappingNode && (from == 0 || e.bytes[from-1] != ':') {
			written = ":" + written
		}
	}
	e.change = func() { e.parent.Content[at] = e.value.tree() }
	return e.splice(from, through, written)
}

// unwrap puts the only item of a list in the place of the list.
func (e *edit) unwrap() error {
	at := place(e.parent, e.step)
	if at < 0 || e.parent.Content[at].Kind != yaml.SequenceNode || len(e.parent.Content[at].Content) != 1 {
		return fmt.Errorf("there is no list of one item at %s", clip(e.step))
	}
	e.value = written(e.parent.Content[at].Content[0])
	return e.replace(at)
}

// restyle writes the value on one line, quoted as the old one is.
func (e *edit) restyle(old *yaml.Node) string {
	isText := !e.value.list && !e.value.isMap && !e.value.plain
	switch {
	case isText && old.Style&yaml.DoubleQuotedStyle != 0:
		return quote(e.value.text)
	case isText && old.Style&yaml.SingleQuotedStyle != 0 && printable(e.value.text) && !strings.Contains(e.value.text, "\n"):
		return "'" + strings.ReplaceAll(e.value.text, "'", "''") + "'"
	case isText:
		return scalar(e.value.text, e.flow)
	}
	return e.value.flow()
}

// addKey puts a key behind the last of the mapping.
func (e *edit) addKey() error {
	n := len(e.parent.Content)
	e.change = func() {
		e.parent.Content = append(e.parent.Content, keyNode(e.step), e.value.tree())
	}
	if e.flow {
		return e.addToFlow(n-1, keyText(e.step, true)+": "+e.value.flow())
	}
	var b strings.Builder
	margin(&b, e.parent.Column-1)
	node{}.row(&b, pair{e.step, e.value}, e.parent.Column-1)
	return e.addLines(e.parent.Content[n-1], b.String())
}

// addToFlow puts text behind the last thing in brackets or braces.
func (e *edit) addToFlow(last int, written string) error {
	if last < 0 {
		start, _ := e.span(e.parent)
		return e.splice(start+1, start+1, written)
	}
	_, end := e.span(e.parent.Content[last])
	return e.splice(end, end, ", "+written)
}

// addLines puts lines behind the one on which a node ends.
func (e *edit) addLines(last *yaml.Node, lines string) error {
	_, end := e.span(last)
	end = e.lineEnd(end)
	if end > 0 && e.bytes[end-1] == '\n' {
		return e.splice(end, end, lines)
	}
	return e.splice(end, end, "\n"+strings.TrimSuffix(lines, "\n"))
}

func (e *edit) insert() error {
	if e.parent.Kind != yaml.SequenceNode {
		return errors.New("not in a list; want set")
	}
	n, at := len(e.parent.Content), place(e.parent, e.step)
	if e.step == "-" || e.step == strconv.Itoa(n) {
		at = n
	}
	if at < 0 {
		return fmt.Errorf("the list has %d items and no place %s", n, clip(e.step))
	}
	e.change = func() { e.parent.Content = slices.Insert(e.parent.Content, at, e.value.tree()) }
	switch {
	case e.flow && at == n:
		return e.addToFlow(n-1, e.value.flow())
	case e.flow:
		start, _ := e.span(e.parent.Content[at])
		return e.splice(start, start, e.value.flow()+", ")
	}
	var b strings.Builder
	b.WriteByte('-')
	e.value.behindDash(&b, e.parent.Column+1)
	indent := strings.Repeat(" ", e.parent.Column-1)
	if at == n {
		return e.addLines(e.parent.Content[n-1], indent+b.String())
	}
	start := e.dash(at)
	return e.splice(start, start, b.String()+indent)
}

func (e *edit) remove() error {
	at := place(e.parent, e.step)
	if at < 0 {
		return fmt.Errorf("there is no %s", clip(e.step))
	}
	first := at // in the content: the key, or the item
	if e.parent.Kind == yaml.MappingNode {
		first--
	}
	only := len(e.parent.Content) == at-first+1
	e.change = func() { e.parent.Content = slices.Delete(e.parent.Content, first, at+1) }
	switch {
	case only && !e.flow:
		from, through := e.span(e.parent)
		return e.splice(from, through, empty(e.parent))
	case e.flow:
		return e.removeFromFlow(first, at)
	}
	return e.removeLines(first, at)
}

// empty writes a block mapping or list that has lost its only part. The
// dashes of a list may stand under its key, but brackets may not.
func empty(n *yaml.Node) string {
	if n.Kind == yaml.SequenceNode {
		return " []"
	}
	return "{}"
}

func (e *edit) removeFromFlow(first, last int) error {
	from, _ := e.span(e.parent.Content[first])
	_, through := e.span(e.parent.Content[last])
	switch {
	case last+1 < len(e.parent.Content):
		through, _ = e.span(e.parent.Content[last+1])
	case first > 0:
		_, from = e.span(e.parent.Content[first-1])
	}
	return e.splice(from, through, "")
}

// removeLines takes away whole lines or, where the first of them belongs to
// something else too, all up to the next neighbour.
func (e *edit) removeLines(first, last int) error {
	from, _ := e.span(e.parent.Content[first])
	if e.parent.Kind == yaml.SequenceNode {
		from = e.dash(first)
	}
	lineStart := e.lines[e.text.place(from).Line-1]
	_, through := e.span(e.parent.Content[last])
	if strings.Trim(string(e.bytes[lineStart:from]), " ") == "" {
		return e.splice(lineStart, e.lineEnd(through), "")
	}
	through, _ = e.span(e.parent.Content[last+1])
	if e.parent.Kind == yaml.SequenceNode {
		through = e.dash(last + 1)
	}
	return e.splice(from, through, "")
}
