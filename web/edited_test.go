package web

import (
	"reflect"
	"testing"

	"parley/conflict/conflicttest"
	"parley/intake"
	"parley/notation"
)

// What an edit made is the next head, as if its text had been read.
func TestEditedFileIsTheNextHead(t *testing.T) {
	s := workbench(t)
	p := s.sourced(conflicttest.Small)
	before := s.now(p)
	after, err := before.File.Delete(s.draft(p) + "/draft")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.saveEdited(t.Context(), p, before.Number, after, "accepted"); err != nil {
		t.Fatal(err)
	}
	got := s.now(p)
	if s.Server.edited.of[p.ID] != nil {
		t.Error("the edited file was not taken")
	}
	want, documents, err := intake.Read(after.Name, after.Text)
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Warnings) == 0 || !reflect.DeepEqual(got.File.Warnings, want.Warnings) {
		t.Errorf("the warnings are %v; want %v", got.File.Warnings, want.Warnings)
	}
	if !reflect.DeepEqual(got.File.Conflict, want.Conflict) || len(got.Documents) != len(documents) {
		t.Error("the head is not what its text says")
	}
}

// A file is taken once, and not for another text or name.
func TestEditedFiles(t *testing.T) {
	f := &notation.File{Name: "a.yaml", Text: []byte("x")}
	for _, c := range []struct {
		project, name, text string
		want                *notation.File
	}{
		{"p", "a.yaml", "x", f}, {"p", "a.yaml", "y", nil}, {"p", "b.yaml", "x", nil}, {"q", "a.yaml", "x", nil},
	} {
		var e editedFiles
		e.put("p", f)
		if got := e.take(c.project, c.name, []byte(c.text)); got != c.want {
			t.Errorf("%v gives %v", c, got)
		}
		if c.want != nil && e.take(c.project, c.name, []byte(c.text)) != nil {
			t.Error("it is taken twice")
		}
	}
}
