// Package notation reads and writes the conflict file: one YAML text that
// holds a conflict (docs/reference/conflict-file.md). Read checks everything
// at once and says each problem with its place; Format writes a conflict; Set,
// Insert and Delete change a text and leave all else of it byte for byte.
package notation

import (
	"fmt"

	"go.yaml.in/yaml/v4"
	"parley/conflict"
)

// A File is a conflict file as it was read.
type File struct {
	Name string
	Text []byte
	// Conflict is what the file says. It is nil when the text is not YAML and
	// may lack parts when there are errors; analyse only a file that has none.
	Conflict *conflict.Conflict
	Errors   []Problem // by place
	Warnings []Problem // by place

	root *yaml.Node
}

// Err returns the file's errors as one (a Problems), or nil.
func (f *File) Err() error {
	if len(f.Errors) == 0 {
		return nil
	}
	return Problems(f.Errors)
}

// Read parses a conflict file and checks all that can be checked without its
// sources. The name stands in the problems' places. The File is never nil;
// the error is Err of it.
func Read(name string, data []byte) (*File, error) {
	f := &File{Name: name, Text: data}
	if k := f.read(); k != nil {
		f.report(k.decoder)
	}
	return f, f.Err()
}

// read returns the checker with every problem that it found, or nil when the
// text is not YAML.
func (f *File) read() *checker {
	t := newText(f.Name, f.Text)
	root, problems := t.parse()
	if problems != nil {
		f.Errors = problems
		return nil
	}
	return f.check(t, root)
}

// check returns the checker with every problem of the text whose tree is root.
func (f *File) check(t *text, root *yaml.Node) *checker {
	f.root = root
	d := &decoder{text: t, root: root, broken: map[string]bool{}}
	var w wireConflict
	d.decodeRoot(&w)
	f.Conflict = w.conflict()
	k := newChecker(d, &w, f.Conflict)
	k.check()
	return k
}

func (f *File) report(d *decoder) {
	for _, p := range inOrder(d.problems) {
		if p.Warning {
			f.Warnings = append(f.Warnings, p)
		} else {
			f.Errors = append(f.Errors, p)
		}
	}
	if d.dropped > 0 {
		f.Errors = append(f.Errors, Problem{
			Place: f.Errors[len(f.Errors)-1].Place, What: fmt.Sprintf("and %d more errors", d.dropped), Want: "want those above corrected first",
		})
	}
}
