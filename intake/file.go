package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"

	"parley/notation"
	"parley/source"
)

// Load reads the conflict file at path, and the documents beside it by source
// id. The error is that of the file system, and then the file is nil, or
// Err of the file.
func Load(path string) (*notation.File, map[string]*source.Document, error) {
	return load(nil, func(read notation.Reader) (*notation.File, error) { return notation.LoadWith(path, read) })
}

// Read is Load of a text that need not stand in the file at path yet, such as
// one that is being typed.
func Read(path string, text []byte) (*notation.File, map[string]*source.Document, error) {
	return ReadKnowing(path, text, nil)
}

// ReadKnowing is Read; a document that is known already, by its name and bytes,
// is not read again.
func ReadKnowing(path string, text []byte, known map[string]*source.Document) (*notation.File, map[string]*source.Document, error) {
	return load(known, func(read notation.Reader) (*notation.File, error) { return notation.ReadWith(path, text, read) })
}

// Beside is ReadKnowing of the name and the text of a file that was read without
// its documents or made by an edit; the text is not parsed again.
func Beside(f *notation.File, known map[string]*source.Document) (*notation.File, map[string]*source.Document, error) {
	return load(known, f.Beside)
}

func load(known map[string]*source.Document, from func(notation.Reader) (*notation.File, error)) (*notation.File, map[string]*source.Document, error) {
	read := map[string]*source.Document{}
	f, err := from(func(name string, data []byte) (notation.Words, error) {
		doc, err := parse(filepath.Base(name), data, known)
		if err != nil {
			return nil, err
		}
		read[name] = doc
		return words{doc}, nil
	})
	if f == nil {
		return nil, nil, err
	}
	docs := map[string]*source.Document{}
	if f.Conflict != nil {
		for _, s := range f.Conflict.Sources {
			if doc := read[s.File]; doc != nil {
				docs[s.ID] = doc
			}
		}
	}
	return f, docs, err
}

// parse reads a document, unless it is known.
func parse(name string, data []byte, known map[string]*source.Document) (*source.Document, error) {
	if len(known) > 0 {
		sum := sha256.Sum256(data)
		hash := hex.EncodeToString(sum[:])
		for _, doc := range known {
			if doc.SHA256 == hash && doc.Name == name {
				return doc, nil
			}
		}
	}
	return source.Parse(name, data)
}

// words lets the checks of a conflict file look quotes up in a document as it
// was read.
type words struct{ *source.Document }

// LineCount returns how many lines the document has.
func (w words) LineCount() int { return w.Document.Lines }

// Find reports whether the quote stands on the lines.
func (w words) Find(quote string, first, last int) bool {
	_, ok := w.Document.Find(quote, source.Span{First: first, Last: last})
	return ok
}

// Lines returns the first line of every place where the quote stands.
func (w words) Lines(quote string) []int {
	var lines []int
	for _, span := range w.Places(quote) {
		lines = append(lines, span.First)
	}
	return lines
}
