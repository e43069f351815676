package notation

import (
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"
)

// crooked is YAML whose blocks are hard to tell apart.
const crooked = `# head

parley: 1

# above the title
title: "a
b: c
- d"
parties:
    a: {name: 'A
  still a'}
    b:
        note: |-
            one

              two
        name: >
            folded
            text


    c:
    # foot of c
    ? d
    : {}
    "e f": {members: [x,
  y]}
claims:
- kind: position
  text: plain
    over lines
- # nothing yet
-
  kind: impact
- - nested
  - list
- |

  literal
- "quoted

- not an item"
- last
gaps:
  -   missing: x
      blocks: y
  -
  - missing: z # said
areas:
  energy:
`

// pieces are what the random edits write.
var pieces = []string{
	"", "", "", "x", " ", "\n", "\n\n", "  ", "\t", "- ", "-", ": ", "a: b\n", "- a\n", "  - a: b\n", "    c: d\n", "# c\n", "'", `"`, "[", "]", "{", "}", ", ", "|\n", ">-\n  ", "? ", "! ", "&a ", "*a", "...\n", "---\n",
	"%YAML\n", "\r\n", "~", "null", "\n  x\n", "\n\n# c\n\n", "|+\n\n\n", "\ufeff", "é",
}

// spliced returns an edit of a text without its parent, and the text after it.
func spliced(t *text, from, through int, replacement string) (*edit, *text) {
	e := &edit{text: t, from: from, through: through, replacement: replacement}
	return e, newText(t.file, slices.Concat(t.bytes[:from], []byte(replacement), t.bytes[through:]))
}

// checkReparse fails when the window of an edit reads otherwise than the whole
// text, and reports whether there was a window.
func checkReparse(t *testing.T, before *text, from, through int, replacement string) bool {
	t.Helper()
	root, problems := before.parse()
	if problems != nil {
		return false
	}
	e, changed := spliced(before, from, through, replacement)
	if changed.check() != nil {
		return false
	}
	got := e.reparse(root, changed)
	if got == nil {
		return false
	}
	want, problems := changed.parse()
	if problems != nil {
		t.Fatalf("%q in place of %q at %d reads alone, but the text does not: %v", replacement, before.bytes[from:through], from, problems)
	}
	if diff := different(want, got, ""); diff != "" {
		t.Fatalf("%q in place of %q at %d: %s\n%s", replacement, before.bytes[from:through], from, diff, changed.bytes)
	}
	if again, _ := before.parse(); different(again, root, "") != "" {
		t.Fatalf("%q in place of %q at %d changes the tree before", replacement, before.bytes[from:through], from)
	}
	return true
}

// different says where two trees are not the same in all that is used of them.
func different(want, got *yaml.Node, at string) string {
	if want.Kind != got.Kind || want.Style != got.Style || want.Tag != got.Tag || want.Value != got.Value || want.Anchor != got.Anchor ||
		want.Line != got.Line || want.Column != got.Column || len(want.Content) != len(got.Content) {
		return fmt.Sprintf("at %s: %+v; want %+v", at, *got, *want)
	}
	for k := range want.Content {
		if diff := different(want.Content[k], got.Content[k], fmt.Sprint(at, "/", k)); diff != "" {
			return diff
		}
	}
	return ""
}

// TestReparse makes thousands of random cuts and insertions, most of which no
// edit would make: where a window of the text is parsed alone, the tree is that
// of the whole text.
func TestReparse(t *testing.T) {
	example, err := os.ReadFile("../examples/beijing-talks/conflict.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]struct {
		text  string
		tries int
	}{
		"before": {before, 4000}, "before, CR LF": {strings.ReplaceAll(before, "\n", "\r\n"), 2000},
		"crooked": {crooked, 8000}, "crooked with a mark": {"\ufeff" + strings.TrimSpace(crooked[8:]), 4000}, "example": {string(example), 50},
	} {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			text := newText("a.yaml", []byte(file.text))
			if _, problems := text.parse(); problems != nil {
				t.Fatal(problems)
			}
			windows := 0
			for range file.tries {
				from := r.IntN(len(file.text) + 1)
				if r.IntN(2) == 0 { // at the start of a line
					from = text.lines[r.IntN(len(text.lines))]
				}
				through := min(from+r.IntN(3)*r.IntN(30), len(file.text))
				if r.IntN(4) == 0 {
					through = text.lineEnd(through)
				}
				if checkReparse(t, text, from, through, pieces[r.IntN(len(pieces))]+pieces[r.IntN(len(pieces))]) {
					windows++
				}
			}
			if windows < file.tries/20 {
				t.Errorf("%d windows in %d edits", windows, file.tries)
			}
		})
	}
}

func FuzzReparse(f *testing.F) {
	for k, piece := range pieces {
		f.Add(before, 20*k, 20*k+k%3, piece)
		f.Add(crooked, 15*k, 15*k+k%3, piece)
	}
	f.Fuzz(func(t *testing.T, text string, from, through int, replacement string) {
		if from < 0 || through < from || through > len(text) || len(text) > 1<<12 {
			return
		}
		checkReparse(t, newText("fuzz.yaml", []byte(text)), from, through, replacement)
	})
}

// An edited file reads like its text, and beside its sources like the text
// beside them.
func TestEditedReadsLikeItsText(t *testing.T) {
	path := "../examples/beijing-talks/conflict.yaml"
	f, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range []Change{
		Set("/title", "Talks"), Delete("/parties/china"), Delete("/claims/1"), Set("/claims/2/from/0/quote", "Nobody said this."), Set("/claims/2/from/0/at", "article#L9999"),
		Insert("/claims/-", Mapping{{"kind", "position"}, {"text", "x"}}), Move("/claims/3", 0),
	} {
		g, err := f.Change(change)
		if err != nil {
			t.Fatal(err)
		}
		want, _ := Read(g.Name, g.Text)
		checkSameFile(t, change.pointer, want, g)
		want, _ = ReadWith(g.Name, g.Text, PlainText)
		got, _ := g.Beside(PlainText)
		checkSameFile(t, change.pointer+" beside its sources", want, got)
	}
}

func checkSameFile(t *testing.T, name string, want, got *File) {
	t.Helper()
	if !reflect.DeepEqual(want.Conflict, got.Conflict) {
		t.Errorf("%s: the conflict differs from that of the text", name)
	}
	if diff := cmp.Diff([][]Problem{want.Errors, want.Warnings}, [][]Problem{got.Errors, got.Warnings}); diff != "" {
		t.Errorf("%s: problems (-want +got):\n%s", name, diff)
	}
}
