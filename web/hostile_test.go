package web

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"parley/analysis"
	"parley/conflict"
	"parley/examples"
	"parley/intake"
	"parley/notation"
	"parley/store"
)

// matches are what a pattern's group finds in the sources of this package, each
// once: a route or a field that is added is attacked from then on.
func matches(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, found := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(text), -1) {
			all = append(all, found[1])
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// addresses are those of every route of a method, with the project in them.
func addresses(t *testing.T, method string, p store.Project) []string {
	t.Helper()
	fill := strings.NewReplacer("{project}", p.ID, "{number}", "1", "{run}", "1", "{analysis}", "stability", "{tab}", "parties",
		"{file}", "a.html", "{name...}", "article.md", "{$}", "", "{hash}/{name}", "x/workbench.css")
	var all []string
	for _, route := range matches(t, `"`+method+` (/[^"]*)"`) {
		all = append(all, fill.Replace(route))
	}
	if len(all) < 10 {
		t.Fatalf("%d routes of %s found", len(all), method)
	}
	return all
}

// Every page but the door and the looks is refused to who has no cookie, or one
// of another start, and to a page of another site that loads it.
func TestEveryPageIsGuarded(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	for _, path := range addresses(t, http.MethodGet, p) {
		if isPublic(path) {
			continue
		}
		for name, test := range map[string]struct {
			change func(http.Header)
			want   int
		}{
			"no cookie":    {func(h http.Header) { h.Del("Cookie") }, http.StatusUnauthorized},
			"wrong cookie": {func(h http.Header) { h.Set("Cookie", strings.Replace(h.Get("Cookie"), "=", "=A", 1)) }, http.StatusUnauthorized},
			"the token":    {func(h http.Header) { h.Set("Cookie", h.Get("Cookie")[:12]+"="+s.Token) }, http.StatusUnauthorized},
			"of a page": {func(h http.Header) {
				h.Set("Sec-Fetch-Site", "same-site")
				h.Set("Sec-Fetch-Mode", "cors")
			}, http.StatusForbidden},
		} {
			r := s.request(http.MethodGet, path, http.NoBody)
			test.change(r.Header)
			if response, body := s.send(r); response.StatusCode != test.want || strings.Contains(body, p.Name) {
				t.Errorf("%s, %s: %d, want %d: %s", path, name, response.StatusCode, test.want, body)
			}
		}
	}
}

// Every change is refused that does not come from a page of the workbench.
func TestEveryChangeIsGuarded(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	for _, path := range addresses(t, http.MethodPost, p) {
		for name, header := range map[string]map[string]string{
			"another site":                {"Origin": "http://evil.example"},
			"another port":                {"Origin": "http://127.0.0.1:1"},
			"a sandbox":                   {"Origin": "null"},
			"nobody":                      {"Origin": ""},
			"another site, by fetch data": {"Sec-Fetch-Site": "cross-site"},
			"another port, by fetch data": {"Sec-Fetch-Site": "same-site"},
			"another site, going there":   {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
		} {
			r := s.request(http.MethodPost, path, strings.NewReader("base=1&do=accept-all"))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			for key, value := range header {
				r.Header.Set(key, value)
			}
			if header["Origin"] == "" && name == "nobody" {
				r.Header.Del("Origin")
			}
			if response, _ := s.send(r); response.StatusCode != http.StatusForbidden {
				t.Errorf("%s, %s: %d", path, name, response.StatusCode)
			}
		}
	}
	if projects, err := s.Store.Projects(t.Context()); err != nil || len(projects) != 1 {
		t.Errorf("%v %v", projects, err)
	}
}

// Every embedded file has its type, and is shown to strangers; templates are
// not.
func TestLooks(t *testing.T) {
	s := bare(t)
	entries, err := embedded.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		response, body := s.send(s.stranger(asset(e.Name())))
		kind, known := kinds[filepath.Ext(e.Name())]
		if !known && (filepath.Ext(e.Name()) != ".gohtml" || response.StatusCode != http.StatusNotFound) {
			t.Errorf("%s: %d", e.Name(), response.StatusCode)
		}
		if known && (response.Header.Get("Content-Type") != kind || response.StatusCode != http.StatusOK || body == "") {
			t.Errorf("%s: %d %s", e.Name(), response.StatusCode, response.Header.Get("Content-Type"))
		}
	}
}

// A page of another server on this machine may lead to a page of the
// workbench, but not have it compute.
func TestAskedByAnotherSite(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	for _, path := range []string{"/ask/stability/answer?draws=1000000", "/brief/make"} {
		r := s.request(http.MethodGet, "/projects/"+p.ID+path, http.NoBody)
		r.Header.Set("Sec-Fetch-Site", "same-site")
		r.Header.Set("Sec-Fetch-Mode", "navigate")
		if response, body := s.send(r); response.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %d %s", path, response.StatusCode, body)
		}
	}
	if runs, err := s.Store.Runs(t.Context(), p.ID, 10); err != nil || len(runs) != 0 {
		t.Errorf("%d runs were begun: %v", len(runs), err)
	}
}

