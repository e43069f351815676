package notation

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A path is the steps that lead from the root to a node: a string for a key
// of a mapping, an int from 0 for an item of a list.
type path []any

// to returns the path of something below.
func (p path) to(steps ...any) path { return append(slices.Clip(p), steps...) }

// step is to with the room that p has: what it returns stands until the next step
// from p. It is for walks, which make a path for every node.
func (p path) step(step any) path { return append(p, step) }

// name says the path as a message does, counting from 1: "positions 2 at".
func (p path) name() string {
	if len(p) == 0 {
		return "the file"
	}
	names := make([]string, len(p))
	for k, step := range p {
		if i, ok := step.(int); ok {
			step = i + 1
		}
		names[k] = clip(fmt.Sprint(step))
	}
	return strings.Join(names, " ")
}

// find returns the key and the value at the path below n or, where the path
// leads further than the tree, of the deepest node on it. The key is nil for
// the root and for an item of a list.
func (p path) find(n *yaml.Node) (key, value *yaml.Node) {
	value = n
	for _, step := range p {
		k, v := child(value, step)
		if v == nil {
			break
		}
		key, value = k, v
	}
	return key, value
}

// child returns what is one step below n, or nil. A key below a list or a
// scalar is one that the short form of a mapping leaves out ("statements",
// "that"): what it means is n itself.

func child(n *yaml.Node, step any) (key, value *yaml.Node) {
	switch step := step.(type) {
	case string:
		if n.Kind != yaml.MappingNode {
			return nil, n
		}
		for k := 0; k+1 < len(n.Content); k += 2 {
			if n.Content[k].Kind == yaml.ScalarNode && n.Content[k].Value == step {
				return n.Content[k], n.Content[k+1]
			}
		}
	case int:
		if n.Kind == yaml.SequenceNode && step < len(n.Content) {
			return nil, n.Content[step]
		}
	}
	return nil, nil
}
