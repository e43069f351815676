package notation

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// A Mapping is a value for an edit: keys in the order in which they are to be
// written.
type Mapping []Entry

// An Entry is one key of a Mapping with its value.
type Entry struct {
	Key   string
	Value any
}

// Set returns the file with the value at a JSON pointer (RFC 6901, into the
// text as it is written, like /parties/north/name or /rules/0) replaced, or
// with a new key behind the others of its mapping. All else stays byte for
// byte: comments, order, blank lines, quoting.
//
// The value is a string, bool, int, float64, []string, []any or Mapping. The
// new text is read again; when it would not say exactly what was asked for,
// the edit is refused with an error and f is as it was. Whether what it says
// is right is for the errors of the returned File to tell.
func (f *File) Set(pointer string, value any) (*File, error) {
	return f.edit(pointer, value, func(e *edit) error { return e.set() })
}

// Insert returns the file with a value put into a list, before the item at a
// JSON pointer; /- behind the last item. Else it is as Set.
func (f *File) Insert(pointer string, value any) (*File, error) {
	return f.edit(pointer, value, func(e *edit) error { return e.insert() })
}

// Delete returns the file without the key or the item at a JSON pointer, and
// without the comment on its line. Else it is as Set.
func (f *File) Delete(pointer string) (*File, error) {
	return f.edit(pointer, nil, func(e *edit) error { return e.remove() })
}

// An edit is one splice of a text, and what the tree should be after it.
type edit struct {
	*text
	flow          bool       // inside brackets or braces
	parent        *yaml.Node // what holds the node that is edited
	step          string     // its key or index there
	value         node
	from, through int // offsets of what is replaced
	replacement   string
	change        func() // makes parent what it should become
}

func (f *File) edit(pointer string, value any, plan func(*edit) error) (*File, error) {
	root, problems := newText(f.Name, f.Text).parse()
	if problems != nil {
		return nil, fmt.Errorf("edit %s: the file is not YAML: %w", pointer, Problems(problems))
	}
	e := &edit{text: newText(f.Name, f.Text)}
	err := e.locate(root, pointer)
	if err == nil && kindOf(e.parent) == nothing && value != nil {
		return f.fill(pointer, e.step, value)
	}
	if err == nil && value != nil {
		e.value, err = nodeOf(value)
	}
	if err == nil {
		err = plan(e)
	}
	if err != nil {
		return nil, fmt.Errorf("edit %s: %w", pointer, err)
	}
	g := &File{Name: f.Name, Text: slices.Concat(f.Text[:e.from], []byte(e.replacement), f.Text[e.through:])}
	k := g.read()
	if e.change(); k == nil || !same(root, g.root) {
		return nil, fmt.Errorf("edit %s: the text there is written in a way that an edit cannot change safely; want it changed by hand", pointer)
	}
	g.report(k.decoder)
	return g, nil
}

// fill writes a value into a mapping or a list that is left out as yet.
func (f *File) fill(pointer, step string, value any) (*File, error) {
	held := any(Mapping{{step, value}})
	if step == "-" || step == "0" {
		held = []any{value}
	}
	return f.Set(pointer[:strings.LastIndexByte(pointer, '/')], held)
}

// locate finds the parent of what the pointer names.
func (e *edit) locate(root *yaml.Node, pointer string) error {
	steps := strings.Split(pointer, "/")
	if len(steps) < 2 || steps[0] != "" || !utf8.ValidString(pointer) {
		return errors.New("no JSON pointer to a part of the file; want /key/key or /key/0")
	}
	unescape := strings.NewReplacer("~1", "/", "~0", "~")
	for k := range steps {
		steps[k] = unescape.Replace(steps[k])
	}
	e.parent, e.step = root, steps[len(steps)-1]
	for _, step := range steps[1 : len(steps)-1] {
		e.flow = e.flow || e.parent.Style&yaml.FlowStyle != 0
		at := place(e.parent, step)
		if at < 0 {
			return fmt.Errorf("there is no %s", clip(step))
		}
		e.parent = e.parent.Content[at]
	}
	e.flow = e.flow || e.parent.Style&yaml.FlowStyle != 0
	return nil
}

// place returns where in the content of n the value at a step is, or -1.
func place(n *yaml.Node, step string) int {
	switch n.Kind {
	case yaml.MappingNode:
		for k := 0; k+1 < len(n.Content); k += 2 {
			if n.Content[k].Kind == yaml.ScalarNode && n.Content[k].Value == step {
				return k + 1
			}
		}
	case yaml.SequenceNode:
		if k, err := strconv.Atoi(step); err == nil && k >= 0 && k < len(n.Content) && strconv.Itoa(k) == step {
			return k
		}
	}
	return -1
}

// splice plans the replacement of the bytes from one offset to another, with
// the line breaks that the text has.
func (e *edit) splice(from, through int, replacement string) error {
	if len(e.lines) > 1 && e.lines[1] > 1 && e.bytes[e.lines[1]-2] == '\r' {
		replacement = strings.ReplaceAll(replacement, "\n", "\r\n")
	}
	e.from, e.through, e.replacement = from, through, replacement
	return nil
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

// replace puts a value in the place of the one that is there.
func (e *edit) replace(at int) error {
	old := e.parent.Content[at]
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
