package store

import (
	"context"
	"errors"
	"time"
)

// A State is how far a run is.
type State string

// The states of a run. Waiting, Running and Interrupted runs have not ended
// and may go on; the others have ended for good.
const (
	Waiting     State = "waiting"
	Running     State = "running"
	Done        State = "done"
	Stopped     State = "stopped"     // by the person
	Failed      State = "failed"      // Message says why
	Interrupted State = "interrupted" // the process ended while it was running
)

// Bounds of runs.
const (
	MaxRuns        = 200      // of a project that have ended; the oldest are let go
	MaxReportBytes = 64 << 20 // of a report as JSON
	MaxArgsBytes   = 1 << 20  // of a run's arguments
)

// A Run is one question asked of one revision, and its answer.
type Run struct {
	ID       int64
	Project  string
	Revision int64
	Analysis string            // its name in analysis.List
	Args     map[string]string // the parameters as the person gave them
	State    State
	Done     int // of Total; both 0 when nobody knows yet
	Total    int
	Started  time.Time // UTC
	Ended    time.Time // UTC; zero while it has not ended
	Message  string    // progress, or why it failed
	Report   []byte    // as JSON; nil until Done, and in lists
}

// Begin records that the analysis is asked of the revision, as Waiting.
func (s *Store) Begin(ctx context.Context, project string, revision int64, analysis string, args map[string]string) (Run, error) {
	return Run{}, errors.ErrUnsupported
}

// Progress records that the run is Running and how far it is. The error is
// ErrEnded when it has ended: whoever computes it should stop.
func (s *Store) Progress(ctx context.Context, id int64, done, total int, message string) error {
	return errors.ErrUnsupported
}

// Finish ends the run as Done with its report, or as Stopped or Failed with
// why. Its journal is deleted. The error is ErrEnded when it has ended before.
func (s *Store) Finish(ctx context.Context, id int64, state State, message string, report []byte) error {
	return errors.ErrUnsupported
}

// Runs lists at most limit runs of the project, newest first, without their
// reports.
func (s *Store) Runs(ctx context.Context, project string, limit int) ([]Run, error) {
	return nil, errors.ErrUnsupported
}

// Unfinished lists the Waiting and Interrupted runs of all projects, oldest
// first, for the server that starts to go on with them.
func (s *Store) Unfinished(ctx context.Context) ([]Run, error) {
	return nil, errors.ErrUnsupported
}

// Run returns one run with its report, or ErrNotFound.
func (s *Store) Run(ctx context.Context, id int64) (Run, error) {
	return Run{}, errors.ErrUnsupported
}

// JournalPath is where the run may keep a journal (ensemble.OpenJournal), so
// that it goes on where it was after an interruption.
func (s *Store) JournalPath(id int64) string {
	return ""
}
