package web

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"parley/figure"
)

// ServeHTTP answers what comes from the browser that holds the token, and
// refuses all else: another name of this machine (DNS rebinding), another site
// (cross-origin requests), no cookie.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer s.recovered(w, r)
	setHeaders(w.Header())
	if err := s.guard(r); err != nil {
		s.showError(w, r, err)
		return
	}
	if _, pattern := s.mux.Handler(r); pattern == "" {
		s.showError(w, r, s.unrouted(r))
		return
	}
	s.mux.ServeHTTP(w, r)
}

// guard returns why the request is refused, or nil.
func (s *Server) guard(r *http.Request) error {
	if !knownHost(r) {
		return refuse(http.StatusMisdirectedRequest, "the workbench does not answer to this name", "want the address that parley serve printed")
	}
	if err := sameSite(r); err != nil {
		return err
	}
	if isPublic(r.URL.Path) || s.mayEnter(r) {
		return nil
	}
	return refuse(http.StatusUnauthorized, "this browser has not been let in, or parley was started anew since",
		"want the whole address that parley serve printed, with its token")
}

// isPublic reports whether the path can be had without a cookie: where the
// token is shown, and the looks of pages, which hold nothing private.
func isPublic(path string) bool { return path == "/open" || strings.HasPrefix(path, "/static/") }

// knownHost reports whether the request names this machine by a loopback name
// or address, and the port that it came to.
func knownHost(r *http.Request) bool {
	host, port, err := net.SplitHostPort(r.Host)
	if err != nil || port != portOf(r.Context()) {
		return false
	}
	return slices.Contains([]string{"localhost", "127.0.0.1", "::1"}, strings.ToLower(host))
}

// portOf is the port that the request came to; empty outside a server.
func portOf(ctx context.Context) string {
	address, ok := ctx.Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return ""
	}
	_, port, err := net.SplitHostPort(address.String())
	if err != nil {
		return ""
	}
	return port
}

var crossOrigin = http.NewCrossOriginProtection()

// sameSite returns an error when the request was made by another site than the
// workbench. A change must say whose it is; reading may be begun from
// anywhere by going to the address, but not from inside another page.
func sameSite(r *http.Request) error {
	reads := r.Method == http.MethodGet || r.Method == http.MethodHead
	switch {
	case reads && foreign(r) && r.Header.Get("Sec-Fetch-Mode") != "navigate",
		!reads && r.Header.Get("Sec-Fetch-Site") == "" && r.Header.Get("Origin") == "",
		crossOrigin.Check(r) != nil:
		return errForeign
	}
	return nil
}

var errForeign = refuse(http.StatusForbidden, "the request was made by another site", "want it to be made from a page of the workbench")

// foreign reports whether the browser says that a page of another site, or of
// another server on this machine, made the request.
func foreign(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	return site != "" && site != "same-origin" && site != "none"
}

// policy is the content security policy of every page. The style of figures is
// the same in all of them, so that its hash lets it in.
var policy = sync.OnceValue(func() string {
	sum := sha256.Sum256([]byte(figure.Style()))
	return strings.Join([]string{
		"default-src 'none'", "script-src 'self'", "connect-src 'self'", "img-src 'self' data:",
		"style-src 'self' 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'",
		"frame-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
	}, "; ")
})

func setHeaders(h http.Header) {
	h.Set("Content-Security-Policy", policy())
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Cache-Control", "no-store")
}

// unrouted says why no route takes the request.
func (s *Server) unrouted(r *http.Request) error {
	probe := &statusProbe{header: http.Header{}}
	s.mux.ServeHTTP(probe, r)
	if probe.status == http.StatusMethodNotAllowed {
		return refuse(probe.status, "this page cannot be asked by "+r.Method, "want "+probe.header.Get("Allow"))
	}
	return refuse(http.StatusNotFound, "there is no such page", "want one that the workbench links to")
}

// A statusProbe is a response of which only the status and header are kept.
type statusProbe struct {
	header http.Header
	status int
}

// Header returns the header.
func (p *statusProbe) Header() http.Header { return p.header }

// WriteHeader keeps the status.
func (p *statusProbe) WriteHeader(status int) { p.status = status }

// Write drops the body.
func (p *statusProbe) Write(b []byte) (int, error) { return len(b), nil }

// recovered turns a panic, which is our own bug, into a page; the server goes
// on.
func (s *Server) recovered(w http.ResponseWriter, r *http.Request) {
	bug := recover()
	if bug == nil {
		return
	}
	if err, ok := bug.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(bug)
	}
	s.Log.Error("panic", "method", r.Method, "path", r.URL.Path, "panic", bug, "stack", string(debug.Stack()))
	s.showError(w, r, fmt.Errorf("panic: %v", bug))
}

// same compares secrets in a time that does not tell how much of them is
// right.
func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
