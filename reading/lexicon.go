package reading

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How says by which kind of word a party is mentioned.
type How string

// The kinds of mentions.
const (
	Name         How = "name"
	Abbreviation How = "abbreviation"
	Demonym      How = "demonym"
	Capital      How = "capital" // a capital or seat that stands for its government
	Leader       How = "leader"
	Metonym      How = "metonym" // a building or body that stands for its state
)

// A sense is what an entry of a lexicon means: a party, a city that is no
// capital (state, but no party), or nothing (a phrase to be passed over).
type sense struct {
	how    How
	party  string // id
	state  string // of a city: the id of the party in which it lies
	plural bool   // a demonym that means people: Russians
}

// An entry is words and their sense.
type entry struct {
	words []string
	sense
}

// A lexicon finds entries by their first word; among entries with the same
// first word the longest stands first.
type lexicon map[string][]entry

func (l lexicon) add(text string, s sense) {
	tokens := tokenize(text)
	if len(tokens) == 0 {
		return
	}
	e := entry{sense: s}
	for k, t := range tokens {
		e.words = append(e.words, t.inner(k < len(tokens)-1))
	}
	l[tokens[0].word] = append(l[tokens[0].word], e)
}

// inner returns the word as it stands within a name, with its possessive
// ending: the one behind the name does not belong to it.
func (t token) inner(within bool) string {
	if within && t.possessive && !strings.HasSuffix(t.word, "s") {
		return t.word + "'s"
	}
	return t.word
}

func (l lexicon) sort() {
	for _, entries := range l {
		slices.SortStableFunc(entries, func(a, b entry) int { return len(b.words) - len(a.words) })
	}
}

// at returns the longest entry that the tokens begin with. Words in capitals
// throughout (RUSSIAN) are taken for capitalised ones.
func (l lexicon) at(tokens []token) (entry, bool) {
	for _, first := range []string{tokens[0].word, calm(tokens[0].word)} {
		for _, e := range l[first] {
			if e.begins(tokens) {
				return e, true
			}
		}
	}
	return entry{}, false
}

func (e entry) begins(tokens []token) bool {
	if len(tokens) < len(e.words) {
		return false
	}
	for k, word := range e.words {
		if w := tokens[k].inner(k < len(e.words)-1); w != word && calm(w) != word {
			return false
		}
	}
	return true
}

// calm returns a word of four or more capitals with only its first letter
// large, and any other word as it is.
func calm(word string) string {
	if utf8.RuneCountInString(word) < 4 || !isUpper(word) {
		return word
	}
	_, size := utf8.DecodeRuneInString(word)
	return word[:size] + strings.ToLower(word[size:])
}

func isUpper(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsUpper(r) })
}

// isAbbreviation reports whether the text is letters in capitals (with digits,
// points, hyphens and plus signs), two of them at least.
func isAbbreviation(text string) bool {
	capitals := 0
	for _, r := range text {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case !unicode.IsDigit(r) && !strings.ContainsRune(".-+", r):
			return false
		}
	}
	return capitals >= 2
}
