package notation

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const before = `# The file.
parley: 1
title: 'Old title'   # a title

parties:
  # The first.
  north: {name: "North", code: NOR}  # of two

  south:     # of none
    name: South
    note: |
      Two
      lines.
    # foot of south
  # head of east
  east:
areas: {}
coalitions:
  - [north, south]   # first
  # then
  - - east
    - west
claims:
- kind: commitment
  text: We
   will.   # said

- text: They will.
  kind: commitment
gaps: [{missing: a},
  {missing: b}, # last
]
`

// TestEdit: each edit turns one piece of the text into another, and leaves
// the rest byte for byte.
func TestEdit(t *testing.T) {
	set := func(value any) func(*File, string) (*File, error) {
		return func(f *File, at string) (*File, error) { return f.Set(at, value) }
	}
	insert := func(value any) func(*File, string) (*File, error) {
		return func(f *File, at string) (*File, error) { return f.Insert(at, value) }
	}
	remove := func(f *File, at string) (*File, error) { return f.Delete(at) }
	tests := []struct {
		name, pointer string
		edit          func(*File, string) (*File, error)
		old, new      string
	}{
		{"single quotes stay", "/title", set("It's"), "'Old title'", "'It''s'"},
		{"double quotes stay", "/parties/north/name", set("a: b"), `"North"`, `"a: b"`},
		{"text that needs quotes", "/parties/south/name", set("- South"), "name: South", `name: "- South"`},
		{"text in brackets", "/parties/north/code", set("a, b"), "code: NOR}", `code: "a, b"}`},
		{"a block becomes one line", "/parties/south/note", set("One.\n"), "note: |\n      Two\n      lines.", `note: "One.\n"`},
		{"text over lines", "/claims/0/text", set("Yes."), "We\n   will.", "Yes."},
		{"a number", "/parley", set(2), "parley: 1", "parley: 2"},
		{"a fraction", "/parley", set(0.25), "parley: 1", "parley: 0.25"},
		{"a truth", "/parley", set(true), "parley: 1", "parley: true"},
		{"a list", "/title", set([]string{"a", "b"}), "'Old title'", "[a, b]"},
		{"a block list", "/coalitions/1", set([]any{"a"}), "- - east\n    - west", "- [a]"},
		{"a new key in braces", "/parties/north/note", set("x"), "NOR}", "NOR, note: x}"},
		{"a new key in empty braces", "/areas/energy", set(Mapping{{"name", "Energy"}}), "areas: {}", "areas: {energy: {name: Energy}}"},
		{"a new key in a block", "/claims/0/party", set("north"), "# said\n", "# said\n  party: north\n"},
		{"a new key in a value left out", "/parties/east/name", set("East"), "east:\n", "east: {name: East}\n"},
		{"a value left out", "/parties/east", set(Mapping{}), "east:\n", "east: {}\n"},
		{"a new key behind a block", "/parties/south/code", set("SWE"), "lines.\n", "lines.\n    code: SWE\n"},
		{"a key that needs quotes", "/areas/a~1b: c", set(Mapping{}), "areas: {}", `areas: {"a/b: c": {}}`},
		{"a new part at the end", "/asOf", set("2025"), "\n]\n", "\n]\nasOf: \"2025\"\n"},
		{"an item in brackets", "/coalitions/0/1", insert("west"), "[north, south]", "[north, west, south]"},
		{"a last item in brackets", "/coalitions/0/-", insert("west"), "[north, south]", "[north, south, west]"},
		{"a last item over lines", "/gaps/-", insert(Mapping{{"missing", "c"}}), "{missing: b}, # last", "{missing: b}, {missing: c}, # last"},
		{"an item before", "/claims/1", insert(Mapping{{"kind", "x"}, {"text", "z"}}), "\n- text: They", "\n- {kind: x, text: z}\n- text: They"},
		{"a last item", "/coalitions/-", insert([]string{"a"}), "- west\n", "- west\n  - [a]\n"},
		{"an item in an inner list", "/coalitions/1/0", insert("a"), "- - east", "- - a\n    - east"},
		{"an item in the middle", "/coalitions/1", insert("a"), "- - east", "- a\n  - - east"},
		{"delete from braces", "/parties/north/name", remove, `{name: "North", code`, "{code"},
		{"delete the last from braces", "/parties/north/code", remove, `"North", code: NOR}`, `"North"}`},
		{"delete a line", "/parties/south/name", remove, "    name: South\n", ""},
		{"delete a line with its comment", "/title", remove, "title: 'Old title'   # a title\n", ""},
		{"delete a block", "/parties/south/note", remove, "    note: |\n      Two\n      lines.\n", ""},
		{"delete the first behind a dash", "/claims/0/kind", remove, "- kind: commitment\n  text: We", "- text: We"},
		{"delete an item", "/coalitions/0", remove, "  - [north, south]   # first\n", ""},
		{"delete an item of two lines", "/coalitions/1", remove, "  - - east\n    - west\n", ""},
		{"delete the first inner item", "/coalitions/1/0", remove, "- - east\n    - west", "- - west"},
		{"delete an item over lines", "/gaps/1", remove, "{missing: a},\n  {missing: b}, # last", "{missing: a}, # last"},
		{"delete what has a value left out", "/parties/east", remove, "  east:\n", ""},
		{"delete a part", "/parties", remove, before[strings.Index(before, "parties:"):strings.Index(before, "areas:")], ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, lineBreak := range []string{"\n", "\r\n"} {
				broken := func(s string) string { return strings.ReplaceAll(s, "\n", lineBreak) }
				f, _ := Read("before.yaml", []byte(broken(before)))
				if strings.Count(before, test.old) != 1 {
					t.Fatalf("the text has %q %d times", test.old, strings.Count(before, test.old))
				}
				want := broken(strings.Replace(before, test.old, test.new, 1))
				g, err := test.edit(f, test.pointer)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, string(g.Text)); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
			}
		})
	}
}

