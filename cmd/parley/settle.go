package main

import (
	"context"
	"strconv"
	"strings"
)

type settleCommand struct {
	Conflict string   `arg:"" help:"A conflict file (.yaml)."`
	Package  string   `help:"Judge this package: the level of each issue. An issue that is left out stays at its reference point." placeholder:"ISSUE=LEVEL,..."`
	With     []string `help:"Apply these instruments first: their ids, joined by commas." placeholder:"ID,..."`
	Draws    *int     `help:"Ask so many draws of what is uncertain." placeholder:"N"`
	Seed     *uint64  `help:"With --draws: which random numbers; 1 when left out." placeholder:"S"`
	JSON     bool     `name:"json" help:"Print the answer as JSON."`
}

// Run answers which packages everybody prefers to no agreement.
func (c *settleCommand) Run(ctx context.Context, t terminal) error {
	args := map[string]string{"package": c.Package, "with": strings.Join(c.With, ",")}
	if c.Draws != nil {
		args["draws"] = strconv.Itoa(*c.Draws)
	}
	if c.Seed != nil {
		args["seed"] = strconv.FormatUint(*c.Seed, 10)
	}
	return ask(ctx, t, "settle", c.Conflict, args, c.JSON)
}
