// Package web is the workbench: an analyst goes from an article to a brief in
// a browser, on this machine alone, and the conflict file stays the truth.
//
// A page is one file, its template and, where it is live, its ES module:
// library.go, library.gohtml, library.js. To add a page:
//
//  1. Write newpage.go with a function that registers its routes with handle or
//     project, and name it in parts (routes.go), which is also the navigation of
//     a project. A handler returns an error instead of showing one: it becomes a
//     page, or JSON where that is asked for, by the one table in problem.go. What
//     is wrong with a request is said with refuse(status, what, want).
//
//  2. Write newpage.gohtml with a template "main"; layout.gohtml is around it,
//     show fills it in, and files that end in _parts.gohtml are shared by all
//     pages. A style sheet newpage.css beside it is loaded with every page, a
//     module newpage.js with its own; it may import from "./workbench.js". The
//     function asset makes the addresses of embedded files. Words of people stand
//     in <bdi>, or in an element with dir="auto". No inline script, style or event
//     handler works: the content security policy refuses it. Figures of package
//     figure are let in.
//
//  3. Ask for the conflict by head, which reads the file with its documents once
//     for each revision. Change it by edit or save, which take the revision that
//     the page was made from (a hidden field "base", see baseOf). A change that
//     touches somebody else's is an error like any other: returning it shows both
//     to be chosen from. After a post, lead on by done, which says what was done.
//
//  4. For live parts, respond writes JSON, readJSON reads it bounded, and events
//     opens a stream of server-sent events. What is to go on when the request has
//     ended runs in background, which Close waits for.
//
//  5. Add the page's address to walked in browser_test.go: on a phone and wide,
//     light and dark, axe-core finds nothing and nothing overflows.
//
// Forms are plain posts; guard refuses those of other sites, so they need no
// token of their own.
package web

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"parley/power/data"
	"parley/store"
)

// A Config is what a workbench works with.
type Config struct {
	Store   *store.Store
	Version string        // of the program, as results name it: "parley 0.1.0"
	Data    *data.Library // the data sets of power; nil for those in the program alone
	Token   string        // what the opened address proves that it may; see NewToken
	Log     *slog.Logger  // nil logs nothing
}

// A Server is the workbench as an http.Handler.
type Server struct {
	Config
	mux     *http.ServeMux
	session string // what the cookie holds once the token was shown
	heads   headCache
	edited  editedFiles
	runs    runner
	middles middles

	ctx  context.Context //nolint:containedctx // of work that outlives requests; ends with Close
	stop context.CancelFunc
	work sync.WaitGroup
}

// NewToken returns a token that nobody can guess.
func NewToken() string { return rand.Text() }

// New makes the workbench. The token must not be empty.
func New(c Config) *Server {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{Config: c, mux: http.NewServeMux(), session: rand.Text()}
	s.ctx, s.stop = context.WithCancel(context.Background())
	s.routes()
	return s
}

// Limits of time of a connection; a stream of events lifts the last for itself.
const (
	headerTime = 10 * time.Second
	readTime   = 2 * time.Minute
	writeTime  = 5 * time.Minute
	idleTime   = 2 * time.Minute
)

// HTTP is a server of the workbench with limits of time and size.
func (s *Server) HTTP() *http.Server {
	return &http.Server{
		Handler: s, ErrorLog: slog.NewLogLogger(s.Log.Handler(), slog.LevelWarn),
		ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		MaxHeaderBytes: 64 << 10,
	}
}

// background runs work that goes on when the request that began it has ended.
// The context ends with Close, which waits for the work to return.
func (s *Server) background(work func(ctx context.Context)) {
	s.work.Go(func() { work(s.ctx) })
}

// Stop ends the streams, and tells the work in the background to end; call it
// before Shutdown of the HTTP server, which waits for streams.
func (s *Server) Stop() { s.stop() }

// Close stops, and waits for the work in the background to return. Runs are
// kept as interrupted: the next server goes on with them.
func (s *Server) Close() {
	s.stop()
	s.work.Wait()
}
