package store

import (
	"context"
	"errors"
	"time"
)

// A Revision is one text of a project's conflict file.
type Revision struct {
	Number int64 // from 1, in order, without end: never used again
	// Base is the revision that the author had before him: Number-1, or less
	// when the text was merged with what came between.
	Base int64
	// Undo is the revision whose text Undo would bring back, and Redo the same
	// of Redo; 0 when there is none.
	Undo, Redo int64
	Time       time.Time // UTC
	What       string    // a short label: "preference of Russia changed"
	Hash       string    // SHA-256 of the text, lower-case hexadecimal
}

// Bounds of what is kept of a project's history. When a save passes one of
// them the oldest revisions are let go, never the head.
const (
	MaxRevisions    = 2000
	MaxHistoryBytes = 64 << 20 // of all texts, compressed, each text once
	MaxWhatBytes    = 200      // of a label; a longer one is cut
)

// A ConflictError is a save whose changes touch those made since its base, or
// would leave the file with errors that neither text has alone. Nothing was
// saved; the author's own text is the one he tried to save.
type ConflictError struct {
	Base, Head         Revision // Base is zero when it is no longer kept
	BaseText, HeadText []byte
}

// Error says that both changed the same.
func (e *ConflictError) Error() string {
	return "the same part of the file was changed since it was opened (" + e.Head.What + "); choose what is to stand"
}

// Head returns the newest revision and its text, which is that of the file on
// disk: when the file was changed by anything but the store, that is recorded
// as a revision "changed outside" first. The error is ErrNotFound without the
// project, wraps fs.ErrNotExist when the file or its folder is gone, and
// ErrTooLarge when the file passes notation.MaxBytes.
func (s *Store) Head(ctx context.Context, project string) (Revision, []byte, error) {
	return Revision{}, nil, errors.ErrUnsupported
}

// Save makes the text the head, on disk and in the history, both durable when
// it returns. The base is the revision that the change was made to. When the
// head has moved on since (another window, a change outside), the two changes
// are merged line by line if they do not touch, and the revision's text is
// then not the given one (its Hash says so); else the error is a
// *ConflictError. A text that is the head's already makes no revision.
func (s *Store) Save(ctx context.Context, project string, base int64, text []byte, what string) (Revision, error) {
	return Revision{}, errors.ErrUnsupported
}

// Undo brings back the text before the last change, as a new revision; undone
// changes follow one another back to the oldest revision that is kept. The
// error is ErrNothing when there is none, and ErrChanged when it has just
// found a change made outside.
func (s *Store) Undo(ctx context.Context, project string) (Revision, error) {
	return Revision{}, errors.ErrUnsupported
}

// Redo brings back what the last Undo took away, as a new revision, until
// something else is saved. Errors are as those of Undo.
func (s *Store) Redo(ctx context.Context, project string) (Revision, error) {
	return Revision{}, errors.ErrUnsupported
}

// Revisions lists at most limit revisions before the number, newest first;
// from the head when the number is 0.
func (s *Store) Revisions(ctx context.Context, project string, before int64, limit int) ([]Revision, error) {
	return nil, errors.ErrUnsupported
}

// Text returns the text of a revision, or ErrNotFound.
func (s *Store) Text(ctx context.Context, project string, number int64) ([]byte, error) {
	return nil, errors.ErrUnsupported
}
