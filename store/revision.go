package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"parley/notation"
)

// A Revision is one text of a project's conflict file.
type Revision struct {
	Number int64 // from 1, in order; never used again
	// Base is the revision that the author had before him: Number-1, or less
	// when the text was merged with what came between; 0 of the first.
	Base int64
	// Undo is the revision whose text Undo would bring back when this one is
	// the head, and Redo the same of Redo; 0 when there is none.
	Undo, Redo int64
	Time       time.Time // UTC
	What       string    // a short label: "preference of Russia changed"
	Hash       string    // SHA-256 of the text, lower-case hexadecimal

	change string // what led from the text of Undo to this one
}

// Bounds of what is kept of a project's history. When a save passes one of
// them the oldest revisions are let go, never the head.
const (
	MaxRevisions    = 2000
	MaxHistoryBytes = 64 << 20 // of all texts, compressed; undone and done again, a text counts anew
	MaxWhatBytes    = 200      // of a label; a longer one is cut
)

// changedOutside is the label of a change that the store did not make.
const changedOutside = "changed outside"

func now() time.Time { return time.Now().UTC().Truncate(time.Microsecond) }

// A revision that is no longer kept cannot be gone back to.
const revisionColumns = `number, base,
	iif(undo < (select min(number) from revision o where o.project = revision.project), 0, undo),
	iif(redo < (select min(number) from revision o where o.project = revision.project), 0, redo),
	time, what, change, hash`

func readRevision(scan func(...any) error) (r Revision, err error) {
	var at int64
	err = scan(&r.Number, &r.Base, &r.Undo, &r.Redo, &at, &r.What, &r.change, &r.Hash)
	r.Time = moment(at)
	return r, err
}

// Head returns the newest revision and its text, which is that of the file on
// disk: when the file was changed by anything but the store, that is recorded
// as a revision "changed outside" first. The error is ErrNotFound without the
// project, wraps fs.ErrNotExist when the file or its folder is gone, and
// ErrTooLarge when the file passes notation.MaxBytes.
func (s *Store) Head(ctx context.Context, project string) (Revision, []byte, error) {
	s.files.Lock()
	defer s.files.Unlock()
	h, err := s.head(ctx, project)
	return h.Revision, h.text, err
}

// A head is the newest revision of a project.
type head struct {
	project Project
	Revision
	text    []byte
	outside bool // it was changed outside, and this is the first to see it
}

// head compares the file with what is known of it; files is held.
func (s *Store) head(ctx context.Context, project string) (h head, err error) {
	if h.project, err = s.Project(ctx, project); err != nil {
		return h, err
	}
	if h.text, err = readText(h.project); err != nil {
		return h, err
	}
	if h.Revision, err = s.newest(ctx, project); err != nil || h.Hash == hashOf(h.text) {
		return h, err
	}
	h.outside = true
	next := draft{base: h.Number, undo: h.Number, what: changedOutside, change: changedOutside}
	err = s.change(ctx, func(tx *sql.Tx) (err error) {
		h.Revision, err = insertRevision(ctx, tx, project, next, h.text)
		return err
	})
	s.wake()
	return h, err
}

func (s *Store) newest(ctx context.Context, project string) (Revision, error) {
	row := s.db.QueryRowContext(ctx, "select "+revisionColumns+" from revision where project = ? order by number desc limit 1", project)
	r, err := readRevision(row.Scan)
	return r, found(err, "project", project)
}

// Save makes the text the head, on disk and in the history, both durable when
// it returns. The base is the revision that the change was made to. When the
// head has moved on since (another window, a change outside), the two changes
// are merged line by line if they do not touch, and the revision's text is
// then not the given one (its Hash says so); else the error is a
// *ConflictError. A text that is the head's already makes no revision.
func (s *Store) Save(ctx context.Context, project string, base int64, text []byte, what string) (Revision, error) {
	if err := checkText(text); err != nil {
		return Revision{}, err
	}
	s.files.Lock()
	defer s.files.Unlock()
	h, err := s.head(ctx, project)
	if err != nil {
		return Revision{}, err
	}
	if base < 1 || base > h.Number {
		return Revision{}, fmt.Errorf("revision %d: %w", base, ErrNotFound)
	}
	if base != h.Number {
		if text, err = s.merged(ctx, h, base, text); err != nil {
			return Revision{}, err
		}
	}
	if hashOf(text) == h.Hash {
		return h.Revision, nil
	}
	what = label(what)
	return s.advance(ctx, h, draft{base: base, undo: h.Number, what: what, change: what}, text)
}

