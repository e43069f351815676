package compare

import (
	"fmt"
	"strings"

	"parley/conflict"
)

// A thing is a piece of a conflict with an identity: it is the same thing in
// two versions when its part and its key are the same.
type thing struct {
	part    Part
	key     string
	name    string
	aspects []aspect
}

// An aspect is one thing that is said of a thing: in words, as a number, or as
// a list whose order matters.
type aspect struct {
	what   string
	key    string             // tells it from the other aspects of the thing; what, when empty
	words  string             // empty when nothing is said
	exact  string             // what is compared instead of the words, where these hold names
	number *conflict.Quantity // of which words are made
	items  []item
}

// An item is an entry of a list. It is the same entry in two versions when its
// key is the same.
type item struct {
	key   string
	words string
	marks string // what else is said of it
	exact string // what is compared instead of the marks, where these hold names
}

func (t thing) id() string { return string(t.part) + "\x00" + t.key }

func byKey(all []thing) map[string]thing {
	m := make(map[string]thing, len(all))
	for _, t := range all {
		m[t.id()] = t
	}
	return m
}

// summary is the whole thing in words, for one that is new or gone.
func (t thing) summary() string {
	var said []string
	for _, a := range t.aspects {
		words := a.words
		if len(a.items) > 0 {
			words = fmt.Sprintf("%d in order", len(a.items))
		}
		switch {
		case words == "" || words == t.name:
		case a.what == "":
			said = append(said, words)
		default:
			said = append(said, a.what+": "+words)
		}
	}
	if len(said) == 0 {
		return t.name
	}
	return strings.Join(said, "; ")
}

// changes compares what is said of the same thing in two versions. Both say
// the same aspects, in the same order, but for those of a part that one lacks.
func (t thing) changes(now thing) []Change {
	then := map[string]aspect{}
	for _, a := range t.aspects {
		then[a.key] = a
	}
	var all []Change
	add := func(a, b aspect, what string) {
		for _, c := range a.changes(b) {
			c.Part, c.Thing = t.part, now.name
			if c.What == "" {
				c.What = what
			}
			all = append(all, c)
		}
	}
	for _, b := range now.aspects {
		add(then[b.key], b, b.what)
		delete(then, b.key)
	}
	for _, a := range t.aspects {
		if _, gone := then[a.key]; gone {
			add(a, aspect{what: a.what}, a.what)
		}
	}
	return all
}

func (a aspect) changes(b aspect) []Change {
	switch {
	case a.items != nil || b.items != nil:
		return listChanges(a.items, b.items)
	case a.same(b):
		return nil
	}
	c := Change{Was: a.words, Is: b.words}
	if a.words == b.words { // as when an id changes, and the name does not
		c.Was, c.Is = a.words+" ("+a.exact+")", b.words+" ("+b.exact+")"
	}
	if a.number != nil && b.number != nil {
		c.By, c.HasBy = b.number.Mode-a.number.Mode, true
	}
	return []Change{c}
}

// same reports whether two versions say the same. That another thing has a new
// name is no change here.
func (a aspect) same(b aspect) bool {
	if a.exact == "" && b.exact == "" {
		return a.words == b.words
	}
	return a.exact == b.exact
}

// says is an aspect in words.
func says(what, words string) aspect { return aspect{what: what, words: words} }

// of is the aspect with a key that holds ids, where what it is holds names.
func (a aspect) of(key ...string) aspect {
	a.key = strings.Join(key, "\x00")
	return a
}

// number is an aspect that is a quantity, or is not stated.
func number(what string, q *conflict.Quantity) aspect {
	if q == nil {
		return aspect{what: what}
	}
	return aspect{what: what, words: q.String(), exact: fmt.Sprint(*q), number: q}
}

// unique keeps keys of equal things apart by counting them.
type unique map[string]int

func (u unique) key(k string) string {
	u[k]++
	if n := u[k]; n > 1 {
		return fmt.Sprintf("%s\x00%d", k, n)
	}
	return k
}
