package source

import (
	"strings"

	"parley/internal/lazy"
)

func firstHeading(blocks []Block) string {
	for _, b := range blocks {
		if b.Kind == Heading {
			return fold(b.Text)
		}
	}
	return ""
}

// onlyTitle returns the heading of the first level when there is one alone. A
// page's <title> often holds the name of its site beside it.
func onlyTitle(blocks []Block) string {
	title := ""
	for _, b := range blocks {
		if b.Kind == Heading && b.Level == 1 {
			if title != "" {
				return ""
			}
			title = fold(b.Text)
		}
	}
	return title
}

// introduce gives each list and table the sentence that introduces it.
func introduce(blocks []Block) {
	for k := 1; k < len(blocks); k++ {
		before := blocks[k-1]
		if last, ok := lastItem(before); ok && strings.HasSuffix(last.Text, ":") && blocks[k].Kind != Paragraph {
			blocks[k].Intro = last
		}
		if before.Kind != Paragraph || !introduces(strings.TrimSpace(before.Text), blocks[k]) {
			continue
		}
		sentences := before.Sentences()
		blocks[k].Intro = sentences[len(sentences)-1]
	}
}

// lastItem returns the last item of a list: "1. They have agreed:" introduces
// the list below it.
func lastItem(b Block) (Sentence, bool) {
	if b.Kind != List {
		return Sentence{}, false
	}
	item := b.Items[len(b.Items)-1]
	return Sentence{item.Span, strings.TrimSpace(item.Text)}, true
}

// counting announces what follows although it ends in a full stop.
var counting = lazy.Regexp(`(?i)^there (?:are|is|remain) (?:two|three|four|five|six|seven|several|some|a few|[2-9])\b|\bthe following\b`)

// introduces reports whether the words lead to the block: they end in a colon
// or, before a list, break off, as in statutes, or count what follows, as "There
// are three steps." does.
func introduces(words string, b Block) bool {
	switch b.Kind {
	case List:
		return strings.HasSuffix(words, ":") || !endsSentence(words) || len(words) < 300 && counting().MatchString(words)
	case TableKind:
		return strings.HasSuffix(words, ":")
	default:
		return false
	}
}
