package notation

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// maxProblems bounds how many errors of a file are listed, and how many
// warnings.
const maxProblems = 200

// A decoder fills the wire types from a tree and collects what is wrong.
// It follows the same struct tags as the schema: json for keys (required
// unless omitempty), jsonschema for enum, minLength, maxLength and maxItems.
type decoder struct {
	text     *text
	root     *yaml.Node
	problems []Problem
	errors   int // that are among the problems
	dropped  int // errors beyond maxProblems
	warnings int
	broken   map[string]bool // sections, and their entries as section/entry, with an error below
}

// A custom wire type reads its own node: a type that is written in several
// ways.
type custom interface {
	decode(d *decoder, n *yaml.Node, at path)
}

func (d *decoder) decodeRoot(w *wireConflict) {
	d.decode(d.root, reflect.ValueOf(w).Elem(), make(path, 0, maxDepth))
}

func (d *decoder) decode(n *yaml.Node, v reflect.Value, at path) {
	if c, ok := reflect.TypeAssert[custom](v.Addr()); ok {
		c.decode(d, n, at)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.decode(n, v.Elem(), at)
	case reflect.Struct:
		d.structure(n, v, at)
	case reflect.Slice:
		d.sequence(n, v, at)
	case reflect.String:
		if d.expect(n, at, words) {
			v.SetString(n.Value)
		}
	case reflect.Float64, reflect.Int:
		d.number(n, v, at)
	case reflect.Bool:
		if d.expect(n, at, truth) {
			v.SetBool(strings.EqualFold(n.Value, "true"))
		}
	default:
		panic("notation: no way to decode " + v.Type().String())
	}
}

// expect reports whether the node is of the kind, and a problem when not.
func (d *decoder) expect(n *yaml.Node, at path, want kind) bool {
	is := kindOf(n)
	if is == want {
		return true
	}
	remedy := "want " + string(want)
	if want == words && (is == number || is == truth) {
		remedy = fmt.Sprintf("want text: %q in quotes", clip(n.Value))
	}
	d.wrong(n, at, is.of(at), remedy)
	return false
}

// of says that the value at a path is of this kind.
func (k kind) of(at path) string { return fmt.Sprintf("%s is %s", at.name(), k) }

func (d *decoder) number(n *yaml.Node, v reflect.Value, at path) {
	if !d.expect(n, at, number) {
		return
	}
	x, err := strconv.ParseFloat(n.Value, 64)
	switch {
	case err != nil:
		d.wrong(n, at, clip(n.Value)+" is too large", "want a number that a computer can hold")
	case v.Kind() == reflect.Float64:
		v.SetFloat(x)
	case x != float64(int(x)):
		d.wrong(n, at, clip(n.Value)+" is not whole", "want a whole number")
	default:
		v.SetInt(int64(x))
	}
}

func (d *decoder) sequence(n *yaml.Node, v reflect.Value, at path) {
	if !d.expect(n, at, list) {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for k, item := range n.Content {
		d.decode(item, v.Index(k), at.step(k))
	}
}

// structure reads a mapping with known keys.
func (d *decoder) structure(n *yaml.Node, v reflect.Value, at path) {
	if !d.expect(n, at, mapping) {
		return
	}
	fields := fieldsOf(v.Type())
	seen := map[string]bool{}
	d.pairs(n, at, func(key string, keyNode, value *yaml.Node) {
		seen[key] = true
		k := slices.IndexFunc(fields, func(f field) bool { return f.key == key })
		if k < 0 {
			d.wrong(keyNode, at.to(key), fmt.Sprintf("unknown key %q", clip(key)), d.insteadOf(key, value, fields))
			return
		}
		target, below := v.FieldByIndex(fields[k].index), at.step(fields[k].step)
		value = d.atMost(fields[k].maxItems, value, below)
		d.decode(value, target, below)
		d.bound(value, target, fields[k], below)
	})
	for _, f := range fields {
		if f.required && !seen[f.key] {
			d.wrong(n, at, fmt.Sprintf("%s has no %s", at.name(), f.key), fmt.Sprintf("want the key %s", f.key))
		}
	}
}

// insteadOf says what was meant by an unknown key. In braces, text behind a
// comma reads as a key without a value.
func (d *decoder) insteadOf(key string, value *yaml.Node, fields []field) string {
	if kindOf(value) == nothing && strings.Contains(key, " ") {
		return "want quotes around text that has a comma"
	}
	return d.suggest(key, keysOf(fields))
}

// pairs visits the keys of a mapping, each once, in the order of the file.
func (d *decoder) pairs(n *yaml.Node, at path, visit func(key string, keyNode, value *yaml.Node)) {
	first := map[string]*yaml.Node{}
	for k := 0; k+1 < len(n.Content); k += 2 {
		key, value := n.Content[k], n.Content[k+1]
		if key.Kind != yaml.ScalarNode {
			d.wrong(key, at, "a key is "+string(kindOf(key)), "want a word")
			continue
		}
		if before, ok := first[key.Value]; ok {
			if d.room(at) {
				d.problems = append(d.problems, Problem{
					Place: d.text.at(key), What: fmt.Sprintf("key %q stands twice", clip(key.Value)), Want: "want one of the two",
					Relation: "already at", Others: []Place{d.text.at(before)},
				})
			}
			continue
		}
		first[key.Value] = key
		visit(key.Value, key, value)
	}
}

// bound applies the limits that stand in a field's jsonschema tag.
func (d *decoder) bound(n *yaml.Node, v reflect.Value, f field, at path) {
	switch {
	case v.Kind() == reflect.String && f.enum != nil && kindOf(n) == words && !slices.Contains(f.enum, v.String()):
		d.wrong(n, at, fmt.Sprintf("unknown %s %q", f.key, clip(v.String())), d.suggest(v.String(), f.enum))
	case v.Kind() == reflect.String && f.minLength > 0 && n.Kind == yaml.ScalarNode && n.Value == "":
		d.wrong(n, at, f.key+" is empty", "want text")
	case v.Kind() == reflect.String && f.maxLength > 0 && len(v.String()) > f.maxLength && len([]rune(v.String())) > f.maxLength:
		d.wrong(n, at, fmt.Sprintf("%s is longer than %d characters", f.key, f.maxLength), "want it shorter")
	}
}

// atMost returns the node or, where it has more items or keys, one that has
// the first of them: no more is ever decoded.
func (d *decoder) atMost(most int, n *yaml.Node, at path) *yaml.Node {
	each := 1
	if n.Kind == yaml.MappingNode {
		each = 2
	}
	if most == 0 || len(n.Content) <= most*each {
		return n
	}
	d.wrong(n, at, fmt.Sprintf("%s has %d entries", at.name(), len(n.Content)/each), fmt.Sprintf("want at most %d", most))
	first := *n
	first.Content = n.Content[:most*each]
	return &first
}
