package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

var serveKills = flag.Int("servekills", 5, "how often TestServeKill kills the workbench")

// A bench is a workbench in a process of its own, and a browser of it.
type bench struct {
	t       testing.TB
	process *exec.Cmd
	client  http.Client
	origin  string
}

// started starts parley serve in a process of its own, which is this test's
// program under the command's name.
func started(t testing.TB, dir string) *bench {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t, process: &exec.Cmd{
		Path: program, Args: []string{"parley", "serve", "--no-open", "--data", dir}, Env: os.Environ(), Stderr: os.Stderr,
	}}
	out, err := b.process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := b.process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.process.Process.Kill() }) // it may have ended
	said := bufio.NewScanner(out)
	for said.Scan() {
		if address := openedAddress.FindString(said.Text()); address != "" {
			b.open(address)
			return b
		}
	}
	t.Fatalf("the workbench ended: %v", b.process.Wait())
	return nil
}

func (b *bench) open(address string) {
	b.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		b.t.Fatal(err)
	}
	b.client = http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	at, err := url.Parse(address)
	if err != nil {
		b.t.Fatal(err)
	}
	b.origin = "http://" + at.Host
	if a, err := b.send(http.MethodGet, strings.TrimPrefix(address, b.origin), "", nil); err != nil || a.status != http.StatusSeeOther {
		b.t.Fatalf("%s: %d, %v", address, a.status, err)
	}
}

// kill kills the process, which gets no chance to put anything in order.
func (b *bench) kill() {
	_ = b.process.Process.Kill()
	_ = b.process.Wait() // says that it was killed
}

// An answer is what the workbench has acknowledged or refused.
type answer struct {
	status   int
	location string
	body     []byte
}

// send asks the workbench. The error is that of a process that was killed.
func (b *bench) send(method, path, kind string, body io.Reader) (answer, error) {
	r, err := http.NewRequestWithContext(b.t.Context(), method, b.origin+path, body)
	if err != nil {
		b.t.Error(err)
		return answer{}, err
	}
	r.Header.Set("Origin", b.origin)
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	if kind == "application/json" {
		r.Header.Set("Accept", kind)
	}
	response, err := b.client.Do(r)
	if err != nil {
		return answer{}, err
	}
	text, err := io.ReadAll(response.Body)
	return answer{response.StatusCode, response.Header.Get("Location"), text}, errors.Join(err, response.Body.Close())
}

func (b *bench) post(path string, form url.Values) (answer, error) {
	return b.send(http.MethodPost, path, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
}

// must is send with an answer of that status.
func (b *bench) must(status int, a answer, err error) answer {
	b.t.Helper()
	if err != nil || a.status != status {
		b.t.Fatalf("%d, want %d: %v %s", a.status, status, err, a.body)
	}
	return a
}

// A headText is the newest revision, as the page of the file is told.
type headText struct {
	Number int64  `json:"number"`
	Text   string `json:"text"`
}

func (b *bench) head(project string) (h headText, err error) {
	a, err := b.send(http.MethodGet, project+"/file/head", "", nil)
	if err == nil && a.status != http.StatusOK {
		err = fmt.Errorf("%d: %s", a.status, a.body)
	}
	return h, errors.Join(err, json.Unmarshal(a.body, &h))
}

// An acknowledged is what the workbench has said is kept.
type acknowledged struct {
	sync.Mutex
	edits     map[string]int64 // a line of the file, and the revision that brought it
	documents []string
	runs      []string // addresses

	unfinished int // runs that had no answer when the workbench was started again
}

func (k *acknowledged) note(work func()) {
	k.Lock()
	defer k.Unlock()
	work()
}

// TestServeKill kills the workbench while two clients edit the file, one adds
// documents and one asks, again and again in one data directory: what it has
// acknowledged is there afterwards, on the disk and in the history, and every
// run goes on to its answer.
func TestServeKill(t *testing.T) {
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(7, 7))
	b := started(t, dir)
	project := b.beijing()
	kept := &acknowledged{edits: map[string]int64{}}
	for round := range *serveKills {
		whileKilled(b, project, round, kept, time.Duration(random.IntN(400))*time.Millisecond)
		b = started(t, dir) // the lock of the killed process does not stand in the way
		kept.check(t, b, dir, project)
	}
	for _, run := range kept.runs {
		b.ended(run)
	}
	t.Logf("%d kills; %d edits, %d documents, %d runs acknowledged; runs found unfinished %d times",
		*serveKills, len(kept.edits), len(kept.documents), len(kept.runs), kept.unfinished)
	if len(kept.edits) < *serveKills || len(kept.documents) < *serveKills || kept.unfinished == 0 {
		t.Error("too little was going on for anything to be lost")
	}
}

