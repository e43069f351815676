package reading

import (
	"strings"

	"parley/internal/lazy"
)

// itemSeparator parts an item's name from its explanation.
var itemSeparator = lazy.Regexp(`:\s|\s(?:[–—]|-{1,3})\s|—`)

// runIn is a name that is its item's first sentence: "Strategic clarity. ...".
var runIn = lazy.Regexp(`^((?:\S+\s){0,4}\S*[\p{Ll})])\.\s+(\p{Lu}(?s:.*))$`)

const maxItemName = 10 // words

// splitItem parts "Name: explanation". An item without a separator is all
// name when it is short, and has no name else.
func splitItem(text string) (name, explanation string) {
	if at := itemSeparator().FindStringIndex(text); len(at) == 2 && len(strings.Fields(text[:at[0]])) <= maxItemName {
		return strings.TrimSpace(text[:at[0]]), strings.TrimSpace(text[at[1]:])
	}
	if found := runIn().FindStringSubmatch(text); found != nil {
		return found[1], found[2]
	}
	if len(strings.Fields(text)) <= maxItemName {
		return text, ""
	}
	return "", text
}