// Where a form or an address says to go on is a page of the workbench, as
// browsers read addresses.
func TestWhereNextLeads(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	for _, next := range []string{
		"//evil.example", "///evil.example", `/\evil.example`, `/x/../\evil.example`, `/.\evil.example`, "/\t/evil.example", "/\r\nSet-Cookie: a=b",
		"http:evil.example", "https://evil.example", "javascript:alert(1)", "data:text/html,x", " /x", "",
	} {
		response, _ := s.post("/projects/"+p.ID+"/undo", url.Values{"from": {next}})
		if at := response.Header.Get("Location"); at != "/projects/"+p.ID+"/file" {
			t.Errorf("undo with %q leads to %q", next, at)
		}
		for _, site := range []string{"none", "cross-site"} {
			r := s.stranger("/open?token=" + s.Token + "&next=" + url.QueryEscape(next))
			r.Header.Set("Sec-Fetch-Site", site)
			r.Header.Set("Sec-Fetch-Mode", "navigate")
			response, _ := s.send(r)
			if at := response.Header.Get("Location") + response.Header.Get("Refresh"); at != "/" && at != "0; url=/" {
				t.Errorf("the door with %q leads to %q", next, at)
			}
		}
	}
}

// acting is words that act wherever they are put into a page as they are.
const acting = `"'><img src=x onerror=alert(1)><script>alert(1)</script><svg/onload=alert(1)>{{.}}</textarea></title></style><!--`

// acts says what in a page would run or lead out; empty when nothing does.
func acts(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			value := strings.ToLower(strings.TrimSpace(a.Val))
			switch {
			case strings.HasPrefix(a.Key, "on"), n.Data == "script" && a.Key == "src" && !strings.HasPrefix(value, "/static/"),
				n.Data == "img" && a.Key == "src" && value == "x",
				strings.HasPrefix(value, "javascript:"), strings.HasPrefix(value, "data:text"):
				return fmt.Sprintf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
		if n.Type == html.ElementNode && n.Data == "script" && n.FirstChild != nil {
			return "<script>" + n.FirstChild.Data
		}
	}
	return ""
}

