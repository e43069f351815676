package notation

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
	"go.yaml.in/yaml/v4"
)

// wrong reports an error at a node.
func (d *decoder) wrong(n *yaml.Node, at path, what, want string) {
	d.add(Problem{Place: d.text.at(n), What: what, Want: want}, at)
}

// wrongValue reports an error at the value that a path leads to.
func (d *decoder) wrongValue(at path, what, want string) {
	d.add(Problem{Place: d.placeOf(at), What: what, Want: want}, at)
}

// wrongKey reports an error at the key that a path ends in.
func (d *decoder) wrongKey(at path, what, want string) {
	d.add(Problem{Place: d.placeOfKey(at), What: what, Want: want}, at)
}

// doubt reports a warning at the value that a path leads to.
func (d *decoder) doubt(at path, what, want string) {
	d.add(Problem{Place: d.placeOf(at), What: what, Want: want, Warning: true}, at)
}

func (d *decoder) add(p Problem, at path) {
	if !p.Warning && len(at) > 0 {
		d.broken[fmt.Sprint(at[0])] = true
	}
	if len(d.problems) >= maxProblems {
		d.dropped++
		return
	}
	d.problems = append(d.problems, p)
}

func (d *decoder) placeOf(at path) Place {
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

// suggest says which of the known words was meant, or which there are.
func suggest(word string, known []string) string {
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
	const longest = 64
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
