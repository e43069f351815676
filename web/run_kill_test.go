package web

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"parley/store"
)

// childFolder is the variable that makes this test binary a workbench that goes
// on with the runs of a data directory until none is left.
const childFolder = "PARLEY_TEST_RUNS"

// TestChildOfKilledRuns is the child of TestKilledRuns.
func TestChildOfKilledRuns(t *testing.T) {
	dir := os.Getenv(childFolder)
	if dir == "" {
		t.Skip("the child of TestKilledRuns")
	}
	kept, err := store.Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	s := New(Config{Store: kept, Version: "parley test", Token: "t"})
	defer s.Close()
	for begun := time.Now(); time.Since(begun) < patience; time.Sleep(10 * time.Millisecond) {
		run, err := kept.Run(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		if !run.Ended.IsZero() {
			return
		}
	}
	t.Fatal("the run does not end")
}

// kills is how often the process of a run is killed.
const kills = 12

// A run whose process is killed again and again has the answer that it would
// have had.
func TestKilledRuns(t *testing.T) {
	dir := t.TempDir()
	open := func() *served {
		kept, err := store.Open(context.Background(), dir)
		if err != nil {
			t.Fatal(err)
		}
		return &served{New(Config{Store: kept, Version: "parley test", Token: "t"}), "", t}
	}
	shut := func(s *served) {
		s.Close()
		if err := s.Store.Close(); err != nil {
			t.Fatal(err)
		}
	}
	s := open()
	p := s.beijing()
	run := s.begun(p, "stability", map[string]string{"draws": "1000000"})
	shut(s)

	child := func() *exec.Cmd {
		c := exec.Command(os.Args[0], "-test.run=^TestChildOfKilledRuns$")
		c.Env = append(os.Environ(), childFolder+"="+dir)
		return c
	}
	for k := range kills {
		c := child()
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(40+(k*67)%200) * time.Millisecond)
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = c.Wait() // it says that it was killed
	}
	if said, err := child().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}

	s = open()
	defer shut(s)
	run, err := s.Store.Run(t.Context(), run.ID)
	if err != nil || run.State != store.Done {
		t.Fatalf("state %s, %s, %v", run.State, run.Message, err)
	}
	if string(run.Report) != s.direct(p, "stability", argsOf(run)) {
		t.Error("the answer is another than without the kills")
	}
}
