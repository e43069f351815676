package main

import (
	"bytes"
	"context"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// A spoken is what a command has written so far.
type spoken struct {
	mu   sync.Mutex
	text bytes.Buffer
	more chan struct{}
}

// Write keeps what is written.
func (s *spoken) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case s.more <- struct{}{}:
	default:
	}
	return s.text.Write(b)
}

// String is what was written.
func (s *spoken) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

var openedAddress = regexp.MustCompile(`http://127\.0\.0\.1:\d+/open\?\S+`)

// serving is a workbench that runs; ended gets its exit status.
func serving(t *testing.T, args ...string) (said *spoken, stop context.CancelFunc, ended chan int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	said, ended = &spoken{more: make(chan struct{}, 1)}, make(chan int, 1)
	go func() {
		ended <- run(ctx, append([]string{"serve", "--no-open"}, args...), terminal{Out: said, Err: said})
	}()
	return said, cancel, ended
}

// address waits until the workbench says where it is.
func address(t *testing.T, said *spoken, ended chan int) string {
	t.Helper()
	for {
		select {
		case <-said.more:
			if found := openedAddress.FindString(said.String()); found != "" {
				return found
			}
		case status := <-ended:
			t.Fatalf("ended with %d: %s", status, said)
		case <-time.After(time.Minute):
			t.Fatalf("no address: %s", said)
		}
	}
}

// The address that is printed leads to the page of the file that was named; a
// second process on the same directory is refused and told what to do; when
// interrupted the workbench ends well, and the next one has the project.
func TestServe(t *testing.T) {
	dir, folder := t.TempDir(), t.TempDir()
	file := filepath.Join(folder, "conflict.yaml")
	if err := os.WriteFile(file, []byte("parley: 1\ntitle: River\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"--data", dir, file}, {"--data", dir, folder}} {
		said, stop, ended := serving(t, args...)
		jar, err := cookiejar.New(nil)
		if err != nil {
			t.Fatal(err)
		}
		client := http.Client{Jar: jar}
		response, err := client.Get(address(t, said, ended))
		if err != nil {
			t.Fatal(err)
		}
		if err := response.Body.Close(); err != nil {
			t.Fatal(err)
		}
		if response.StatusCode != http.StatusOK || !strings.HasSuffix(response.Request.URL.Path, "/file") || response.Request.URL.RawQuery != "" {
			t.Errorf("%s: %s", response.Request.URL, response.Status)
		}
		second, _, refused := serving(t, "--data", dir)
		if status := <-refused; status != statusFailed || !strings.Contains(second.String(), "another parley has it open") {
			t.Errorf("a second process: %d %s", status, second)
		}
		stop()
		if status := <-ended; status != statusDone || !strings.Contains(said.String(), "has stopped") {
			t.Errorf("ended with %d: %s", status, said)
		}
	}
}

// What cannot be served is refused with its status.
func TestServeRefuses(t *testing.T) {
	for _, test := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"--port", "70000"}, statusUsage, "want 1 to 65535"},
		{[]string{"--port", "x"}, statusUsage, "--port"},
		{[]string{filepath.Join(t.TempDir(), "nothing.yaml")}, statusInput, "nothing.yaml"},
		{[]string{t.TempDir()}, statusInput, "conflict"},
	} {
		said, _, ended := serving(t, append([]string{"--data", t.TempDir()}, test.args...)...)
		if status := <-ended; status != test.status || !strings.Contains(said.String(), test.want) {
			t.Errorf("%v: %d, want %d and %q: %s", test.args, status, test.status, test.want, said)
		}
	}
}
