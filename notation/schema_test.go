package notation

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

func TestSchemaIsFresh(t *testing.T) {
	golden(t, "../docs/reference/conflict.schema.json", Schema())
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("conflict.schema.json", schema); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("conflict.schema.json")
}

// instance is the tree as a schema checker sees it.
func instance(n *yaml.Node) any {
	switch kindOf(n) {
	case mapping:
		made := map[string]any{}
		for k := 0; k+1 < len(n.Content); k += 2 {
			made[n.Content[k].Value] = instance(n.Content[k+1])
		}
		return made
	case list:
		made := []any{}
		for _, c := range n.Content {
			made = append(made, instance(c))
		}
		return made
	case number:
		x, _ := strconv.ParseFloat(n.Value, 64)
		return json.Number(strconv.FormatFloat(x, 'f', -1, 64))
	case truth:
		return strings.EqualFold(n.Value, "true")
	case nothing:
		return nil
	case words:
		return n.Value
	}
	panic("a node of unknown kind")
}

func TestSchemaAcceptsGood(t *testing.T) {
	schema := compiled(t)
	files, _ := filepath.Glob("testdata/good/*.yaml")
	texts := map[string][]byte{"the documented example": documented(t)}
	for _, name := range append(files, "testdata/formatted.yaml") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = data
	}
	for name, data := range texts {
		f, _ := Read(name, data)
		if err := schema.Validate(instance(f.root)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSchemaAgrees: of each small change to a file that has everything, the
// schema and the decoder say the same, where it is a matter of form.
func TestSchemaAgrees(t *testing.T) {
	schema := compiled(t)
	data, err := os.ReadFile("testdata/good/everything.yaml")
	if err != nil {
		t.Fatal(err)
	}
	f, _ := Read("everything.yaml", data)
	refused := 0
	for _, pointer := range pointers(f.root, "") {
		for _, value := range []any{"x", "", 7, 0.5, -1, true, []any{}, []any{"x"}, []any{1, 2}, Mapping{}, Mapping{{"x", 1}}, Mapping{{"that", true}}} {
			g, err := f.Set(pointer, value)
			if err != nil {
				t.Fatalf("%s: %v", pointer, err)
			}
			byDecoder, bySchema := malformed(g), schema.Validate(instance(g.root)) != nil
			if byDecoder != bySchema {
				t.Errorf("%s: %v: wrong for the decoder %t, for the schema %t: %v", pointer, value, byDecoder, bySchema, g.Errors)
			}
			if byDecoder {
				refused++
			}
		}
	}
	if refused < 500 {
		t.Errorf("only %d changes were refused", refused)
	}
}

// malformed reports whether the decoder, without the checks, finds an error.
func malformed(f *File) bool {
	d := &decoder{text: newText(f.Name, f.Text), root: f.root, broken: map[string]bool{}}
	var w wireConflict
	d.decodeRoot(&w)
	return d.errors > 0
}

func pointers(n *yaml.Node, at string) []string {
	var all []string
	escape := strings.NewReplacer("~", "~0", "/", "~1")
	for k, c := range n.Content {
		step := strconv.Itoa(k)
		if n.Kind == yaml.MappingNode {
			if k%2 == 0 {
				continue
			}
			step = escape.Replace(n.Content[k-1].Value)
		}
		all = append(all, at+"/"+step)
		all = append(all, pointers(c, at+"/"+step)...)
	}
	return all
}
