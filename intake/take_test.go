package intake

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/notation"
)

func example(t *testing.T, name string) File {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "examples", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return File{filepath.Base(name), data}
}

func read(t *testing.T, text []byte) *conflict.Conflict {
	t.Helper()
	f, err := notation.Read("", text)
	if err != nil {
		t.Fatal(err)
	}
	return f.Conflict
}

// One article is drafted as parley read drafts it.
func TestTakeArticle(t *testing.T) {
	article := example(t, "beijing-talks/article.md")
	taken, err := Take([]File{article})
	if err != nil {
		t.Fatal(err)
	}
	_, in, err := ReadArticle(article.Name, article.Data, "")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(taken.Text, notation.Format(in.Conflict)) || !taken.Drafted {
		t.Error("the draft is not that of the article")
	}
}

// Several articles become one draft: each party and issue once with the
// passages of both, the claims of both, and every passage stands in its source.
func TestTakeArticles(t *testing.T) {
	one, two := example(t, "beijing-talks/article.md"), example(t, "beijing-talks/background.md")
	taken, err := Take([]File{one, two})
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, f := range taken.Documents {
		if err := os.WriteFile(filepath.Join(folder, f.Name), f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, documents, err := Read(filepath.Join(folder, "conflict.yaml"), taken.Text)
	// The one warning is that nobody has reviewed the drafts.
	if err != nil || len(f.Warnings) != 1 || len(documents) != 2 {
		t.Fatalf("%d documents, %v, %v", len(documents), err, f.Warnings)
	}
	_, again, _ := ReadKnowing(filepath.Join(folder, "conflict.yaml"), taken.Text, documents)
	if again["article"] != documents["article"] || again["article-2"] != documents["article-2"] {
		t.Error("known documents are read again")
	}
	alone := [2]*conflict.Conflict{}
	for k, article := range []File{one, two} {
		_, in, err := ReadArticle(article.Name, article.Data, "")
		if err != nil {
			t.Fatal(err)
		}
		alone[k] = in.Conflict
	}
	if got, want := len(f.Conflict.Claims), len(alone[0].Claims)+len(alone[1].Claims); got != want {
		t.Errorf("%d claims, want %d", got, want)
	}
	ids := func(c *conflict.Conflict) []string {
		var ids []string
		for _, p := range c.Parties {
			ids = append(ids, p.ID)
		}
		return ids
	}
	want := ids(alone[0])
	for _, id := range ids(alone[1]) {
		if !slices.Contains(want, id) {
			want = append(want, id)
		}
	}
	if got := ids(f.Conflict); !slices.Equal(got, want) {
		t.Errorf("parties %v, want %v", got, want)
	}
	if p, _ := f.Conflict.Party("russia"); len(p.From) != 2 || p.From[1].Source != "article-2" {
		t.Errorf("Russia rests on %v", p.From)
	}
}

// A conflict file stays byte for byte, also one with errors.
func TestTakeConflict(t *testing.T) {
	for _, text := range []string{"parley: 1\ntitle: Ours # a comment\n", "parley: 1\nnothing: there\n", "{{{"} {
		taken, err := Take([]File{{"own.yaml", []byte(text)}, {"a.txt", []byte("Words.")}})
		if err != nil || string(taken.Text) != text || len(taken.Documents) != 1 || taken.Drafted {
			t.Errorf("%q: %+v, %v", text, taken, err)
		}
	}
}

func TestTakeForeign(t *testing.T) {
	harbour, err := os.ReadFile(filepath.Join("..", "exchange", "testdata", "harbour.gmcr"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []File{{"harbour.gmcr", harbour}, example(t, "river/positions.csv")} {
		taken, err := Take([]File{f})
		if err != nil {
			t.Fatal(err)
		}
		if c := read(t, taken.Text); len(c.Parties) == 0 || taken.Title == "" {
			t.Errorf("%s: %+v", f.Name, c)
		}
	}
}

func TestTakeRefuses(t *testing.T) {
	for _, test := range []struct {
		files []File
		want  string
	}{
		{nil, "no file was given"},
		{[]File{{"a.pdf", nil}}, "a.pdf: unknown kind of file"},
		{[]File{{"a.yaml", nil}, {"b.gmcr", nil}}, "a.yaml and b.gmcr are two conflicts"},
		{[]File{{"a.gmcr", []byte("{")}}, "a.gmcr"},
		{[]File{{"a.yaml", []byte("\xff")}}, "a.yaml: is not UTF-8"},
		{[]File{{"a.yaml", make([]byte, notation.MaxBytes+1)}}, "larger than 4 MiB"},
	} {
		_, err := Take(test.files)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v; want %q", err, test.want)
		}
	}
}

// More parties than a conflict holds: the later are left out with their claims,
// and a gap says so.
func TestJoinBeyondParties(t *testing.T) {
	var one, two conflict.Conflict
	for k := range conflict.MaxParties {
		one.Parties = append(one.Parties, conflict.Party{ID: fmt.Sprint("a", k)})
	}
	two.Parties = []conflict.Party{{ID: "a1"}, {ID: "b"}}
	two.Claims = []conflict.Claim{{Party: "b"}, {Party: "a1"}}
	joined := join(&one, &two)
	if len(joined.Parties) != conflict.MaxParties || len(joined.Claims) != 1 || len(joined.Gaps) != 1 {
		t.Errorf("%d parties, %d claims, %d gaps", len(joined.Parties), len(joined.Claims), len(joined.Gaps))
	}
}
