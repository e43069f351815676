package store

import (
	"context"
	"errors"
)

// Bounds of documents.
const (
	MaxDocuments     = 2000     // of a project
	MaxDocumentBytes = 16 << 20 // of one document
	MaxNameBytes     = 120      // of a document's name
)

// A DocumentInfo is what is known of a document without its bytes.
type DocumentInfo struct {
	Name string // relative to the project's folder, slash-separated
	Size int64
	Hash string // SHA-256 of the bytes, lower-case hexadecimal; empty when it cannot be read or passes MaxDocumentBytes
}

// Documents lists the documents in the project's folder and in folders up to
// three levels below, by name: files that end in .txt, .md, .markdown, .html,
// .htm or .xhtml, without those that begin with a dot. When there are more
// than MaxDocuments, the error is ErrTooLarge and the list is the first of
// them.
func (s *Store) Documents(ctx context.Context, project string) ([]DocumentInfo, error) {
	return nil, errors.ErrUnsupported
}

// Document returns the bytes of a file in the project's folder, by its name
// relative to it, slash-separated. A name that leads out of the folder, also
// by a symbolic link, is ErrName or an error of the file system; a file that
// is not there is ErrNotFound, one of more than MaxDocumentBytes ErrTooLarge.
func (s *Store) Document(ctx context.Context, project, name string) ([]byte, error) {
	return nil, errors.ErrUnsupported
}

// AddDocument puts a document into the project's folder, durable when it
// returns. The name is a base name that ends as those in Documents do, without
// control characters and no hidden file; else the error is ErrName. The same
// bytes may be added again; other bytes under a name that is taken are
// ErrExists. Too many or too large documents are ErrTooLarge.
func (s *Store) AddDocument(ctx context.Context, project, name string, data []byte) error {
	return errors.ErrUnsupported
}
