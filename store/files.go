package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"parley/notation"
)

// conflictName is the conflict file's name in projects that the store makes.
const conflictName = "conflict.yaml"

// conflictFile returns the absolute path, without symbolic links, of the
// conflict file that a path means: itself, or the one in that folder.
func conflictFile(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	if info.IsDir() {
		if path, err = onlyYAML(path); err != nil {
			return "", err
		}
	}
	return filepath.EvalSymlinks(path)
}

// onlyYAML returns the path of the folder's conflict.yaml, else of its one
// YAML file.
func onlyYAML(folder string) (string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return "", err
	}
	var found []string
	for _, e := range entries {
		name := e.Name()
		if name == conflictName {
			return filepath.Join(folder, name), nil
		}
		if ext := filepath.Ext(name); !e.IsDir() && !strings.HasPrefix(name, ".") && (ext == ".yaml" || ext == ".yml") {
			found = append(found, name)
		}
	}
	switch len(found) {
	case 0:
		return "", fmt.Errorf("%s: no %s and no other YAML file: %w", folder, conflictName, fs.ErrNotExist)
	case 1:
		return filepath.Join(folder, found[0]), nil
	}
	return "", fmt.Errorf("%s: which file is meant: %s or %s?", folder, found[0], found[1])
}

func checkText(text []byte) error {
	if len(text) > notation.MaxBytes {
		return fmt.Errorf("a conflict file of %d bytes, of at most %d: %w", len(text), notation.MaxBytes, ErrTooLarge)
	}
	return nil
}

// readText reads the project's conflict file.
func readText(p Project) ([]byte, error) {
	text, err := readIn(p.Folder, p.File, notation.MaxBytes)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the conflict file is gone; put it back, or forget the project: %w", err)
	}
	return text, err
}

// writeText replaces the project's conflict file, durably.
func writeText(p Project, text []byte) error {
	if err := notation.WriteFile(filepath.Join(p.Folder, p.File), text); err != nil {
		return err
	}
	return syncFolder(p.Folder)
}

// readIn reads a regular file by its name relative to the folder, which it
// does not leave.
func readIn(folder, name string, bound int64) ([]byte, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close() //nolint:errcheck // nothing was written
	name = filepath.FromSlash(name)
	info, err := root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() { // a pipe would wait for ever
		return nil, fmt.Errorf("%s is no file: %w", filepath.Join(folder, name), ErrName)
	}
	file, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	data, err := io.ReadAll(io.LimitReader(file, bound+1))
	if err == nil && int64(len(data)) > bound {
		err = fmt.Errorf("%s has more than %d bytes: %w", filepath.Join(folder, name), bound, ErrTooLarge)
	}
	return data, err
}

// putFile makes a file in the folder as a whole, durable once the folder is
// synced too.
func putFile(folder, name string, data []byte) (err error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	begun := ".parley-" + rand.Text()
	defer func() {
		if err != nil {
			err = errors.Join(err, gone(root.Remove(begun)))
		}
		err = errors.Join(err, root.Close())
	}()
	file, err := root.OpenFile(begun, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	return root.Rename(begun, name)
}

// gone is the error of a removal, nil when there was nothing to remove.
func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// syncFolder makes the names in the folder durable. Windows does so by itself,
// and cannot be asked.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
