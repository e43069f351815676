package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"parley/analysis"
	"parley/conflict"
	"parley/exchange"
)

// loadTable reads a table of positions, and tells what was done with it to the
// terminal.
func loadTable(path string, t terminal) (analysis.Input, error) {
	data, err := readBounded(path, exchange.MaxBytes)
	if err != nil {
		return analysis.Input{}, err
	}
	c, notes, err := exchange.ReadTable(filepath.ToSlash(path), data)
	if err != nil {
		return analysis.Input{}, inputError{placedError{err}}
	}
	for _, note := range notes {
		fmt.Fprintf(t.Err, "%s: %s\n", path, note)
	}
	return analysis.Input{Conflict: c, Provenance: provenance(path, data)}, nil
}

// writtenTable returns the conflict as a table of positions in the form that
// the path's ending names, as a KTAB scenario where that is asked for or the
// ending is its own.
func writtenTable(path string, asKTAB bool, from *conflict.Conflict) (data []byte, lost []string, err error) {
	switch ending := strings.ToLower(filepath.Ext(path)); {
	case ending == ".xml" || asKTAB && ending == ".csv":
		data, lost, err = exchange.WriteKTAB(from, ending == ".xml")
	case asKTAB || ending == ".tsv":
		return nil, nil, usageError{fmt.Errorf("%s: want an ending of .csv or .xml for a KTAB scenario, .csv or .xlsx for a plain table", path)}
	default:
		data, lost, err = exchange.WriteTable(from, ending == ".xlsx")
	}
	if err != nil {
		return nil, nil, inputError{err}
	}
	return data, lost, nil
}
