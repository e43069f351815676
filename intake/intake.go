// Package intake takes in what a person gives (a conflict file with the
// documents beside it, a file of another program, an article) and makes of it
// what an analysis works on. The command and the workbench both read through
// it, so that they read alike.
package intake

import (
	"fmt"
	"path/filepath"
	"strings"
)

// A Kind is what a file is by its name's ending.
type Kind string

// The kinds of files that are read.
const (
	Conflict Kind = "conflict" // .yaml, .yml
	GMCR     Kind = "gmcr"     // .gmcr
	Table    Kind = "table"    // of positions: .csv, .tsv, .xlsx, .xml
	Article  Kind = "article"  // .txt, .md, .markdown, .html, .htm, .xhtml
)

// KindOf tells what a file is by its name's ending, or returns an error that
// names the endings that are read.
func KindOf(name string) (Kind, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml":
		return Conflict, nil
	case ".gmcr":
		return GMCR, nil
	case ".txt", ".md", ".markdown", ".html", ".htm", ".xhtml":
		return Article, nil
	case ".csv", ".tsv", ".xlsx", ".xml":
		return Table, nil
	}
	return "", fmt.Errorf("%s: unknown kind of file; want a conflict file (.yaml), a .gmcr file, a table of positions (.csv, .tsv, .xlsx, .xml) or an article (.txt, .md, .html)", name)
}
