package main

import (
	"context"

	"parley/analysis"
)

type compareCommand struct {
	Older string `arg:"" help:"The older version: a conflict file (.yaml), a .gmcr file or a table of positions."`
	Newer string `arg:"" help:"The newer version."`
	JSON  bool   `name:"json" help:"Print the answer as JSON."`
}

// Run says what two versions differ in, and what that did to the results.
func (c *compareCommand) Run(ctx context.Context, t terminal) error {
	older, err := loadConflict(c.Older, t)
	if err != nil {
		return err
	}
	newer, err := loadConflict(c.Newer, t)
	if err != nil {
		return err
	}
	tell, stop := t.progress("compare")
	defer stop()
	newer.Progress = tell
	r, err := analysis.Compare(ctx, older, newer)
	if err != nil {
		return err
	}
	return printReport(t, r, c.JSON)
}
