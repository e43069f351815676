package main

import (
	"context"
	"strconv"
)

type accordCommand struct {
	Conflict  string  `arg:"" help:"A conflict file (.yaml) that has agreements."`
	Agreement string  `arg:"" optional:"" help:"The id of one agreement; all of them when left out."`
	Draws     *int    `help:"How many draws of what is uncertain; 1000 when left out, 0 for none." placeholder:"N"`
	Seed      *uint64 `help:"Which random numbers the draws take; 1 when left out." placeholder:"S"`
	JSON      bool    `name:"json" help:"Print the answer as JSON."`
}

// Run puts the agreements to the test.
func (c *accordCommand) Run(ctx context.Context, t terminal) error {
	args := map[string]string{"agreement": c.Agreement}
	if c.Draws != nil {
		args["draws"] = strconv.Itoa(*c.Draws)
	}
	if c.Seed != nil {
		args["seed"] = strconv.FormatUint(*c.Seed, 10)
	}
	return ask(ctx, t, "accord", c.Conflict, args, c.JSON)
}
