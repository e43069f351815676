package notation

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzRead: no panic, every problem has its place inside the file, and what
// reads without an error formats to a file that says the same.
func FuzzRead(f *testing.F) {
	for _, pattern := range []string{"testdata/good/*.yaml", "testdata/bad/*.yaml"} {
		files, _ := filepath.Glob(pattern)
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Add(documented(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Read("fuzz.yaml", data)
		lines := newText("fuzz.yaml", data)
		for _, p := range append(file.Errors, file.Warnings...) {
			for _, at := range append(p.Others, p.Place) {
				if at.Line < 1 || at.Column < 1 || at != lines.place(lines.offset(at.Line, at.Column)) {
					t.Fatalf("%v is outside the file", at)
				}
			}
		}
		if err == nil {
			readsBack(t, data)
		}
	})
}
