package intake

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"parley/conflict"
	"parley/notation"
	"parley/source"
)

// A File is a file as it was given: a base name and bytes.
type File struct {
	Name string
	Data []byte
}

// A Taken is what a project begins with.
type Taken struct {
	Title     string
	Text      []byte   // of the conflict file
	Documents []File   // that lie beside it
	Notes     []string // what was left out of a foreign file, or taken to mean what
	Drafted   bool     // from the documents, all to be reviewed
}

// Take makes the beginnings of a project from files: of one conflict file or
// file of another program with the documents beside it, or of articles alone,
// from which a conflict is drafted.
func Take(files []File) (Taken, error) {
	var given []File
	var t Taken
	for _, f := range files {
		kind, err := KindOf(f.Name)
		if err != nil {
			return Taken{}, err
		}
		if kind == Article {
			t.Documents = append(t.Documents, f)
		} else {
			given = append(given, f)
		}
	}
	switch {
	case len(files) == 0:
		return Taken{}, errors.New("no file was given; want an article or a conflict file")
	case len(given) > 1:
		return Taken{}, fmt.Errorf("%s and %s are two conflicts; want one, with the documents beside it", given[0].Name, given[1].Name)
	case len(given) == 0:
		return t, t.draft()
	}
	return t, t.take(given[0])
}

// take takes the conflict from a conflict file, errors and all, or from a file
// of another program.
func (t *Taken) take(f File) error {
	if kind, _ := KindOf(f.Name); kind != Conflict {
		c, notes, err := ReadForeign(f.Name, f.Data)
		if err != nil {
			return err
		}
		if len(c.Parties) > conflict.MaxParties {
			return fmt.Errorf("%s: %d parties; a conflict file has at most %d", f.Name, len(c.Parties), conflict.MaxParties)
		}
		t.Title, t.Text, t.Notes = cmp.Or(c.Title, stem(f.Name)), notation.Format(c), notes
		return nil
	}
	if len(f.Data) > notation.MaxBytes {
		return fmt.Errorf("%s: larger than %d MiB, which is the most that is read", f.Name, notation.MaxBytes>>20)
	}
	if !utf8.Valid(f.Data) {
		return fmt.Errorf("%s: is not UTF-8; want a text file saved as UTF-8", f.Name)
	}
	t.Title, t.Text = stem(f.Name), f.Data
	if read, _ := notation.Read(f.Name, f.Data); read.Conflict != nil { // its errors are shown where it is edited
		t.Title = cmp.Or(read.Conflict.Title, t.Title)
	}
	return nil
}

func stem(name string) string {
	return strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
}

// draft drafts the conflict from the documents, the first of which gives it its
// title.
func (t *Taken) draft() error {
	var all *conflict.Conflict
	for k, f := range t.Documents {
		doc, err := source.Parse(f.Name, f.Data)
		if err != nil {
			return err
		}
		id := ArticleID
		if k > 0 {
			id = fmt.Sprintf("%s-%d", ArticleID, k+1)
		}
		all = join(all, drafted(doc, id))
	}
	t.Title, t.Drafted = all.Title, true
	t.Text = notation.Format(all)
	if _, err := notation.Read("draft", t.Text); err != nil {
		return fmt.Errorf("a conflict file has no room for all that the documents say: %w; want fewer documents", firstOf(err))
	}
	return nil
}

// firstOf is the first of the problems, without its place.
func firstOf(err error) error {
	if problems, ok := errors.AsType[notation.Problems](err); ok {
		return errors.New(problems[0].What)
	}
	return err
}