// hostile is the example with acting words in every name and text, as a
// conflict file, and documents.
func hostile(t *testing.T) ([]byte, []store.Document) {
	t.Helper()
	text, files, err := examples.Open("beijing-talks/conflict")
	if err != nil {
		t.Fatal(err)
	}
	f, err := notation.Read("conflict.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	documents := []store.Document{{Name: "hostile.html", Data: []byte("<title>T" + acting + "</title><p>Russia said " + acting + "<table><tr><td>" + acting + "</table>")}}
	for _, file := range files {
		documents = append(documents, store.Document{Name: file.Name, Data: file.Data})
	}
	return notation.Format(poisoned(f.Conflict)), documents
}

func poisoned(c *conflict.Conflict) *conflict.Conflict {
	c.Title += acting
	for k := range c.Sources {
		c.Sources[k].Title = acting
	}
	for k := range c.Parties {
		c.Parties[k].Name += acting
		c.Parties[k].Note = acting
	}
	for k := range c.Issues {
		c.Issues[k].Name += acting
		c.Issues[k].Note = acting
		for j := range c.Issues[k].Scale {
			c.Issues[k].Scale[j].Name += acting
		}
	}
	for k := range c.Areas {
		c.Areas[k].Name += acting
	}
	for k := range c.Options {
		c.Options[k].Name += acting
		c.Options[k].Note = acting
	}
	for k := range c.Instruments {
		c.Instruments[k].Name += acting
		c.Instruments[k].Text = acting
	}
	for k := range c.Agreements {
		c.Agreements[k].Name += acting
	}
	for k := range c.Claims {
		c.Claims[k].Text = acting
		c.Claims[k].Note = acting
	}
	for k := range c.Positions {
		c.Positions[k].Text = acting
	}
	for k := range c.Gaps {
		c.Gaps[k].Missing = acting
	}
	return c
}

// Words that act are words on every page, in every answer and in every file
// that the workbench gives out.
func TestHostileWords(t *testing.T) {
	s := workbench(t)
	text, documents := hostile(t)
	p, err := s.Store.Create(t.Context(), "Beijing talks", text, documents)
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	defer func() {
		if shown < 50 {
			t.Errorf("the words stand on %d pages: too few to act", shown)
		}
	}()
	look := func(path string) {
		t.Helper()
		response, body := s.send(s.request(http.MethodGet, path, http.NoBody))
		if kind := response.Header.Get("Content-Type"); strings.HasPrefix(kind, "text/html") {
			if found := acts(t, body); found != "" {
				t.Errorf("%s: %s", path, found)
			}
			if strings.Contains(body, "&gt;&lt;img src=x onerror=alert(1)") {
				shown++
			}
		} else if response.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %s", path, kind)
		}
		if response.StatusCode >= http.StatusInternalServerError {
			t.Errorf("%s: %d %s", path, response.StatusCode, body)
		}
	}
	for _, page := range walked {
		look(page.path)
	}
	for _, path := range []string{
		"/search?q=" + url.QueryEscape(acting), "/search?q=alert", "/projects/" + url.PathEscape(acting), "/" + url.PathEscape(acting),
		"/projects/" + p.ID + "/documents/hostile.html", "/projects/" + p.ID + "/review?state=&kind=" + url.QueryEscape(acting),
		"/projects/" + p.ID + "/ask/live?question=" + url.QueryEscape(acting), "/projects/" + p.ID + "/compare?older=1&newer=" + url.QueryEscape(acting),
		"/open?token=" + url.QueryEscape(acting), "/open?token=" + s.Token + "&next=" + url.QueryEscape("/"+acting),
	} {
		look(path)
	}
	for _, a := range analysis.List {
		look("/projects/" + p.ID + "/ask/" + a.Name)
		query := url.Values{}
		for _, param := range a.Params {
			query.Set(param.Name, acting)
		}
		look("/projects/" + p.ID + "/ask/" + a.Name + "?" + query.Encode())
		look("/projects/" + p.ID + "/ask/" + a.Name + "/answer?" + query.Encode())
	}
	for _, question := range []string{
		"ask/stability/answer?draws=20", "ask/forecast/answer?draws=1", "ask/settle/answer", "ask/accord/answer", "ask/trace/answer",
		"ask/explain/answer?state=status-quo", "ask/assess/answer?draws=2", "ask/power/answer",
	} {
		s.lookAtRun("/projects/"+p.ID+"/"+question, look)
	}
}

// lookAtRun asks, waits for the answer, and looks at each form of it.
func (s *served) lookAtRun(question string, look func(path string)) {
	s.t.Helper()
	response, _ := s.send(s.request(http.MethodGet, question, http.NoBody))
	run := response.Header.Get("Location")
	if response.StatusCode != http.StatusSeeOther {
		look(question)
		return
	}
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if status, _ := s.get(run + "/a.json"); status == http.StatusOK {
			break
		}
	}
	look(run)
	for _, name := range []string{"a.html", "a.html?look=1", "a.md?look=1", "a.json?look=1", `"><script>.html`} {
		look(run + "/" + name)
	}
}

