package reading

import (
	"sort"
	"strings"

	"github.com/kljensen/snowball/english"
)

const maxStemmed = 40 // bytes of a word; a longer one is its own stem

// emptyWords say nothing about what a name means.
var emptyWords = set(`a an the of for to in on at by with via from and or as its their his her our this that these
	those into over under between among through towards toward about regarding concerning`)

// stems returns the stems (Porter2) of the content words, each once, sorted.
func stems(text string) []string {
	seen := map[string]bool{}
	var all []string
	for _, t := range tokenize(text) {
		w := t.lower()
		if !t.isWord() || emptyWords[w] {
			continue
		}
		if s := stem(w); !seen[s] {
			seen[s] = true
			all = append(all, s)
		}
	}
	sort.Strings(all)
	return all
}

func stem(word string) string {
	if len(word) > maxStemmed {
		return word
	}
	return english.Stem(word, true)
}

// shared returns what two sorted lists have in common.
func shared(a, b []string) []string {
	var both []string
	for len(a) > 0 && len(b) > 0 {
		switch strings.Compare(a[0], b[0]) {
		case -1:
			a = a[1:]
		case 1:
			b = b[1:]
		default:
			both = append(both, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return both
}
