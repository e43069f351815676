package source

import "strings"

func firstHeading(blocks []Block) string {
	for _, b := range blocks {
		if b.Kind == Heading {
			return fold(b.Text)
		}
	}
	return ""
}

// introduce gives each list and table the sentence that introduces it.
func introduce(blocks []Block) {
	for k := 1; k < len(blocks); k++ {
		before := blocks[k-1]
		if before.Kind != Paragraph || !introduces(strings.TrimSpace(before.Text), blocks[k]) {
			continue
		}
		sentences := before.Sentences()
		blocks[k].Intro = sentences[len(sentences)-1]
	}
}

// introduces reports whether the words lead to the block: they end in a colon
// or, before a list, break off, as in statutes.
func introduces(words string, b Block) bool {
	switch b.Kind {
	case List:
		return strings.HasSuffix(words, ":") || !endsSentence(words)
	case TableKind:
		return strings.HasSuffix(words, ":")
	default:
		return false
	}
}
