package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"parley/analysis"
	"parley/exchange"
	"parley/intake"
	"parley/notation"
	"parley/reading"
	"parley/source"
)

// kindOf tells what a file is by its ending.
func kindOf(path string) (intake.Kind, error) {
	kind, err := intake.KindOf(path)
	if err != nil {
		return "", usageError{err}
	}
	return kind, nil
}

// loadConflict reads a conflict file or a .gmcr file, with the sources beside
// it, and tells warnings to the terminal.
func loadConflict(path string, t terminal) (analysis.Input, error) {
	kind, err := kindOf(path)
	switch {
	case err != nil:
		return analysis.Input{}, err
	case kind == intake.GMCR, kind == intake.Table:
		return loadForeign(path, t)
	case kind == intake.Article:
		return analysis.Input{}, usageError{articleError(path)}
	}
	f, docs, err := loadFile(path)
	if err != nil {
		return analysis.Input{}, err
	}
	for _, w := range f.Warnings {
		fmt.Fprintln(t.Err, w.Error())
	}
	in := intake.Input(f, docs, program)
	in.Data = userData()
	return in, nil
}

func articleError(path string) error {
	return fmt.Errorf("%s is an article; parley read drafts a conflict file from it", path)
}

// loadFile reads a conflict file, and the documents beside it by source id.
// The error is that of the file system, and then the file is nil, or that of
// the file.
func loadFile(path string) (*notation.File, map[string]*source.Document, error) {
	f, docs, err := intake.Load(path)
	if f == nil {
		return nil, nil, inputError{plainPathError(err)}
	}
	return f, docs, err
}

// loadForeign reads a file of another program, and tells what was done with it
// to the terminal.
func loadForeign(path string, t terminal) (analysis.Input, error) {
	data, err := readBounded(path, exchange.MaxBytes)
	if err != nil {
		return analysis.Input{}, err
	}
	c, notes, err := intake.ReadForeign(path, data)
	if err != nil {
		return analysis.Input{}, inputError{placedError{err}}
	}
	for _, note := range notes {
		fmt.Fprintf(t.Err, "%s: %s\n", path, note)
	}
	return analysis.Input{Conflict: c, Provenance: intake.Provenance(path, data, program)}, nil
}

// loadArticle reads an article into a draft conflict.
func loadArticle(path string) (*reading.Reading, analysis.Input, error) {
	data, err := readBounded(path, source.MaxBytes)
	if err != nil {
		return nil, analysis.Input{}, err
	}
	read, in, err := intake.ReadArticle(path, data, program)
	if err != nil {
		return nil, analysis.Input{}, inputError{err}
	}
	return read, in, nil
}

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
