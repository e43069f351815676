package main

import (
	"context"
	"strconv"
	"strings"
)

// depthFlags ask more of stability than the six concepts.
type depthFlags struct {
	Horizon    *int `help:"Also how far the parties look ahead: 1 to this many moves." placeholder:"MOVES"`
	Coalitions bool `help:"Also which sets of parties would leave together."`
	coalesceFlag
	levelFlags
}

// coalesceFlag treats alike states as one.
type coalesceFlag struct {
	Coalesce bool `help:"Treat states as one that no party tells apart and from which the same moves lead on."`
}

// coalesced puts what was given into the parameters of an analysis.
func (f *coalesceFlag) coalesced(args map[string]string) {
	if f.Coalesce {
		args["coalesce"] = "true"
	}
}

// levelFlags are the levels at which probable preferences count.
type levelFlags struct {
	Alpha *float64 `help:"With probable preferences: a party moves for what it prefers with more than 1 - alpha; 0.5 when left out." placeholder:"LEVEL"`
	Beta  *float64 `help:"With probable preferences: a party is deterred by what it prefers with at most 1 - beta; 0.5 when left out." placeholder:"LEVEL"`
	Gamma *float64 `help:"With probable preferences: others answer with what they prefer with more than gamma; 0.5 when left out." placeholder:"LEVEL"`
}

// into puts what was given into the parameters of an analysis.
func (f *depthFlags) into(args map[string]string) {
	if f.Horizon != nil {
		args["horizon"] = strconv.Itoa(*f.Horizon)
	}
	if f.Coalitions {
		args["coalitions"] = "true"
	}
	f.coalesced(args)
	f.levelFlags.into(args)
}

func (f *levelFlags) into(args map[string]string) {
	for name, level := range map[string]*float64{"alpha": f.Alpha, "beta": f.Beta, "gamma": f.Gamma} {
		if level != nil {
			args[name] = strconv.FormatFloat(*level, 'g', -1, 64)
		}
	}
}

// explainFlags ask more of an explanation.
type explainFlags struct {
	Coalition []string `help:"As if these parties acted as one, and all others alone: their ids, joined by commas." placeholder:"ID,..."`
	Horizon   *int     `help:"Also what parties that look ahead expect: 1 to this many moves." placeholder:"MOVES"`
	levelFlags
}

func (f *explainFlags) into(args map[string]string) {
	args["coalition"] = strings.Join(f.Coalition, ",")
	if f.Horizon != nil {
		args["horizon"] = strconv.Itoa(*f.Horizon)
	}
	f.levelFlags.into(args)
}

type hypergameCommand struct {
	Conflict string   `arg:"" help:"A conflict file (.yaml) or a .gmcr file."`
	With     []string `help:"Apply these instruments first: their ids, joined by commas." placeholder:"ID,..."`
	JSON     bool     `name:"json" help:"Print the answer as JSON."`
	drawFlags
}

// Run answers what holds in whose eyes.
func (c *hypergameCommand) Run(ctx context.Context, t terminal) error {
	args := map[string]string{"with": strings.Join(c.With, ",")}
	c.put(args)
	return ask(ctx, t, "hypergame", c.Conflict, args, c.JSON)
}
