package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/analysis"
	"parley/conflict"
	"parley/power/data"
	"parley/report"
)

// powerCommand has a subcommand for every question of package power.
type powerCommand struct {
	Capability    capabilityCommand    `cmd:"" help:"What the parties' states can bring to bear, over the years, and how many poles the world has."`
	Alignment     alignmentCommand     `cmd:"" help:"Who votes with whom in the United Nations, on what, and since when."`
	Resolution    resolutionCommand    `cmd:"" help:"Who voted how on a resolution of the General Assembly."`
	Dependence    dependenceCommand    `cmd:"" help:"Who depends on whom: leverage and its cost, concentration, and who brokers."`
	Shock         shockCommand         `cmd:"" help:"What is left when a party's ties are cut, at once and through third parties."`
	Circumvention circumventionCommand `cmd:"" help:"Whether trade with others rose where trade with a sanctioned target fell."`
	Forum         forumCommand         `cmd:"" help:"Voting power in a body with weights or vetoes, and what a bloc can pass or stop there."`
	Align         alignCommand         `cmd:"" help:"What changes when two parties align further."`
}

// A subject is what a question of power is about: the parties of a conflict,
// or states that are named.
type subject struct {
	Conflict string   `arg:"" optional:"" help:"A conflict file (.yaml); or name states by --states."`
	States   []string `help:"States in place of a conflict file: their alpha-3 codes, joined by commas." placeholder:"RUS,CHN,..."`
}

type powerFlags struct {
	Data []string `help:"Use these versions of data sets, like cow-nmc@7.0; the newest when left out." placeholder:"SET@VERSION,..."`
	JSON bool     `name:"json" help:"Print the answer as JSON."`
}

type capabilityCommand struct {
	subject
	Years string `help:"First and last year, like 1990:2022; all when left out." placeholder:"FIRST:LAST"`
	powerFlags
}

// Run measures capability.
func (c *capabilityCommand) Run(ctx context.Context, t terminal) error {
	return askPower(ctx, t, "capability", c.subject, c.powerFlags, map[string]string{"years": c.Years})
}

type alignmentCommand struct {
	subject
	Sessions  string `help:"First and last session of the General Assembly, like 46:74; all when left out." placeholder:"FIRST:LAST"`
	Years     string `help:"The same by the years in which sessions opened, like 1991:2019." placeholder:"FIRST:LAST"`
	Subject   string `help:"Only this subject: me, nu, di, co, hr or ec." placeholder:"SUBJECT"`
	Important bool   `help:"Only votes that the United States named important."`
	powerFlags
}

// Run measures alignment.
func (c *alignmentCommand) Run(ctx context.Context, t terminal) error {
	args := map[string]string{"sessions": c.Sessions, "years": c.Years, "subject": c.Subject}
	if c.Important {
		args["important"] = "true"
	}
	return askPower(ctx, t, "alignment", c.subject, c.powerFlags, args)
}

type resolutionCommand struct {
	Resolution string   `arg:"" help:"The number: 68/262, R/68/262 or A/RES/68/262."`
	Conflict   string   `arg:"" optional:"" help:"A conflict file (.yaml), whose parties are told apart."`
	States     []string `help:"States that are told apart: their alpha-3 codes, joined by commas." placeholder:"RUS,CHN,..."`
	powerFlags
}

// Run says who voted how.
func (c *resolutionCommand) Run(ctx context.Context, t terminal) error {
	return askPower(ctx, t, "resolution", subject{c.Conflict, c.States}, c.powerFlags, map[string]string{"resolution": c.Resolution})
}

type dependenceCommand struct {
	subject
	Year string `help:"Of the trade in goods, and the last of five of the trade in arms, where data of these were added; the newest when left out." placeholder:"YEAR"`
	powerFlags
}

// Run measures dependence.
func (c *dependenceCommand) Run(ctx context.Context, t terminal) error {
	return askPower(ctx, t, "dependence", c.subject, c.powerFlags, map[string]string{"year": c.Year})
}

type shockCommand struct {
	Conflict string   `arg:"" help:"A conflict file (.yaml) with ties."`
	Party    string   `required:"" help:"Who loses: a party's id." placeholder:"ID"`
	Without  []string `required:"" help:"Whom it is cut off from: ids of parties, joined by commas." placeholder:"ID,..."`
	Areas    []string `help:"In which areas: their ids, joined by commas; all when left out." placeholder:"ID,..."`
	JSON     bool     `name:"json" help:"Print the answer as JSON."`
}

