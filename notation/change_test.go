package notation

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMove: a part goes to its place with its comments, and the others close
// up.
func TestMove(t *testing.T) {
	tests := []struct {
		name, pointer string
		to            int
		old, new      string
	}{
		{
			"a key with its comments", "/parties/north", 1,
			"  # The first.\n  north: {name: \"North\", code: NOR}  # of two\n\n  south:     # of none\n    name: South\n    note: |\n      Two\n      lines.\n",
			"  south:     # of none\n    name: South\n    note: |\n      Two\n      lines.\n\n  # The first.\n  north: {name: \"North\", code: NOR}  # of two\n",
		},
		{
			"an item with its comment", "/coalitions/1", 0,
			"  - [north, south]   # first\n  # then\n  - - east\n    - west\n",
			"  # then\n  - - east\n    - west\n  - [north, south]   # first\n",
		},
		{"an item in brackets", "/coalitions/0/0", 1, "[north, south]", "[south, north]"},
		{"a key in braces", "/parties/north/code", 0, `{name: "North", code: NOR}`, `{code: NOR, name: "North"}`},
		{
			"items apart by a blank line", "/claims/1", 0,
			"- kind: commitment\n  text: We\n   will.   # said\n\n- text: They will.\n  kind: commitment\n",
			"- text: They will.\n  kind: commitment\n\n- kind: commitment\n  text: We\n   will.   # said\n",
		},
		{"to where it is", "/coalitions/1", 1, "west", "west"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, lineBreak := range []string{"\n", "\r\n"} {
				broken := func(s string) string { return strings.ReplaceAll(s, "\n", lineBreak) }
				if strings.Count(before, test.old) != 1 {
					t.Fatalf("the text has %q %d times", test.old, strings.Count(before, test.old))
				}
				f, _ := Read("before.yaml", []byte(broken(before)))
				g, err := f.Change(Move(test.pointer, test.to))
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(broken(strings.Replace(before, test.old, test.new, 1)), string(g.Text)); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
			}
		})
	}
}

func TestMoveAtEndWithoutLineBreak(t *testing.T) {
	f, _ := Read("x.yaml", []byte("parley: 1\ntitle: x\nparties:\n  a: {} # first\n  b: {} # second"))
	g, err := f.Change(Move("/parties/b", 0))
	if want := "parley: 1\ntitle: x\nparties:\n  b: {} # second\n  a: {} # first"; err != nil || string(g.Text) != want {
		t.Errorf("got %q, %v; want %q", g.Text, err, want)
	}
}

func TestMoveRefused(t *testing.T) {
	f, _ := Read("x.yaml", []byte(before))
	for pointer, want := range map[string]string{
		"/parties/west":     "there is no west",
		"/coalitions/0/0":   "no place 7",
		"/coalitions/1/0":   "on the line of something else",
		"/parties/none/one": "there is no none",
	} {
		if g, err := f.Change(Move(pointer, 7)); err == nil || !strings.Contains(err.Error(), want) || g != nil {
			t.Errorf("%s: %v, %v; want an error that says %q", pointer, g, err, want)
		}
	}
}

// TestChangesTogether: changes follow one another, and are all made or none.
func TestChangesTogether(t *testing.T) {
	f, _ := Read("x.yaml", []byte("parley: 1\ntitle: x\n"))
	g, err := f.Change(
		Set("/parties", Lines{Mapping{{"a", Mapping{{"name", "A"}}}}}),
		Set("/parties/b", Mapping{}),
		Insert("/coalitions/-", "a"),
	)
	if err == nil || g != nil || !strings.Contains(err.Error(), "/coalitions/-") {
		t.Errorf("half of it was made: %v, %v", g, err)
	}
	g, err = f.Change(
		Set("/parties", Lines{Mapping{{"a", Mapping{{"name", "A"}}}}}),
		Set("/parties/b", Mapping{}),
		Set("/statusQuo", Lines{[]any{}}),
	)
	want := "parley: 1\ntitle: x\nparties:\n  a: {name: A}\n  b: {}\nstatusQuo: []\n"
	if err != nil || string(g.Text) != want {
		t.Fatalf("got %q, %v; want %q", g.Text, err, want)
	}
	if len(g.Conflict.Parties) != 2 || g.Err() != nil {
		t.Errorf("it says %+v, %v", g.Conflict, g.Err())
	}
	if g, err := f.Change(make([]Change, maxEdits+1)...); err == nil || g != nil {
		t.Error("too many changes were made")
	}
}

