package store_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/store"
)

func (b *bench) names() []string {
	b.Helper()
	all, err := b.Documents(ctx, b.ID)
	b.ok(err)
	var names []string
	for _, d := range all {
		names = append(names, d.Name)
	}
	return names
}

func TestDocuments(t *testing.T) {
	b := newBench(t)
	b.ok(b.AddDocument(ctx, b.ID, "notes.txt", []byte("hello")))
	b.ok(b.AddDocument(ctx, b.ID, "Ein Gespräch.md", nil))
	b.ok(b.AddDocument(ctx, b.ID, "notes.txt", []byte("hello")))
	if err := b.AddDocument(ctx, b.ID, "notes.txt", []byte("other")); !errors.Is(err, store.ErrExists) {
		t.Errorf("other words under a name that is taken: %v", err)
	}
	b.ok(os.MkdirAll(filepath.Join(b.Folder, "a", "b", "c", "d"), 0o700))
	for _, name := range []string{"a/b/c/deep.HTML", "a/b/c/d/deeper.md", ".hidden.md", "a/.hidden.md", "table.csv"} {
		b.ok(os.WriteFile(filepath.Join(b.Folder, filepath.FromSlash(name)), []byte("x"), 0o600))
	}
	b.reopen()
	if got, want := b.names(), []string{"Ein Gespräch.md", "a/b/c/deep.HTML", "notes.txt"}; !slices.Equal(got, want) {
		t.Errorf("documents %q, want %q", got, want)
	}
	data, err := b.Document(ctx, b.ID, "notes.txt")
	b.ok(err)
	if string(data) != "hello" {
		t.Errorf("the document says %q", data)
	}
	all, err := b.Documents(ctx, b.ID)
	b.ok(err)
	if want := (store.DocumentInfo{Name: "notes.txt", Size: 5, Hash: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"}); all[2] != want {
		t.Errorf("%+v, want %+v", all[2], want)
	}
}

// A document that is written anew in its own size is seen to be another.
func TestHashesFollowTheFiles(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(b.Folder, "notes.txt")
	seen := map[string]bool{}
	for k := range 10 {
		b.ok(os.WriteFile(path, []byte{byte('0' + k)}, 0o600))
		all, err := b.Documents(ctx, b.ID)
		b.ok(err)
		seen[all[0].Hash] = true
	}
	if len(seen) != 10 {
		t.Errorf("%d hashes of 10 texts", len(seen))
	}
}

func TestHostileNames(t *testing.T) {
	b := newBench(t)
	for _, name := range []string{
		"", ".", "..", "../x.md", "a/../../x.md", "/etc/x.md", `..\x.md`, `C:\x.md`, "c:x.md", "x.md\x00.txt", "x\n.md", ".md", ".x.md",
		"conflict.yaml", "x.exe", "x", "x.md/", "a/x.md", "\xff.md", "x\u202e.md", "x\u200b.md", "*.md", strings.Repeat("x", 200) + ".md",
		"CON.md", "nul.txt", "com1.a.md", "Lpt9 .html",
	} {
		if err := b.AddDocument(ctx, b.ID, name, nil); !errors.Is(err, store.ErrName) {
			t.Errorf("added %q: %v", name, err)
		}
		if _, err := b.Create(ctx, "another", []byte(river), []store.Document{{Name: name}}); !errors.Is(err, store.ErrName) {
			t.Errorf("created with %q: %v", name, err)
		}
		if data, err := b.Document(ctx, b.ID, name); err == nil && name != b.File {
			t.Errorf("read %q: %q", name, data)
		}
	}
	if all, err := b.Projects(ctx); err != nil || len(all) != 1 {
		t.Errorf("projects %v, %v", all, err)
	}
	if left, err := os.ReadDir(filepath.Join(b.dir, "projects")); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestSizes(t *testing.T) {
	b := newBench(t)
	large := make([]byte, store.MaxDocumentBytes+1)
	if err := b.AddDocument(ctx, b.ID, "large.txt", large); !errors.Is(err, store.ErrTooLarge) {
		t.Errorf("a large document: %v", err)
	}
	if _, err := b.Save(ctx, b.ID, 1, large, ""); !errors.Is(err, store.ErrTooLarge) {
		t.Errorf("a large text: %v", err)
	}
	if _, err := b.Create(ctx, "x", large, nil); !errors.Is(err, store.ErrTooLarge) {
		t.Errorf("a large project: %v", err)
	}
	b.ok(os.WriteFile(filepath.Join(b.Folder, "large.txt"), large, 0o600))
	if _, err := b.Document(ctx, b.ID, "large.txt"); !errors.Is(err, store.ErrTooLarge) {
		t.Errorf("a document that has grown: %v", err)
	}
	b.ok(os.WriteFile(b.path(), large, 0o600))
	if _, _, err := b.Head(ctx, b.ID); !errors.Is(err, store.ErrTooLarge) {
		t.Errorf("a conflict file that has grown: %v", err)
	}
}

func TestTooManyDocuments(t *testing.T) {
	b := newBench(t)
	for k := range store.MaxDocuments {
		b.ok(os.WriteFile(filepath.Join(b.Folder, fmt.Sprint(k, ".txt")), nil, 0o600))
	}
	if got := b.names(); len(got) != store.MaxDocuments {
		t.Errorf("%d documents", len(got))
	}
	if err := b.AddDocument(ctx, b.ID, "one.txt", nil); !errors.Is(err, store.ErrTooLarge) {
		t.Errorf("one more: %v", err)
	}
	b.ok(os.WriteFile(filepath.Join(b.Folder, "one.txt"), nil, 0o600))
	if all, err := b.Documents(ctx, b.ID); !errors.Is(err, store.ErrTooLarge) || len(all) != store.MaxDocuments {
		t.Errorf("%d documents, %v", len(all), err)
	}
	if _, err := b.Create(ctx, "x", nil, make([]store.Document, store.MaxDocuments+1)); !errors.Is(err, store.ErrTooLarge) {
		t.Errorf("a project with one more: %v", err)
	}
}

func TestProjects(t *testing.T) {
	b := newBench(t)
	if p := b.Project; p.ID != "the-river" || p.Name != "The river" || p.Folder != filepath.Join(b.dir, "projects", "the-river") {
		t.Errorf("the project is %+v", b.Project)
	}
	for name, id := range map[string]string{
		"The   River!":              "the-river-2",
		"../../etc":                 "etc",
		"Пекин":                     "project",
		"Éla\x1b[31mn\u202evital":   "ela-31mnvital",
		strings.Repeat("long ", 99): "long-long-long-long-long-long-long-long-long-lon",
	} {
		p, err := b.Create(ctx, name, []byte(river), []store.Document{{Name: "a.md", Data: []byte("a")}})
		b.ok(err)
		if p.ID != id {
			t.Errorf("%q is %q, want %q", name, p.ID, id)
		}
		if data, err := b.Document(ctx, p.ID, "a.md"); err != nil || string(data) != "a" {
			t.Errorf("%s: its document is %q, %v", p.ID, data, err)
		}
	}
	if _, err := b.Create(ctx, " \x00", []byte(river), nil); !errors.Is(err, store.ErrName) {
		t.Errorf("a project without a name: %v", err)
	}
	if _, err := b.Store.Project(ctx, "nobody"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a project that is not there: %v", err)
	}
}

func TestOpenFolder(t *testing.T) {
	b := newBench(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "my.yaml")
	b.ok(os.WriteFile(path, []byte(river), 0o600))
	p, err := b.OpenFolder(ctx, folder)
	b.ok(err)
	again, err := b.OpenFolder(ctx, path)
	b.ok(err)
	if p.File != "my.yaml" || again.ID != p.ID || again.Seen.Before(p.Seen) {
		t.Errorf("opened %+v, then %+v", p, again)
	}
	_, err = b.Save(ctx, p.ID, 1, []byte("edited in place"), "")
	b.ok(err)
	if text, err := os.ReadFile(path); err != nil || string(text) != "edited in place" {
		t.Errorf("the file is %q, %v", text, err)
	}
	b.ok(os.WriteFile(filepath.Join(folder, "another.yml"), nil, 0o600))
	if _, err := b.OpenFolder(ctx, folder); err == nil || !strings.Contains(err.Error(), "another.yml or my.yaml") {
		t.Errorf("two files: %v", err)
	}
	for _, wrong := range []string{t.TempDir(), filepath.Join(folder, "nothing"), "/dev/null"} {
		if p, err := b.OpenFolder(ctx, wrong); err == nil {
			t.Errorf("opened %s: %+v", wrong, p)
		}
	}
	if all, err := b.Projects(ctx); err != nil || len(all) != 2 || all[0].ID != p.ID {
		t.Errorf("projects %+v, %v", all, err)
	}
}

func TestForget(t *testing.T) {
	b := newBench(t)
	b.ok(b.AddDocument(ctx, b.ID, "a.md", []byte("unheard of")))
	_, err := b.Begin(ctx, b.ID, 1, "stability", nil)
	b.ok(err)
	b.found("unheard", "a.md#L1")
	b.ok(b.Forget(ctx, b.ID))
	if err := b.Forget(ctx, b.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("forgot twice: %v", err)
	}
	b.found("unheard")
	if _, err := b.Store.Run(ctx, 1); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("its run: %v", err)
	}
	p, err := b.OpenFolder(ctx, b.Folder)
	b.ok(err)
	if r, text, err := b.Head(ctx, p.ID); err != nil || string(text) != river || r.Number != 1 {
		t.Errorf("opened again: %+v, %q, %v", r, text, err)
	}
}

func TestTheFileIsGone(t *testing.T) {
	b := newBench(t)
	b.ok(os.Remove(b.path()))
	if _, _, err := b.Head(ctx, b.ID); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "put it back") {
		t.Errorf("the head: %v", err)
	}
	if _, err := b.Save(ctx, b.ID, 1, []byte("x"), ""); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("saving: %v", err)
	}
	b.ok(os.RemoveAll(b.Folder))
	if _, err := b.Documents(ctx, b.ID); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("documents: %v", err)
	}
	b.found("armistice", "line") // as it was seen last
}
