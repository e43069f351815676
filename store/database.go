package store

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// connect opens the database in the directory; every commit is on the disk
// when it returns.
func connect(dir string) (*sql.DB, error) {
	path, err := filepath.Abs(filepath.Join(dir, databaseName))
	if err != nil {
		return nil, err
	}
	if err := isDatabase(path); err != nil {
		return nil, err
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // a Windows drive
		path = "/" + path
	}
	source := url.URL{Scheme: "file", Path: path, RawQuery: url.Values{
		"_txlock": {"immediate"},
		"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "trusted_schema(0)"},
	}.Encode()}
	return sql.Open("sqlite", source.String())
}

// isDatabase refuses a file that is none: SQLite takes a short one of any kind
// for a database that is still empty, and would write over it. Where there is
// none, it makes an empty one that this user alone may read, in a folder that
// others may look into, too: SQLite gives the files beside it the same rights.
func isDatabase(path string) error {
	file, err := os.OpenFile(path, os.O_RDONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	const mark = "SQLite format 3\x00"
	begins := make([]byte, len(mark))
	switch n, err := io.ReadFull(file, begins); {
	case n == 0: // a process was killed before it wrote anything
		return nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return err
	case string(begins) != mark:
		return fmt.Errorf("%s: %w", databaseName, ErrDamaged)
	}
	return nil
}

// change does work in one transaction: all of it is durable when change
// returns nil, and nothing of it is there when it returns an error.
func (s *Store) change(ctx context.Context, work func(tx *sql.Tx) error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return plainly(err)
	}
	if err := work(tx); err != nil {
		return plainly(errors.Join(err, tx.Rollback()))
	}
	return plainly(tx.Commit())
}

// plainly says what SQLite's errors mean for a person.
func plainly(err error) error {
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return err
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%s: %w (%w)", databaseName, ErrDamaged, err)
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("%s: %w (%w)", databaseName, ErrFull, err)
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return fmt.Errorf("%s: its folder and the files in it have to be writable: %w (%w)", databaseName, fs.ErrPermission, err)
	}
	return fmt.Errorf("%s: %w", databaseName, err)
}

// found is plainly, with ErrNotFound for a query that found no row.
func found(err error, what string, which any) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%s %v: %w", what, which, ErrNotFound)
	}
	return plainly(err)
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func deflate(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(data)
	err = errors.Join(err, w.Close())
	return out.Bytes(), err
}

// inflate undoes deflate; what is no deflated data of at most the bound is
// ErrDamaged.
func inflate(data []byte, bound int64) ([]byte, error) {
	out, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data)), bound+1))
	if err != nil || int64(len(out)) > bound {
		return nil, fmt.Errorf("%s: %w", databaseName, ErrDamaged)
	}
	return out, nil
}

func stamp(t time.Time) int64 { return t.UnixMicro() }

// moment undoes stamp; 0 is the zero time.
func moment(stamp int64) time.Time {
	if stamp == 0 {
		return time.Time{}
	}
	return time.UnixMicro(stamp).UTC()
}

// listed reads the rows of a query to the end.
func listed[T any](rows *sql.Rows, err error, read func(scan func(...any) error) (T, error)) ([]T, error) {
	if err != nil {
		return nil, plainly(err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	var all []T
	for rows.Next() {
		one, err := read(rows.Scan)
		if err != nil {
			return nil, plainly(err)
		}
		all = append(all, one)
	}
	return all, plainly(rows.Err())
}
