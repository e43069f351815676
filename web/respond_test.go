package web

import (
	"bufio"
	"context"
	"net/http"
	"strings"
	"testing"
)

// Events reach the page while the handler goes on; the stream ends when the
// workbench stops, and then nothing keeps the server from ending.
func TestStreamEnds(t *testing.T) {
	server := New(Config{Version: "parley test", Token: NewToken()})
	begun := make(chan struct{})
	ended := make(chan struct{})
	server.handle("GET /count", func(w http.ResponseWriter, r *http.Request) error {
		defer close(ended)
		stream, stop, err := server.events(w, r)
		if err != nil {
			return err
		}
		defer stop()
		if err := stream.send("progress", map[string]int{"done": 1}); err != nil {
			return err
		}
		close(begun)
		<-stream.Done()
		return nil
	})
	s := serve(t, server)
	response, err := http.DefaultClient.Do(s.request(http.MethodGet, "/count", http.NoBody))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	<-begun
	lines := bufio.NewScanner(response.Body)
	var got []string
	for range 2 {
		lines.Scan()
		got = append(got, lines.Text())
	}
	if text := strings.Join(got, "\n"); text != "event: progress\ndata: {\"done\":1}" || response.Header.Get("Content-Type") != "text/event-stream" {
		t.Errorf("%s: %q", response.Header.Get("Content-Type"), text)
	}
	server.Stop()
	<-ended
}

// Work in the background sees that the workbench closes, which waits for it.
func TestBackground(t *testing.T) {
	s := New(Config{Version: "parley test", Token: NewToken()})
	done := false
	s.background(func(ctx context.Context) {
		<-ctx.Done()
		done = true
	})
	s.Close()
	if !done {
		t.Error("Close does not wait")
	}
}

// A module is told why not as JSON, a person on a page.
func TestProblemAsJSON(t *testing.T) {
	s := workbench(t)
	r := s.request(http.MethodGet, "/projects/nothing/file", http.NoBody)
	r.Header.Set("Accept", "application/json")
	response, body := s.send(r)
	if response.StatusCode != http.StatusNotFound || !strings.HasPrefix(body, `{"problem":{"status":404,"what":"there is no such project`) {
		t.Errorf("%s %s", response.Status, body)
	}
	if _, page := s.get("/projects/nothing/file"); !strings.Contains(page, "There is no such project") {
		t.Error(page)
	}
}
