package store_test

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parley/store"
)

const database = "parley.db"

// A database that is no database, or that is broken, is said to be so and left
// as it is.
func TestDamagedDatabase(t *testing.T) {
	for name, damage := range map[string]func(data []byte) []byte{
		"overwritten":   func(data []byte) []byte { return bytes.Repeat([]byte("no database "), len(data)/12) },
		"cut off":       func(data []byte) []byte { return data[:len(data)/2] },
		"zeroes inside": func(data []byte) []byte { clear(data[4096 : len(data)-4096]); return data },
		"another text":  func([]byte) []byte { return []byte("parley: 1\n") },
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			b.ok(b.Close())
			path := filepath.Join(b.dir, database)
			data, err := os.ReadFile(path)
			b.ok(err)
			broken := damage(bytes.Clone(data))
			b.ok(os.WriteFile(path, broken, 0o600))
			s, err := store.Open(ctx, b.dir)
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), b.dir) {
				t.Errorf("opened with %v", err)
			}
			if left, err := os.ReadFile(path); err != nil || !bytes.Equal(left, broken) {
				t.Errorf("it was overwritten: %d bytes, %v", len(left), err)
			}
			if b.disk() != river {
				t.Errorf("the conflict file says %q", b.disk())
			}
			b.ok(os.WriteFile(path, data, 0o600)) // as it was: everything is there
			b.Store = opened(t, b.dir)
			b.says(river)
		})
	}
}

// Whichever page is broken: the store says so, at once or when it comes to it,
// or has everything; it never says anything else.
func TestDamagedPages(t *testing.T) {
	b := newBench(t)
	b.ok(b.Close())
	path := filepath.Join(b.dir, database)
	data, err := os.ReadFile(path)
	b.ok(err)
	const page = 4096
	said := 0
	for at := page; at < len(data); at += page {
		broken := bytes.Clone(data)
		copy(broken[at:], bytes.Repeat([]byte{0xff}, page/2))
		b.ok(os.WriteFile(path, broken, 0o600))
		err := b.lookThrough()
		if err != nil && !errors.Is(err, store.ErrDamaged) {
			t.Errorf("page %d: %v", 1+at/page, err)
		}
		if err != nil {
			said++
		}
	}
	if said < 5 {
		t.Errorf("only %d broken pages of %d are noticed", said, len(data)/page)
	}
}

// lookThrough opens the store and reads what it has of the project.
func (b *bench) lookThrough() error {
	s, err := store.Open(ctx, b.dir)
	if err != nil {
		return err
	}
	defer s.Close()
	r, text, err := s.Head(ctx, b.ID)
	if err != nil {
		return err
	}
	kept, err := s.Text(ctx, b.ID, 1)
	if err == nil && (r.Number != 1 || string(text) != river || string(kept) != river) {
		b.Errorf("the head is %+v, %q; the text %q", r, text, kept)
	}
	return err
}

func TestOtherDatabases(t *testing.T) {
	for name, c := range map[string]struct {
		sql  string
		want error
	}{
		"of another program": {"create table x (y)", store.ErrDamaged},
		"of a newer parley":  {"pragma application_id = 0x70726c79; pragma user_version = 1000", store.ErrNewer},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			db, err := sql.Open("sqlite", filepath.Join(dir, database))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(c.sql); err != nil {
				t.Fatal(err)
			}
			db.Close()
			if _, err := store.Open(ctx, dir); !errors.Is(err, c.want) {
				t.Errorf("opened with %v", err)
			}
		})
	}
}

func TestInUse(t *testing.T) {
	b := newBench(t)
	_, err := store.Open(ctx, b.dir)
	if !errors.Is(err, store.ErrInUse) || !strings.Contains(err.Error(), b.dir) {
		t.Errorf("opened twice in one process: %v", err)
	}
	other := exec.Command(os.Args[0], "-test.run=^TestKillChild$")
	other.Env = append(os.Environ(), childVariable+"="+b.dir)
	if out, err := other.CombinedOutput(); err == nil || !strings.Contains(string(out), store.ErrInUse.Error()) {
		t.Errorf("opened by another process: %v, %s", err, out)
	}
	b.says(river)
}

// A directory may be named anything.
func TestStrangeDirectories(t *testing.T) {
	for _, name := range []string{"a b", "what?mode=memory", "100%25", "a#b", "ö", "a&b=c"} {
		dir := filepath.Join(t.TempDir(), name)
		s := opened(t, dir)
		if _, err := s.Create(ctx, "x", []byte(river), nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := s.Close(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(filepath.Join(dir, database)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if all, err := opened(t, dir).Projects(ctx); err != nil || len(all) != 1 {
			t.Errorf("%s: %v, %v", name, all, err)
		}
	}
}
