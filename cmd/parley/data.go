package main

import (
	"fmt"
	"text/tabwriter"

	"parley/power/data"
)

// dataCommand manages the data sets that power is measured from.
type dataCommand struct {
	List   dataListCommand   `cmd:"" help:"List the data sets that are there, and those that can be added."`
	Add    dataAddCommand    `cmd:"" help:"Check a file in a published form, and add it to your data sets."`
	Remove dataRemoveCommand `cmd:"" help:"Remove a data set that was added."`
}

func openData() (*data.Library, error) {
	folder, err := data.Folder()
	if err != nil {
		return nil, err
	}
	return data.Open(folder), nil
}

// userData is the user's data sets, or nil where no folder can hold any: then
// those in the program serve.
func userData() *data.Library {
	library, err := openData()
	if err != nil {
		return nil
	}
	return library
}

type dataListCommand struct {
	JSON bool `name:"json" help:"Print the list as JSON."`
}

// A listed is one data set as JSON has it.
type listed struct {
	data.Entry
	Title    string `json:"title"`
	Citation string `json:"citation"`
	Licence  string `json:"licence"`
	Home     string `json:"home"`
}

// Run lists the data sets.
func (c *dataListCommand) Run(t terminal) error {
	library, err := openData()
	if err != nil {
		return err
	}
	entries, err := library.List()
	if err != nil {
		return inputError{err}
	}
	there := map[string]bool{}
	made := []listed{}
	for _, e := range entries {
		s, _ := data.Find(e.Set)
		there[e.Set] = true
		made = append(made, listed{e, s.Title, s.Citation, s.Licence, s.Home})
	}
	if c.JSON {
		return printJSON(t.Out, made)
	}
	for _, l := range made {
		from := "in the program"
		if !l.Shipped {
			from = "added from " + l.File
		}
		if l.Inferred {
			from += "; the version follows from what the file covers"
		}
		if s, _ := data.Find(l.Set); s.Unused {
			from += "; no analysis uses it yet"
		}
		fmt.Fprintf(t.Out, "%s: %s\n  %d rows, %s to %s; %s\n  %s\n  licence: %s\n", l.ID(), l.Title, l.Rows, l.First, l.Last, from, l.Citation, l.Licence)
	}
	fmt.Fprintln(t.Out, "\nCan be added from a file of yours by parley data add FILE:")
	w := tabwriter.NewWriter(t.Out, 2, 0, 2, ' ', 0)
	for _, s := range data.Sets {
		if !s.Shipped && !there[s.ID] {
			title := s.Title
			if s.Unused {
				title += " (no analysis uses it yet)"
			}
			fmt.Fprintf(w, "  %s\t%s\n", s.ID, title)
		}
	}
	return w.Flush()
}

type dataAddCommand struct {
	File    string `arg:"" help:"A file as it is published: comma-separated, gzip or not."`
	As      string `help:"The data set that it has to be, where its name speaks of another." placeholder:"SET"`
	Release string `name:"as-version" help:"The version, where the file does not show it." placeholder:"VERSION"`
	JSON    bool   `name:"json" help:"Print what was added as JSON."`
}

// Run adds a data set.
func (c *dataAddCommand) Run(t terminal) error {
	library, err := openData()
	if err != nil {
		return err
	}
	e, err := library.Add(c.File, c.As, c.Release)
	if err != nil {
		return inputError{placedError{fmt.Errorf("%s: %w", c.File, plainPathError(err))}}
	}
	if c.JSON {
		return printJSON(t.Out, e)
	}
	fmt.Fprintf(t.Out, "added %s: %d rows, %s to %s\n", e.ID(), e.Rows, e.First, e.Last)
	if e.Inferred {
		fmt.Fprintln(t.Out, "the version follows from what the file covers; --as-version names another")
	}
	if s, _ := data.Find(e.Set); s.Unused {
		fmt.Fprintln(t.Out, "no analysis uses this data set yet")
	}
	return nil
}

type dataRemoveCommand struct {
	Set string `arg:"" name:"set@version" help:"The data set and its version, like cow-nmc@7.0."`
}

// Run removes a data set.
func (c *dataRemoveCommand) Run(t terminal) error {
	library, err := openData()
	if err != nil {
		return err
	}
	if err := library.Remove(c.Set); err != nil {
		return usageError{err}
	}
	fmt.Fprintf(t.Out, "removed %s\n", c.Set)
	return nil
}
