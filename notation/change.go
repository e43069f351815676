package notation

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A Lines is a list or a Mapping that is to be written with each item or key on
// a line of its own, also where all would fit on one.
type Lines struct{ Value any }

// A Change is one edit of a file, made by File.Change.
type Change struct {
	pointer string
	value   any // nil when none is written
	plan    func(*edit) error
}

// Set is the Change that File.Set makes.
func Set(pointer string, value any) Change {
	return Change{pointer, value, (*edit).set}
}

// Insert is the Change that File.Insert makes.
func Insert(pointer string, value any) Change {
	return Change{pointer, value, (*edit).insert}
}

// Delete is the Change that File.Delete makes.
func Delete(pointer string) Change {
	return Change{pointer, nil, (*edit).remove}
}

// Move is the Change that puts the key or the item at a JSON pointer to another
// place among its siblings, counted from 0. The comments on its lines and right
// above it go with it.
func Move(pointer string, to int) Change {
	return Change{pointer, nil, func(e *edit) error { return e.move(to) }}
}

// Unwrap is the Change that puts the only item of the list at a JSON pointer in
// the list's place.
func Unwrap(pointer string) Change {
	return Change{pointer, nil, (*edit).unwrap}
}

// maxEdits bounds the changes that are made together: each reads the text.
const maxEdits = 200

// Change returns the file with all the changes made, one after the other: each
// pointer leads into the text as those before left it. Either all are made or
// none. Else it is as Set.
func (f *File) Change(changes ...Change) (*File, error) {
	if len(changes) > maxEdits {
		return nil, fmt.Errorf("%d places would change together; want at most %d: change some of them first, in the text", len(changes), maxEdits)
	}
	t, root := newText(f.Name, f.Text), f.root
	if root == nil {
		var problems []Problem
		if root, problems = t.parse(); problems != nil {
			return nil, fmt.Errorf("edit: the file is not YAML: %w", Problems(problems))
		}
	}
	for _, c := range changes {
		var err error
		if t, root, err = c.on(t, root); err != nil {
			return nil, fmt.Errorf("edit %s: %w", c.pointer, err)
		}
	}
	g := &File{Name: f.Name, Text: t.bytes}
	g.report(g.check(t, root).decoder)
	return g, nil
}

// on returns the text with the change made, and its tree. root is left as it is.
func (c Change) on(t *text, root *yaml.Node) (*text, *yaml.Node, error) {
	e := &edit{text: t}
	err := e.locate(root, c.pointer)
	if err == nil && kindOf(e.parent) == nothing && c.value != nil {
		return c.filling(e.step).on(t, root)
	}
	if err == nil && c.value != nil {
		e.value, err = nodeOf(c.value)
	}
	if err == nil {
		err = c.plan(e)
	}
	if err != nil {
		return nil, nil, err
	}
	changed := newText(t.file, slices.Concat(t.bytes[:e.from], []byte(e.replacement), t.bytes[e.through:]))
	after := e.after(root, changed)
	want := e.detach()
	if e.change(); after == nil || !same(want, after) {
		return nil, nil, errors.New("the text there is written in a way that an edit cannot change safely; want it changed by hand")
	}
	return changed, after, nil
}

// after returns the tree of the text that the edit leads to, or nil when that is
// not YAML.
func (e *edit) after(root *yaml.Node, changed *text) *yaml.Node {
	if changed.check() != nil {
		return nil
	}
	if after := e.reparse(root, changed); after != nil {
		return after
	}
	after, _ := changed.parse()
	return after
}

// detach gives the edit a parent of its own to change, in a tree that shares all
// else with the one before, and returns the root of that.
func (e *edit) detach() *yaml.Node {
	for k, n := range e.above {
		copied := *n
		copied.Content = slices.Clone(n.Content)
		if k > 0 {
			e.above[k-1].Content[slices.Index(e.above[k-1].Content, n)] = &copied
		}
		e.above[k] = &copied
	}
	e.parent = e.above[len(e.above)-1]
	return e.above[0]
}

// filling is the change that writes the value into a mapping or a list that is
// left out as yet.
func (c Change) filling(step string) Change {
	held := any(Mapping{{step, c.value}})
	if step == "-" || step == "0" {
		held = []any{c.value}
	}
	return Set(c.pointer[:strings.LastIndexByte(c.pointer, '/')], held)
}
