package notation

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"parley/conflict"
)

// documented returns the example of the format's reference page.
func documented(t testing.TB) []byte {
	t.Helper()
	page, err := os.ReadFile("../docs/reference/conflict-file.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "```yaml\n")
	example, _, ok := strings.Cut(rest, "```\n")
	if !ok {
		t.Fatal("docs/reference/conflict-file.md has no ```yaml block")
	}
	return []byte(example)
}

func TestDocumentedExample(t *testing.T) {
	f, err := Read("example.yaml", documented(t))
	if err != nil {
		t.Fatal(err)
	}
	c := f.Conflict
	if got := len(c.Parties); got != 3 {
		t.Errorf("%d parties; want 3", got)
	}
	want := conflict.Quantity{Low: 0, Mode: 10, High: 25, HasMode: true}
	if got := c.Positions[0].At; got != want {
		t.Errorf("position at %v; want %v", got, want)
	}
	if got := c.StatusQuo.Letters(len(c.Options)); got != "NNNY" {
		t.Errorf("status quo %s; want NNNY", got)
	}
	if got := c.Preferences[0].Statements[1].Formula.String(); got != "!league.arm" {
		t.Errorf("second statement of north is %s; want !league.arm", got)
	}
	if got := c.Instruments[0].DropRules; len(got) != 1 || got[0] != 1 {
		t.Errorf("dropped rules %v; want the second, [1]", got)
	}
}

// TestGoodFilesHaveEveryKey: what the tests read, format and check against
// the schema has every key of the format.
func TestGoodFilesHaveEveryKey(t *testing.T) {
	used := map[string]bool{}
	files, _ := filepath.Glob("testdata/good/*.yaml")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, _ := Read(name, data)
		keysUsed(f.root, used)
	}
	for _, key := range keysIn(reflect.TypeFor[wireConflict]()) {
		if !used[key] && key != "draft" {
			t.Errorf("no good file has the key %s", key)
		}
	}
}

func keysUsed(n *yaml.Node, used map[string]bool) {
	for k, c := range n.Content {
		if n.Kind == yaml.MappingNode && k%2 == 0 {
			used[c.Value] = true
		}
		keysUsed(c, used)
	}
}

// keysIn returns the keys of a wire type and of the types in it.
func keysIn(t reflect.Type) []string {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		return keysIn(t.Elem())
	case reflect.Struct:
	default:
		return nil
	}
	var keys []string
	for _, f := range reflect.VisibleFields(t) {
		if key := keyOf(f); key != "" {
			keys = append(keys, key)
		}
		if f.Name == "Value" || keyOf(f) != "" {
			keys = append(keys, keysIn(f.Type)...)
		}
	}
	return keys
}
