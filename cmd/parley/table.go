package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"parley/conflict"
	"parley/exchange"
)

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
