package main

import (
	"context"
	"strings"
)

type sensitivityCommand struct {
	Conflict string   `arg:"" help:"A conflict file (.yaml) or a .gmcr file."`
	State    string   `arg:"" optional:"" help:"The state: its Y/N letters, the ids of the options taken (joined by commas), status-quo, or the name of an outcome; the state that holds under most concepts when left out."`
	With     []string `help:"Apply these instruments first: their ids, joined by commas." placeholder:"ID,..."`
	JSON     bool     `name:"json" help:"Print the answer as JSON."`
}

// Run answers what the smallest change is that overturns a finding.
func (c *sensitivityCommand) Run(ctx context.Context, t terminal) error {
	return ask(ctx, t, "sensitivity", c.Conflict, map[string]string{"state": c.State, "with": strings.Join(c.With, ",")}, c.JSON)
}
