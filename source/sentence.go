package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/internal/lazy"
)

// Sentences splits text, whose first line is line first of the file, into its
// sentences. The rules are those of English policy prose: a full stop ends a
// sentence when a capital, a digit or a quotation mark follows, but not behind
// abbreviations, initials and section numbers. A blank line ends a sentence,
// and so does the end of the text.
func Sentences(text string, first int) []Sentence {
	var sentences []Sentence
	line := first
	for text != "" {
		end := sentenceEnd(text)
		piece := text[:end]
		if words := strings.TrimSpace(piece); words != "" {
			before := len(piece) - len(strings.TrimLeftFunc(piece, unicode.IsSpace))
			start := line + strings.Count(piece[:before], "\n")
			sentences = append(sentences, Sentence{Span{start, start + strings.Count(words, "\n")}, words})
		}
		line += strings.Count(piece, "\n")
		text = text[end:]
	}
	return sentences
}

// Sentences returns the sentences of a heading or paragraph, or of all items
// of a list.
func (b Block) Sentences() []Sentence {
	if b.Kind != List {
		return Sentences(b.Text, b.Span.First)
	}
	var all []Sentence
	for _, item := range b.Items {
		all = append(all, Sentences(item.Text, item.Span.First)...)
	}
	return all
}

var ending = lazy.Regexp(`[.?!…]+["'”’»)\]]*\s+|[。！？]["'”’»）」]*|\n[^\S\n]*\n`)

// sentenceEnd returns the offset behind the first sentence of the text, with
// the white space that follows it.
func sentenceEnd(text string) int {
	for from := 0; ; {
		found := ending().FindStringIndex(text[from:])
		if found == nil {
			return len(text)
		}
		stop, end := from+found[0], from+found[1]
		if endsHere(text[:stop], text[stop:end], text[end:]) {
			return end
		}
		from = end
	}
}

func endsHere(before, stop, after string) bool {
	if strings.HasPrefix(stop, "\n") || strings.ContainsAny(stop, "。！？") {
		return true
	}
	if !beginsSentence(after) {
		return false
	}
	return stop[0] != '.' || stop[1] == '.' || !isAbbreviation(before, after)
}

func beginsSentence(after string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, opening))
	return !unicode.IsLower(first)
}

const opening = "\"'“‘«([–—-•* "

var (
	title     = lazy.Regexp(`^(?i:mr|mrs|ms|messrs|dr|prof|gen|col|lt|maj|capt|sgt|adm|sen|rep|gov|pres|amb|st|hon|rev|vs|v|e\.g|i\.e|cf|viz|fed|reg|stat|pub|cong|sess|approx|dept)$|^\p{Lu}$`)
	counted   = lazy.Regexp(`^(?i:nos?|secs?|arts?|paras?|figs?|pp?|ch|vol|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ca?|ed|l)$`)
	shortened = lazy.Regexp(`^(?:(?:\p{Lu}\.)+\p{Lu}|(?i:inc|ltd|co|corp|jr|sr|a\.m|p\.m|etc|al|seq))$`)
	starter   = lazy.Regexp(`^(?:The|A|An|In|On|At|By|For|From|With|But|And|Or|Yet|So|If|When|While|As|Since|After|Before|Although|However|Moreover|Meanwhile|Instead|Thus|He|She|It|They|We|I|You|This|That|These|Those|There|Its|Their|His|Her|Our|Both|Such|Not|No|Some|Many|Most|Each|What|Who)\b`)
	numbered  = lazy.Regexp(`(?:^|[§¶]\s*)[0-9]+(?:[.-][0-9]+)*$`)
)

// isAbbreviation reports whether the full stop behind before ends a word and
// not the sentence.
func isAbbreviation(before, after string) bool {
	tail := before[max(0, len(before)-40):]
	word := strings.TrimLeft(tail[strings.LastIndexAny(tail, " \n\t")+1:], opening+"\u00a0")
	switch {
	case len(word) > 8:
		return false
	case title().MatchString(word):
		return true
	case counted().MatchString(word):
		next, _ := utf8.DecodeRuneInString(after)
		return unicode.IsDigit(next) || next == '§' || strings.HasPrefix(after, "L.")
	case shortened().MatchString(word):
		return !starter().MatchString(strings.TrimLeft(after, opening))
	}
	return numbered().MatchString(tail)
}
