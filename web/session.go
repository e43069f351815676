package web

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
)

// Address is where the person is to be sent: the workbench at host (with its
// port), with the token. The next, a path such as /projects/river/file, is
// where that leads; the library when empty.
func (s *Server) Address(host, next string) string {
	query := url.Values{"token": {s.Token}}
	if next != "" {
		query.Set("next", next)
	}
	return (&url.URL{Scheme: "http", Host: host, Path: "/open", RawQuery: query.Encode()}).String()
}

// open takes the token for a cookie and leads on, so that the token stays in no
// address bar.
func (s *Server) open(w http.ResponseWriter, r *http.Request) {
	if !same(r.URL.Query().Get("token"), s.Token) {
		s.showError(w, r, refuse(http.StatusUnauthorized, "the token is not right, or of an earlier start of parley", "want the whole address that parley serve printed last"))
		return
	}
	http.SetCookie(w, s.cookie(r, "parley", s.session))
	next := r.URL.Query().Get("next")
	if !isLocal(next) {
		next = "/"
	}
	// A browser that comes from another page or file does not send the new
	// cookie along with a redirect, but does from a page of our own.
	if foreign(r) {
		w.Header().Set("Refresh", "0; url="+next)
		if err := s.show(w, r, view{Name: "opening", Title: "Opening", Page: next}); err != nil {
			s.showError(w, r, err)
		}
		return
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
}

// isLocal reports whether the address is a path of the workbench. Browsers take
// a backslash for a slash, also one that comes to the front once /x/.. is
// taken away.
func isLocal(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "" && u.Host == "" &&
		strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//") && !strings.Contains(u.Path, `\`)
}

// mayEnter reports whether the request has the cookie.
func (s *Server) mayEnter(r *http.Request) bool {
	c, err := r.Cookie(cookieName(r, "parley"))
	return err == nil && same(c.Value, s.session)
}

// cookie is a cookie that no script reads and no other site sends.
func (s *Server) cookie(r *http.Request, name, value string) *http.Cookie {
	return &http.Cookie{Name: cookieName(r, name), Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode}
}

// cookieName has the port in it: browsers send cookies to every port of a
// machine, and two workbenches must not log each other out.
func cookieName(r *http.Request, name string) string { return name + "-" + portOf(r.Context()) }

// mostSaid is how many characters of what was done are said: a cookie is small.
const mostSaid = 600

// done leads to the page after a change; what was done is said on it, once.
func (s *Server) done(w http.ResponseWriter, r *http.Request, address, what string) error {
	if runes := []rune(what); len(runes) > mostSaid {
		what = string(runes[:mostSaid]) + "…"
	}
	http.SetCookie(w, s.cookie(r, "said", base64.RawURLEncoding.EncodeToString([]byte(what))))
	http.Redirect(w, r, address, http.StatusSeeOther)
	return nil
}

// said takes what the request before this one has done; empty when nothing.
func (s *Server) said(w http.ResponseWriter, r *http.Request) string {
	c, err := r.Cookie(cookieName(r, "said"))
	if err != nil {
		return ""
	}
	over := s.cookie(r, "said", "")
	over.MaxAge = -1
	http.SetCookie(w, over)
	what, err := base64.RawURLEncoding.DecodeString(c.Value)
	if err != nil {
		return ""
	}
	return string(what)
}
