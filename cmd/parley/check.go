package main

import (
	"fmt"
	"strings"

	"parley/intake"
	"parley/notation"
)

type checkCommand struct {
	Conflict []string `arg:"" help:"Conflict files."`
	JSON     bool     `name:"json" help:"Print the problems as JSON."`
}

// Run checks every file and reports every problem of each.
func (c *checkCommand) Run(t terminal) error {
	var all []problemData
	var failed error
	for _, path := range c.Conflict {
		f, err := checkedFile(path)
		if err != nil {
			failed = err
		}
		if f == nil {
			tell(t.Err, err)
			all = append(all, unread(path, err))
			continue
		}
		for _, p := range append(append([]notation.Problem{}, f.Errors...), f.Warnings...) {
			all = append(all, problemData{p.File, p.Line, p.Column, p.Warning, p.What, p.Want})
			if !c.JSON {
				fmt.Fprintln(t.Err, p.Error())
			}
		}
		if !c.JSON && err == nil {
			fmt.Fprintf(t.Out, "%s: no errors, %s\n", path, count(len(f.Warnings), "warning", "warnings"))
		}
	}
	if c.JSON {
		if all == nil {
			all = []problemData{}
		}
		if err := printJSON(t.Out, all); err != nil {
			return err
		}
	}
	if failed != nil {
		return reportedError{failed}
	}
	return nil
}

// problemData is a problem as check --json prints it.
type problemData struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Warning bool   `json:"warning"`
	What    string `json:"what"`
	Want    string `json:"want"`
}

// checkedFile reads a conflict file and its sources. What is a file of another
// kind by its ending is refused; any other name is read.
func checkedFile(path string) (*notation.File, error) {
	switch kind, _ := kindOf(path); kind {
	case intake.GMCR:
		return nil, usageError{fmt.Errorf("%s is a .gmcr file and no conflict file; parley convert makes one of it", path)}
	case intake.Table:
		return nil, usageError{fmt.Errorf("%s is a table and no conflict file; parley convert makes one of it", path)}
	case intake.Article:
		return nil, usageError{articleError(path)}
	default:
	}
	f, _, err := loadFile(path)
	return f, err
}

// unread is the problem of a file that cannot be read: it has no place in it.
func unread(path string, err error) problemData {
	return problemData{File: path, What: strings.TrimPrefix(err.Error(), path+": ")}
}
