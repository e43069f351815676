package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"parley/store"
)

var ctx = context.Background()

// opened opens a store in the directory until the test ends.
func opened(t testing.TB, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// A bench is a store with one project, closed and opened again by reopen.
type bench struct {
	*testing.T
	dir string
	*store.Store
	store.Project
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{T: t, dir: t.TempDir()}
	b.Store = opened(t, b.dir)
	var err error
	b.Project, err = b.Create(ctx, "The river", []byte(river), nil)
	b.ok(err)
	return b
}

func (b *bench) ok(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b *bench) reopen() {
	b.Helper()
	b.ok(b.Close())
	b.Store = opened(b.T, b.dir)
}

func (b *bench) head() (store.Revision, string) {
	b.Helper()
	r, text, err := b.Head(ctx, b.ID)
	b.ok(err)
	return r, string(text)
}

func (b *bench) save(text string) store.Revision {
	b.Helper()
	h, _ := b.head()
	r, err := b.Save(ctx, b.ID, h.Number, []byte(text), "a change")
	b.ok(err)
	return r
}

// says fails unless head, history and disk all have the text, also after the
// store has been opened anew.
func (b *bench) says(want string) {
	b.Helper()
	for range 2 {
		r, text := b.head()
		kept, err := b.Text(ctx, b.ID, r.Number)
		b.ok(err)
		if text != want || string(kept) != want || b.disk() != want {
			b.Fatalf("the head says %q, the history %q, the disk %q; want %q", text, kept, b.disk(), want)
		}
		b.reopen()
	}
}

func (b *bench) path() string { return filepath.Join(b.Folder, b.File) }

func (b *bench) disk() string {
	b.Helper()
	text, err := os.ReadFile(b.path())
	b.ok(err)
	return string(text)
}

func (b *bench) outside(text string) {
	b.Helper()
	b.ok(os.WriteFile(b.path(), []byte(text), 0o600))
}

// river is a conflict file, one line to a part that a test changes.
const river = `parley: 1
title: A ceasefire on the river
parties:
  north: {name: North}
  south: {name: South}
issues:
  line: {name: Armistice line}
options:
  north.ceasefire: {name: Accept a ceasefire}
  south.strike: {name: Strike across the river}
preferences:
  north: [north.ceasefire]
  south: [south.strike]
`

func with(old, next string) string { return strings.Replace(river, old, next, 1) }

func TestSaveThenHead(t *testing.T) {
	b := newBench(t)
	b.says(river)
	r := b.save("anything: [ that is\r\nno conflict \xff")
	b.says("anything: [ that is\r\nno conflict \xff")
	if h, _ := b.head(); h != r || r.Number != 2 || r.Base != 1 || r.Undo != 1 || r.Redo != 0 || r.What != "a change" {
		t.Errorf("the head is %+v, the saved revision %+v", h, r)
	}
	if again := b.save(b.disk()); again != r {
		t.Errorf("saving the same makes revision %+v", again)
	}
	b.save("")
	b.says("")
}

func TestUndoRedo(t *testing.T) {
	b := newBench(t)
	texts := []string{river}
	for k := range 4 {
		texts = append(texts, fmt.Sprint(river, "# ", k, "\n"))
		b.save(texts[k+1])
	}
	for k := 3; k >= 0; k-- {
		_, err := b.Undo(ctx, b.ID)
		b.ok(err)
		b.says(texts[k])
	}
	if _, err := b.Undo(ctx, b.ID); !errors.Is(err, store.ErrNothing) {
		t.Errorf("undoing the first: %v", err)
	}
	for k := 1; k <= 3; k++ {
		r, err := b.Redo(ctx, b.ID)
		b.ok(err)
		b.says(texts[k])
		if r.What != "done again: a change" {
			t.Errorf("redo is called %q", r.What)
		}
	}
	b.save("something else")
	if _, err := b.Redo(ctx, b.ID); !errors.Is(err, store.ErrNothing) {
		t.Errorf("redoing after another change: %v", err)
	}
	for k := 3; k >= 0; k-- {
		_, err := b.Undo(ctx, b.ID)
		b.ok(err)
		b.says(texts[k])
	}
}

// Undo and redo against a list with a cursor, in a thousand random steps.
func TestUndoRedoAsAList(t *testing.T) {
	b := newBench(t)
	list, at := []string{river}, 0
	random := newRandom(t)
	for step := range 300 {
		var err error
		switch random.IntN(5) {
		case 0, 1:
			list, at = append(list[:at+1], fmt.Sprint("# step ", step)), at+1
			b.save(list[at])
		case 2:
			list, at = append(list[:at+1], fmt.Sprint("# outside ", step)), at+1
			b.outside(list[at])
			b.head()
		case 3:
			if _, err = b.Undo(ctx, b.ID); err == nil {
				at--
			} else if errors.Is(err, store.ErrNothing) && at == 0 {
				err = nil
			}
		case 4:
			if _, err = b.Redo(ctx, b.ID); err == nil {
				at++
			} else if errors.Is(err, store.ErrNothing) && at == len(list)-1 {
				err = nil
			}
		}
		b.ok(err)
		h, text := b.head()
		if text != list[at] || (h.Undo > 0) != (at > 0) || (h.Redo > 0) != (at < len(list)-1) {
			t.Fatalf("step %d: %+v with %q, want %q of %d, %d", step, h, text, list[at], at, len(list))
		}
	}
}

func TestChangedOutside(t *testing.T) {
	b := newBench(t)
	b.save(with("North}", "The North}"))
	b.outside(with("South}", "The South}"))
	if _, err := b.Undo(ctx, b.ID); !errors.Is(err, store.ErrChanged) {
		t.Fatalf("undo takes an unseen change back: %v", err)
	}
	b.says(with("South}", "The South}"))
	if h, _ := b.head(); h.What != "changed outside" || h.Number != 3 {
		t.Errorf("the change outside is %+v", h)
	}
	_, err := b.Undo(ctx, b.ID)
	b.ok(err)
	b.says(with("North}", "The North}"))
}

func TestMerge(t *testing.T) {
	b := newBench(t)
	base, _ := b.head()
	b.save(with("North}", "The North}"))
	r, err := b.Save(ctx, b.ID, base.Number, []byte(with("[south.strike]", "['!south.strike']")), "preference of South changed")
	b.ok(err)
	if r.Base != base.Number || r.Undo != 2 {
		t.Errorf("the merged revision is %+v", r)
	}
	b.says(strings.Replace(with("North}", "The North}"), "[south.strike]", "['!south.strike']", 1))
	_, err = b.Undo(ctx, b.ID)
	b.ok(err)
	b.says(with("North}", "The North}"))
}

func TestMergeWithAnUnseenChangeOutside(t *testing.T) {
	b := newBench(t)
	base, _ := b.head()
	b.outside(with("North}", "The North}"))
	_, err := b.Save(ctx, b.ID, base.Number, []byte(with("Armistice line", "Line")), "issue renamed")
	b.ok(err)
	b.says(strings.Replace(with("North}", "The North}"), "Armistice line", "Line", 1))
}

func TestConflicts(t *testing.T) {
	for name, sides := range map[string][2]string{
		"same line":        {with("North}", "The North}"), with("North}", "Northland}")},
		"lines that touch": {with("North}", "The North}"), with("South}", "The South}")},
		"lines that only together are wrong": {
			strings.ReplaceAll(with("  south.strike: {name: Strike across the river}\n", ""), "  south: [south.strike]\n", ""),
			with("[north.ceasefire]", "['!south.strike', north.ceasefire]"),
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			b.save(sides[0])
			_, err := b.Save(ctx, b.ID, 1, []byte(sides[1]), "mine")
			conflict, ok := errors.AsType[*store.ConflictError](err)
			if !ok {
				t.Fatalf("no conflict: %v\n%s", err, b.disk())
			}
			if conflict.Base.Number != 1 || conflict.Head.Number != 2 || string(conflict.BaseText) != river || string(conflict.HeadText) != sides[0] {
				t.Errorf("the conflict is %+v", conflict)
			}
			b.says(sides[0])
		})
	}
}