func TestEditAtEndWithoutLineBreak(t *testing.T) {
	f, _ := Read("x.yaml", []byte("parley: 1\ntitle: x"))
	g, err := f.Set("/asOf", "2025-01-01")
	if err != nil || string(g.Text) != "parley: 1\ntitle: x\nasOf: 2025-01-01" || g.Conflict.AsOf != "2025-01-01" {
		t.Errorf("got %q, %v", g.Text, err)
	}
}

func TestEditDeletesTheOnlyOne(t *testing.T) {
	f, _ := Read("x.yaml", []byte("parley: 1\ntitle: x\nparties:\n  a: {} # c\ncoalitions:\n- a\n"))
	g, err := f.Delete("/parties/a")
	if err == nil {
		g, err = g.Delete("/coalitions/0")
	}
	if err != nil {
		t.Fatal(err)
	}
	if want := "parley: 1\ntitle: x\nparties:\n  {} # c\ncoalitions:\n []\n"; string(g.Text) != want {
		t.Errorf("got %q; want %q", g.Text, want)
	}
}

func TestEditRefused(t *testing.T) {
	f, _ := Read("x.yaml", []byte(before))
	tests := []struct {
		name string
		edit func() (*File, error)
		want string
	}{
		{"no pointer", func() (*File, error) { return f.Set("title", "x") }, "no JSON pointer"},
		{"the root", func() (*File, error) { return f.Set("", "x") }, "no JSON pointer"},
		{"no such parent", func() (*File, error) { return f.Set("/nothing/x", "x") }, "there is no nothing"},
		{"no such item", func() (*File, error) { return f.Set("/coalitions/2", "x") }, "there is no 2"},
		{"no index", func() (*File, error) { return f.Delete("/coalitions/00") }, "there is no 00"},
		{"nothing to delete", func() (*File, error) { return f.Delete("/parties/west") }, "there is no west"},
		{"a place beyond the list", func() (*File, error) { return f.Insert("/coalitions/3", "x") }, "has 2 items and no place 3"},
		{"insert into a mapping", func() (*File, error) { return f.Insert("/parties/x", "x") }, "not in a list"},
		{"not a value", func() (*File, error) { return f.Set("/title", struct{}{}) }, "a value of type struct {}"},
		{"not UTF-8", func() (*File, error) { return f.Set("/title", "\xff") }, "is not UTF-8"},
		{"a key that is not UTF-8", func() (*File, error) { return f.Set("/areas/\xff", "x") }, "no JSON pointer"},
		{"not a number", func() (*File, error) { return f.Set("/parley", math.Inf(1)) }, "not a finite number"},
	}
	for _, test := range tests {
		if g, err := test.edit(); err == nil || !strings.Contains(err.Error(), test.want) || g != nil {
			t.Errorf("%s: %v, %v; want an error that says %q", test.name, g, err, test.want)
		}
	}
	if string(f.Text) != before {
		t.Error("the file itself has changed")
	}
}

// FuzzSet: an edit of any file that reads either is refused, or does what it
// says and leaves the file otherwise as it was.
func FuzzSet(f *testing.F) {
	everything, err := os.ReadFile("testdata/good/everything.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, text := range []string{before, string(everything), "a: [b: c, {d}, , e]", "? a\n: b\n", "a: |+\n\n  x\n\nb: >2\n   y\n", "{a, b: , 'c': }\n", "- - - a\n    - b\n- c"} {
		f.Add(text, "/title", "x")
		f.Add(text, "/parties/north/name", "a: b #c\n d")
		f.Add(text, "/a/0", "")
	}
	f.Add(":", "/0", "0\n0")
	f.Fuzz(func(t *testing.T, text, pointer, value string) {
		file, _ := Read("fuzz.yaml", []byte(text))
		if file.root == nil {
			return
		}
		for _, edit := range []func() (*File, error){
			func() (*File, error) { return file.Set(pointer, value) },
			func() (*File, error) { return file.Insert(pointer, []any{value}) },
			func() (*File, error) { return file.Delete(pointer) },
		} {
			g, err := edit()
			if err == nil && g.root == nil {
				t.Fatalf("%q became %q", text, g.Text)
			}
		}
		if file.root.Kind != 0 && string(file.Text) != text {
			t.Fatal("the file itself has changed")
		}
		g, err := file.Set(pointer, value)
		if err != nil {
			return
		}
		if again, err := g.Set(pointer, value); err != nil || fmt.Sprint(string(again.Text)) != string(g.Text) {
			t.Fatalf("set twice: %q, then %q, %v", g.Text, again.Text, err)
		}
	})
}
