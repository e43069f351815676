package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// bare is a workbench without projects: enough for what is refused before any
// is looked for.
func bare(t *testing.T) *served {
	t.Helper()
	s := New(Config{Version: "parley test", Token: NewToken()})
	s.handle("GET /probe", func(w http.ResponseWriter, _ *http.Request) error { return respond(w, http.StatusOK, "in") })
	s.handleUpTo(10, "POST /probe", func(w http.ResponseWriter, r *http.Request) error {
		var v string
		if err := readJSON(r, &v); err != nil {
			return err
		}
		return respond(w, http.StatusOK, v)
	})
	s.handle("GET /panic", func(http.ResponseWriter, *http.Request) error { panic("a bug") })
	return serve(t, s)
}

// The policy is answered with, and each request below is let in or refused.
func TestGuard(t *testing.T) {
	s := bare(t)
	port := s.URL[strings.LastIndex(s.URL, ":")+1:]
	origin := map[string]string{"Origin": s.URL}
	for _, test := range []struct {
		name, method, path, host string
		header                   map[string]string
		stranger                 bool
		body                     string
		want                     int
	}{
		{name: "a page", path: "/probe", want: 200},
		{name: "localhost", path: "/probe", host: "localhost:" + port, want: 200},
		{name: "IPv6", path: "/probe", host: "[::1]:" + port, want: 200},
		{name: "another name (DNS rebinding)", path: "/probe", host: "evil.example:" + port, want: 421},
		{name: "a name that begins like ours", path: "/probe", host: "localhost.evil.example:" + port, want: 421},
		{name: "another port", path: "/probe", host: "127.0.0.1:1", want: 421},
		{name: "no port", path: "/probe", host: "127.0.0.1", want: 421},
		{name: "another address of this machine", path: "/probe", host: "127.0.0.2:" + port, want: 421},
		{name: "no cookie", path: "/probe", stranger: true, want: 401},
		{name: "no cookie, unknown page", path: "/nothing", stranger: true, want: 401},
		{name: "looks without a cookie", path: asset("workbench.css"), stranger: true, want: 200},
		{name: "templates are not for browsers", path: asset("layout.gohtml"), stranger: true, want: 404},
		{name: "a wrong token", path: "/open?token=wrong", stranger: true, want: 401},
		{name: "an empty token", path: "/open?token=", stranger: true, want: 401},
		{name: "unknown page", path: "/nothing", want: 404},
		{name: "method", method: "DELETE", path: "/probe", header: origin, want: 405},
		{name: "out of a folder", path: "/static/x/..%2f..%2fgo.mod", want: 404},
		{name: "a panic is a page", path: "/panic", want: 500},
		{name: "post", method: "POST", path: "/probe", header: origin, body: `"a"`, want: 200},
		{name: "post that says it is ours", method: "POST", path: "/probe", header: map[string]string{"Sec-Fetch-Site": "same-origin"}, body: `"a"`, want: 200},
		{name: "post of another site", method: "POST", path: "/probe", header: map[string]string{"Origin": "http://evil.example"}, body: `"a"`, want: 403},
		{name: "post of another port", method: "POST", path: "/probe", header: map[string]string{"Origin": "http://127.0.0.1:1"}, body: `"a"`, want: 403},
		{name: "post of another site that forges no origin", method: "POST", path: "/probe", header: map[string]string{"Sec-Fetch-Site": "cross-site"}, body: `"a"`, want: 403},
		{name: "post of a sandbox", method: "POST", path: "/probe", header: map[string]string{"Origin": "null"}, body: `"a"`, want: 403},
		{name: "post of nobody", method: "POST", path: "/probe", body: `"a"`, want: 403},
		{name: "read from inside another page", path: "/probe", header: map[string]string{"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"}, want: 403},
		{name: "gone to from another page", path: "/probe", header: map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, want: 200},
		{name: "too large", method: "POST", path: "/probe", header: origin, body: `"` + strings.Repeat("a", 20) + `"`, want: 413},
		{name: "not JSON", method: "POST", path: "/probe", header: origin, body: "{", want: 400},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := s.request(test.method, test.path, strings.NewReader(test.body))
			r.Header = http.Header{"Content-Type": {"application/json"}}
			if !test.stranger {
				r.AddCookie(&http.Cookie{Name: "parley-" + port, Value: s.session})
			}
			for key, value := range test.header {
				r.Header.Set(key, value)
			}
			if test.host != "" {
				r.Host = test.host
			}
			response, body := s.send(r)
			if response.StatusCode != test.want {
				t.Fatalf("status %d, want %d: %s", response.StatusCode, test.want, body)
			}
			for key, want := range map[string]string{
				"Content-Security-Policy": "default-src 'none'; script-src 'self';", "X-Content-Type-Options": "nosniff",
				"Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY", "Cross-Origin-Resource-Policy": "same-origin",
			} {
				if got := response.Header.Get(key); !strings.HasPrefix(got, want) {
					t.Errorf("%s: %q", key, got)
				}
			}
			if cached := response.Header.Get("Cache-Control") != "no-store"; cached != strings.HasSuffix(test.path, "workbench.css") {
				t.Errorf("Cache-Control: %s", response.Header.Get("Cache-Control"))
			}
			if test.want >= 400 && test.want != 404 && !strings.Contains(body, `role="alert"`) {
				t.Errorf("no clear page: %s", body)
			}
		})
	}
}

// The token is exchanged for a cookie that no script reads, and stands in no
// address afterwards; where that leads is never another site.
func TestOpen(t *testing.T) {
	s := bare(t)
	for next, want := range map[string]string{
		"": "/", "/projects/river/file": "/projects/river/file",
		"//evil.example": "/", "https://evil.example/": "/", `/\evil.example`: "/", "javascript:alert(1)": "/", "evil": "/",
	} {
		response, _ := s.send(s.stranger("/open?token=" + s.Token + "&next=" + url.QueryEscape(next)))
		if response.StatusCode != http.StatusSeeOther || response.Header.Get("Location") != want {
			t.Errorf("next %q leads to %q (%d), want %q", next, response.Header.Get("Location"), response.StatusCode, want)
		}
		cookie := response.Set[0]
		if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode {
			t.Errorf("cookie %v", cookie)
		}
	}
	// Who comes from another page is led on by a page of our own, from which the
	// cookie is sent.
	r := s.stranger("/open?token=" + s.Token + "&next=/probe")
	r.Header.Del("Origin")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	r.Header.Set("Sec-Fetch-Mode", "navigate")
	if response, _ := s.send(r); response.StatusCode != http.StatusOK || response.Header.Get("Refresh") != "0; url=/probe" {
		t.Errorf("%s, Refresh %q", response.Status, response.Header.Get("Refresh"))
	}
}
