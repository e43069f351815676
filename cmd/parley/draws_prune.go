package main

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Bounds of the interrupted runs that are kept: what nobody went on with for
// so long is removed, and the oldest as soon as all take more room than that.
const (
	keptFor  = 30 * 24 * time.Hour
	keptRoom = 1 << 30 // bytes
)

// pruneRuns removes what is too old or too much in the folder of runs, all but
// the run at spared. What cannot be removed is left.
func pruneRuns(folder, spared string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	var runs []fs.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			runs = append(runs, info)
		}
	}
	slices.SortFunc(runs, func(a, b fs.FileInfo) int { // the newest first
		return cmp.Or(b.ModTime().Compare(a.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	room := int64(0)
	for _, run := range runs {
		room += run.Size()
		path := filepath.Join(folder, run.Name())
		if path != spared && (time.Since(run.ModTime()) > keptFor || room > keptRoom) {
			os.Remove(path) //nolint:errcheck // what is left is only not needed
		}
	}
}
