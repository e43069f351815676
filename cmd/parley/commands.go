package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"parley/analysis"
	"parley/conflict"
	"parley/exchange"
	"parley/intake"
	"parley/notation"
	"parley/report"
)

type readCommand struct {
	Article string `arg:"" help:"The article: .txt, .md or .html."`
	Output  string `short:"o" placeholder:"CONFLICT.yaml" help:"Write a draft conflict file. A file that exists is not replaced without --force."`
	JSON    bool   `name:"json" help:"Print what was read as JSON."`
	Force   bool   `help:"Replace the output file."`
}

// Run reads the article, drafts a conflict file, and says what it found.
func (c *readCommand) Run(t terminal) error {
	if c.Output != "" {
		if kind, err := kindOf(c.Output); err != nil || kind != intake.Conflict {
			return usageError{fmt.Errorf("%s: want an ending of .yaml or .yml: a draft is a conflict file", c.Output)}
		}
	}
	read, in, err := loadArticle(c.Article)
	if err != nil {
		return err
	}
	if c.Output != "" {
		if err := c.writeDraft(in.Conflict); err != nil {
			return err
		}
		if !c.JSON {
			fmt.Fprintf(t.Out, "wrote %s: %s\n", c.Output, drafted(in.Conflict))
			return nil
		}
	}
	if c.JSON {
		return printJSON(t.Out, read.JSON())
	}
	return printReport(t, read.Report(), false)
}

// drafted says what a draft holds.
func drafted(c *conflict.Conflict) string {
	return strings.Join([]string{
		count(len(c.Parties), "party", "parties"), count(len(c.Issues), "issue", "issues"), count(len(c.Claims), "claim", "claims"),
		count(len(c.Instruments), "instrument", "instruments"), count(len(c.Gaps), "gap", "gaps"),
	}, ", ") + ", all to be reviewed"
}

// writeDraft writes the draft with the article's path as seen from there.
func (c *readCommand) writeDraft(draft *conflict.Conflict) error {
	if err := mayReplace(c.Output, c.Force); err != nil {
		return err
	}
	for k, s := range draft.Sources {
		if s.ID == intake.ArticleID {
			draft.Sources[k].File = beside(c.Output, c.Article)
		}
	}
	return writeFile(c.Output, notation.Format(draft))
}

