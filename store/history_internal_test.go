package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

func opened(t *testing.T) (*Store, Project) {
	t.Helper()
	s, err := Open(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	p, err := s.Create(context.Background(), "x", []byte("first"), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s, p
}

// fill records revisions without writing each to the disk.
func fill(t *testing.T, s *Store, p Project, revisions int, text func(k int) []byte) {
	t.Helper()
	ctx := context.Background()
	err := s.change(ctx, func(tx *sql.Tx) error {
		for k := range revisions {
			h, err := insertRevision(ctx, tx, p.ID, draft{base: int64(k + 1), undo: int64(k + 1), what: "x"}, text(k))
			if err != nil {
				return err
			}
			if h.Number != int64(k+2) {
				return fmt.Errorf("revision %d, want %d", h.Number, k+2)
			}
		}
		return nil
	})
	err = errors.Join(err, os.WriteFile(filepath.Join(p.Folder, p.File), text(revisions-1), 0o600))
	if err != nil {
		t.Fatal(err)
	}
}

// The oldest revisions go when there are too many, and with them the texts
// that nothing else has; undo ends at the oldest that is left.
func TestHistoryIsBounded(t *testing.T) {
	s, p := opened(t)
	ctx := context.Background()
	fill(t, s, p, MaxRevisions+9, func(k int) []byte { return fmt.Append(nil, k%5) })
	all, err := s.Revisions(ctx, p.ID, 0, 1<<30)
	if err != nil || len(all) != MaxRevisions {
		t.Fatalf("%d revisions, %v", len(all), err)
	}
	oldest := all[len(all)-1]
	if oldest.Number != 11 || oldest.Undo != 0 || all[len(all)-2].Undo != 11 {
		t.Errorf("the oldest is %+v, the next %+v", oldest, all[len(all)-2])
	}
	if _, err := s.Text(ctx, p.ID, 10); !errors.Is(err, ErrNotFound) {
		t.Errorf("a text that was let go: %v", err)
	}
	var texts int
	if err := s.db.QueryRowContext(ctx, "select count(*) from text").Scan(&texts); err != nil || texts != 5 {
		t.Errorf("%d texts, %v", texts, err)
	}
	_, err = s.Save(ctx, p.ID, 10, []byte("mine"), "")
	if conflict, ok := errors.AsType[*ConflictError](err); !ok || conflict.Base.Number != 0 || conflict.Head.Number != all[0].Number {
		t.Errorf("a save on a revision that was let go: %v", err)
	}
}

func TestHistoryIsBoundedInBytes(t *testing.T) {
	s, p := opened(t)
	random := rand.NewChaCha8([32]byte{7})
	const size = 4 << 20
	fill(t, s, p, MaxHistoryBytes/size+3, func(int) []byte {
		text := make([]byte, size) // that cannot be made smaller
		_, _ = random.Read(text)
		return text
	})
	all, err := s.Revisions(context.Background(), p.ID, 0, 1<<30)
	if want := MaxHistoryBytes/size - 1; err != nil || len(all) != want {
		t.Errorf("%d revisions are left, %v; want %d", len(all), err, want)
	}
}

// When the database cannot grow, the save is refused and the file is as it was.
func TestTheDatabaseIsFull(t *testing.T) {
	s, p := opened(t)
	ctx := context.Background()
	s.stopIndexing()
	s.index.stopped = make(chan struct{}) // so that Close finds it stopped
	close(s.index.stopped)
	s.db.SetMaxOpenConns(1)
	var pages int
	if err := s.db.QueryRowContext(ctx, "pragma page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(pages int) {
		if _, err := s.db.ExecContext(ctx, fmt.Sprint("pragma max_page_count = ", pages)); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages)
	text := make([]byte, 1<<20)
	_, _ = rand.NewChaCha8([32]byte{7}).Read(text)
	if _, err := s.Save(ctx, p.ID, 1, text, ""); !errors.Is(err, ErrFull) {
		t.Errorf("saved: %v", err)
	}
	if h, text, err := s.Head(ctx, p.ID); err != nil || h.Number != 1 || string(text) != "first" {
		t.Errorf("the head is %+v, %q, %v", h, text, err)
	}
	limit(1 << 30)
	if r, err := s.Save(ctx, p.ID, 1, text, ""); err != nil || r.Number != 2 {
		t.Errorf("with room: %+v, %v", r, err)
	}
}

// A text that is on the disk but could not be recorded is taken off again; one
// that somebody else wrote meanwhile stays.
func TestPutBack(t *testing.T) {
	s, p := opened(t)
	h, err := s.head(context.Background(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ there, want string }{{"ours", "first"}, {"theirs", "theirs"}} {
		path := filepath.Join(p.Folder, p.File)
		if err := os.WriteFile(path, []byte(c.there), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := putBack(h, []byte("ours")); err != nil {
			t.Error(err)
		}
		if text, err := os.ReadFile(path); err != nil || string(text) != c.want {
			t.Errorf("%s becomes %s, %v; want %s", c.there, text, err, c.want)
		}
	}
}

func TestRunsAreBounded(t *testing.T) {
	s, p := opened(t)
	ctx := context.Background()
	err := s.change(ctx, func(tx *sql.Tx) error {
		for range MaxRuns + 20 {
			_, err := tx.ExecContext(ctx, "insert into run (project, revision, analysis, args, state, started, ended) values (?, 1, 'x', '{}', 'done', 1, 1)", p.ID)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	waiting, err := s.Begin(ctx, p.ID, 1, "x", nil)
	if err != nil {
		t.Fatal(err)
	}
	last, err := s.Begin(ctx, p.ID, 1, "x", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(ctx, last.ID, Done, "", []byte("{}")); err != nil {
		t.Fatal(err)
	}
	all, err := s.Runs(ctx, p.ID, 1<<30)
	if err != nil || len(all) != MaxRuns+1 || all[0].ID != last.ID || all[1].ID != waiting.ID {
		t.Errorf("%d runs are left, %v", len(all), err)
	}
}
