// Command parley turns a policy article into a conflict that can be tested,
// and back into a brief that can be defended.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
	kongcompletion "github.com/jotaen/kong-completion"
)

// version is the program's version; every brief names it.
const version = "0.1.0"

// program is the program with its version, as results name it.
const program = "parley " + version

// grace is how long an interrupted command has to stop by itself.
const grace = 300 * time.Millisecond

// cli is the whole command line.
type cli struct {
	Read        readCommand               `cmd:"" help:"Read an article: its tables, lists, parties, claims and defects."`
	Check       checkCommand              `cmd:"" help:"Check a conflict file and report every error at once."`
	Stability   stabilityCommand          `cmd:"" help:"Which states are stable for whom, under each solution concept."`
	Explain     explainCommand            `cmd:"" help:"Why a state is or is not stable: the argument in words."`
	Trace       traceCommand              `cmd:"" help:"What can be reached from a state, and where improving parties end up."`
	Forecast    forecastCommand           `cmd:"" help:"Where each issue may settle, how sure that is, and what it depends on."`
	Inverse     inverseCommand            `cmd:"" help:"What would have to change in what the parties want for a state to hold."`
	Sensitivity sensitivityCommand        `cmd:"" help:"The smallest change that overturns what is found of a state."`
	Settle      settleCommand             `cmd:"" help:"Which package over the issues everybody prefers to no agreement."`
	Hypergame   hypergameCommand          `cmd:"" help:"What each party sees, what holds in whose eyes, and what comes about when the views meet."`
	Compare     compareCommand            `cmd:"" help:"What two versions of a conflict differ in, and what that did to the results."`
	Accord      accordCommand             `cmd:"" help:"Whether agreements would be kept, and what that turns on."`
	Verify      verifyCommand             `cmd:"" help:"Whether counts of incidents changed: watches, and what was before and after a day."`
	Assess      assessCommand             `cmd:"" help:"What each instrument and combination changes, who would leave it, and how they rank."`
	Power       powerCommand              `cmd:"" help:"What the parties can bring to bear, who is aligned with whom, who depends on whom, and what shocks and forums do."`
	Data        dataCommand               `cmd:"" help:"List, add and remove the data sets that power is measured from."`
	Brief       briefCommand              `cmd:"" help:"Write the brief of a conflict file or an article."`
	Convert     convertCommand            `cmd:"" help:"Convert between conflict files (.yaml), .gmcr files and tables of positions (.csv, .xlsx, .xml)."`
	Edit        editCommand               `cmd:"" help:"Change one place of a conflict file; comments, order and all else stay."`
	Serve       serveCommand              `cmd:"" help:"Open the workbench in a browser, on this machine alone."`
	Completion  kongcompletion.Completion `cmd:"" help:"Print the code that switches on completion in a shell (bash, zsh, fish)."`
	Version     kong.VersionFlag          `help:"Print the version and leave."`
}

const description = `Parley turns a policy article into a conflict that can be tested, and back into a brief that can be defended.

Exit statuses: 0 done; 1 something failed; 2 the command line is wrong; 3 the input has errors; 4 the conflict is too large for the engine; 130 interrupted.`

func main() {
	collectLate()
	// The signals are caught until the process ends, so stop is never called.
	ctx, _ := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	stop := context.AfterFunc(ctx, func() {
		time.Sleep(grace)
		os.Exit(statusInterrupted)
	})
	os.Exit(run(ctx, os.Args[1:], terminal{Out: os.Stdout, Err: os.Stderr, unhurried: func() { stop() }}))
}

// run executes one command line and returns the exit status.
func run(ctx context.Context, args []string, t terminal) int {
	var c cli
	exited := -1
	parser, err := kong.New(&c,
		kong.Name("parley"), kong.Description(description), kong.UsageOnError(),
		kong.Vars{"version": "parley " + version},
		kong.Writers(t.Out, t.Err), kong.Exit(func(code int) { exited = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 90}),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(t))
	if err != nil {
		panic(err) // our own declaration is wrong
	}
	kongcompletion.Register(parser)
	command, err := parser.Parse(args)
	switch {
	case exited >= 0: // --help or --version
		return exited
	case err != nil:
		return tell(t.Err, usageError{err})
	}
	return tell(t.Err, command.Run())
}

// tell says what went wrong and returns the exit status for it.
func tell(w io.Writer, err error) int {
	var reported reportedError
	if err != nil && !errors.As(err, &reported) {
		fmt.Fprintf(w, "%s%v\n", prefixOf(err), err)
	}
	return statusOf(err)
}
