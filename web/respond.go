package web

import (
	"context"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"time"
)

// wantsJSON reports whether a module asks, and not a person who goes to a page.
func wantsJSON(r *http.Request) bool {
	return strings.HasPrefix(r.Header.Get("Accept"), "application/json")
}

// respond answers with the value as JSON.
func respond(w http.ResponseWriter, status int, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, err = w.Write(data)
	return gone(err)
}

// readJSON reads the request's body, which the route has bounded, into v. Keys
// that v does not have are refused.
func readJSON(r *http.Request, v any) error {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return refuse(http.StatusUnsupportedMediaType, "the request is not JSON", "want Content-Type: application/json")
	}
	decoder := json.NewDecoder(r.Body)
	decoder.DisallowUnknownFields()
	err := decoder.Decode(v)
	if _, tooLarge := err.(*http.MaxBytesError); tooLarge { //nolint:errorlint // the decoder returns it as it is
		return err
	}
	if err != nil {
		return refuse(http.StatusBadRequest, "the request cannot be read: "+err.Error(), "want JSON as the page sends it")
	}
	return nil
}

// gone drops the error of a browser that has left: nobody is there to be told.
func gone(error) error { return nil }

// A stream is server-sent events to one page. It ends when the page goes away
// and when the server closes.
type stream struct {
	context.Context //nolint:containedctx // of the request, and of the server
	w               http.ResponseWriter
	control         *http.ResponseController
}

// events begins a stream; the handler returns when its context ends.
//
//	stream, stop, err := s.events(w, r)
//	if err != nil {
//		return err
//	}
//	defer stop()
//	for {
//		select {
//		case <-stream.Done():
//			return nil
//		case p := <-progress:
//			stream.send("progress", p)
//		}
//	}
func (s *Server) events(w http.ResponseWriter, r *http.Request) (*stream, context.CancelFunc, error) {
	control := http.NewResponseController(w)
	if err := control.SetWriteDeadline(time.Time{}); err != nil {
		return nil, nil, fmt.Errorf("begin a stream: %w", err)
	}
	ctx, cancel := context.WithCancel(r.Context())
	stop := context.AfterFunc(s.ctx, cancel)
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	if err := control.Flush(); err != nil {
		cancel()
		return nil, nil, fmt.Errorf("begin a stream: %w", err)
	}
	return &stream{ctx, w, control}, func() { stop(); cancel() }, nil
}

// send sends an event with a value as JSON. The error is that of a page that
// has gone away.
func (s *stream) send(event string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("event %s: %w", event, err)
	}
	if _, err := fmt.Fprintf(s.w, "event: %s\ndata: %s\n\n", event, data); err != nil {
		return err
	}
	return s.control.Flush()
}
