//go:build unix

package store_test

import (
	"os"
	"path/filepath"
	"testing"
)

// In a folder that others may look into, what was saved is for the user alone.
func TestPrivate(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o755); err != nil { //nolint:gosec // that is the case
		t.Fatal(err)
	}
	s := opened(t, dir)
	if _, err := s.Create(ctx, "The river", []byte(river), nil); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		info, err := os.Stat(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if others := info.Mode().Perm() & 0o077; others != 0 {
			t.Errorf("%s may be had by others: %v", e.Name(), info.Mode())
		}
	}
	if len(entries) < 4 {
		t.Errorf("%d entries: %v", len(entries), entries)
	}
}
