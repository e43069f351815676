package notation

import (
	"errors"
	"fmt"
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
// The value is a string, bool, int, float64, []string, []any, Mapping or Lines.
// The new text is read again; when it would not say exactly what was asked for,
// the edit is refused with an error and f is as it was. Whether what it says
// is right is for the errors of the returned File to tell.
func (f *File) Set(pointer string, value any) (*File, error) {
	return f.Change(Set(pointer, value))
}

// Insert returns the file with a value put into a list, before the item at a
// JSON pointer; /- behind the last item. Else it is as Set.
func (f *File) Insert(pointer string, value any) (*File, error) {
	return f.Change(Insert(pointer, value))
}

// Delete returns the file without the key or the item at a JSON pointer, and
// without the comment on its line. Else it is as Set.
func (f *File) Delete(pointer string) (*File, error) {
	return f.Change(Delete(pointer))
}

// An edit is one splice of a text, and what the tree should be after it.
type edit struct {
	*text
	flow          bool         // inside brackets or braces
	above         []*yaml.Node // from the root to the parent
	parent        *yaml.Node   // what holds the node that is edited
	step          string       // its key or index there
	value         node
	from, through int // offsets of what is replaced
	replacement   string
	change        func() // makes parent what it should become
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
	e.above = []*yaml.Node{root}
	for _, step := range steps[1 : len(steps)-1] {
		e.flow = e.flow || e.parent.Style&yaml.FlowStyle != 0
		at := place(e.parent, step)
		if at < 0 {
			return fmt.Errorf("there is no %s", clip(step))
		}
		e.parent = e.parent.Content[at]
		e.above = append(e.above, e.parent)
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
