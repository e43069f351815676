package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// listChanges tells how a list changed: which entries came, went and moved.
// The fewest entries that can be said to have moved are.
func listChanges(was, is []item) []Change {
	then, now := places(was), places(is)
	stay := staying(was, is)
	var all []Change
	for k, i := range was {
		if _, ok := now[i.key]; !ok {
			all = append(all, Change{What: i.words, Was: place(k, was)})
		}
	}
	for k, i := range is {
		before, ok := then[i.key]
		switch {
		case !ok:
			all = append(all, Change{What: i.words, Is: place(k, is)})
		case !stay[i.key]:
			all = append(all, Change{What: i.words, Was: place(before, was), Is: place(k, is)})
		case cmp.Or(was[before].exact, was[before].marks) != cmp.Or(i.exact, i.marks):
			all = append(all, Change{What: i.words, Was: orPlain(was[before].marks), Is: orPlain(i.marks)})
		}
	}
	return all
}

func places(list []item) map[string]int {
	m := make(map[string]int, len(list))
	for k, i := range list {
		m[i.key] = k
	}
	return m
}

// staying are the keys of a longest run of entries that stand in the same
// order in both lists: a longest increasing subsequence of their old places.
func staying(was, is []item) map[string]bool {
	then := places(was)
	var ends []int                 // by length: the place in is that ends the best run of it
	before := make([]int, len(is)) // the entry before this one in its run, or -1
	for k, i := range is {
		old, ok := then[i.key]
		if !ok {
			continue
		}
		length, _ := slices.BinarySearchFunc(ends, old, func(end, old int) int { return then[is[end].key] - old })
		before[k] = -1
		if length > 0 {
			before[k] = ends[length-1]
		}
		ends = append(ends[:length], append([]int{k}, ends[min(length+1, len(ends)):]...)...)
	}
	stay := map[string]bool{}
	if len(ends) == 0 {
		return stay
	}
	for k := ends[len(ends)-1]; k >= 0; k = before[k] {
		stay[is[k].key] = true
	}
	return stay
}

func place(k int, list []item) string {
	at := fmt.Sprintf("place %d of %d", k+1, len(list))
	if marks := list[k].marks; marks != "" {
		at += ", " + marks
	}
	return at
}

func orPlain(marks string) string {
	if marks == "" {
		return "without more"
	}
	return marks
}

// quote puts words in quotation marks, on one line.
func quote(words string) string { return "“" + strings.Join(strings.Fields(words), " ") + "”" }
