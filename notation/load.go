package notation

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"parley/conflict"
)

// maxSourceBytes bounds a source that Load looks into.
const maxSourceBytes = 16 << 20

// maxSearched bounds how many bytes Load compares with quotes.
const maxSearched = 4 << 30

// A Words is a source as quotes are looked up in it. Lines count from 1.
type Words interface {
	// LineCount returns how many lines the source has.
	LineCount() int
	// Find reports whether the quote stands on the lines first to last.
	Find(quote string, first, last int) bool
	// Lines returns the first line of every place where the quote stands.
	Lines(quote string) []int
}

// A Reader reads the bytes of a source, by its file name, into words.
type Reader func(name string, data []byte) (Words, error)

// Load reads the conflict file at path and checks it, and the sources beside
// it, with PlainText. The error is that of the file system, and then the File
// is nil, or Err of the File.
func Load(path string) (*File, error) { return LoadWith(path, PlainText) }

// LoadWith is Load with a reader of sources.
//
// An error is a passage whose lines the source does not have. A warning is a
// source that is missing or cannot be read, bytes that are no longer those of
// sha256, and a quote that is not there, with where it has moved to. Nothing
// outside the folder of the conflict file is opened.
func LoadWith(path string, read Reader) (*File, error) {
	data, err := readBounded(path)
	if err != nil {
		return nil, err
	}
	return ReadWith(path, data, read)
}

// ReadWith is LoadWith of a text that need not stand in the file at path yet,
// such as one that is being typed.
func ReadWith(path string, data []byte, read Reader) (*File, error) {
	f := &File{Name: path, Text: data}
	return f.beside(f.read(), read)
}

// Beside returns what ReadWith returns for the name and the text of f, which was
// read without its sources or made by an edit. It does not parse the text again.
func (f *File) Beside(read Reader) (*File, error) {
	if f.root == nil {
		return ReadWith(f.Name, f.Text, read)
	}
	g := &File{Name: f.Name, Text: f.Text}
	return g.beside(g.check(newText(f.Name, f.Text), f.root), read)
}

// beside reports what k found and what it finds in the sources; k is nil for what
// is not YAML.
func (f *File) beside(k *checker, read Reader) (*File, error) {
	if k != nil {
		if err := k.checkSources(filepath.Dir(f.Name), read); err != nil {
			return nil, err
		}
		f.report(k.decoder)
	}
	return f, f.Err()
}

// readBounded reads a file of at most MaxBytes. One byte more is kept, for
// Read to refuse.
func readBounded(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	return io.ReadAll(io.LimitReader(file, MaxBytes+1))
}

func (k *checker) checkSources(folder string, read Reader) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }()
	cited := k.cited()
	searched := 0
	for _, s := range k.w.Sources {
		if !inside(s.Value.File) {
			continue
		}
		at := path{"sources", s.ID}
		data, err := readSource(root, s.Value.File)
		if err != nil {
			k.doubtValue(at.to("file"), fmt.Sprintf("source %s: %v", clip(s.ID), err), "want the document beside the conflict file")
			continue
		}
		if sum := sha256.Sum256(data); s.Value.SHA256 != "" && string(s.Value.SHA256) != hex.EncodeToString(sum[:]) {
			k.doubtValue(at.to("sha256"), fmt.Sprintf("%s has changed since it was reviewed: its sha256 is %x", clip(s.Value.File), sum),
				"want its passages reviewed, and then this digest")
		}
		words, err := read(s.Value.File, data)
		if err != nil {
			k.doubtValue(at.to("file"), fmt.Sprintf("source %s cannot be read: %v", clip(s.ID), err), "want a document that Parley reads")
			continue
		}
		for _, c := range cited[s.ID] {
			searched += k.checkPassage(c, words, len(data), searched < maxSearched)
		}
	}
	if searched >= maxSearched {
		k.doubt(path{"sources"}, "too many quotes to look all of them up", "want shorter passages")
	}
	return nil
}

// readSource reads a regular file below root; root refuses links out of it.
func readSource(root *os.Root, name string) ([]byte, error) {
	info, err := root.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file %s", clip(name))
	case err != nil:
		return nil, unopened(name, err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a regular file", clip(name))
	case info.Size() > maxSourceBytes:
		return nil, fmt.Errorf("%s has %d bytes; want at most %d", clip(name), info.Size(), maxSourceBytes)
	}
	file, err := root.Open(name)
	if err != nil {
		return nil, unopened(name, err)
	}
	defer func() { _ = file.Close() }()
	return io.ReadAll(io.LimitReader(file, maxSourceBytes))
}

// unopened says why a source beside the conflict file cannot be opened. A root
// has no name for its error about links that lead out of it.
func unopened(name string, err error) error {
	if strings.HasSuffix(err.Error(), "path escapes from parent") {
		return fmt.Errorf("%s is a link that leads out of the folder", clip(name))
	}
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err
	}
	return fmt.Errorf("%s: %w", clip(name), err)
}

// A citation is a passage of the file with its place.
type citation struct {
	conflict.Passage
	at path
}

// cited returns the passages by source, in the order of the file.
func (k *checker) cited() map[string][]citation {
	cited := map[string][]citation{}
	walk(reflect.ValueOf(k.w).Elem(), make(path, 0, maxDepth), func(value any, at path) {
		if p, ok := value.(*passage); ok {
			cited[p.Source] = append(cited[p.Source], citation{p.Passage, slices.Clone(at)})
		}
	})
	return cited
}

// checkPassage returns how many bytes it had to compare, about.
func (k *checker) checkPassage(c citation, words Words, size int, search bool) int {
	lines := words.LineCount()
	switch {
	case c.Lines[1] > lines:
		k.wrongValue(c.at.to("at"), fmt.Sprintf("%s has %d lines, and no line %d", c.Source, lines, c.Lines[1]), "want lines that it has")
		return 0
	case strings.TrimSpace(c.Quote) == "" || !search:
		return 0
	case words.Find(c.Quote, c.Lines[0], c.Lines[1]):
		return size / max(lines, 1) * (c.Lines[1] - c.Lines[0] + 1)
	}
	want := "want the exact words of the source"
	if moved := words.Lines(c.Quote); len(moved) > 0 {
		want = fmt.Sprintf("did it move to line %d?", moved[0])
		if len(moved) > 1 {
			want = fmt.Sprintf("did it move to one of the lines %s?", strings.Trim(fmt.Sprint(moved[:min(5, len(moved))]), "[]"))
		}
	}
	k.doubtValue(c.at.to("quote"), fmt.Sprintf("the quote %q does not stand at %s", clip(c.Quote), address(c.Passage)), want)
	return size
}
