package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// found fails unless the query finds exactly these places of the project, in
// any order.
func (b *bench) found(query string, want ...string) {
	b.Helper()
	hits, err := b.Search(ctx, query, 50)
	b.ok(err)
	var got []string
	for _, h := range hits {
		got = append(got, h.Ref)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		b.Errorf("%q finds %q, want %q", query, got, want)
	}
}

const claims = river + `sources:
  talks: {file: talks.md}
claims:
  - {kind: position, party: north, issue: line, text: The old border stands, from: [{at: talks#L3, quote: "a border of old"}]}
  - {kind: commitment, party: south, text: There will be no Überfall}
`

// talks has two passages: the rest of a paragraph that is long enough, and what
// is behind it.
var talks = "# The talks\n\nNorth wants\na border of old" + strings.Repeat(" and so on", 100) + ".\n\n| who | what |\n|---|---|\n| South | nothing |\n\n- one thing\n- another thing\n"

func TestSearch(t *testing.T) {
	b := newBench(t)
	b.save(claims)
	b.ok(b.AddDocument(ctx, b.ID, "talks.md", []byte(talks)))
	b.ok(b.AddDocument(ctx, b.ID, "blob.txt", []byte{0, 1, 2}))
	for range 2 {
		b.found("armistice", "line", "claims/0")
		b.found("BORDER old", "claims/0", "talks.md#L1-L4")
		b.found("uberfa", "claims/1")
		b.found("nothing", "talks.md#L6-L11")
		b.found("thing", "talks.md#L6-L11")
		b.found("talks", "talks.md", "talks.md#L1-L4")
		b.found("blob", "blob.txt")
		b.found("border zebra")
		b.found("")
		b.found(`"" * - ( ) ^ : \`)
		b.found("\xff\x00 OR")
		b.reopen()
	}
	hits, err := b.Search(ctx, "Überfall", 5)
	b.ok(err)
	if h := hits[0]; h.Project != b.ID || h.Kind != "claim" || h.Title != "South" || h.Excerpt != "There will be no Überfall" {
		t.Errorf("%+v", h)
	}
}

// The index follows every change: saved, undone, added, changed and removed
// outside, and reopened.
func TestSearchFollows(t *testing.T) {
	b := newBench(t)
	b.save(claims)
	b.found("border", "claims/0")
	b.save(strings.Replace(claims, "claims:\n", "claims:\n  - {kind: commitment, party: north, text: We go first}\n", 1))
	b.found("border", "claims/1")
	b.found("first", "claims/0")
	_, err := b.Undo(ctx, b.ID)
	b.ok(err)
	b.found("first")
	b.found("border", "claims/0")
	path := filepath.Join(b.Folder, "notes.txt")
	b.ok(os.WriteFile(path, []byte("a word of the wise"), 0o600))
	b.found("wise", "notes.txt#L1")
	b.ok(os.WriteFile(path, []byte("a word of the fool"), 0o600))
	b.found("wise")
	b.found("fool", "notes.txt#L1")
	b.ok(os.Remove(path))
	b.found("fool")
	b.outside("no: [conflict")
	b.head()
	b.found("border", "claims/0") // as long as nobody can tell what the file says
}

// The index after many random changes is that of a store that has seen only the
// last.
func TestSearchIsAsIfNew(t *testing.T) {
	b := newBench(t)
	random := newRandom(t)
	text := func() string {
		var s strings.Builder
		s.WriteString(river + "claims:\n")
		for range random.IntN(8) {
			fmt.Fprintf(&s, "  - {kind: commitment, party: north, text: word%d word%d}\n", random.IntN(4), random.IntN(4))
		}
		return s.String()
	}
	for range 15 {
		b.save(text())
		fresh := newBench(t)
		fresh.save(b.disk())
		for word := range 4 {
			b.same(fresh, fmt.Sprint("word", word))
		}
		b.ok(fresh.Close())
	}
}

func (b *bench) same(other *bench, query string) {
	b.Helper()
	hits, err := other.Search(ctx, query, 50)
	b.ok(err)
	var refs []string
	for _, h := range hits {
		refs = append(refs, h.Ref)
	}
	b.found(query, refs...)
}

func FuzzSearch(f *testing.F) {
	for _, seed := range []string{"border", `"`, "a* OR b", "NEAR(a b)", "title:x", "{a b}:c", "\x00", "-", "́"} {
		f.Add(seed)
	}
	s := opened(f, f.TempDir())
	if _, err := s.Create(ctx, "x", []byte(claims), nil); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, query string) {
		if _, err := s.Search(ctx, query, 10); err != nil {
			t.Errorf("%q: %v", query, err)
		}
	})
}