// Run cuts ties.
func (c *shockCommand) Run(ctx context.Context, t terminal) error {
	return ask(ctx, t, "shock", c.Conflict, map[string]string{"party": c.Party, "without": strings.Join(c.Without, ","), "areas": strings.Join(c.Areas, ",")}, c.JSON)
}

type circumventionCommand struct {
	Target  string   `help:"The target's alpha-3 code; RUS when left out." placeholder:"CODE"`
	Others  []string `help:"The others' codes, joined by commas; all partners in the data when left out." placeholder:"CODE,..."`
	Year    string   `help:"The year, compared with the one before; 2022 when left out." placeholder:"YEAR"`
	Months  string   `help:"First and last month; 3:11 when left out." placeholder:"FIRST:LAST"`
	Product string   `help:"A product of the set eu-trade, TOTAL or 27 (fuels); sanctioned goods when left out." placeholder:"PRODUCT"`
	Flow    string   `help:"export or import; export when left out." placeholder:"FLOW"`
	powerFlags
}

// Run compares trade.
func (c *circumventionCommand) Run(ctx context.Context, t terminal) error {
	return askPower(ctx, t, "circumvention", subject{}, c.powerFlags, map[string]string{
		"target": c.Target, "others": strings.Join(c.Others, ","), "year": c.Year, "months": c.Months, "product": c.Product, "flow": c.Flow,
	})
}

type forumCommand struct {
	Body string `arg:"" help:"unsc, or a quota and members: '51: north 40!, south 30, league 30' (! is a veto)."`
	Bloc string `help:"Members whose reach is told, joined by commas." placeholder:"NAME,..."`
	JSON bool   `name:"json" help:"Print the answer as JSON."`
}

// Run computes voting power.
func (c *forumCommand) Run(ctx context.Context, t terminal) error {
	return askPower(ctx, t, "forum", subject{}, powerFlags{JSON: c.JSON}, map[string]string{"body": c.Body, "bloc": c.Bloc})
}

type alignCommand struct {
	Conflict string   `arg:"" help:"A conflict file (.yaml)."`
	Parties  []string `required:"" help:"Two parties' ids, joined by a comma." placeholder:"ID,ID"`
	By       string   `help:"How far, from 0 (as it is) to 1 (wholly); 0.5 when left out." placeholder:"AMOUNT"`
	With     []string `help:"Apply these instruments first: their ids, joined by commas." placeholder:"ID,..."`
	JSON     bool     `name:"json" help:"Print the answer as JSON."`
}

// Run aligns two parties.
func (c *alignCommand) Run(ctx context.Context, t terminal) error {
	return ask(ctx, t, "align", c.Conflict, map[string]string{"parties": strings.Join(c.Parties, ","), "by": c.By, "with": strings.Join(c.With, ",")}, c.JSON)
}

// askPower asks about a conflict file, about states, or about neither.
func askPower(ctx context.Context, t terminal, name string, s subject, flags powerFlags, args map[string]string) error {
	args["data"] = strings.Join(flags.Data, ",")
	if s.Conflict != "" {
		if len(s.States) > 0 {
			return usageError{fmt.Errorf("a conflict file and --states are both given; want one of the two")}
		}
		return ask(ctx, t, name, s.Conflict, args, flags.JSON)
	}
	in := analysis.Input{Conflict: &conflict.Conflict{Title: strings.Join(s.States, ", ")}, Args: args, Provenance: report.Provenance{Program: "parley " + version}}
	for _, code := range s.States {
		if _, ok := in.Conflict.Party(code); ok {
			return usageError{fmt.Errorf("--states: %s stands twice; want each once", code)}
		}
		p, err := data.Named(code)
		if err != nil {
			return usageError{fmt.Errorf("--states: %w", err)}
		}
		if k := slices.IndexFunc(in.Conflict.Parties, func(o conflict.Party) bool { return o.Name == p }); k >= 0 {
			return usageError{fmt.Errorf("--states: %s and %s are one series, %s; want one of them", in.Conflict.Parties[k].Code, code, p)}
		}
		in.Conflict.Parties = append(in.Conflict.Parties, conflict.Party{ID: code, Name: p, Code: code})
	}
	if needs := name == "capability" || name == "alignment" || name == "dependence"; needs && len(s.States) == 0 {
		return usageError{fmt.Errorf("want a conflict file, or --states with alpha-3 codes like RUS,CHN,USA")}
	}
	in.Data = userData()
	r, err := runAnalysis(ctx, t, name, in)
	if err != nil {
		return inputError{err}
	}
	return printReport(t, r, flags.JSON)
}
