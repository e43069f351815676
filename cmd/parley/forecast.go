package main

import (
	"context"
	"strconv"
	"strings"
)

type forecastCommand struct {
	Conflict string   `arg:"" help:"A conflict file (.yaml)."`
	Issue    string   `help:"Only this issue: its id or name." placeholder:"ISSUE"`
	Model    string   `help:"The model: parley, compromise, median, mode, nash, nash-far, challenge, spatial or quantal; parley when left out." placeholder:"MODEL"`
	With     []string `help:"Apply these instruments first: their ids, joined by commas." placeholder:"ID,..."`
	Draws    *int     `help:"How many draws of what is uncertain; 1000 when left out." placeholder:"N"`
	Seed     *uint64  `help:"Which random numbers the draws take; 1 when left out." placeholder:"S"`
	JSON     bool     `name:"json" help:"Print the answer as JSON."`
}

// Run answers where the issues may settle.
func (c *forecastCommand) Run(ctx context.Context, t terminal) error {
	args := map[string]string{"issue": c.Issue, "model": c.Model, "with": strings.Join(c.With, ",")}
	if c.Draws != nil {
		args["draws"] = strconv.Itoa(*c.Draws)
	}
	if c.Seed != nil {
		args["seed"] = strconv.FormatUint(*c.Seed, 10)
	}
	return ask(ctx, t, "forecast", c.Conflict, args, c.JSON)
}
