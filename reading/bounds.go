package reading

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"parley/conflict"
)

// What a draft may hold, below the bounds of the conflict file.
const (
	maxIssues      = 256
	maxAreas       = 64
	maxInstruments = 64
	maxDraftClaims = 10_000
	maxDraftBytes  = 3 << 20 // of all claims as written
	maxDraftMarks  = 200_000 // brackets, braces and commas of all claims as written
	maxDraftName   = 1000    // characters
	maxDraftText   = 20_000  // bytes
	maxDraftQuote  = 4000    // bytes
	claimBytes     = 300     // of the keys of a claim or passage, at most
	claimMarks     = 12
	maxSameSayings = 20 // passages of one claim
)

// clipped returns the text, or as much of its beginning as the bytes hold.
func clipped(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "")
}

// shortName returns a name of at most maxDraftName characters.
func shortName(text string) string {
	if utf8.RuneCountInString(text) <= maxDraftName {
		return text
	}
	return string([]rune(text)[:maxDraftName-1]) + "…"
}

// bounded returns the basis with quotes that are not too long.
func bounded(b conflict.Basis) conflict.Basis {
	b.From = slices.Clone(b.From)
	for k := range b.From {
		b.From[k].Quote = clipped(b.From[k].Quote, maxDraftQuote)
	}
	return b
}

// fitting returns the claims of the parties kept, as many as a conflict file
// holds, and how many of them were left out.
func fitting(claims []conflict.Claim, kept map[string]bool) (fit []conflict.Claim, left int) {
	bytes, marks := 0, 0
	for _, c := range claims {
		if !kept[c.Party] {
			continue
		}
		c.Text, c.Basis = clipped(c.Text, maxDraftText), bounded(c.Basis)
		b, m := weight(c)
		if len(fit) == maxDraftClaims || bytes+b > maxDraftBytes || marks+m > maxDraftMarks {
			left++
			continue
		}
		bytes, marks = bytes+b, marks+m
		fit = append(fit, c)
	}
	return fit, left
}

// weight returns how many bytes, and how many marks of YAML, a claim takes up
// at most.
func weight(c conflict.Claim) (bytes, marks int) {
	texts := []string{c.Text, c.Note}
	for _, p := range c.From {
		texts = append(texts, p.Quote)
	}
	for _, text := range texts {
		bytes += claimBytes + len(strconv.Quote(text))*9/8
		marks += claimMarks + strings.Count(text, ",") + strings.Count(text, "[") + strings.Count(text, "]") + strings.Count(text, "{") + strings.Count(text, "}")
	}
	return bytes, marks
}

// leftOut is the gap for claims that the draft does not hold.
func leftOut(n int) conflict.Gap {
	return conflict.Gap{
		Missing: fmt.Sprintf("%d claims of the article that a conflict file has no room for", n), Blocks: "every analysis",
		Basis: conflict.Basis{Draft: RuleGap},
	}
}
