package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/analysis"
	"parley/brief"
	"parley/power/data"
	"parley/store"
)

// patience bounds the waiting for a run that must end.
const patience = time.Minute

// begun asks a question and returns its run, which may not have ended.
func (s *served) begun(p store.Project, analysis string, args map[string]string) store.Run {
	s.t.Helper()
	h, err := s.head(s.t.Context(), p)
	if err != nil {
		s.t.Fatal(err)
	}
	run, _, err := s.Server.ask(s.t.Context(), question{h, analysis, args})
	if err != nil {
		s.t.Fatal(err)
	}
	return run
}

// ended waits until the run has ended.
func (s *served) ended(run store.Run) store.Run {
	s.t.Helper()
	run, err := s.wait(s.t.Context(), run, s.runs.job(run.ID), patience)
	if err != nil {
		s.t.Fatal(err)
	}
	if run.Ended.IsZero() {
		s.t.Fatalf("run %d has not ended: %s", run.ID, run.State)
	}
	return run
}

// moving waits until something of the run is done.
func (s *served) moving(run store.Run) {
	s.t.Helper()
	for begun := time.Now(); time.Since(begun) < patience; time.Sleep(5 * time.Millisecond) {
		if j := s.runs.job(run.ID); j == nil || j.pace.now().Done > 0 {
			return
		}
	}
	s.t.Fatalf("run %d does not move", run.ID)
}

// long is a question that takes much longer than any test waits.
var long = map[string]string{"draws": "1000000"}

// The same question is the same run; another one, or another file, is not.
func TestSameQuestionIsAskedOnce(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	first := s.ended(s.begun(p, "stability", nil))
	if first.State != store.Done || len(first.Report) == 0 {
		t.Fatalf("state %s: %s", first.State, first.Message)
	}
	if again := s.begun(p, "stability", nil); again.ID != first.ID {
		t.Error("the same question was asked twice")
	}
	running := s.begun(p, "stability", long)
	if again := s.begun(p, "stability", long); again.ID != running.ID {
		t.Error("a question that is being answered was asked again")
	}
	if err := s.stopRun(t.Context(), running); err != nil {
		t.Fatal(err)
	}
	if again := s.begun(p, "stability", long); again.ID == running.ID {
		t.Error("a stopped run was taken for an answer")
	}
	if other := s.begun(p, "stability", map[string]string{"with": "minsk"}); other.ID == first.ID {
		t.Error("another question has the same answer")
	}
	revision, text, err := s.Store.Head(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	changed := slices.Concat(text, []byte("\n# A remark\n"))
	if _, err := s.Store.Save(t.Context(), p.ID, revision.Number, changed, "a remark"); err != nil {
		t.Fatal(err)
	}
	if later := s.begun(p, "stability", nil); later.ID == first.ID {
		t.Error("another file has the same answer")
	}
	if _, err := s.Store.Undo(t.Context(), p.ID); err != nil {
		t.Fatal(err)
	}
	if back := s.begun(p, "stability", nil); back.ID != first.ID {
		t.Error("the file as it was is asked again")
	}
	s.Data = withTrade(t)
	if h, err := s.head(t.Context(), p); err != nil || s.key(question{h, "stability", nil}) == first.Args[keyArg] {
		t.Errorf("other data sets have the same answer; %v", err)
	}
	s.Data = nil
	_, page := s.get(runAddress(first))
	if strings.Contains(page, "The file has changed since") {
		t.Error("an answer about the file as it is says that it is old")
	}
}

// withTrade is a library to which a table of trade was added.
func withTrade(t *testing.T) *data.Library {
	t.Helper()
	folder := t.TempDir()
	file := filepath.Join(folder, "trade.csv")
	table := "partner,reporter,month,sanctioned_export\nArmenia,Austria,2020-01,245053\n"
	if err := os.WriteFile(file, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	library := data.Open(filepath.Join(folder, "data"))
	if _, err := library.Add(file, "", "1"); err != nil {
		t.Fatal(err)
	}
	return library
}

// A run that is stopped ends soon, and what was found until then is kept.
func TestStop(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	run := s.begun(p, "stability", long)
	s.moving(run)
	_, page := s.get(runAddress(run))
	for _, want := range []string{"<progress", ">Stop</button>", `http-equiv="refresh"`, "Step 1: "} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of a run that goes on has no %s", want)
		}
	}
	if response, _ := s.post(runAddress(run)+"/stop", url.Values{}); response.StatusCode != http.StatusSeeOther {
		t.Fatalf("stop: status %d", response.StatusCode)
	}
	run, err := s.Store.Run(t.Context(), run.ID)
	if err != nil || run.State != store.Stopped || len(run.Report) == 0 {
		t.Fatalf("state %s, %d bytes of a report, %v", run.State, len(run.Report), err)
	}
	if _, page := s.get(runAddress(run)); !strings.Contains(page, "What was found until then stands below") || !strings.Contains(page, `class="answer"`) {
		t.Error("the page does not show what was found")
	}
	if response, _ := s.post(runAddress(run)+"/stop", url.Values{}); response.StatusCode != http.StatusSeeOther {
		t.Errorf("stop once more: status %d", response.StatusCode)
	}
}

