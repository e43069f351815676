package notation

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// maxDepth bounds the nesting of a file; the format itself needs 8.
const maxDepth = 32

// parse returns the root of the text's one document, or nil and what is wrong
// with it as YAML. The tree has no aliases, anchors or tags.
func (t *text) parse() (root *yaml.Node, problems []Problem) {
	if p := t.check(); p != nil {
		return nil, []Problem{*p}
	}
	defer func() {
		if r := recover(); r != nil {
			root, problems = nil, []Problem{{
				Place: Place{t.file, 1, 1}, What: "the YAML parser failed on this file", Want: "want YAML in a simpler form",
			}}
		}
	}()
	loader, err := yaml.NewLoader(bytes.NewReader(t.bytes), yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth))))
	if err != nil {
		panic(err)
	}
	var document, second yaml.Node
	if err := loader.Load(&document); err != nil {
		return nil, []Problem{t.syntax(err)}
	}
	switch err := loader.Load(&second); {
	case err == nil:
		return nil, []Problem{{Place: t.at(&second), What: "a second document begins", Want: "want one conflict a file"}}
	case !errors.Is(err, io.EOF):
		return nil, []Problem{t.syntax(err)}
	}
	if problems := t.foreign(&document, nil); problems != nil {
		return nil, problems
	}
	return document.Content[0], nil
}

// syntax turns the parser's error into a problem at its place.
func (t *text) syntax(err error) Problem {
	var e *yaml.LoadError
	switch {
	case errors.Is(err, io.EOF):
		return Problem{Place: Place{t.file, 1, 1}, What: "the file is empty", Want: "want at least parley: 1 and a title"}
	case !errors.As(err, &e):
		return Problem{Place: Place{t.file, 1, 1}, What: "not YAML: " + err.Error(), Want: "want YAML 1.2"}
	}
	p := Problem{Place: t.clamp(e.Mark.Line, e.Mark.Column), What: "not YAML: " + e.Message, Want: remedy(e.Message)}
	if e.ContextMark.Line > 0 && e.ContextMark != e.Mark {
		p.Relation = strings.TrimPrefix(e.ContextMsg, "while ") + " that begins at"
		p.Others = []Place{t.clamp(e.ContextMark.Line, e.ContextMark.Column)}
	}
	return p
}

// remedies say what would be right, by a word of the parser's message.
var remedies = [][2]string{
	{"max depth", "want a conflict file's few levels"},
	{"mapping values are not allowed", "want one key a line, and quotes around text that contains a colon and a space"},
	{"cannot start any token", "want spaces for indentation, and quotes around text that begins with @, `, % or a tab"},
	{"unexpected end of stream", "want the closing quote"},
	{"anchor", "want the text itself: aliases are not part of the format"},
	{"YAML document", "want the file without % directives"},
	{"directive", "want the file without % directives"},
	{"alphabetic or numeric", "want quotes around a formula that begins with !"},
	{"',' or", "want a comma, or the closing bracket"},
	{"expected key", "want a key at the indentation of its neighbours"},
	{"'-' indicator", "want a dash at the indentation of its neighbours"},
	{"could not find expected ':'", "want key: value"},
}

func remedy(message string) string {
	for _, r := range remedies {
		if strings.Contains(message, r[0]) {
			return r[1]
		}
	}
	return "want YAML 1.2"
}

// foreign lists what is YAML but not part of the format: anchors, aliases and
// tags.
func (t *text) foreign(n *yaml.Node, found []Problem) []Problem {
	const instead = "want the text itself: anchors, aliases and tags are not part of the format"
	switch {
	case n.Kind == yaml.AliasNode:
		return append(found, Problem{Place: t.at(n), What: fmt.Sprintf("alias *%s", clip(n.Value)), Want: instead})
	case n.Anchor != "":
		found = append(found, Problem{Place: t.at(n), What: fmt.Sprintf("anchor &%s", clip(n.Anchor)), Want: instead})
	case n.Style&yaml.TaggedStyle != 0, n.Tag == "!":
		found = append(found, Problem{Place: t.at(n), What: fmt.Sprintf("tag %s", clip(n.Tag)), Want: untagged(n, instead)})
	}
	for _, child := range n.Content {
		if len(found) > maxProblems {
			break
		}
		found = t.foreign(child, found)
	}
	return found
}

// untagged says what to write instead of a tag. YAML takes a formula that
// begins with ! for one where it lacks its quotes.
func untagged(n *yaml.Node, otherwise string) string {
	if n.Kind != yaml.ScalarNode || strings.HasPrefix(n.Tag, "!!") {
		return otherwise
	}
	return fmt.Sprintf("want it in quotes: %q", strings.TrimSpace(clip(n.Tag)+" "+clip(n.Value)))
}

// at returns where a node begins. What is left out at the end of the text may
// have a place behind it.
func (t *text) at(n *yaml.Node) Place {
	if n.Line > len(t.lines) {
		return t.place(len(t.bytes))
	}
	return Place{t.file, n.Line, n.Column}
}

// clamp returns the place, or the nearest that exists.
func (t *text) clamp(line, column int) Place {
	return t.place(t.offset(max(line, 1), max(column, 1)))
}
