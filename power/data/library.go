package data

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"parley/internal/lazy"
	"parley/power/votes"
)

// A Library is the data sets that can be used: those in the program and those
// that the user added to a folder. A nil Library has the former only.
type Library struct{ folder string }

// Open returns the library of a folder. The folder need not exist yet.
func Open(folder string) *Library { return &Library{folder} }

// Folder returns where the user's data sets are kept: the folder that the
// variable PARLEY_DATA names, or else parley/data in the user's folder of
// settings.
func Folder() (string, error) {
	if folder := os.Getenv("PARLEY_DATA"); folder != "" {
		return folder, nil
	}
	settings, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("no folder for data sets: %w; want the variable PARLEY_DATA to name one", err)
	}
	return filepath.Join(settings, "parley", "data"), nil
}

// An Entry is one version of a data set in the library.
type Entry struct {
	Set      string `json:"set"`
	Version  string `json:"version"`
	Inferred bool   `json:"inferred,omitempty"` // the version follows from the coverage alone
	File     string `json:"file,omitempty"`     // the name of the file that was added
	SHA256   string `json:"sha256"`             // of that file's bytes; of a shipped set, of what is in the program
	Rows     int    `json:"rows"`
	First    string `json:"first"`
	Last     string `json:"last"`
	Shipped  bool   `json:"shipped,omitempty"`
	Kept     string `json:"kept,omitempty"` // SHA-256 of the file in the library
	Packed   bool   `json:"packed,omitempty"`
}

// ID is the set and the version: cow-nmc@7.0.
func (e Entry) ID() string { return e.Set + "@" + e.Version }

const (
	about    = "about.json"
	contents = "data"
)

// List lists every data set, by set and version, the newest version last.
func (l *Library) List() ([]Entry, error) {
	entries := slices.Clone(shippedEntries)
	if l == nil {
		return entries, nil
	}
	folders, err := os.ReadDir(l.folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, f := range folders {
		if !f.IsDir() || strings.HasPrefix(f.Name(), ".") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(l.folder, f.Name(), about))
		if err != nil {
			continue // not ours
		}
		var e Entry
		if err := json.Unmarshal(text, &e); err != nil || e.ID() != f.Name() {
			return nil, fmt.Errorf("%s: the description of the data set is damaged; remove the folder and add the file again", filepath.Join(l.folder, f.Name()))
		}
		e.Shipped = false
		entries = append(entries, e)
	}
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Set, b.Set), compareVersions(a.Version, b.Version))
	})
	return entries, nil
}

// compareVersions compares runs of digits as numbers.
func compareVersions(a, b string) int {
	digits := regexp.MustCompile(`\d+`)
	pad := func(v string) string {
		return digits.ReplaceAllStringFunc(v, func(n string) string { return fmt.Sprintf("%020s", n) })
	}
	return cmp.Compare(pad(a), pad(b))
}

// Latest returns the newest version of the data set, or the one that wanted
// names; ok is false when the library has none.
func (l *Library) Latest(set string, wanted []string) (Entry, bool, error) {
	entries, err := l.List()
	if err != nil {
		return Entry{}, false, err
	}
	var latest Entry
	for _, e := range entries {
		if e.Set != set {
			continue
		}
		if slices.Contains(wanted, e.ID()) {
			return e, true, nil
		}
		latest = e
	}
	return latest, latest.Set != "", nil
}

var isVersion = lazy.Regexp(`^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$`)

