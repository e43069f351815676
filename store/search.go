package store

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Kind is what a Hit was found in.
type Kind string

// The kinds of hits.
const (
	KindSource Kind = "source" // a passage of a document
	KindClaim  Kind = "claim"
	KindParty  Kind = "party"
	KindIssue  Kind = "issue"
)

// A Hit is one place where the words of a query stand.
type Hit struct {
	Project string // its id
	Kind    Kind
	// Ref is where: of a source the document's name and the lines
	// (article.md#L12-L14), of a claim its place in the file from 0
	// (claims/7), of a party or issue its id.
	Ref   string
	Title string // of the document, party or issue; of a claim whom and what it is about
	// Excerpt is the words around the first one found, plain text.
	Excerpt string
}

// Bounds of a search.
const (
	MaxHits       = 200
	MaxQueryWords = 32 // more are not looked for
	maxWord       = 64 // characters of a word; a longer one is looked for by its beginning
)

// Search finds the passages, claims, parties and issues of all projects in
// which every word of the query stands, the best first: a word of two letters
// or more also as the beginning of a longer one. Upper and lower case and
// accents do not matter. A query without words finds nothing.
//
// Files that were changed outside are found as they are now if they are
// documents, and as Head has seen them last if they are conflict files. Of a
// document the first megabyte of words is searched.
func (s *Store) Search(ctx context.Context, query string, limit int) ([]Hit, error) {
	match := matching(query)
	if match == "" {
		return nil, nil
	}
	if err := s.refresh(ctx); err != nil {
		return nil, err
	}
	rows, err := s.db.QueryContext(ctx, `select project, kind, ref, entry.title, snippet(words, -1, '', '', '…', 24)
		from words join entry on entry.id = words.rowid
		where words match ? order by rank limit ?`, match, min(max(limit, 0), MaxHits))
	return listed(rows, err, func(scan func(...any) error) (h Hit, err error) {
		return h, scan(&h.Project, &h.Kind, &h.Ref, &h.Title, &h.Excerpt)
	})
}

// matching is the query in the words of FTS5: every word, or the beginning of
// one, in quotation marks, so that nothing in it acts.
func matching(query string) string {
	words := strings.FieldsFunc(strings.ToValidUTF8(query, " "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	slices.Sort(words)
	words = slices.Compact(words)
	var b strings.Builder
	for _, word := range words[:min(len(words), MaxQueryWords)] {
		if runes := []rune(word); len(runes) > maxWord {
			word = string(runes[:maxWord])
		}
		b.WriteString(` "` + word + `"`)
		if utf8.RuneCountInString(word) > 1 {
			b.WriteString("*")
		}
	}
	return strings.TrimSpace(b.String())
}
