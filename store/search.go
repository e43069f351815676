package store

import (
	"context"
	"errors"
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
	Title string // of the document, party or issue; of a claim who it is about
	// Excerpt is the words around the first one found, plain text.
	Excerpt string
}

// Search finds the passages, claims, parties and issues of all projects in
// which every word of the query stands, as a word or the beginning of one, the
// best first. Upper and lower case and accents do not matter. A query without
// words finds nothing. At most 32 words of it and at most 200 hits are taken.
func (s *Store) Search(ctx context.Context, query string, limit int) ([]Hit, error) {
	return nil, errors.ErrUnsupported
}