// whileKilled has clients work until the workbench is killed.
func whileKilled(b *bench, project string, round int, kept *acknowledged, after time.Duration) {
	var clients sync.WaitGroup
	for editor := range 2 {
		clients.Go(func() { b.edits(project, fmt.Sprintf("# %d %d", round, editor), kept) })
	}
	clients.Go(func() { b.adds(project, round, kept) })
	clients.Go(func() { b.asks(project, round, kept) })
	time.Sleep(500*time.Millisecond + after) // so that the run has been acknowledged
	b.kill()
	clients.Wait()
}

// edits adds a line to the file again and again, and begins anew with the text
// as it is when another client was faster.
func (b *bench) edits(project, line string, kept *acknowledged) {
	for n := 0; ; n++ {
		h, err := b.head(project)
		if err != nil {
			return
		}
		added := fmt.Sprintf("%s %d\n", line, n)
		body, err := json.Marshal(map[string]any{"base": h.Number, "text": h.Text + added})
		if err != nil {
			b.t.Error(err)
		}
		a, err := b.send(http.MethodPost, project+"/file/save", "application/json", bytes.NewReader(body))
		switch {
		case err != nil:
			return
		case a.status == http.StatusConflict: // both added at the end; nothing was saved
			continue
		case a.status != http.StatusOK:
			b.t.Errorf("edit: %d %s", a.status, a.body)
			return
		}
		var saved headText
		if err := json.Unmarshal(a.body, &saved); err != nil {
			b.t.Errorf("edit: %s", a.body)
		}
		kept.note(func() { kept.edits[added] = saved.Number })
	}
}

// adds puts documents beside the file.
func (b *bench) adds(project string, round int, kept *acknowledged) {
	for n := 0; ; n++ {
		name := fmt.Sprintf("d%d-%d.txt", round, n)
		var body bytes.Buffer
		form := multipart.NewWriter(&body)
		file, err := form.CreateFormFile("files", name)
		if err == nil {
			_, err = file.Write([]byte("The words of " + name + "."))
		}
		if err := errors.Join(err, form.Close()); err != nil {
			b.t.Error(err)
		}
		a, err := b.send(http.MethodPost, project+"/documents", form.FormDataContentType(), &body)
		if err != nil {
			return
		}
		if a.status != http.StatusSeeOther {
			b.t.Errorf("document: %d %s", a.status, a.body)
			return
		}
		kept.note(func() { kept.documents = append(kept.documents, name) })
		time.Sleep(20 * time.Millisecond)
	}
}

// asks has one question of about a second answered.
func (b *bench) asks(project string, round int, kept *acknowledged) {
	a, err := b.post(project+"/ask/stability/answer", url.Values{"draws": {"150000"}, "seed": {fmt.Sprint(round + 1)}})
	if err != nil {
		return
	}
	if a.status != http.StatusSeeOther {
		b.t.Errorf("question: %d %s", a.status, a.body)
		return
	}
	kept.note(func() { kept.runs = append(kept.runs, a.location) })
}

