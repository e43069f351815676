package web

import (
	"os"
	"path/filepath"
	"testing"
)

// A head is read once for each revision and state of the documents; unchanged
// documents are not read again.
func TestHead(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	head := func() *head {
		t.Helper()
		h, err := s.head(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	first := head()
	if head() != first {
		t.Error("the same revision is read twice")
	}
	if _, err := s.Store.Save(t.Context(), p.ID, first.Number, append([]byte("# looked at\n"), first.File.Text...), "a comment"); err != nil {
		t.Fatal(err)
	}
	second := head()
	if second == first || second.Number != first.Number+1 {
		t.Errorf("revision %d after %d", second.Number, first.Number)
	}
	if second.Documents["article"] != first.Documents["article"] {
		t.Error("a document is read again that has not changed")
	}
	if err := os.WriteFile(filepath.Join(p.Folder, "article.md"), []byte("# Other words\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	third := head()
	if third.Documents["article"] == first.Documents["article"] || len(third.File.Warnings) == 0 {
		t.Error("a document that has changed is not read again")
	}
}

// The cache keeps the heads that were used last.
func TestHeadCache(t *testing.T) {
	var c headCache
	key := func(revision int64) headKey { return headKey{project: "p", revision: revision} }
	for k := range int64(headsKept) {
		c.put(key(k), &head{})
	}
	c.get(key(0))
	c.put(key(headsKept), &head{})
	if c.get(key(0)) == nil || c.get(key(1)) != nil || len(c.heads) != headsKept || len(c.keys) != headsKept {
		t.Errorf("%d heads are kept, %d keys", len(c.heads), len(c.keys))
	}
}
