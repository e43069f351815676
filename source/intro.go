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
		if before.Kind != Paragraph || blocks[k].Kind != List && blocks[k].Kind != TableKind {
			continue
		}
		sentences := before.Sentences()
		if len(sentences) == 0 {
			continue
		}
		last := sentences[len(sentences)-1]
		if introduces(last.Text, blocks[k]) {
			blocks[k].Intro = last
		}
	}
}

// introduces reports whether the sentence leads to the block: it ends in a
// colon or, before a list, breaks off, as in statutes.
func introduces(sentence string, b Block) bool {
	return strings.HasSuffix(sentence, ":") || b.Kind == List && !endsSentence(sentence)
}
