// Package store keeps projects: which folders a person works in, every
// revision of their conflict files, what was asked of them and what came of
// it, and an index to find words in all of them. It keeps them in one SQLite
// database in the data directory.
//
// The conflict file on disk is the truth for the model; the database is what
// was before it, and what is known about it. What a call has returned is
// durable: a process killed at any moment loses nothing of it.
package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/gofrs/flock"
)

// A Store is an open data directory. It is safe for use by many goroutines;
// one process at a time has it open.
type Store struct {
	dir  string
	lock *flock.Flock
	db   *sql.DB
	// files is held while conflict files, documents and what the database says
	// of them are compared and changed together.
	files   sync.Mutex
	writing sync.Mutex // held through a transaction
	known   hashes
	index   indexer
}

// The errors that a caller tells apart, beside ConflictError. Their messages
// say what to do.
var (
	// ErrInUse: another process has the data directory open.
	ErrInUse = errors.New("another parley has it open; use that one, close it, or name another data directory")
	// ErrDamaged: the database is no database of Parley, or is broken. Nothing
	// was overwritten.
	ErrDamaged = errors.New("the database is damaged and was left as it is; the conflict files and documents lie beside it and in their own folders: move the database away to begin a new one, and open the folders again")
	// ErrNewer: a later Parley made the database.
	ErrNewer = errors.New("a newer parley made the database; use that version or newer")
	// ErrFull: there is no room for the database to grow. Nothing was changed.
	ErrFull = errors.New("the disk is full; nothing was changed: make room and try again")
	// ErrNotFound: there is no such project, revision, document or run.
	ErrNotFound = errors.New("not found")
	// ErrExists: another document has that name.
	ErrExists = errors.New("there is a document of that name with other words; give it another name")
	// ErrName: it is not a name that a project or document can have.
	ErrName = errors.New("not a name to use here")
	// ErrTooLarge: a text, a document, a report or the number of them passes
	// a bound.
	ErrTooLarge = errors.New("too large")
	// ErrNothing: there is nothing to undo, or nothing to redo.
	ErrNothing = errors.New("there is nothing more to undo or redo")
	// ErrChanged: Undo or Redo found a change made outside that nobody has
	// seen yet. It is recorded as the head; nothing was taken back.
	ErrChanged = errors.New("the file was changed outside; look at it first, then undo again to take that back")
	// ErrEnded: the run has ended: progress and results are no longer taken.
	ErrEnded = errors.New("the run has ended")
)

// What lies in the data directory.
const (
	databaseName = "parley.db"
	lockName     = "parley.lock"
	projectsName = "projects"
	runsName     = "runs"
)

// Open opens the data directory, or makes it. Runs that were running when the
// last process ended are Interrupted afterwards.
//
// The error is ErrInUse when another process has the directory open,
// ErrDamaged or ErrNewer when the database cannot be used (it is then left as
// it was), or that of the file system.
func Open(ctx context.Context, dir string) (*Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	for _, folder := range []string{projectsName, runsName} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o700); err != nil {
			return nil, err
		}
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return nil, err
	}
	lock := flock.New(filepath.Join(dir, lockName))
	if ours, err := lock.TryLock(); err != nil || !ours {
		return nil, fmt.Errorf("%s: %w", dir, cmp.Or(err, ErrInUse))
	}
	db, err := connect(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, errors.Join(err, lock.Unlock()))
	}
	s := &Store{dir: dir, lock: lock, db: db}
	if err := s.begin(ctx); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, errors.Join(err, db.Close(), lock.Unlock()))
	}
	s.startIndexing()
	return s, nil
}

// begin makes the database ready and puts in order what a killed process left
// behind.
func (s *Store) begin(ctx context.Context) error {
	for _, step := range []func(context.Context) error{s.migrate, s.look, s.interrupt, s.sweepFolders, s.sweepJournals} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// Close ends the use of the directory. The store is of no use afterwards.
func (s *Store) Close() error {
	s.stopIndexing()
	// SQLite does this itself, but not on a connection whose last statement was
	// interrupted. Nothing is lost without: the next to open it reads both files.
	_, _ = s.db.ExecContext(context.Background(), "pragma wal_checkpoint(truncate)")
	return errors.Join(s.db.Close(), s.lock.Unlock())
}
