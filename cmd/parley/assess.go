package main

import (
	"context"
	"strconv"
)

type assessCommand struct {
	Conflict     string  `arg:"" help:"A conflict file (.yaml) that has instruments."`
	Draws        *int    `help:"How many draws of what is uncertain; 10000 when left out." placeholder:"N"`
	Seed         *uint64 `help:"Which random numbers the draws take; 1 when left out." placeholder:"S"`
	Combinations string  `help:"Ask instruments together too (all), or each alone (single); all when left out." placeholder:"all|single"`
	JSON         bool    `name:"json" help:"Print the answer as JSON."`
}

// Run puts the instruments to the test.
func (c *assessCommand) Run(ctx context.Context, t terminal) error {
	args := map[string]string{"combinations": c.Combinations}
	if c.Draws != nil {
		args["draws"] = strconv.Itoa(*c.Draws)
	}
	if c.Seed != nil {
		args["seed"] = strconv.FormatUint(*c.Seed, 10)
	}
	return ask(ctx, t, "assess", c.Conflict, args, c.JSON)
}