// check looks for everything that was acknowledged.
func (k *acknowledged) check(t *testing.T, b *bench, dir, project string) {
	t.Helper()
	folder := filepath.Join(dir, "projects", filepath.Base(project))
	disk, err := os.ReadFile(filepath.Join(folder, "conflict.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	h, err := b.head(project)
	if err != nil || h.Text != string(disk) {
		t.Fatalf("the head is not the file: %v", err)
	}
	newest := int64(0)
	for line, number := range k.edits {
		newest = max(newest, number)
		if !bytes.Contains(disk, []byte(line)) {
			t.Errorf("the edit %q is lost", line)
		}
	}
	if newest > h.Number {
		t.Errorf("revision %d was acknowledged, and the head is %d", newest, h.Number)
	}
	if newest > 0 {
		a, err := b.send(http.MethodGet, fmt.Sprintf("%s/history/%d", project, newest), "", nil)
		b.must(http.StatusOK, a, err)
	}
	for _, name := range k.documents {
		if text, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(text) != "The words of "+name+"." {
			t.Errorf("the document %s is lost: %q, %v", name, text, err)
		}
	}
	for _, run := range k.runs {
		a, err := b.send(http.MethodGet, run, "", nil)
		if b.must(http.StatusOK, a, err); !b.has(run) {
			k.unfinished++
		}
	}
}

// has reports whether the run has an answer.
func (b *bench) has(run string) bool {
	b.t.Helper()
	a, err := b.send(http.MethodGet, run+"/answer.json", "", nil)
	if err != nil {
		b.t.Fatal(err)
	}
	return a.status == http.StatusOK
}

// ended waits for a run, and returns its answer as JSON.
func (b *bench) ended(run string) []byte {
	b.t.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end) && !b.has(run); {
		time.Sleep(20 * time.Millisecond)
	}
	a, err := b.send(http.MethodGet, run+"/answer.json", "", nil)
	return b.must(http.StatusOK, a, err).body
}

// beijing makes a project of the example and returns its address.
func (b *bench) beijing() string {
	b.t.Helper()
	a, err := b.post("/examples", url.Values{"example": {"beijing-talks/conflict"}})
	return strings.TrimSuffix(b.must(http.StatusSeeOther, a, err).location, "/overview")
}

// question asks what takes some seconds, and returns the address of the run.
func (b *bench) question(project string) string {
	b.t.Helper()
	a, err := b.post(project+"/ask/stability/answer", url.Values{"draws": {"400000"}})
	return b.must(http.StatusSeeOther, a, err).location
}

// written waits until the journal of the run has some draws in it.
func written(t *testing.T, dir, run string) (journal string, size int64) {
	t.Helper()
	journal = filepath.Join(dir, "runs", filepath.Base(run)+".journal")
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if info, err := os.Stat(journal); err == nil && info.Size() > 200<<10 {
			return journal, info.Size()
		}
	}
	t.Fatalf("nothing is written to %s", journal)
	return "", 0
}

// TestServeRunGoesOn ends the workbench in the middle of a run, by a kill and
// by a word: the next one goes on where it was, and comes to the same answer as
// one that was not interrupted.
func TestServeRunGoesOn(t *testing.T) {
	whole := started(t, t.TempDir())
	want := whole.ended(whole.question(whole.beijing()))
	whole.kill()
	for name, end := range map[string]func(*bench){"killed": (*bench).kill, "told to end": (*bench).told} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			b := started(t, dir)
			run := b.question(b.beijing())
			journal, size := written(t, dir, run)
			end(b)
			b = started(t, dir)
			const torn = 64 << 10 // of what was being written, and is done again
			for !b.has(run) {
				if info, err := os.Stat(journal); err == nil && info.Size() < size-torn {
					t.Fatalf("the run was begun anew: its journal had %d bytes and has %d", size, info.Size())
				}
			}
			if got := b.ended(run); !bytes.Equal(got, want) {
				t.Errorf("another answer than without interruption:\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// told ends the workbench as the system does, and wants it to end well.
func (b *bench) told() {
	b.t.Helper()
	if runtime.GOOS == "windows" {
		b.t.Skip("Windows cannot tell a process to end")
	}
	if err := b.process.Process.Signal(syscall.SIGTERM); err != nil {
		b.t.Fatal(err)
	}
	if err := b.process.Wait(); err != nil {
		b.t.Errorf("ended with %v", err)
	}
}
