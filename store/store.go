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
	"context"
	"database/sql"
	"errors"
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
	files sync.Mutex
}

// The errors that a caller tells apart, beside ConflictError. Their messages
// say what to do.
var (
	// ErrInUse: another process has the data directory open.
	ErrInUse = errors.New("another parley has it open; use that one, close it, or name another data directory")
	// ErrDamaged: the database is no database of Parley, or is broken. Nothing
	// was overwritten.
	ErrDamaged = errors.New("the database is damaged and was left as it is; the conflict files are whole: move the database away to begin a new one, and open their folders again")
	// ErrNewer: a later Parley made the database.
	ErrNewer = errors.New("a newer parley made the database; use that version or newer")
	// ErrNotFound: there is no such project, revision, document or run.
	ErrNotFound = errors.New("not found")
	// ErrExists: another document has that name.
	ErrExists = errors.New("there is a document of that name with other words; give it another name")
	// ErrName: a document's name is not one that a folder can hold safely.
	ErrName = errors.New("not a name for a document")
	// ErrTooLarge: a text, a document, a report or the number of them passes
	// a bound.
	ErrTooLarge = errors.New("too large")
	// ErrNothing: there is nothing to undo, or nothing to redo.
	ErrNothing = errors.New("nothing to take back")
	// ErrChanged: Undo or Redo found a change made outside that nobody has
	// seen yet. It is recorded as the head; nothing was taken back.
	ErrChanged = errors.New("the file was changed outside; look at it first, then undo again to take that back")
	// ErrEnded: the run has ended: progress and results are no longer taken.
	ErrEnded = errors.New("the run has ended")
)

// names of what lies in the data directory.
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
	return nil, errors.ErrUnsupported
}

// Close ends the use of the directory. The store is of no use afterwards.
func (s *Store) Close() error {
	return errors.Join(s.db.Close(), s.lock.Unlock())
}
