package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// Interrupted runs go when they are old, or when newer ones take the room; the
// run that is about to go on stays.
func TestPruneRuns(t *testing.T) {
	folder := t.TempDir()
	for name, run := range map[string]struct {
		days int
		size int64
	}{
		"new": {0, 10}, "recent": {29, keptRoom / 2}, "large": {29, keptRoom / 2}, "old": {31, 10}, "spared": {400, 10},
	} {
		path := filepath.Join(folder, name)
		date := time.Now().AddDate(0, 0, -run.days)
		if name == "large" {
			date = date.Add(-time.Hour)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, run.size); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, date, date); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	pruneRuns(folder, filepath.Join(folder, "spared"))
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, e := range entries {
		left = append(left, e.Name())
	}
	if want := []string{"folder", "new", "recent", "spared"}; !slices.Equal(left, want) {
		t.Errorf("%v are left; want %v", left, want)
	}
}
