package examples_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"parley/examples"
	"parley/notation"
)

// Every conflict file of the folder is in the list, under its own title, is
// whole, and has its sources with it.
func TestList(t *testing.T) {
	listed := map[string]examples.Example{}
	for _, e := range examples.List {
		listed[e.ID] = e
	}
	found, err := fs.Glob(os.DirFS("."), "*/*.yaml")
	if err != nil || len(found) < 20 {
		t.Fatalf("%d conflict files, %v", len(found), err)
	}
	for _, name := range found {
		id := strings.TrimSuffix(name, ".yaml")
		text, documents, err := examples.Open(id)
		if err != nil {
			t.Error(err)
			continue
		}
		f, err := notation.Read(name, text)
		if err != nil {
			t.Error(err)
		}
		if f.Conflict.Title != listed[id].Title {
			t.Errorf("%s is listed as %q, and its title is %q", id, listed[id].Title, f.Conflict.Title)
		}
		if len(documents) != len(f.Conflict.Sources) {
			t.Errorf("%s has %d sources, and %d documents", id, len(f.Conflict.Sources), len(documents))
		}
	}
	if len(found) != len(listed) {
		t.Errorf("%d examples are listed, and %d are there", len(listed), len(found))
	}
}

func TestOpenUnknown(t *testing.T) {
	for _, id := range []string{"", "nothing", "../go", "beijing-talks/README", "published"} {
		if _, _, err := examples.Open(id); err == nil {
			t.Errorf("%q is opened", id)
		}
	}
}
