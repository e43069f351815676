//go:build unix

package store_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestLinksOutOfTheFolder(t *testing.T) {
	b := newBench(t)
	secrets := t.TempDir()
	b.ok(os.WriteFile(filepath.Join(secrets, "secret.md"), []byte("secret"), 0o600))
	b.ok(os.Symlink(filepath.Join(secrets, "secret.md"), filepath.Join(b.Folder, "link.md")))
	b.ok(os.Symlink(secrets, filepath.Join(b.Folder, "folder")))
	b.ok(os.Symlink("nowhere", filepath.Join(b.Folder, "dangling.md")))
	b.ok(syscall.Mkfifo(filepath.Join(b.Folder, "pipe.md"), 0o600))
	for _, name := range []string{"link.md", "folder/secret.md", "folder", "pipe.md", "dangling.md"} {
		if data, err := b.Document(ctx, b.ID, name); err == nil {
			t.Errorf("read %s: %q", name, data)
		}
	}
	for _, name := range []string{"link.md", "pipe.md"} {
		if err := b.AddDocument(ctx, b.ID, name, []byte("overwritten")); err == nil {
			t.Errorf("wrote through %s", name)
		}
	}
	if got := b.names(); len(got) != 0 {
		t.Errorf("lists %q", got)
	}
	b.ok(os.Remove(b.path()))
	b.ok(os.Symlink(filepath.Join(secrets, "secret.md"), b.path()))
	if _, text, err := b.Head(ctx, b.ID); err == nil {
		t.Errorf("the head is %q", text)
	}
	if _, err := b.Save(ctx, b.ID, 1, []byte("overwritten"), ""); err == nil {
		t.Error("wrote through the conflict file")
	}
	if text, err := os.ReadFile(filepath.Join(secrets, "secret.md")); err != nil || string(text) != "secret" {
		t.Errorf("the secret is %q, %v", text, err)
	}
}
