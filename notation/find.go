package notation

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Has reports whether the file has a key or an item at a JSON pointer.
func (f *File) Has(pointer string) bool {
	_, ok := f.Find(pointer)
	return ok
}

// Find returns where the key or the item at a JSON pointer begins.
func (f *File) Find(pointer string) (Place, bool) {
	if f.root == nil {
		return Place{}, false
	}
	e := &edit{text: newText(f.Name, f.Text)}
	if e.locate(f.root, pointer) != nil {
		return Place{}, false
	}
	at := place(e.parent, e.step)
	if at < 0 {
		return Place{}, false
	}
	if e.parent.Kind == yaml.MappingNode {
		at--
	}
	return e.at(e.parent.Content[at]), true
}

// Len returns how many keys or items stand below a JSON pointer; 0 where it
// leads to none.
func (f *File) Len(pointer string) int {
	if f.root == nil {
		return 0
	}
	e := &edit{text: newText(f.Name, f.Text)}
	if e.locate(f.root, pointer) != nil {
		return 0
	}
	at := place(e.parent, e.step)
	if at < 0 {
		return 0
	}
	n := e.parent.Content[at]
	if n.Kind == yaml.MappingNode {
		return len(n.Content) / 2
	}
	return len(n.Content)
}

// Each visits every key and every item of the file, with its JSON pointer and,
// where a scalar stands there, that; in the order of the text.
func (f *File) Each(visit func(pointer, scalar string)) {
	if f.root != nil {
		visitBelow(f.root, "", visit)
	}
}

// Pointer joins keys of mappings and places in lists, counted from 0, to a JSON
// pointer (RFC 6901).
func Pointer(steps ...any) string {
	var b strings.Builder
	for _, step := range steps {
		b.WriteString("/" + escaped.Replace(fmt.Sprint(step)))
	}
	return b.String()
}

// escaped writes a step of a JSON pointer.
var escaped = strings.NewReplacer("~", "~0", "/", "~1")

func visitBelow(n *yaml.Node, pointer string, visit func(pointer, scalar string)) {
	step := func(name string, value *yaml.Node) {
		at := pointer + "/" + escaped.Replace(name)
		visit(at, value.Value)
		visitBelow(value, at, visit)
	}
	switch n.Kind {
	case yaml.MappingNode:
		for k := 0; k+1 < len(n.Content); k += 2 {
			step(n.Content[k].Value, n.Content[k+1])
		}
	case yaml.SequenceNode:
		for k, item := range n.Content {
			step(strconv.Itoa(k), item)
		}
	default: // a scalar has nothing below
	}
}
