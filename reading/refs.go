package reading

import (
	"parley/conflict"
	"parley/report"
	"parley/source"
)

// Refs leads passages to the documents they stand in.
func Refs(c *conflict.Conflict, docs map[string]*source.Document, passages []conflict.Passage) []report.Ref {
	return sayings{Conflict: c, docs: docs}.refs(conflict.Basis{From: passages})
}