func TestUnwrap(t *testing.T) {
	f, _ := Read("x.yaml", []byte("parley: 1\na: [[1, 2.50]] # two\nb:\n- - that: \"!x\"\n    from: # where\n    - at: null\n- z\n"))
	g, err := f.Change(Unwrap("/a"), Unwrap("/b/0"))
	if want := "parley: 1\na: [1, 2.50] # two\nb:\n- {that: \"!x\", from: [{at: null}]}\n- z\n"; err != nil || string(g.Text) != want {
		t.Errorf("got %q, %v; want %q", g.Text, err, want)
	}
	if g, err := f.Change(Unwrap("/b")); err == nil {
		t.Errorf("unwrapped a list of two: %s", g.Text)
	}
}

func TestFind(t *testing.T) {
	f, _ := Read("x.yaml", []byte(before))
	for pointer, want := range map[string]int{"/title": 3, "/parties/south": 9, "/coalitions/1": 21, "/claims/1/kind": 29, "/gaps/1": 31} {
		if at, ok := f.Find(pointer); !ok || at.Line != want {
			t.Errorf("%s: line %d, %v; want %d", pointer, at.Line, ok, want)
		}
	}
	for _, pointer := range []string{"", "title", "/none", "/claims/2", "/title/x"} {
		if f.Has(pointer) {
			t.Errorf("%q is there", pointer)
		}
	}
}

// FuzzMove: a move is refused, or the file says the same in another order and
// has the same lines, and moving back gives the same bytes.
func FuzzMove(f *testing.F) {
	everything, err := os.ReadFile("testdata/good/everything.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, text := range []string{before, string(everything), "a: [b, {c: d}, \"e,]\"] # f", "- a\n# b\n- |\n c\n\n# d\n- e", "{a: b,\n c: d # ,e\n}"} {
		f.Add(text, "/parties/north", 2)
		f.Add(text, "/1", 0)
		f.Add(text, "/a/0", 2)
	}
	f.Fuzz(func(t *testing.T, text, pointer string, to int) {
		file, _ := Read("fuzz.yaml", []byte(text))
		if file.root == nil {
			return
		}
		g, err := file.Change(Move(pointer, to))
		if err != nil {
			return
		}
		if strings.Contains(text, "\n") && !strings.ContainsAny(text, "[{") {
			if diff := cmp.Diff(sortedLines(text), sortedLines(string(g.Text))); diff != "" {
				t.Fatalf("other lines: %s", diff)
			}
		}
		if len(g.Text) != len(text) {
			t.Fatalf("%q became %q", text, g.Text)
		}
	})
}

func sortedLines(text string) []string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	slices.Sort(lines)
	return lines
}

func TestEach(t *testing.T) {
	f, _ := Read("x.yaml", []byte("parley: 1\na/b: [x, {c: y}]\n"))
	var got []string
	f.Each(func(pointer, scalar string) { got = append(got, pointer+"="+scalar) })
	if diff := cmp.Diff([]string{"/parley=1", "/a~1b=", "/a~1b/0=x", "/a~1b/1=", "/a~1b/1/c=y"}, got); diff != "" {
		t.Error(diff)
	}
	if f.Len("/a~1b") != 2 || f.Len("/a~1b/1") != 1 || f.Len("/parley") != 0 || f.Len("/none") != 0 {
		t.Error("wrong lengths")
	}
}
