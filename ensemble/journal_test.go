package ensemble_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"parley/ensemble"
)

type kept struct {
	to   int
	text string
}

// reopened opens the journal and lists its parts.
func reopened(t *testing.T, path, run string) (*ensemble.Journal, []kept) {
	t.Helper()
	j, err := ensemble.OpenJournal(path, []byte(run))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	var parts []kept
	for to, text := range j.Parts() {
		parts = append(parts, kept{to, string(text)})
	}
	return j, parts
}

// written makes a journal of three parts and returns its path and bytes.
func written(t *testing.T) (path string, text []byte) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "run")
	j, parts := reopened(t, path, "run")
	if len(parts) > 0 {
		t.Fatalf("a new journal has %v", parts)
	}
	for k, text := range []string{"one", "", "three"} {
		if err := j.Append(10*(k+1), []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, text
}

func TestJournalGoesOn(t *testing.T) {
	path, _ := written(t)
	j, parts := reopened(t, path, "run")
	if len(parts) != 3 || parts[0] != (kept{10, "one"}) || parts[1] != (kept{20, ""}) || parts[2] != (kept{30, "three"}) {
		t.Fatalf("%v", parts)
	}
	if err := j.Append(40, []byte("four")); err != nil {
		t.Fatal(err)
	}
	if _, parts := reopened(t, path, "run"); len(parts) != 4 || parts[3] != (kept{40, "four"}) {
		t.Errorf("%v", parts)
	}
}

func TestJournalOfAnotherRun(t *testing.T) {
	path, text := written(t)
	if _, err := ensemble.OpenJournal(path, []byte("another")); !errors.Is(err, ensemble.ErrOtherRun) {
		t.Errorf("%v", err)
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, text) {
		t.Errorf("the other run's journal was changed, %v", err)
	}
	if err := os.WriteFile(path, []byte("a letter to a friend, which is no journal and is to stay"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ensemble.OpenJournal(path, []byte("run")); !errors.Is(err, ensemble.ErrOtherRun) {
		t.Errorf("%v", err)
	}
}

// Wherever a run was killed and whichever byte was damaged, the journal has
// some of the first parts, unchanged, and goes on behind them.
func TestJournalCutShortOrDamaged(t *testing.T) {
	path, text := written(t)
	check := func(what string, at int, damaged []byte) {
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		j, err := ensemble.OpenJournal(path, []byte("run"))
		if errors.Is(err, ensemble.ErrOtherRun) && at < 13+32 {
			return
		}
		if err != nil {
			t.Fatalf("%s at %d: %v", what, at, err)
		}
		n := 0
		for to, part := range j.Parts() {
			if want := []string{"one", "", "three"}[n]; to != 10*(n+1) || string(part) != want {
				t.Fatalf("%s at %d: part %d is %q, to %d", what, at, n, part, to)
			}
			n++
		}
		if err := errors.Join(j.Append(10*(n+1), []byte("again")), j.Close()); err != nil {
			t.Fatal(err)
		}
		if _, parts := reopened(t, path, "run"); len(parts) != n+1 || parts[n].text != "again" {
			t.Fatalf("%s at %d: then %v", what, at, parts)
		}
	}
	for at := range text {
		check("cut", at, text[:at])
		damaged := bytes.Clone(text)
		damaged[at] ^= 0x40
		check("damaged", at, damaged)
	}
}

func FuzzJournal(f *testing.F) {
	f.Add([]byte("parley run 1\n"))
	f.Add([]byte{})
	path := filepath.Join(f.TempDir(), "run")
	j, err := ensemble.OpenJournal(path, []byte("run"))
	if err != nil {
		f.Fatal(err)
	}
	if err := errors.Join(j.Append(5, []byte("five")), j.Append(9, []byte("nine")), j.Close()); err != nil {
		f.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Fuzz(func(t *testing.T, text []byte) {
		path := filepath.Join(t.TempDir(), "run")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		j, err := ensemble.OpenJournal(path, []byte("run"))
		if err != nil {
			return
		}
		last := 0
		for to := range j.Parts() {
			if to <= last {
				t.Errorf("part to %d behind %d", to, last)
			}
			last = to
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	})
}
