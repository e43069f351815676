package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"

	"parley/analysis"
	"parley/conflict"
	"parley/notation"
	"parley/report"
	"parley/source"
)

// Input is what an analysis works on: a conflict file without errors and its
// documents. The program is named in every result.
func Input(f *notation.File, docs map[string]*source.Document, program string) analysis.Input {
	in := analysis.Input{Conflict: f.Conflict, Documents: docs, Provenance: Provenance(f.Name, f.Text, program)}
	in.Provenance.Conflict.Date = f.Conflict.AsOf
	in.Provenance.Sources = Sources(f.Conflict, docs)
	return in
}

// Provenance names the file that a result was made from, by its name and its
// bytes.
func Provenance(path string, data []byte, program string) report.Provenance {
	sum := sha256.Sum256(data)
	return report.Provenance{
		Program:  program,
		Conflict: report.File{Name: filepath.Base(path), SHA256: hex.EncodeToString(sum[:])},
	}
}

// Sources names the sources of the conflict; those that were read, by their
// bytes.
func Sources(c *conflict.Conflict, docs map[string]*source.Document) []report.File {
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
