package store

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

const (
	maxDepth   = 3      // folders below the project's folder that are looked into
	maxEntries = 20_000 // files and folders that are looked at
)

// A listing is a file as its folder lists it.
type listing struct {
	name  string
	size  int64
	since time.Time // when it was changed last
}

// listDocuments walks the folder, which it does not leave.
func listDocuments(folder string) ([]listing, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close() //nolint:errcheck // nothing was written
	var found []listing
	looked := 0
	err = fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		looked++
		switch {
		case err != nil:
			return skip(name, err)
		case looked > maxEntries, len(found) == MaxDocuments && isDocument(name, entry):
			return fmt.Errorf("%s: more than %d documents or %d files; put the conflict file and its documents into a folder of their own: %w",
				folder, MaxDocuments, maxEntries, ErrTooLarge)
		case entry.IsDir() && name != "." && (strings.HasPrefix(entry.Name(), ".") || strings.Count(name, "/") >= maxDepth):
			return fs.SkipDir
		case isDocument(name, entry):
			if info, err := fs.Stat(root.FS(), name); err == nil && info.Mode().IsRegular() {
				found = append(found, listing{name, info.Size(), info.ModTime()})
			}
		}
		return nil
	})
	return found, err
}

// skip passes by what cannot be looked into, unless that is the whole folder.
func skip(name string, err error) error {
	if name == "." {
		return err
	}
	return fs.SkipDir
}

func isDocument(name string, entry fs.DirEntry) bool {
	return !entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") && slices.Contains(endings, strings.ToLower(path.Ext(name)))
}

// hashes remembers the hashes of files that have not changed since.
type hashes struct {
	sync.Mutex
	by map[string]hashed
}

type hashed struct {
	listing
	hash string
}

const (
	maxHashes = 100_000
	// settled is how long a file must have rested for its time of change to
	// tell the next change apart.
	settled = 3 * time.Second
)

// of returns the hash of the file in the folder, empty when it cannot be read.
func (h *hashes) of(folder string, f listing) string {
	key := filepath.Join(folder, f.name)
	h.Lock()
	known, ok := h.by[key]
	h.Unlock()
	if ok && known.size == f.size && known.since.Equal(f.since) {
		return known.hash
	}
	read := time.Now()
	data, err := readIn(folder, f.name, MaxDocumentBytes)
	if err != nil {
		return ""
	}
	hash := hashOf(data)
	if read.Sub(f.since) > settled {
		h.keep(key, hashed{f, hash})
	}
	return hash
}

func (h *hashes) keep(key string, file hashed) {
	h.Lock()
	defer h.Unlock()
	if h.by == nil || len(h.by) >= maxHashes {
		h.by = map[string]hashed{}
	}
	h.by[key] = file
}
