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
	if n.Kind == yaml.MappingNode {
		for k := 0; k+1 < len(n.Content); k += 2 {
			if n.Content[k].Kind == yaml.ScalarNode && n.Content[k].Value == step {
				return k + 1
			}
		}
	}
	if n.Kind == yaml.SequenceNode {
		if k, err := strconv.Atoi(step); err == nil && k >= 0 && k < len(n.Content) && strconv.Itoa(k) == step {
			return k
		}
	}
	return -1
}
