package main

import (
	"context"
	"strings"
)

type inverseCommand struct {
	Conflict string   `arg:"" help:"A conflict file (.yaml) or a .gmcr file."`
	State    string   `arg:"" help:"The wanted state: its Y/N letters, the ids of the options taken (joined by commas), status-quo, or the name of an outcome."`
	Concept  string   `help:"Only this concept: nash, gmr, smr, seq, sseq or sim."`
	Party    string   `help:"Only this party may change: its id or name."`
	Together bool     `help:"Also several parties at once, under seq, sseq and sim."`
	With     []string `help:"Apply these instruments first: their ids, joined by commas." placeholder:"ID,..."`
	JSON     bool     `name:"json" help:"Print the answer as JSON."`
}

// Run answers what would have to change for the state to hold.
func (c *inverseCommand) Run(ctx context.Context, t terminal) error {
	args := map[string]string{"state": c.State, "concept": c.Concept, "party": c.Party, "with": strings.Join(c.With, ",")}
	if c.Together {
		args["together"] = "true"
	}
	return ask(ctx, t, "inverse", c.Conflict, args, c.JSON)
}
