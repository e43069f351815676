package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"parley/analysis"
	"parley/ensemble"
)

// drawFlags open one draw of what is uncertain.
type drawFlags struct {
	Draw string `help:"Ask this one draw of what is uncertain, counted from 0, instead of the file as it is read." placeholder:"K"`
	Seed string `help:"With --draw or --draws: which random numbers; 1 when left out." placeholder:"S"`
}

func (f *drawFlags) put(args map[string]string) { args["draw"], args["seed"] = f.Draw, f.Seed }

// drawsFlags ask many draws.
type drawsFlags struct {
	Draws string `help:"Ask so many draws of what is uncertain: how often each outcome holds, and what that depends on." placeholder:"N"`
	Until string `help:"With --draws: fewer are enough once every share is known to within this margin, like 0.01." placeholder:"MARGIN"`
	Fresh bool   `help:"With --draws: begin anew, even where an earlier run was interrupted."`
	drawFlags
}

// askDraws runs a question over many draws, keeps what is done, and prints
// what there is also when the run is interrupted.
func (c *stabilityCommand) askDraws(ctx context.Context, t terminal, args map[string]string) error {
	if c.Draws == "" {
		return usageError{errors.New("--fresh, but no --draws; want how many draws to ask")}
	}
	in, err := loadConflict(c.Conflict, t)
	if err != nil {
		return err
	}
	args["draws"] = c.Draws
	in.Args = args
	kept := keepRun(t, "stability", &in, c.Fresh)
	tell, stop := t.progress("stability")
	in.Progress = tell
	r, err := analysis.Run(ctx, "stability", in)
	stop()
	kept.end(err == nil && ctx.Err() == nil)
	if r == nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		return inputError{fmt.Errorf("%s: %w", c.Conflict, err)}
	}
	if err := printReport(t, r, c.JSON); err != nil || ctx.Err() == nil {
		return err
	}
	fmt.Fprintln(t.Err, "parley: interrupted; the same command goes on from there")
	return reportedError{context.Cause(ctx)}
}

// A keptRun is a run whose parts are kept in a file of the user's cache.
type keptRun struct {
	journal *ensemble.Journal
	path    string
}

// keepRun gives the run a journal; without one the run is only not kept.
func keepRun(t terminal, name string, in *analysis.Input, fresh bool) *keptRun {
	cache, err := os.UserCacheDir()
	if err != nil {
		return &keptRun{}
	}
	run := runOf(name, in)
	sum := sha256.Sum256(run)
	kept := &keptRun{path: filepath.Join(cache, "parley", "runs", hex.EncodeToString(sum[:]))}
	if kept.journal, err = openRun(kept.path, run, fresh); err != nil {
		fmt.Fprintf(t.Err, "parley: what is done of this run cannot be kept: %v\n", plainPathError(err))
		return &keptRun{}
	}
	if done := kept.journal.Done(); done > 0 {
		fmt.Fprintf(t.Err, "parley: going on from %s, where an earlier run was interrupted; --fresh begins anew\n", placeIn(done, in.Args["draws"]))
	}
	in.Journal = kept.journal
	return kept
}

// placeIn is how far a run of so many draws came. Behind the draws stands what
// was tested of them.
func placeIn(done int, draws string) string {
	if all, err := strconv.Atoi(draws); err == nil && done > all {
		return fmt.Sprintf("tested draw %d, after all %d draws", done-all, all)
	}
	return fmt.Sprintf("draw %d", done)
}

// runOf is everything that the answer of a run follows from.
func runOf(name string, in *analysis.Input) []byte {
	parts := []string{version, in.Provenance.Conflict.SHA256, name}
	for _, key := range slices.Sorted(maps.Keys(in.Args)) {
		parts = append(parts, fmt.Sprintf("%s=%q", key, in.Args[key]))
	}
	return []byte(strings.Join(parts, "\n"))
}

func openRun(path string, run []byte, fresh bool) (*ensemble.Journal, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	pruneRuns(filepath.Dir(path), path)
	if fresh {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return ensemble.OpenJournal(path, run)
}

// end closes the journal, and removes it when the run is complete.
func (k *keptRun) end(complete bool) {
	if k.journal == nil {
		return
	}
	if err := k.journal.Close(); err == nil && complete {
		os.Remove(k.path) //nolint:errcheck // what is left is only not needed
	}
}
