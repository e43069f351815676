package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
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

// Bounds of runs. When a run that ends passes one of the first two, the oldest
// that have ended are let go.
const (
	MaxRuns         = 200       // of a project, that have ended
	MaxReportsBytes = 256 << 20 // of a project, compressed
	MaxReportBytes  = 64 << 20  // of one report as JSON
	MaxArgsBytes    = 1 << 20   // of a run's arguments as JSON
	MaxMessageBytes = 4 << 10   // of a message; a longer one is cut
)

// A Run is one question asked of one revision, and its answer.
type Run struct {
	ID       int64 // from 1; never used again
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

const runColumns = "id, project, revision, analysis, args, state, done, total, started, ended, message"

func readRun(scan func(...any) error) (r Run, err error) {
	var args []byte
	var started, ended int64
	err = scan(&r.ID, &r.Project, &r.Revision, &r.Analysis, &args, &r.State, &r.Done, &r.Total, &started, &ended, &r.Message)
	if err != nil {
		return r, err
	}
	r.Started, r.Ended = moment(started), moment(ended)
	return r, json.Unmarshal(args, &r.Args)
}

// Begin records that the analysis is asked of the revision, as Waiting. The
// error may be ErrNotFound or ErrTooLarge.
func (s *Store) Begin(ctx context.Context, project string, revision int64, analysis string, args map[string]string) (Run, error) {
	said, err := json.Marshal(args)
	if err != nil {
		return Run{}, err
	}
	if len(said) > MaxArgsBytes {
		return Run{}, fmt.Errorf("arguments of %d bytes, of at most %d: %w", len(said), MaxArgsBytes, ErrTooLarge)
	}
	if _, err := s.revision(ctx, project, revision); err != nil {
		return Run{}, err
	}
	r := Run{Project: project, Revision: revision, Analysis: analysis, Args: args, State: Waiting, Started: now()}
	err = s.change(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `insert into run (project, revision, analysis, args, state, started)
			values (?, ?, ?, ?, ?, ?) returning id`, project, revision, analysis, string(said), Waiting, stamp(r.Started)).Scan(&r.ID)
	})
	return r, err
}

// Progress records that the run is Running and how far it is; each call waits
// for the disk. The error is ErrEnded when it has ended: whoever computes it
// should stop.
func (s *Store) Progress(ctx context.Context, id int64, done, total int, message string) error {
	return s.changeRun(ctx, id, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "update run set state = ?, done = ?, total = ?, message = ? where id = ?",
			Running, done, total, cut(message), id)
		return err
	})
}

// Finish ends the run: as Done with its report, or as Stopped or Failed with a
// message that says why. Its journal is deleted. The error is ErrEnded when it
// has ended before.
func (s *Store) Finish(ctx context.Context, id int64, state State, message string, report []byte) error {
	if state != Done && state != Stopped && state != Failed {
		return fmt.Errorf("run %d: a run ends as %s, %s or %s, not as %s", id, Done, Stopped, Failed, state)
	}
	if len(report) > MaxReportBytes {
		return fmt.Errorf("run %d: a report of %d bytes, of at most %d: %w", id, len(report), MaxReportBytes, ErrTooLarge)
	}
	var data []byte
	if report != nil {
		var err error
		if data, err = deflate(report); err != nil {
			return err
		}
	}
	err := s.changeRun(ctx, id, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "update run set state = ?, ended = ?, message = ?, report = ? where id = ?",
			state, stamp(now()), cut(message), data, id)
		return errors.Join(err, letRunsGo(ctx, tx, id))
	})
	if err == nil {
		_ = os.Remove(s.JournalPath(id)) // what is left, Open sweeps
	}
	return err
}

// changeRun changes a run that has not ended.
func (s *Store) changeRun(ctx context.Context, id int64, work func(tx *sql.Tx) error) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		var ended int64
		if err := tx.QueryRowContext(ctx, "select ended from run where id = ?", id).Scan(&ended); err != nil {
			return found(err, "run", id)
		}
		if ended != 0 {
			return fmt.Errorf("run %d: %w", id, ErrEnded)
		}
		return work(tx)
	})
}

// letRunsGo deletes the oldest runs that have ended beyond the bounds, of the
// project of the run, which stays.
func letRunsGo(ctx context.Context, tx *sql.Tx, id int64) error {
	_, err := tx.ExecContext(ctx, `delete from run where id in (
		select id from (
			select id, row_number() over newest as place, sum(coalesce(length(report), 0)) over newest as bytes
			from run where ended > 0 and project = (select project from run where id = ?1)
			window newest as (order by id = ?1 desc, id desc))
		where place > 1 and (place > ?2 or bytes > ?3))`, id, MaxRuns, MaxReportsBytes)
	return err
}

func cut(message string) string {
	message = strings.ToValidUTF8(message, "\uFFFD")
	if len(message) > MaxMessageBytes {
		message = strings.ToValidUTF8(message[:MaxMessageBytes-len("…")], "") + "…"
	}
	return message
}

// Runs lists at most limit runs of the project, newest first, without their
// reports.
func (s *Store) Runs(ctx context.Context, project string, limit int) ([]Run, error) {
	rows, err := s.db.QueryContext(ctx, "select "+runColumns+" from run where project = ? order by id desc limit ?", project, max(limit, 0))
	return listed(rows, err, readRun)
}

// Unfinished lists the Waiting and Interrupted runs of all projects, oldest
// first, for the server that starts to go on with them.
func (s *Store) Unfinished(ctx context.Context) ([]Run, error) {
	rows, err := s.db.QueryContext(ctx, "select "+runColumns+" from run where state in (?, ?) order by id", Waiting, Interrupted)
	return listed(rows, err, readRun)
}

// Run returns one run with its report, or ErrNotFound.
func (s *Store) Run(ctx context.Context, id int64) (Run, error) {
	var data []byte
	r, err := readRun(func(into ...any) error {
		return s.db.QueryRowContext(ctx, "select "+runColumns+", report from run where id = ?", id).Scan(append(into, &data)...)
	})
	if err != nil || data == nil {
		return r, found(err, "run", id)
	}
	r.Report, err = inflate(data, MaxReportBytes)
	return r, err
}

// JournalPath is where the run may keep a journal (ensemble.OpenJournal), so
// that it goes on where it was after an interruption.
func (s *Store) JournalPath(id int64) string {
	return filepath.Join(s.dir, runsName, strconv.FormatInt(id, 10)+journalEnding)
}

const journalEnding = ".journal"

// interrupt notes which runs nobody goes on with.
func (s *Store) interrupt(ctx context.Context) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "update run set state = ? where state = ?", Interrupted, Running)
		return err
	})
}

// sweepJournals removes the journals of runs that have ended or are gone.
func (s *Store) sweepJournals(ctx context.Context) error {
	files, err := os.ReadDir(filepath.Join(s.dir, runsName))
	if err != nil {
		return err
	}
	for _, file := range files {
		id, err := strconv.ParseInt(strings.TrimSuffix(file.Name(), journalEnding), 10, 64)
		if err != nil {
			continue // not ours
		}
		var open bool
		err = s.db.QueryRowContext(ctx, "select exists (select 1 from run where id = ? and ended = 0)", id).Scan(&open)
		if err != nil {
			return plainly(err)
		}
		if !open {
			if err := gone(os.Remove(s.JournalPath(id))); err != nil {
				return err
			}
		}
	}
	return nil
}