// merged is the text with what was changed between its base and the head.
func (s *Store) merged(ctx context.Context, h head, base int64, text []byte) ([]byte, error) {
	conflict := &ConflictError{Head: h.Revision, HeadText: h.text}
	var err error
	if conflict.Base, err = s.revision(ctx, h.project.ID, base); errors.Is(err, ErrNotFound) {
		return nil, conflict
	} else if err != nil {
		return nil, err
	}
	if conflict.BaseText, err = s.Text(ctx, h.project.ID, base); err != nil {
		return nil, err
	}
	merged, ok := mergeTexts(conflict.BaseText, h.text, text)
	if !ok || len(merged) > notation.MaxBytes {
		return nil, conflict
	}
	return merged, nil
}

// Undo brings back the text before the last change, as a new revision; undone
// changes follow one another back to the oldest revision that is kept. The
// error is ErrNothing when there is none, and ErrChanged when it has just
// found a change made outside.
func (s *Store) Undo(ctx context.Context, project string) (Revision, error) {
	return s.goBack(ctx, project, func(h head) int64 { return h.Undo }, func(h head, to Revision) draft {
		return draft{base: h.Number, undo: to.Undo, redo: h.Number, what: label("undone: " + h.change), change: to.change}
	})
}

// Redo brings back what the last Undo took away, as a new revision, until
// something else is saved. Errors are as those of Undo.
func (s *Store) Redo(ctx context.Context, project string) (Revision, error) {
	return s.goBack(ctx, project, func(h head) int64 { return h.Redo }, func(h head, to Revision) draft {
		return draft{base: h.Number, undo: to.Undo, redo: to.Redo, what: label("done again: " + to.change), change: to.change}
	})
}

// goBack makes the text of an earlier revision the head.
func (s *Store) goBack(ctx context.Context, project string, where func(head) int64, how func(h head, to Revision) draft) (Revision, error) {
	s.files.Lock()
	defer s.files.Unlock()
	h, err := s.head(ctx, project)
	if err != nil {
		return Revision{}, err
	}
	if h.outside {
		return Revision{}, ErrChanged
	}
	if where(h) == 0 {
		return Revision{}, ErrNothing
	}
	to, err := s.revision(ctx, project, where(h))
	if err != nil {
		return Revision{}, err
	}
	text, err := s.Text(ctx, project, to.Number)
	if err != nil {
		return Revision{}, err
	}
	return s.advance(ctx, h, how(h, to), text)
}

// advance writes the text to the disk and records it; files is held.
func (s *Store) advance(ctx context.Context, h head, next draft, text []byte) (r Revision, err error) {
	ctx = context.WithoutCancel(ctx)
	err = s.change(ctx, func(tx *sql.Tx) (err error) {
		if r, err = insertRevision(ctx, tx, h.project.ID, next, text); err != nil {
			return err
		}
		return writeText(h.project, text)
	})
	if err != nil {
		return Revision{}, errors.Join(err, putBack(h, text))
	}
	s.wake()
	return r, nil
}

// putBack takes a text that could not be recorded off the disk again.
func putBack(h head, text []byte) error {
	there, err := readText(h.project)
	if err != nil || !bytes.Equal(there, text) {
		return err
	}
	return writeText(h.project, h.text)
}

// Revisions lists at most limit revisions before the number, newest first;
// from the head when the number is 0.
func (s *Store) Revisions(ctx context.Context, project string, before int64, limit int) ([]Revision, error) {
	rows, err := s.db.QueryContext(ctx, "select "+revisionColumns+` from revision
		where project = ? and (? = 0 or number < ?) order by number desc limit ?`, project, before, before, max(limit, 0))
	return listed(rows, err, readRevision)
}

func (s *Store) revision(ctx context.Context, project string, number int64) (Revision, error) {
	row := s.db.QueryRowContext(ctx, "select "+revisionColumns+" from revision where project = ? and number = ?", project, number)
	r, err := readRevision(row.Scan)
	return r, found(err, "revision", number)
}

// Text returns the text of a revision, or ErrNotFound.
func (s *Store) Text(ctx context.Context, project string, number int64) ([]byte, error) {
	var data []byte
	var hash string
	err := s.db.QueryRowContext(ctx, `select data, hash from revision join text using (project, hash)
		where project = ? and number = ?`, project, number).Scan(&data, &hash)
	if err != nil {
		return nil, found(err, "revision", number)
	}
	text, err := inflate(data, notation.MaxBytes)
	if err == nil && hashOf(text) != hash {
		err = fmt.Errorf("%s: revision %d: %w", databaseName, number, ErrDamaged)
	}
	return text, err
}
