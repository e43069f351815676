package notation

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A part is one key with its value, or one item, of what holds it.
type part struct {
	nodes         []*yaml.Node
	from, through int // offsets of its bytes
}

// move puts the part that the step names to another place among its siblings.
func (e *edit) move(to int) error {
	at := place(e.parent, e.step)
	if at < 0 {
		return fmt.Errorf("there is no %s", clip(e.step))
	}
	parts, err := e.parts()
	if err != nil {
		return err
	}
	if e.parent.Kind == yaml.MappingNode {
		at /= 2
	}
	if to < 0 || to >= len(parts) {
		return fmt.Errorf("there are %d, and no place %d", len(parts), to)
	}
	order := slices.Insert(slices.Delete(slices.Clone(parts), at, at+1), to, parts[at])
	first, last := min(at, to), max(at, to)
	e.change = func() {
		e.parent.Content = nil
		for _, p := range order {
			e.parent.Content = append(e.parent.Content, p.nodes...)
		}
	}
	e.from, e.through, e.replacement = parts[first].from, parts[last].through, e.reordered(parts, order, first, last)
	return nil
}

// reordered writes the parts first to last in their new order; what stands
// between two parts stays there.
func (e *edit) reordered(parts, order []part, first, last int) string {
	var b strings.Builder
	for k := first; k <= last; k++ {
		written := string(e.bytes[order[k].from:order[k].through])
		if !e.flow && !strings.HasSuffix(written, "\n") { // the last line of the file may lack its end
			written += e.lineBreak()
		}
		b.WriteString(written)
		if k < last {
			b.Write(e.bytes[parts[k].through:parts[k+1].from])
		}
	}
	if !e.flow && e.bytes[parts[last].through-1] != '\n' {
		return strings.TrimSuffix(b.String(), e.lineBreak())
	}
	return b.String()
}

// parts takes the parent apart: in brackets into what stands between commas,
// else into whole lines.
func (e *edit) parts() ([]part, error) {
	width := 1
	if e.parent.Kind == yaml.MappingNode {
		width = 2
	}
	var parts []part
	for k := 0; k+width <= len(e.parent.Content); k += width {
		p := part{nodes: e.parent.Content[k : k+width : k+width]}
		p.from, _ = e.span(p.nodes[0])
		_, p.through = e.span(p.nodes[width-1])
		if !e.flow {
			if err := e.wholeLines(&p, k); err != nil {
				return nil, err
			}
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// wholeLines widens a part to the lines that it stands on, and to those of the
// comment right above it.
func (e *edit) wholeLines(p *part, item int) error {
	if e.parent.Kind == yaml.SequenceNode {
		p.from = e.dash(item)
	}
	p.through = e.lineEnd(p.through)
	line := e.place(p.from).Line
	start := e.lines[line-1]
	if strings.Trim(string(e.bytes[start:p.from]), " ") != "" {
		return errors.New("it begins on the line of something else; want it moved by hand")
	}
	margin := p.from - start
	for line > 1 && e.isComment(line-1, margin) {
		line--
	}
	p.from = e.lines[line-1]
	return nil
}

// isComment reports whether a line has nothing but a comment that begins at
// the margin.
func (e *edit) isComment(line, margin int) bool {
	start := e.lines[line-1]
	text := string(e.bytes[start:e.lineEnd(start)])
	return len(text) > margin && strings.Trim(text[:margin], " ") == "" && text[margin] == '#'
}
