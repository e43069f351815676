package store_test

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"parley/store"
)

var kills = flag.Int("kills", 8, "how often TestKill kills a process that writes")

// childVariable names the data directory to the process that is killed.
const childVariable = "PARLEY_STORE_CHILD"

// TestKill kills a process that writes, at a random moment, again and again in
// one directory: whatever it was told is kept is there afterwards.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	prepare(t, dir)
	random := newRandom(t)
	told := 0
	for range *kills {
		lines := killed(t, dir, time.Duration(random.IntN(300))*time.Millisecond)
		told += len(lines)
		check(t, dir, lines)
	}
	if told < *kills {
		t.Errorf("%d children were told of %d things: too few to lose any", *kills, told)
	}
	t.Logf("%d kills, %d things acknowledged", *kills, told)
}

func prepare(t *testing.T, dir string) {
	t.Helper()
	s := opened(t, dir)
	defer s.Close()
	if _, err := s.Create(ctx, "Killed", []byte(long(0)), nil); err != nil {
		t.Fatal(err)
	}
}

// killed runs the child until some time after it has said its first line, and
// returns the lines that it said.
func killed(t *testing.T, dir string, after time.Duration) (lines []string) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestKillChild$", "-test.v=false")
	child.Env = append(os.Environ(), childVariable+"="+dir)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	in := bufio.NewReader(out)
	for {
		line, err := in.ReadString('\n')
		if errors.Is(err, io.EOF) {
			break // a line that is cut short was not told
		} else if err != nil {
			t.Fatal(err)
		}
		if lines = append(lines, strings.TrimSpace(line)); len(lines) == 1 {
			time.AfterFunc(after, func() { _ = child.Process.Kill() })
		}
	}
	_ = child.Wait() // killed
	return lines
}

// check opens the store and looks for everything that was acknowledged.
func check(t *testing.T, dir string, lines []string) {
	t.Helper()
	s := opened(t, dir)
	defer s.Close()
	const project = "killed"
	head, text, err := s.Head(ctx, project)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(string(text), "# end\n") {
		t.Fatalf("the file is torn: %d bytes", len(text))
	}
	for _, line := range lines {
		var what, name string
		var number int64
		if _, err := fmt.Sscan(line, &what, &number, &name); err != nil {
			t.Fatalf("the child says %q", line)
		}
		switch what {
		case "saved":
			kept, err := s.Text(ctx, project, number)
			if err != nil || hash(kept) != name || number > head.Number {
				t.Errorf("revision %d is lost: %v; the head is %+v", number, err, head)
			}
		case "run":
			if r, err := s.Run(ctx, number); err != nil || fmt.Sprint(r.Done) < name || (r.State != store.Interrupted && r.State != store.Waiting && r.State != store.Done) {
				t.Errorf("run %d at %s is lost: %+v, %v", number, name, r, err)
			}
		case "finished":
			if r, err := s.Run(ctx, number); err != nil || r.State != store.Done || string(r.Report) != name {
				t.Errorf("the report of run %d is lost: %+v, %v", number, r, err)
			}
		case "added":
			if data, err := s.Document(ctx, project, name); err != nil || string(data) != name {
				t.Errorf("document %s is lost: %q, %v", name, data, err)
			}
		case "created":
			if _, err := s.Project(ctx, name); err != nil {
				t.Errorf("project %s is lost: %v", name, err)
			}
			if text, err := s.Text(ctx, name, 1); err != nil || string(text) != river {
				t.Errorf("project %s says %q, %v", name, text, err)
			}
		}
	}
}

func hash(text []byte) string { return fmt.Sprintf("%x", sha256.Sum256(text)) }

// long is a text of some pages.
func long(n int64) string {
	return strings.Repeat(fmt.Sprintf("# line of text %d\n", n), 2000) + "# end\n"
}

// TestKillChild is the process that is killed: it says each thing that the
// store has acknowledged.
func TestKillChild(t *testing.T) {
	dir := os.Getenv(childVariable)
	if dir == "" {
		t.Skip("TestKill runs it in a process of its own")
	}
	s, err := store.Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	c := &child{T: t, Store: s}
	var group sync.WaitGroup
	for _, work := range []func(){c.saves, c.runs, c.adds} {
		group.Go(func() {
			for {
				work()
			}
		})
	}
	group.Wait()
}

type child struct {
	*testing.T
	*store.Store
	out sync.Mutex
}

func (c *child) tell(what string, number int64, name string, err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, what, number, name, err)
		os.Exit(1)
	}
	c.out.Lock()
	defer c.out.Unlock()
	fmt.Fprintln(os.Stdout, what, number, name)
}

func (c *child) saves() {
	h, _, err := c.Head(ctx, "killed")
	if err != nil {
		c.tell("head", 0, "", err)
	}
	var r store.Revision
	switch {
	case h.Undo > 0 && rand.IntN(5) == 0:
		r, err = c.Undo(ctx, "killed")
	case h.Redo > 0 && rand.IntN(2) == 0:
		r, err = c.Redo(ctx, "killed")
	default:
		r, err = c.Save(ctx, "killed", h.Number, []byte(long(rand.Int64())), "a change")
	}
	c.tell("saved", r.Number, r.Hash, err)
}

func (c *child) runs() {
	r, err := c.Begin(ctx, "killed", 1, "x", nil)
	c.tell("run", r.ID, "0", err)
	for k := range 3 {
		c.tell("run", r.ID, fmt.Sprint(k), c.Progress(ctx, r.ID, k, 3, ""))
	}
	c.tell("finished", r.ID, "report", c.Finish(ctx, r.ID, store.Done, "", []byte("report")))
}

func (c *child) adds() {
	name := fmt.Sprint(rand.Uint64(), ".txt")
	c.tell("added", 0, name, c.AddDocument(ctx, "killed", name, []byte(name)))
	if rand.IntN(4) == 0 {
		p, err := c.Create(ctx, "another", []byte(river), nil)
		c.tell("created", 0, p.ID, err)
	}
	time.Sleep(20 * time.Millisecond)
}
