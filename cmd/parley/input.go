package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"parley/analysis"
	"parley/conflict"
	"parley/exchange"
	"parley/notation"
	"parley/reading"
	"parley/report"
	"parley/source"
)

// kindOf tells what a file is by its ending: "conflict", "gmcr", "table" or
// "article".
func kindOf(path string) (string, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".yaml", ".yml":
		return "conflict", nil
	case ".gmcr":
		return "gmcr", nil
	case ".txt", ".md", ".markdown", ".html", ".htm", ".xhtml":
		return "article", nil
	case ".csv", ".tsv", ".xlsx", ".xml":
		return "table", nil
	}
	return "", usageError{fmt.Errorf("%s: unknown kind of file; want a conflict file (.yaml), a .gmcr file, a table of positions (.csv, .tsv, .xlsx, .xml) or an article (.txt, .md, .html)", path)}
}

// loadConflict reads a conflict file or a .gmcr file, with the sources beside
// it, and tells warnings to the terminal.
func loadConflict(path string, t terminal) (analysis.Input, error) {
	kind, err := kindOf(path)
	switch {
	case err != nil:
		return analysis.Input{}, err
	case kind == "gmcr":
		return loadGMCR(path, t)
	case kind == "table":
		return loadTable(path, t)
	case kind == "article":
		return analysis.Input{}, usageError{articleError(path)}
	}
	f, docs, err := loadFile(path)
	if err != nil {
		return analysis.Input{}, err
	}
	for _, w := range f.Warnings {
		fmt.Fprintln(t.Err, w.Error())
	}
	in := analysis.Input{Conflict: f.Conflict, Documents: docs, Data: userData(), Provenance: provenance(path, f.Text)}
	in.Provenance.Conflict.Date = f.Conflict.AsOf
	in.Provenance.Sources = sourceFiles(f.Conflict, docs)
	return in, nil
}

func articleError(path string) error {
	return fmt.Errorf("%s is an article; parley read drafts a conflict file from it", path)
}

// loadFile reads a conflict file, and the documents beside it by source id.
// The error is that of the file system, and then the file is nil, or that of
// the file.
func loadFile(path string) (*notation.File, map[string]*source.Document, error) {
	read := map[string]*source.Document{}
	f, err := notation.LoadWith(path, func(name string, data []byte) (notation.Words, error) {
		doc, err := source.Parse(filepath.Base(name), data)
		if err != nil {
			return nil, err
		}
		read[name] = doc
		return words{doc}, nil
	})
	if f == nil {
		return nil, nil, inputError{plainPathError(err)}
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

func loadGMCR(path string, t terminal) (analysis.Input, error) {
	data, err := readBounded(path, exchange.MaxBytes)
	if err != nil {
		return analysis.Input{}, err
	}
	c, err := exchange.ReadGMCR(filepath.ToSlash(path), data)
	if err != nil {
		return analysis.Input{}, inputError{placedError{err}}
	}
	for _, key := range exchange.IgnoredGMCR(data) {
		fmt.Fprintf(t.Err, "%s: warning: %s is not known and left out\n", path, key)
	}
	return analysis.Input{Conflict: c, Provenance: provenance(path, data)}, nil
}

// loadArticle reads an article into a draft conflict.
func loadArticle(path string) (*reading.Reading, analysis.Input, error) {
	data, err := readBounded(path, source.MaxBytes)
	if err != nil {
		return nil, analysis.Input{}, err
	}
	doc, err := source.Parse(filepath.Base(path), data)
	if err != nil {
		return nil, analysis.Input{}, inputError{err}
	}
	read := reading.Read(doc, articleID)
	in := analysis.Input{
		Conflict:   read.Draft(),
		Documents:  map[string]*source.Document{articleID: doc},
		Provenance: report.Provenance{Program: "parley " + version},
	}
	in.Provenance.Sources = sourceFiles(in.Conflict, in.Documents)
	return read, in, nil
}

// articleID is the id of the source in a conflict that is drafted from it.
const articleID = "article"

// readBounded reads a file; one that is longer than most bytes is refused.
func readBounded(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, inputError{plainPathError(err)}
	}
	defer f.Close() //nolint:errcheck // nothing was written
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, inputError{fmt.Errorf("%s: is a folder; want a file", path)}
	}
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, inputError{plainPathError(err)}
	}
	if int64(len(data)) > most {
		return nil, inputError{fmt.Errorf("%s: larger than %d MiB, which is the most that is read", path, most>>20)}
	}
	return data, nil
}

// plainPathError says "file: what is wrong" without the system call's name.
func plainPathError(err error) error {
	if p, ok := errors.AsType[*os.PathError](err); ok {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	return err
}

func provenance(path string, data []byte) report.Provenance {
	sum := sha256.Sum256(data)
	return report.Provenance{
		Program:  "parley " + version,
		Conflict: report.File{Name: filepath.Base(path), SHA256: hex.EncodeToString(sum[:])},
	}
}

func sourceFiles(c *conflict.Conflict, docs map[string]*source.Document) []report.File {
	var files []report.File
	for _, s := range c.Sources {
		f := report.File{ID: s.ID, Name: s.File, Title: s.Title, Date: s.Date, Grade: s.Grade, SHA256: s.SHA256, Note: s.Note}
		if doc := docs[s.ID]; doc != nil {
			f.SHA256 = doc.SHA256
		}
		files = append(files, f)
	}
	return files
}