func TestSaveOnARevisionThatIsNotThere(t *testing.T) {
	b := newBench(t)
	for _, base := range []int64{-1, 0, 2, 1 << 60} {
		if _, err := b.Save(ctx, b.ID, base, []byte("x"), "x"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("base %d: %v", base, err)
		}
	}
	b.says(river)
}

// Many write at once, each its own line and again when told of a conflict:
// every line is there in the end.
func TestSavingAtOnce(t *testing.T) {
	b := newBench(t)
	const writers, lines = 6, 5
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for l := range lines {
				if err := b.appendLine(fmt.Sprintf("# writer %d line %d\n", w, l)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	h, text := b.head()
	for w := range writers {
		for l := range lines {
			if line := fmt.Sprintf("# writer %d line %d\n", w, l); strings.Count(text, line) != 1 {
				t.Errorf("%q is lost", line)
			}
		}
	}
	if h.Number != 1+writers*lines {
		t.Errorf("%d revisions", h.Number)
	}
	b.says(text)
}

func (b *bench) appendLine(line string) error {
	for {
		h, text, err := b.Head(ctx, b.ID)
		if err != nil {
			return err
		}
		_, err = b.Save(ctx, b.ID, h.Number, append(bytes.Clone(text), line...), "a line")
		if _, ok := errors.AsType[*store.ConflictError](err); !ok {
			return err
		}
	}
}

func TestRevisions(t *testing.T) {
	b := newBench(t)
	for k := range 5 {
		b.save(fmt.Sprint(k))
	}
	for _, c := range []struct {
		before int64
		limit  int
		want   string
	}{{0, 3, "654"}, {4, 10, "321"}, {1, 10, ""}, {0, 0, ""}, {0, -1, ""}} {
		got := ""
		all, err := b.Revisions(ctx, b.ID, c.before, c.limit)
		b.ok(err)
		for _, r := range all {
			got += fmt.Sprint(r.Number)
		}
		if got != c.want {
			t.Errorf("before %d, at most %d: %s, want %s", c.before, c.limit, got, c.want)
		}
	}
	if _, err := b.Text(ctx, b.ID, 7); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a text that is not there: %v", err)
	}
}
