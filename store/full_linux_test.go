package store_test

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"parley/store"
)

// small mounts a file system of one megabyte until the test ends.
func small(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("a file system that can be filled cannot be mounted: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// fill leaves no room in the folder until free is called.
func fill(t *testing.T, folder string) (free func()) {
	t.Helper()
	path := filepath.Join(folder, "filler")
	if err := os.WriteFile(path, make([]byte, 2<<20), 0o600); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("it is not full: %v", err)
	}
	return func() {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// noise is a text that cannot be made smaller.
func noise(size int) []byte {
	text := make([]byte, size)
	_, _ = rand.NewChaCha8([32]byte{7}).Read(text)
	return text
}

// inFolder is a store with a project in a folder elsewhere.
func inFolder(t *testing.T, dir, folder string) *bench {
	t.Helper()
	b := &bench{T: t, dir: dir, Store: opened(t, dir)}
	b.ok(os.WriteFile(filepath.Join(folder, "conflict.yaml"), []byte(river), 0o600))
	var err error
	b.Project, err = b.OpenFolder(ctx, folder)
	b.ok(err)
	return b
}

func TestTheDiskOfTheFolderIsFull(t *testing.T) {
	folder := small(t)
	b := inFolder(t, t.TempDir(), folder)
	free := fill(t, folder)
	if _, err := b.Save(ctx, b.ID, 1, noise(8192), ""); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("saved: %v", err)
	}
	if err := b.AddDocument(ctx, b.ID, "a.txt", noise(8192)); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("added: %v", err)
	}
	b.says(river)
	free()
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	b.save("room again")
	b.says("room again")
}

func TestTheDiskOfTheDatabaseIsFull(t *testing.T) {
	dir := small(t)
	b := inFolder(t, dir, t.TempDir())
	free := fill(t, dir)
	text := noise(100 << 10)
	if _, err := b.Save(ctx, b.ID, 1, text, ""); !errors.Is(err, store.ErrFull) {
		t.Errorf("saved: %v", err)
	}
	if b.disk() != river {
		t.Error("what was not saved is on the disk")
	}
	free()
	b.says(river)
	if r, err := b.Save(ctx, b.ID, 1, text, ""); err != nil || r.Number != 2 {
		t.Errorf("with room: %+v, %v", r, err)
	}
	if _, kept, err := b.Head(ctx, b.ID); err != nil || !bytes.Equal(kept, text) {
		t.Errorf("the head has %d bytes, %v", len(kept), err)
	}
}

func TestReadOnly(t *testing.T) {
	folder, dir := small(t), small(t)
	b := inFolder(t, dir, folder)
	for _, mounted := range []string{folder, dir} {
		b.ok(b.Close())
		b.ok(syscall.Mount("", mounted, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
		if s, err := store.Open(ctx, dir); err == nil {
			b.Store = s
			_, err = s.Save(ctx, b.ID, 1, []byte("x"), "")
			if !errors.Is(err, syscall.EROFS) {
				t.Errorf("saved: %v", err)
			}
			s.Close()
		} else if !errors.Is(err, fs.ErrPermission) && !errors.Is(err, syscall.EROFS) {
			t.Errorf("opened: %v", err)
		}
		if b.disk() != river {
			t.Errorf("the file says %q", b.disk())
		}
		b.ok(syscall.Mount("", mounted, "", syscall.MS_REMOUNT, ""))
		b.Store = opened(t, dir)
		b.says(river)
	}
}
