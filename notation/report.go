package notation

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
	"go.yaml.in/yaml/v4"
)

// wrong reports an error at a node.
func (d *decoder) wrong(n *yaml.Node, at path, what, want string) {
	if d.room(at) {
		d.problems = append(d.problems, Problem{Place: d.text.at(n), What: what, Want: want})
	}
}

// wrongValue reports an error at the value that a path leads to; the others
// are what it quarrels with.
func (d *decoder) wrongValue(at path, what, want string, others ...path) {
	if d.room(at) {
		d.problems = append(d.problems, Problem{
			Place: d.place(at), What: what, Want: want, Relation: "already at", Others: d.places(others),
		})
	}
}

// wrongKey reports an error at the key that a path ends in.
func (d *decoder) wrongKey(at path, what, want string) {
	if d.room(at) {
		d.problems = append(d.problems, Problem{Place: d.placeOfKey(at), What: what, Want: want})
	}
}

// brokenAt reports whether there is an error below an entry of a section.
func (d *decoder) brokenAt(entry path) bool { return d.broken[fmt.Sprint(entry[0], "/", entry[1])] }

// room notes that there is an error below the path, and reports whether it
// is still to be listed.
func (d *decoder) room(at path) bool {
	if len(at) > 0 {
		d.broken[fmt.Sprint(at[0])] = true
	}
	if len(at) > 1 {
		d.broken[fmt.Sprint(at[0], "/", at[1])] = true
	}
	if d.full() {
		d.dropped++
		return false
	}
	d.errors++
	return true
}

func (d *decoder) full() bool { return d.errors >= maxProblems }

// doubt reports a warning at the key, or for an item of a list at the value,
// that a path leads to.
func (d *decoder) doubt(at path, what, want string, others ...path) {
	if d.warnings++; d.warnings <= maxProblems {
		d.problems = append(d.problems, Problem{
			Place: d.placeOfKey(at), What: what, Want: want, Relation: "already at", Others: d.places(others), Warning: true,
		})
	}
}

// doubtValue reports a warning at the value that a path leads to.
func (d *decoder) doubtValue(at path, what, want string) {
	if d.warnings++; d.warnings <= maxProblems {
		d.problems = append(d.problems, Problem{Place: d.place(at), What: what, Want: want, Warning: true})
	}
}

func (d *decoder) place(at path) Place {
	_, value := at.find(d.root)
	return d.text.at(value)
}

func (d *decoder) placeOfKey(at path) Place {
	key, value := at.find(d.root)
	if key == nil {
		key = value
	}
	return d.text.at(key)
}

func (d *decoder) places(at []path) []Place {
	var made []Place
	for _, p := range at {
		made = append(made, d.place(p))
	}
	return made
}

// suggest says which of the known words was meant, or which there are. It is
// silent when the problem will not be listed: a file may have very many.
func (d *decoder) suggest(word string, known []string) string {
	if d.full() {
		return ""
	}
	if near := nearest(word, known); near != "" {
		return fmt.Sprintf("did you mean %s?", near)
	}
	const most = 12
	switch {
	case len(known) == 0:
		return "want it declared"
	case len(known) > most:
		return fmt.Sprintf("want one of %s and %d more", strings.Join(known[:most], ", "), len(known)-most)
	case len(known) == 1:
		return "want " + known[0]
	}
	return "want one of " + strings.Join(known, ", ")
}

// nearest returns the known word that differs from word in the fewest
// letters, or empty when none is near.
func nearest(word string, known []string) string {
	const longest = 2*maxID + 1
	best, least := "", len(word)/3+2
	for _, k := range known {
		if len(word) > longest || len(k) > longest {
			continue
		}
		if n := levenshtein.ComputeDistance(strings.ToLower(word), strings.ToLower(k)); n < least {
			best, least = k, n
		}
	}
	return best
}
