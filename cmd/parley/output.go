package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"parley/brief"
	"parley/notation"
	"parley/report"
)

// printReport writes a report's data as JSON, or the report for people.
func printReport(t terminal, r *report.Report, asJSON bool) error {
	if asJSON {
		return printJSON(t.Out, r.Data)
	}
	return brief.Text(t.Out, r, brief.Terminal{Width: t.width()})
}

func printJSON(w io.Writer, data any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(data)
}

// briefWriters are the forms of a brief, by the ending of the file.
var briefWriters = map[string]func(io.Writer, *report.Report) error{
	".html": brief.HTML,
	".htm":  brief.HTML,
	".md":   brief.Markdown,
	".json": brief.JSON,
}

// writeBrief writes the brief in the form that the ending names, whole or not
// at all.
func writeBrief(path string, r *report.Report) error {
	write, ok := briefWriters[strings.ToLower(filepath.Ext(path))]
	if !ok {
		return usageError{fmt.Errorf("%s: unknown ending; want .html, .md or .json", path)}
	}
	var out bytes.Buffer
	if err := write(&out, r); err != nil {
		return err
	}
	return writeFile(path, out.Bytes())
}

// writeFile writes a file whole or not at all.
func writeFile(path string, data []byte) error {
	if err := notation.WriteFile(path, data); err != nil {
		return fmt.Errorf("%s was not written: %w", path, err)
	}
	return nil
}

// mayReplace refuses a file that exists, unless the user forces it.
func mayReplace(path string, force bool) error {
	if _, err := os.Stat(path); err == nil && !force {
		return usageError{fmt.Errorf("%s exists; want another name, or --force to replace it", path)}
	}
	return nil
}

// sameFile reports whether two paths lead to one file.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	other, otherErr := os.Stat(b)
	return err == nil && otherErr == nil && os.SameFile(one, other)
}