// Whatever a form says, the workbench answers with a page that says what is
// wrong, and not with a failure of its own.
func TestHostileForms(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	fields := matches(t, `(?:FormValue|Get|newOr|posted)\((?:form, )?"([a-z0-9.-]+)"\)`)
	values := []string{
		"", "-1", "9223372036854775807", "NaN", "1e999", "\x00", "\xff\xfe", "\u202e", "../..", `\`, acting, "[", "{", "*", "~1~0/", "((((",
		strings.Repeat("(", 10_000), strings.Repeat("a\n", 10_000),
	}
	for _, path := range addresses(t, http.MethodPost, p) {
		if strings.HasSuffix(path, "/forget") {
			continue
		}
		for _, value := range values {
			form := url.Values{}
			for _, field := range fields {
				form.Set(field, value)
			}
			for _, fixed := range []url.Values{{}, {"base": {"1"}}, {"base": {"1"}, "text": {"parley: 1\n"}}} {
				maps.Copy(form, fixed)
				if response, body := s.post(path, form); response.StatusCode >= http.StatusInternalServerError {
					t.Errorf("%s with %.20q: %d %s", path, value, response.StatusCode, body)
				} else if found := acts(t, body); found != "" {
					t.Errorf("%s with %.20q: %s", path, value, found)
				}
			}
		}
	}
}

// Whatever a module's request says is answered in JSON.
func TestHostileJSON(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	for _, path := range addresses(t, http.MethodPost, p) {
		if strings.HasSuffix(path, "/forget") {
			continue
		}
		for _, body := range []string{
			"", "{", "null", "[]", `"a"`, `{"text": 1}`, `{"unknown": 1}`, `{"text": "\ud800"}`, "{\"text\": \"\xff\"}", `{"base": 1e99}`,
			`{"base": 1, "base": -1, "text": "a"}`, `{"question": "stability", "base": 1, "values": {"x": 1e308}}`, strings.Repeat("[", 1<<20), strings.Repeat(`{"a":`, 1<<18),
		} {
			r := s.request(http.MethodPost, path, strings.NewReader(body))
			r.Header.Set("Content-Type", "application/json")
			r.Header.Set("Accept", "application/json")
			response, answer := s.send(r)
			if kind := response.Header.Get("Content-Type"); response.StatusCode >= http.StatusInternalServerError ||
				response.StatusCode >= http.StatusBadRequest && kind != "application/json" {
				t.Errorf("%s with %.20q: %d %s %s", path, body, response.StatusCode, kind, answer)
			}
		}
	}
}

// No name leads out of the project's folder: not in an address, not in a file's
// name, not under sources in the conflict file, and not by a link.
func TestNoPathLeadsOut(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	const secret = "Sealed words that stand outside."
	outside := filepath.Join(filepath.Dir(p.Folder), "secret.md")
	if err := os.WriteFile(outside, []byte(secret), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(p.Folder, "link.md")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink(filepath.Dir(p.Folder), filepath.Join(p.Folder, "up")); err != nil {
		t.Fatal(err)
	}
	names := []string{"../secret.md", "link.md", "up/secret.md", outside, `..\secret.md`, "./../secret.md", "article.md/../../secret.md", "secret.md\x00"}
	for _, name := range names {
		for _, written := range []string{url.PathEscape(name), strings.ReplaceAll(url.PathEscape(name), ".", "%2e"), strings.ReplaceAll(name, "\x00", "%00")} {
			if status, body := s.get("/projects/" + p.ID + "/documents/" + written); status == http.StatusOK || strings.Contains(body, "Sealed") {
				t.Errorf("document %q: %d", written, status)
			}
		}
		text, err := json.Marshal(map[string]string{"text": fmt.Sprintf("parley: 1\ntitle: T\nsources:\n  a: {file: %q}\nparties:\n  p: {name: P, from: [{source: a, lines: 1, quote: Other words}]}\n", name)})
		if err != nil {
			t.Fatal(err)
		}
		r := s.request(http.MethodPost, "/projects/"+p.ID+"/file/check", bytes.NewReader(text))
		r.Header.Set("Content-Type", "application/json")
		if response, body := s.send(r); response.StatusCode != http.StatusOK || strings.Contains(body, "Sealed") {
			t.Errorf("source %q: %d %s", name, response.StatusCode, body)
		}
		s.upload("/projects/"+p.ID+"/documents", nil, intake.File{Name: name, Data: []byte("Written by " + name)})
		s.upload("/projects", nil, intake.File{Name: name, Data: []byte("Written by " + name)})
	}
	if now, err := os.ReadFile(outside); err != nil || string(now) != secret {
		t.Errorf("it was written to: %q %v", now, err)
	}
}

// A browser that sends all before it listens is told that it was too much.
func TestTooLargeIsTold(t *testing.T) {
	s := workbench(t)
	host := strings.TrimPrefix(s.URL, "http://")
	connection, err := new(net.Dialer).DialContext(t.Context(), "tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	const size = uploadBytes + 16<<20
	_, err = fmt.Fprintf(connection, "POST /projects HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nCookie: %s\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: %d\r\n\r\n",
		host, s.URL, s.request(http.MethodGet, "/", http.NoBody).Header.Get("Cookie"), size)
	if err != nil {
		t.Fatal(err)
	}
	const head = "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.md\"\r\n\r\n"
	if _, err := io.Copy(connection, io.MultiReader(strings.NewReader(head), strings.NewReader(strings.Repeat("a", size-len(head))))); err != nil {
		t.Fatalf("it was cut off: %v", err)
	}
	response, err := http.ReadResponse(bufio.NewReader(connection), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := response.Body.Close(); err != nil || response.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("%s %v", response.Status, err)
	}
}

// A text that is edited on either page keeps its kind of line ends. One that no
// page can show without a change is left alone.
func TestLineEnds(t *testing.T) {
	s := workbench(t)
	for _, page := range []string{"/file", "/build/parties/text"} {
		for text, want := range map[string]string{
			"parley: 1\r\ntitle: River\r\n": "parley: 1\r\ntitle: Other\r\n",
			"parley: 1\ntitle: River\n":     "parley: 1\ntitle: Other\n",
			"parley: 1\ntitle: River\r\n":   "parley: 1\ntitle: River\r\n",
		} {
			p, err := s.Store.Create(t.Context(), "River", []byte(text), nil)
			if err != nil {
				t.Fatal(err)
			}
			s.post("/projects/"+p.ID+page, url.Values{"base": {"1"}, "save": {"yes"}, "text": {"parley: 1\r\ntitle: Other\r\n"}})
			if _, got, err := s.Store.Head(t.Context(), p.ID); err != nil || string(got) != want {
				t.Errorf("%s: %q became %q, want %q: %v", page, text, got, want, err)
			}
		}
	}
}

// Many windows save at once: what was acknowledged is in the file at the end,
// what was not was told so.
func TestManyWindows(t *testing.T) {
	s := workbench(t)
	const windows, edits = 8, 12
	var text strings.Builder
	text.WriteString("parley: 1\ntitle: River\n")
	for k := range windows {
		fmt.Fprintf(&text, "# window %d begins\n# window %d ends\n#\n#\n", k, k)
	}
	p, err := s.Store.Create(t.Context(), "Windows", []byte(text.String()), nil)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	var mu sync.Mutex
	kept, told := []string{}, 0
	for window := range windows {
		group.Go(func() {
			for n := range edits {
				line := fmt.Sprintf("# window %d says %d\n", window, n)
				switch status := s.insert(p, fmt.Sprintf("# window %d ends\n", window), line); status {
				case http.StatusOK:
					mu.Lock()
					kept = append(kept, line)
					mu.Unlock()
				case http.StatusConflict:
					mu.Lock()
					told++
					mu.Unlock()
				default:
					t.Errorf("%q: %d", line, status)
				}
			}
		})
	}
	group.Wait()
	disk, err := os.ReadFile(filepath.Join(p.Folder, p.File))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range kept {
		if !strings.Contains(string(disk), line) {
			t.Errorf("%q is lost", line)
		}
	}
	if len(kept)+told != windows*edits || len(kept) < edits {
		t.Errorf("%d kept, %d told", len(kept), told)
	}
	if got := strings.Count(string(disk), "says"); got != len(kept) {
		t.Errorf("%d lines are in the file, %d were acknowledged", got, len(kept))
	}
}

// insert saves the newest text with a line before another, and returns the
// status.
func (s *served) insert(p store.Project, before, line string) int {
	head, text, err := s.Store.Head(s.t.Context(), p.ID)
	if err != nil {
		s.t.Error(err)
	}
	body, err := json.Marshal(map[string]any{"base": head.Number, "text": strings.Replace(string(text), before, line+before, 1)})
	if err != nil {
		s.t.Error(err)
	}
	r := s.request(http.MethodPost, "/projects/"+p.ID+"/file/save", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Error(err)
		return 0
	}
	_ = response.Body.Close() // of what was read nothing is wanted
	return response.StatusCode
}
