package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of documents.
const (
	MaxDocuments     = 2000     // of a project
	MaxDocumentBytes = 16 << 20 // of one document
	MaxNameBytes     = 120      // of a document's name
)

// endings are those of files that are documents.
var endings = []string{".txt", ".md", ".markdown", ".html", ".htm", ".xhtml"}

// A DocumentInfo is what is known of a document without its bytes.
type DocumentInfo struct {
	Name string // relative to the project's folder, slash-separated
	Size int64
	Hash string // SHA-256 of the bytes, lower-case hexadecimal; empty when it cannot be read or passes MaxDocumentBytes
}

// Documents lists the documents in the project's folder and in folders up to
// three levels below, by name: files that end in .txt, .md, .markdown, .html,
// .htm or .xhtml, without those that begin with a dot. When there are more
// than MaxDocuments (or 20,000 files of any kind), the error is ErrTooLarge
// and the list is the first of them.
func (s *Store) Documents(ctx context.Context, project string) ([]DocumentInfo, error) {
	p, err := s.Project(ctx, project)
	if err != nil {
		return nil, err
	}
	found, err := listDocuments(p.Folder)
	if err != nil && !errors.Is(err, ErrTooLarge) {
		return nil, err
	}
	infos := make([]DocumentInfo, len(found))
	for i, f := range found {
		infos[i] = DocumentInfo{Name: f.name, Size: f.size, Hash: s.known.of(p.Folder, f)}
	}
	return infos, err
}

// Document returns the bytes of a file in the project's folder, by its name
// relative to it, slash-separated. A name that leads out of the folder, also
// by a symbolic link, is ErrName or an error of the file system; a file that
// is not there is ErrNotFound, one of more than MaxDocumentBytes ErrTooLarge.
func (s *Store) Document(ctx context.Context, project, name string) ([]byte, error) {
	p, err := s.Project(ctx, project)
	if err != nil {
		return nil, err
	}
	if !fs.ValidPath(name) || strings.ContainsAny(name, "\\\x00") {
		return nil, fmt.Errorf("%q: %w", name, ErrName)
	}
	data, err := readIn(p.Folder, name, MaxDocumentBytes)
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%s: %w (%w)", name, ErrNotFound, err)
	}
	return data, err
}

// AddDocument puts a document into the project's folder, durable when it
// returns. The name is a base name that ends as those in Documents do, without
// control characters and no hidden file; else the error is ErrName. The same
// bytes may be added again; other bytes under a name that is taken are
// ErrExists. Too many or too large documents are ErrTooLarge.
func (s *Store) AddDocument(ctx context.Context, project, name string, data []byte) error {
	if err := checkDocument(Document{name, data}); err != nil {
		return err
	}
	s.files.Lock()
	defer s.files.Unlock()
	p, err := s.Project(ctx, project)
	if err != nil {
		return err
	}
	if there, err := readIn(p.Folder, name, MaxDocumentBytes); !errors.Is(err, fs.ErrNotExist) {
		if err == nil && !bytes.Equal(there, data) {
			err = fmt.Errorf("%s: %w", name, ErrExists)
		}
		return err
	}
	if found, err := listDocuments(p.Folder); err != nil || len(found) >= MaxDocuments {
		return errors.Join(err, tooMany(len(found)+1))
	}
	if err := errors.Join(putFile(p.Folder, name, data), syncFolder(p.Folder)); err != nil {
		return err
	}
	s.wake()
	return nil
}

func tooMany(n int) error {
	if n > MaxDocuments {
		return fmt.Errorf("%d documents, of at most %d: %w", n, MaxDocuments, ErrTooLarge)
	}
	return nil
}

// checkDocuments says all that is wrong with the documents of a new project.
func checkDocuments(documents []Document) error {
	err := tooMany(len(documents))
	taken := map[string]bool{}
	for _, d := range documents {
		err = errors.Join(err, checkDocument(d))
		folded := strings.ToLower(d.Name) // as some file systems do
		if taken[folded] {
			err = errors.Join(err, fmt.Errorf("%s: two documents: %w", d.Name, ErrExists))
		}
		taken[folded] = true
	}
	return err
}

func checkDocument(d Document) error {
	name := d.Name
	switch {
	case len(name) > MaxNameBytes || !utf8.ValidString(name):
		return fmt.Errorf("the name of a document is UTF-8 of at most %d bytes: %w", MaxNameBytes, ErrName)
	case strings.ContainsFunc(name, forbidden) || strings.HasPrefix(name, "."):
		return fmt.Errorf("%q: a document's name begins with no dot and has no slash, colon, quotation mark, wildcard or control character: %w", name, ErrName)
	case device.MatchString(name):
		return fmt.Errorf("%q: the name of a device on Windows: %w", name, ErrName)
	case !slices.Contains(endings, strings.ToLower(path.Ext(name))):
		return fmt.Errorf("%q: a document's name ends in one of %s: %w", name, strings.Join(endings, " "), ErrName)
	case len(d.Data) > MaxDocumentBytes:
		return fmt.Errorf("%q: %d bytes, of at most %d: %w", name, len(d.Data), MaxDocumentBytes, ErrTooLarge)
	}
	return nil
}

// device matches what Windows takes for a device, whatever the ending, so that
// a folder with such a file in it cannot be had there.
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9]) *(\.|$)`)

// forbidden reports whether a character has a meaning in paths of some file
// system, or acts on the reader of a name.
func forbidden(r rune) bool {
	return strings.ContainsRune(`/\:*?"<>|`, r) || !unicode.IsPrint(r) || unicode.Is(unicode.Bidi_Control, r)
}