// direct is the answer without a workbench.
func (s *served) direct(p store.Project, name string, args map[string]string) string {
	s.t.Helper()
	h, err := s.head(s.t.Context(), p)
	if err != nil {
		s.t.Fatal(err)
	}
	in, err := s.input(h, args)
	if err != nil {
		s.t.Fatal(err)
	}
	r, err := analysis.Run(s.t.Context(), name, in)
	if err != nil {
		s.t.Fatal(err)
	}
	var b bytes.Buffer
	if err := brief.JSON(&b, r); err != nil {
		s.t.Fatal(err)
	}
	return b.String()
}

// A run goes on when the workbench is started anew, whether that was closed or
// killed, and has the answer that it would have had.
func TestRunsGoOn(t *testing.T) {
	dir := t.TempDir()
	open := func() *store.Store {
		kept, err := store.Open(context.Background(), dir)
		if err != nil {
			t.Fatal(err)
		}
		return kept
	}
	shut := func(kept *store.Store) {
		if err := kept.Close(); err != nil {
			t.Fatal(err)
		}
	}
	args := map[string]string{"draws": "200000"}

	kept := open()
	s := &served{New(Config{Store: kept, Version: "parley test", Token: "t"}), "", t}
	p := s.beijing()
	run := s.begun(p, "stability", args)
	s.moving(run)
	s.Close()
	if now, err := kept.Run(t.Context(), run.ID); err != nil || now.State != store.Running && now.State != store.Waiting {
		t.Fatalf("closed: state %s, %v", now.State, err)
	}
	// One that was killed before it could be begun, and one whose text is lost.
	killed, err := kept.Begin(t.Context(), p.ID, 1, "trace", map[string]string{keyArg: "of another program"})
	if err != nil {
		t.Fatal(err)
	}
	if err := kept.Progress(t.Context(), killed.ID, 1, 2, ""); err != nil {
		t.Fatal(err)
	}
	shut(kept)

	kept = open()
	defer shut(kept)
	s = &served{New(Config{Store: kept, Version: "parley test", Token: "t"}), "", t}
	defer s.Close()
	for _, id := range []int64{run.ID, killed.ID} {
		for begun := time.Now(); ; time.Sleep(10 * time.Millisecond) {
			now, err := kept.Run(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if !now.Ended.IsZero() {
				run = now
				break
			}
			if time.Since(begun) > patience {
				t.Fatalf("run %d does not go on: %s", id, now.State)
			}
		}
		if run.State != store.Done {
			t.Errorf("run %d: %s, %s", id, run.State, run.Message)
		}
		if want := s.direct(p, run.Analysis, argsOf(run)); string(run.Report) != want {
			t.Errorf("run %d: the answer is another than without the interruption", id)
		}
	}
}

// A run is shown in its own project alone, and there is nothing to download
// before there is an answer.
func TestRunAddresses(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	other, err := s.Store.Create(t.Context(), "Other", []byte("parley: 1\ntitle: Other\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	run := s.ended(s.begun(p, "trace", nil))
	for path, want := range map[string]int{
		runAddress(run):                                                  200,
		runAddress(run) + "/trace.html":                                  200,
		runAddress(run) + "/trace.md":                                    200,
		runAddress(run) + "/trace.json":                                  200,
		runAddress(run) + "/trace.exe":                                   404,
		"/projects/" + p.ID + "/runs/999":                                404,
		"/projects/" + p.ID + "/runs/x":                                  404,
		"/projects/" + p.ID + "/runs/-1":                                 404,
		fmt.Sprintf("/projects/%s/runs/%d", other.ID, run.ID):            404,
		fmt.Sprintf("/projects/%s/runs/%d/trace.html", other.ID, run.ID): 404,
	} {
		if status, _ := s.get(path); status != want {
			t.Errorf("%s: status %d, want %d", path, status, want)
		}
	}
	response, _ := s.send(s.request(http.MethodGet, runAddress(run)+"/trace.html", http.NoBody))
	if policy := response.Header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "sandbox; default-src 'none'") {
		t.Errorf("policy %q", policy)
	}
	unanswered := s.begun(p, "stability", long)
	if status, _ := s.get(runAddress(unanswered) + "/stability.html"); status != http.StatusNotFound {
		t.Errorf("an answer that is not there: status %d", status)
	}
}

// The events of a run tell how far it is, and that it has ended.
func TestEvents(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	run := s.begun(p, "stability", long)
	s.moving(run)
	time.AfterFunc(2*beat, func() {
		if err := s.stopRun(context.Background(), run); err != nil {
			t.Error(err)
		}
	})
	response, body := s.send(s.request(http.MethodGet, runAddress(run)+"/events", http.NoBody))
	if response.Header.Get("Content-Type") != "text/event-stream" {
		t.Errorf("type %q", response.Header.Get("Content-Type"))
	}
	if !strings.Contains(body, `event: progress`) || !strings.Contains(body, `"words":"Step 1: `) || !strings.HasSuffix(body, fmt.Sprintf("event: ended\ndata: %d\n\n", run.ID)) {
		t.Errorf("events:\n%s", body)
	}
	if _, body := s.send(s.request(http.MethodGet, runAddress(run)+"/events", http.NoBody)); !strings.HasPrefix(body, "event: ended") {
		t.Errorf("events of a run that has ended:\n%s", body)
	}
}

func TestPace(t *testing.T) {
	var p pace
	if got := p.now(); got.Words != "Working." {
		t.Errorf("before anything was told: %+v", got)
	}
	p.tell(10, 100)
	p.tell(20, 100)
	begun := p.since
	if left := p.left(begun.Add(sure / 2)); left != 0 {
		t.Errorf("half a second: %v left; nobody can say yet", left)
	}
	if left := p.left(begun.Add(2 * time.Second)); left != 16*time.Second {
		t.Errorf("10 in 2 s: %v left of 80", left)
	}
	p.tell(100, 100)
	if left := p.left(begun.Add(9 * time.Second)); left != 0 {
		t.Errorf("all done: %v left", left)
	}
	if got := p.now(); got.Words != "Step 1 is done; working on what follows." {
		t.Errorf("all done: %+v", got)
	}
	p.tell(1, 50)
	if got := p.now(); got.Step != 2 || got.Words != "Step 2: 1 of 50 done." {
		t.Errorf("the next step: %+v", got)
	}
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1\u202f000", 1136000: "1\u202f136\u202f000"} {
		if got := grouped(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	for left, want := range map[time.Duration]string{
		16 * time.Second: "Step 3: 4 of 9 done, about 16 seconds left in this step.",
		time.Second:      "Step 3: 4 of 9 done, a moment left in this step.",
		0:                "Step 3: 4 of 9 done.",
		3 * time.Minute:  "Step 3: 4 of 9 done, about 3 minutes left in this step.",
	} {
		if got := (progress{Step: 3, Done: 4, Total: 9}).words(left); got != want {
			t.Errorf("%v left: %q, want %q", left, got, want)
		}
	}
}
