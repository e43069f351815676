package bench

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/store"
)

var stored = flag.Bool("stored", false, "measure a project of 500 documents and 10,000 claims in the store")

// TestStored measures what a large project costs, with -stored.
func TestStored(t *testing.T) {
	if !*stored {
		t.Skip("-stored measures it")
	}
	ctx := context.Background()
	dir := t.TempDir()
	took := func(what string, work func() error) {
		t.Helper()
		begun := time.Now()
		if err := work(); err != nil {
			t.Fatal(what, err)
		}
		t.Logf("%-50s %v", what, time.Since(begun).Round(100*time.Microsecond))
	}
	var s *store.Store
	var p store.Project
	var err error
	open := func() error { s, err = store.Open(ctx, dir); return err }
	search := func(query string) func() error {
		return func() error {
			hits, err := s.Search(ctx, query, 50)
			if err == nil && len(hits) == 0 {
				err = fmt.Errorf("%q finds nothing", query)
			}
			return err
		}
	}
	took("open anew", open)
	took("create with 500 documents of 20 kB", func() error {
		p, err = s.Create(ctx, "large", claimed(10_000), documents(500))
		return err
	})
	took("save while it is indexed", func() error { return save(ctx, s, p.ID, "# a\n") })
	took("first search, waits for the index", search("enforcement"))
	for _, query := range []string{"enforcement", "word17 word1", "party said", "wo", "the", "enforcement 17"} {
		took("search "+query, search(query))
	}
	took("save", func() error { return save(ctx, s, p.ID, "# b\n") })
	took("search after a save", search("enforcement"))
	took("add a document", func() error {
		return s.AddDocument(ctx, p.ID, "one.md", []byte("one zebra more"))
	})
	took("search after adding", search("zebra"))
	took("head", func() error { _, _, err := s.Head(ctx, p.ID); return err })
	took("documents", func() error { _, err := s.Documents(ctx, p.ID); return err })
	took("300 saves", func() error {
		for k := range 300 {
			if err := save(ctx, s, p.ID, fmt.Sprint("# ", k, "\n")); err != nil {
				return err
			}
		}
		return nil
	})
	took("close", func() error { return s.Close() })
	info, err := os.Stat(filepath.Join(dir, "parley.db"))
	t.Logf("the database has %d MB, %v", info.Size()>>20, err)
	took("open again", open)
	took("search after opening", search("enforcement"))
	took("close", func() error { return s.Close() })
}

func save(ctx context.Context, s *store.Store, project, more string) error {
	h, text, err := s.Head(ctx, project)
	if err != nil {
		return err
	}
	_, err = s.Save(ctx, project, h.Number, append(text, more...), "a line")
	return err
}

// claimed is a conflict file with that many claims.
func claimed(n int) []byte {
	var b strings.Builder
	b.WriteString("parley: 1\ntitle: Large\nsources:\n  a: {file: 0.md}\nparties:\n  north: {name: North}\n  south: {name: South}\nissues:\n  line: {name: Line}\nclaims:\n")
	for k := range n {
		fmt.Fprintf(&b, "  - kind: position\n    party: north\n    issue: line\n    text: The party said on day %d that enforcement number %d was needed\n    from:\n      - {at: a#L%d, quote: that enforcement number %d}\n",
			k, k*7919%1000, 1+k%100, k*7919%1000)
	}
	return []byte(b.String())
}

// documents are texts of a hundred paragraphs of words, common and rare.
func documents(n int) []store.Document {
	random := rand.New(rand.NewPCG(7, 7))
	all := make([]store.Document, n)
	for k := range all {
		var b strings.Builder
		fmt.Fprintf(&b, "# Document %d\n\n", k)
		for range 100 {
			for range 30 {
				fmt.Fprintf(&b, "word%d ", int(random.ExpFloat64()*200))
			}
			b.WriteString("the enforcement.\n\n")
		}
		all[k] = store.Document{Name: fmt.Sprint(k, ".md"), Data: []byte(b.String())}
	}
	return all
}
