package notation

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// nodeOf returns a Go value as what is to be written.
func nodeOf(value any) (node, error) {
	switch v := value.(type) {
	case string:
		if !utf8.ValidString(v) {
			return node{}, fmt.Errorf("the text %q is not UTF-8", clip(v))
		}
		return textNode(v), nil
	case bool:
		return plainNode(strconv.FormatBool(v)), nil
	case int:
		return plainNode(strconv.Itoa(v)), nil
	case float64:
		if n := numberNode(v); isNumber().MatchString(n.text) {
			return n, nil
		}
		return node{}, fmt.Errorf("%v is not a finite number", v)
	case []string:
		items := make([]any, len(v))
		for k, s := range v {
			items[k] = s
		}
		return nodeOf(items)
	case []any:
		made := listNode()
		for _, x := range v {
			item, err := nodeOf(x)
			if err != nil {
				return node{}, err
			}
			made.items = append(made.items, item)
		}
		return made, nil
	case Mapping:
		made := mapNode()
		for _, e := range v {
			item, err := nodeOf(e.Value)
			if err != nil {
				return node{}, err
			}
			made.pairs = append(made.pairs, pair{e.Key, item})
		}
		return made, nil
	case Lines:
		made, err := nodeOf(v.Value)
		made.lines = true
		return made, err
	}
	return node{}, fmt.Errorf("a value of type %T; want a string, bool, int, float64, list or Mapping", value)
}

// tree returns the node as the parser would give it.
func (n node) tree() *yaml.Node {
	switch {
	case n.list:
		made := &yaml.Node{Kind: yaml.SequenceNode}
		for _, item := range n.items {
			made.Content = append(made.Content, item.tree())
		}
		return made
	case n.isMap:
		made := &yaml.Node{Kind: yaml.MappingNode}
		for _, p := range n.pairs {
			made.Content = append(made.Content, keyNode(p.key), p.value.tree())
		}
		return made
	case n.plain:
		return &yaml.Node{Kind: yaml.ScalarNode, Value: n.text}
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Value: n.text, Style: yaml.DoubleQuotedStyle}
}

// keyNode returns a key as the parser would give what keyText writes.
func keyNode(key string) *yaml.Node {
	if isNumber().MatchString(key) {
		return &yaml.Node{Kind: yaml.ScalarNode, Value: key}
	}
	return textNode(key).tree()
}

// written returns what a node of the tree says as what is to be written.
func written(n *yaml.Node) node {
	switch n.Kind {
	case yaml.SequenceNode:
		made := listNode()
		for _, item := range n.Content {
			made.items = append(made.items, written(item))
		}
		return made
	case yaml.MappingNode:
		made := mapNode()
		for k := 0; k+1 < len(n.Content); k += 2 {
			made.pairs = append(made.pairs, pair{n.Content[k].Value, written(n.Content[k+1])})
		}
		return made
	default: // a scalar
	}
	if kindOf(n) == words {
		return textNode(n.Value)
	}
	return plainNode(n.Value)
}
