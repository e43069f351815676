package store_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A closed store is one file, also when it is closed while something is being
// indexed: who copies parley.db copies everything.
func TestClosedIsOneFile(t *testing.T) {
	for range 20 {
		b := newBench(t)
		b.ok(b.AddDocument(ctx, b.ID, "talks.md", []byte(strings.Repeat("The talks went on.\n\n", 20_000))))
		time.Sleep(time.Duration(rand.IntN(40)) * time.Millisecond) // so that it is at work
		b.ok(b.Close())
		if info, err := os.Stat(filepath.Join(b.dir, database+"-wal")); err == nil && info.Size() > 0 {
			t.Fatalf("%d bytes are left beside the database", info.Size())
		}
	}
}