// Add reads a file that a data set is published in, checks it whole, and puts
// it into the library, whole or not at all. The data set is known by its
// columns; as says which one it has to be, and version which version, where
// they are not empty. What is there already stays as it is.
func (l *Library) Add(path, as, version string) (Entry, error) {
	switch info, err := os.Stat(path); {
	case err != nil:
		return Entry{}, err
	case !info.Mode().IsRegular():
		return Entry{}, errors.New("this is no file")
	case info.Size() > maxFile:
		return Entry{}, fmt.Errorf("the file is larger than %d GiB, which is the most that is read", maxFile>>30)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		return Entry{}, err
	}
	sum := sha256.Sum256(file)
	set, c, err := read(bytes.NewReader(file), filepath.Base(path), as)
	if err != nil {
		return Entry{}, err
	}
	e := Entry{
		Set: set, Version: cmp.Or(version, c.Version), Inferred: c.Inferred && version == "", File: filepath.Base(path),
		SHA256: hex.EncodeToString(sum[:]), Rows: c.Rows, First: c.First, Last: c.Last,
	}
	if !isVersion().MatchString(e.Version) {
		return Entry{}, fmt.Errorf("version %q; want letters, digits, points and dashes", clip(e.Version))
	}
	if there, ok, err := l.Latest(set, []string{e.ID()}); err != nil {
		return Entry{}, err
	} else if ok && there.ID() == e.ID() {
		if there.SHA256 == e.SHA256 {
			return there, nil
		}
		return Entry{}, fmt.Errorf("%s is there already with other contents (from %s); want it removed first, or another --as-version", e.ID(), there.File)
	}
	return e, l.keep(&e, file, c)
}

// keep writes the folder of a data set beside its place and then moves it
// there.
func (l *Library) keep(e *Entry, file []byte, c Contents) error {
	if err := os.MkdirAll(l.folder, 0o755); err != nil {
		return err
	}
	made, err := os.MkdirTemp(l.folder, ".new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(made) //nolint:errcheck // it is gone when all went well
	kept := packed(file, c)
	_, e.Packed = c.Value.(*votes.Record)
	sum := sha256.Sum256(kept)
	e.Kept = hex.EncodeToString(sum[:])
	text, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{contents: kept, about: append(text, '\n')} {
		if err := writeSynced(filepath.Join(made, name), data); err != nil {
			return err
		}
	}
	if err := os.Chmod(made, 0o755); err != nil { //nolint:gosec // a folder that others may read
		return err
	}
	return os.Rename(made, filepath.Join(l.folder, e.ID()))
}

// packed is what is kept of a file: roll calls in the form in which they are
// read at once, all else as it was, packed by gzip.
func packed(file []byte, c Contents) []byte {
	if r, ok := c.Value.(*votes.Record); ok {
		return r.Pack()
	}
	if bytes.HasPrefix(file, []byte{0x1f, 0x8b}) {
		return file
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(file) //nolint:errcheck // memory
	z.Close()     //nolint:errcheck // memory
	return b.Bytes()
}

func writeSynced(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Close() //nolint:errcheck // the first error counts
		return err
	}
	if err := f.Sync(); err != nil {
		f.Close() //nolint:errcheck // the first error counts
		return err
	}
	return f.Close()
}

// Remove takes a data set out of the library, by its id: cow-nmc@7.0.
func (l *Library) Remove(id string) error {
	entries, err := l.List()
	if err != nil {
		return err
	}
	var have []string
	for _, e := range entries {
		switch {
		case e.Shipped && (e.ID() == id || e.Set == id):
			return fmt.Errorf("%s is in the program and cannot be removed", id)
		case e.Shipped:
		case e.ID() == id:
			return os.RemoveAll(filepath.Join(l.folder, id))
		default:
			have = append(have, e.ID())
		}
	}
	if len(have) == 0 {
		return fmt.Errorf("no data set %q; none was added yet", id)
	}
	return fmt.Errorf("no data set %q; want one of %s", id, strings.Join(have, ", "))
}

// Load reads a data set of the library: Contents.Value.
func (l *Library) Load(e Entry) (any, error) {
	if e.Shipped {
		return shipped(e.Set), nil
	}
	kept, err := os.ReadFile(filepath.Join(l.folder, e.ID(), contents))
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(kept); hex.EncodeToString(sum[:]) != e.Kept {
		return nil, fmt.Errorf("the data of %s have changed since they were added; remove it and add the file again", e.ID())
	}
	if e.Packed {
		r, err := votes.Unpack(kept)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be read: %w; remove it and add the file again", e.ID(), err)
		}
		return r, nil
	}
	_, c, err := read(io.Reader(bytes.NewReader(kept)), "", e.Set)
	return c.Value, err
}
