// Package facts reads the numeric facts that stand beside the repository, for
// tests.
package facts

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// A Fact is one published or twice computed answer.
type Fact struct {
	Module int
	Name   string
	Input  map[string]any
	Expect any
	Tol    float64
}

// Of returns the facts of the name. It skips the test where the facts are not
// there, and fails it where the name has none.
func Of(t *testing.T, name string) []Fact {
	t.Helper()
	path := filepath.Join(root(t), "..", "shared", "accord", "facts.json")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skip("shared/accord/facts.json is not beside the repository")
	}
	var all, found []Fact
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if f.Name == name {
			found = append(found, f)
		}
	}
	if len(found) == 0 {
		t.Fatalf("no fact is called %s", name)
	}
	return found
}

// root is the folder of go.mod.
func root(t *testing.T) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		folder = filepath.Dir(folder)
	}
}

// Shared is the path of a file beside the repository; the test is skipped
// where it is not there.
func Shared(t *testing.T, path ...string) string {
	t.Helper()
	full := filepath.Join(append([]string{root(t), "..", "shared"}, path...)...)
	if _, err := os.Stat(full); err != nil {
		t.Skipf("shared/%s is not beside the repository", filepath.Join(path...))
	}
	return full
}

// In is a number of the input, 0 when it is not there.
func (f Fact) In(name string) float64 {
	x, _ := f.Input[name].(float64)
	return x
}

// Near holds a number against what the fact expects under the key; an empty
// key means the expectation itself. A nil number is held against null.
func (f Fact) Near(t *testing.T, key string, got *float64) {
	t.Helper()
	want := f.Expect
	if key != "" {
		want = want.(map[string]any)[key]
	}
	switch w := want.(type) {
	case nil:
		if got != nil {
			t.Errorf("%v: %s is %v; want none", f.Input, key, *got)
		}
	case float64:
		if got == nil {
			t.Errorf("%v: %s is none; want %v", f.Input, key, w)
		} else if math.Abs(*got-w) > f.Tol+1e-12*math.Abs(w) {
			t.Errorf("%v: %s is %.12g; want %.12g within %g", f.Input, key, *got, w, f.Tol)
		}
	}
}