// beside returns the article's path relative to the conflict file's folder,
// or its base name when it does not lie in or below that folder.
func beside(output, article string) string {
	folder, err := filepath.Abs(filepath.Dir(output))
	if err != nil {
		return filepath.Base(article)
	}
	path, err := filepath.Abs(article)
	if err != nil {
		return filepath.Base(article)
	}
	relative, err := filepath.Rel(folder, path)
	if err != nil || !filepath.IsLocal(relative) {
		return filepath.Base(article)
	}
	return filepath.ToSlash(relative)
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

type stabilityCommand struct {
	Conflict string   `arg:"" help:"A conflict file (.yaml) or a .gmcr file."`
	With     []string `help:"Apply these instruments first: their ids, joined by commas." placeholder:"ID,..."`
	JSON     bool     `name:"json" help:"Print the answer as JSON: every state, party and concept."`

	EquilibriaOnly bool     `help:"Only how many equilibria there are and the first of them, in conflicts of any size that an engine can take."`
	List           *int     `help:"With --equilibria-only: how many equilibria of each concept to list; 1000 when left out." placeholder:"N"`
	Concepts       []string `help:"With --equilibria-only: only these concepts: nash, gmr, smr, seq, sseq or sim." placeholder:"CONCEPT,..."`
	Engine         string   `help:"With --equilibria-only: enumerated, dense or symbolic; the one that suits the conflict when left out." placeholder:"ENGINE"`

	depthFlags
	drawsFlags
}

// Run answers which states are stable for whom.
func (c *stabilityCommand) Run(ctx context.Context, t terminal) error {
	args := map[string]string{
		"with": strings.Join(c.With, ","), "concepts": strings.Join(c.Concepts, ","), "engine": c.Engine,
	}
	if c.EquilibriaOnly {
		args["equilibria-only"] = "true"
	}
	if c.List != nil {
		args["list"] = strconv.Itoa(*c.List)
	}
	c.put(args)
	args["until"] = c.Until
	c.into(args)
	if c.Draws != "" || c.Fresh {
		return c.askDraws(ctx, t, args)
	}
	return ask(ctx, t, "stability", c.Conflict, args, c.JSON)
}

type explainCommand struct {
	Conflict string   `arg:"" help:"A conflict file (.yaml) or a .gmcr file."`
	State    string   `arg:"" help:"The state: its Y/N letters, the ids of the options taken (joined by commas), or status-quo."`
	Party    string   `help:"Only this party: its id or name."`
	Concept  string   `help:"Only this concept: nash, gmr, smr, seq, sseq or sim."`
	With     []string `help:"Apply these instruments first: their ids, joined by commas." placeholder:"ID,..."`
	JSON     bool     `name:"json" help:"Print the arguments as JSON."`
	drawFlags
	explainFlags
}

// Run gives the argument for a state.
func (c *explainCommand) Run(ctx context.Context, t terminal) error {
	args := map[string]string{"state": c.State, "party": c.Party, "concept": c.Concept, "with": strings.Join(c.With, ",")}
	c.put(args)
	c.into(args)
	return ask(ctx, t, "explain", c.Conflict, args, c.JSON)
}

type traceCommand struct {
	Conflict string   `arg:"" help:"A conflict file (.yaml) or a .gmcr file."`
	From     string   `help:"Where the way begins; the status quo when left out."`
	To       string   `help:"Show the ways to this state, to a named outcome, or to where a formula over options holds."`
	Ways     string   `help:"How many shortest ways are listed: 1 to 1000; 10 when left out." placeholder:"N"`
	Chance   string   `help:"How the next improvement is drawn where parties improve at random: party (a party that can, then one of its improvements) or move (one of all); party when left out." placeholder:"HOW"`
	With     []string `help:"Apply these instruments first: their ids, joined by commas." placeholder:"ID,..."`
	JSON     bool     `name:"json" help:"Print the trace as JSON."`
	coalesceFlag
	drawFlags
}

// Run follows the moves from a state.
func (c *traceCommand) Run(ctx context.Context, t terminal) error {
	args := map[string]string{"from": c.From, "to": c.To, "ways": c.Ways, "chance": c.Chance, "with": strings.Join(c.With, ",")}
	c.put(args)
	c.coalesced(args)
	return ask(ctx, t, "trace", c.Conflict, args, c.JSON)
}

// ask runs an analysis of a conflict and prints its report.
func ask(ctx context.Context, t terminal, name, path string, args map[string]string, asJSON bool) error {
	in, err := loadConflict(path, t)
	if err != nil {
		return err
	}
	in.Args = args
	r, err := runAnalysis(ctx, t, name, in)
	if err != nil {
		return inputError{fmt.Errorf("%s: %w", path, err)}
	}
	return printReport(t, r, asJSON)
}

func runAnalysis(ctx context.Context, t terminal, name string, in analysis.Input) (*report.Report, error) {
	tell, stop := t.progress(name)
	defer stop()
	in.Progress = tell
	r, err := analysis.Run(ctx, name, in)
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return r, err
}

type briefCommand struct {
	Input  string `arg:"" name:"file" help:"A conflict file (.yaml), a .gmcr file or an article (.txt, .md, .html)."`
	Output string `short:"o" placeholder:"FILE" help:"Where to write the brief; its ending says how: .html, .md or .json. Without it the brief is printed as text."`
}

// Run writes the brief.
func (c *briefCommand) Run(ctx context.Context, t terminal) error {
	if _, ok := briefWriters[strings.ToLower(filepath.Ext(c.Output))]; c.Output != "" && !ok {
		return usageError{fmt.Errorf("%s: unknown ending; want .html, .md or .json", c.Output)}
	}
	kind, err := kindOf(c.Input)
	if err != nil {
		return err
	}
	var in analysis.Input
	if kind == intake.Article {
		_, in, err = loadArticle(c.Input)
	} else {
		in, err = loadConflict(c.Input, t)
	}
	if err != nil {
		return err
	}
	r, err := runAnalysis(ctx, t, "brief", in)
	if err != nil {
		return inputError{fmt.Errorf("%s: %w", c.Input, err)}
	}
	if c.Output == "" {
		return printReport(t, r, false)
	}
	if err := writeBrief(c.Output, r); err != nil {
		return err
	}
	fmt.Fprintf(t.Out, "wrote %s\n", c.Output)
	return nil
}

type convertCommand struct {
	From string `arg:"" help:"The file to read: .yaml, .gmcr, or a table of positions (.csv, .tsv, .xlsx, .xml)."`
	To   string `arg:"" help:"The file to write: .yaml, .gmcr, .csv, .xlsx or .xml. A file that exists is not replaced without --force."`

	KTAB  bool `name:"ktab" help:"Write a .csv file as a KTAB scenario; .xml always is one."`
	Force bool `help:"Replace the file to write; never the one to read."`
}

// Run converts, and says what the other format cannot hold.
func (c *convertCommand) Run(t terminal) error {
	if sameFile(c.From, c.To) {
		return usageError{fmt.Errorf("%s would replace the file that it is made from; want another name", c.To)}
	}
	in, err := loadConflict(c.From, t)
	if err != nil {
		return err
	}
	data, lost, err := c.written(in.Conflict)
	if err != nil {
		return err
	}
	if err := mayReplace(c.To, c.Force); err != nil {
		return err
	}
	for _, what := range lost {
		fmt.Fprintf(t.Err, "%s: left out: %s\n", c.To, what)
	}
	if err := writeFile(c.To, data); err != nil {
		return err
	}
	fmt.Fprintf(t.Out, "wrote %s\n", c.To)
	return nil
}

// written returns the conflict in the format of the file to write, and what
// that cannot hold.
func (c *convertCommand) written(from *conflict.Conflict) (data []byte, lost []string, err error) {
	kind, err := kindOf(c.To)
	switch {
	case err != nil:
		return nil, nil, err
	case kind == intake.Conflict && len(from.Parties) > conflict.MaxParties:
		return nil, nil, inputError{fmt.Errorf("%s: %d parties; a conflict file has at most %d", c.From, len(from.Parties), conflict.MaxParties)}
	case kind == intake.Conflict:
		return notation.Format(from), nil, nil
	case kind == intake.GMCR:
		if data, lost, err = exchange.WriteGMCR(from); err != nil {
			return nil, nil, inputError{err}
		}
		return data, lost, nil
	case kind == intake.Table:
		return writtenTable(c.To, c.KTAB, from)
	}
	return nil, nil, usageError{fmt.Errorf("%s: want an ending of .yaml, .gmcr, .csv, .xlsx or .xml", c.To)}
}
