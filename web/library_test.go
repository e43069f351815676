package web

import (
	"bytes"
	"html"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"parley/examples"
	"parley/intake"
	"parley/internal/browser"
)

// upload posts a form with files.
func (s *served) upload(path string, fields map[string]string, files ...intake.File) (answered, string) {
	s.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for name, value := range fields {
		if err := form.WriteField(name, value); err != nil {
			s.t.Fatal(err)
		}
	}
	for _, f := range files {
		w, err := form.CreateFormFile("files", f.Name)
		if err != nil {
			s.t.Fatal(err)
		}
		if _, err := w.Write(f.Data); err != nil {
			s.t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		s.t.Fatal(err)
	}
	r := s.request(http.MethodPost, path, &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return s.send(r)
}

// made is the project that a post led to.
func (s *served) made(response answered, body string) string {
	s.t.Helper()
	id, ok := strings.CutPrefix(response.Header.Get("Location"), "/projects/")
	if response.StatusCode != http.StatusSeeOther || !ok {
		s.t.Fatalf("%d %s: %s", response.StatusCode, response.Header.Get("Location"), body)
	}
	id, _, _ = strings.Cut(id, "/")
	return id
}

// A project begins with an article, with pasted words, with a conflict file,
// with a file of another program.
func TestNewProject(t *testing.T) {
	s := workbench(t)
	article, err := os.ReadFile(filepath.Join("..", "examples", "beijing-talks", "article.md"))
	if err != nil {
		t.Fatal(err)
	}
	harbour, err := os.ReadFile(filepath.Join("..", "exchange", "testdata", "harbour.gmcr"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name   string
		fields map[string]string
		files  []intake.File
		want   string // in the conflict file
	}{
		{"article", nil, []intake.File{{Name: "talks.md", Data: article}}, "file: talks.md"},
		{"two articles", nil, []intake.File{{Name: "a.md", Data: article}, {Name: "b.txt", Data: []byte("France said it would send arms.")}}, "file: b.txt"},
		{"pasted", map[string]string{"text": string(article)}, nil, "file: article.md"},
		{"pasted as people do", map[string]string{"text": "Russia said on Monday that it would not withdraw.\r\nChina agreed."}, nil, "file: article.txt"},
		{"conflict", nil, []intake.File{{Name: "own.yaml", Data: []byte("parley: 1\ntitle: Own # mine\n")}}, "title: Own # mine"},
		{"with errors", nil, []intake.File{{Name: "own.yaml", Data: []byte("parley: 1\nnothing: known\n")}}, "nothing: known"},
		{"gmcr", nil, []intake.File{{Name: "harbour.gmcr", Data: harbour}}, "parties:"},
	} {
		t.Run(test.name, func(t *testing.T) {
			own := &served{s.Server, s.URL, t}
			response, body := own.upload("/projects", test.fields, test.files...)
			id := own.made(response, body)
			_, text, err := s.Store.Head(t.Context(), id)
			if err != nil || !strings.Contains(string(text), test.want) {
				t.Errorf("%v, want %q in\n%s", err, test.want, text)
			}
			if status, page := own.get("/projects/" + id + "/overview"); status != http.StatusOK {
				t.Errorf("overview: %d %s", status, page)
			}
		})
	}
}

// What cannot be taken in is refused in words, and no project is made.
func TestNewProjectRefused(t *testing.T) {
	s := workbench(t)
	large := bytes.Repeat([]byte("All work and no play.\n"), uploadBytes/20)
	for _, test := range []struct {
		name   string
		files  []intake.File
		status int
		want   string
	}{
		{"nothing", nil, 422, "No file was given."},
		{"unknown kind", []intake.File{{Name: "a.exe", Data: []byte("MZ")}}, 422, "a.exe: unknown kind of file."},
		{"out of the folder", []intake.File{{Name: `..\..\a.md`, Data: []byte("Words.")}}, 422, "not a name to use here"},
		{"hidden", []intake.File{{Name: ".a.md", Data: []byte("Words.")}}, 422, "not a name to use here"},
		{"words of direction in the name", []intake.File{{Name: "a\u202edm.md", Data: []byte("Words.")}}, 422, "not a name to use here"},
		{"twice", []intake.File{{Name: "a.md", Data: []byte("Words.")}, {Name: "a.md", Data: []byte("Others.")}}, 409, ""},
		{"too large", []intake.File{{Name: "a.txt", Data: large}}, 413, "more than the workbench takes"},
	} {
		t.Run(test.name, func(t *testing.T) {
			own := &served{s.Server, s.URL, t}
			response, body := own.upload("/projects", map[string]string{"name": "x"}, test.files...)
			if response.StatusCode != test.status || !strings.Contains(body, test.want) {
				t.Errorf("%d, want %d and %q in\n%s", response.StatusCode, test.status, test.want, body)
			}
		})
	}
	if projects, err := s.Store.Projects(t.Context()); err != nil || len(projects) != 0 {
		t.Errorf("%d projects, %v", len(projects), err)
	}
}

// Every example becomes a project whose file has no errors and whose quotes
// stand in its documents.
func TestExamples(t *testing.T) {
	s := workbench(t)
	for _, e := range examples.List {
		id := s.made(s.post("/examples", url.Values{"example": {e.ID}}))
		p, err := s.Store.Project(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		h, err := s.head(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		if h.File.Err() != nil || len(h.Documents) != len(h.File.Conflict.Sources) {
			t.Errorf("%s: %v, %d documents", e.ID, h.File.Err(), len(h.Documents))
		}
	}
	if response, _ := s.post("/examples", url.Values{"example": {"../go"}}); response.StatusCode != http.StatusNotFound {
		t.Error(response.Status)
	}
}

// Forgetting asks first, and leaves the files.
func TestForget(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	if _, page := s.get("/projects/" + p.ID + "/forget"); !strings.Contains(page, p.Folder) {
		t.Errorf("the page does not say where the files stay: %s", page)
	}
	if response, _ := s.post("/projects/"+p.ID+"/forget", nil); response.Header.Get("Location") != "/" {
		t.Error(response.Status)
	}
	if status, _ := s.get("/projects/" + p.ID + "/overview"); status != http.StatusNotFound {
		t.Error(status)
	}
	if _, err := os.Stat(filepath.Join(p.Folder, p.File)); err != nil {
		t.Error(err)
	}
}

// What is found leads to where it stands.
func TestSearch(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	status, page := s.get("/search?q=" + url.QueryEscape("security guarantees"))
	if status != http.StatusOK || !strings.Contains(page, "/projects/"+p.ID+"/documents/article.md#L") {
		t.Errorf("%d %s", status, page)
	}
	for _, test := range []struct{ query, pointer, want string }{
		{"russia", "/parties/russia", "  russia:"},
		{"guarantees", "/claims/", "- "},
		{"NATO neutral", "/issues/", ":"},
	} {
		_, page := s.get("/search?q=" + url.QueryEscape(test.query))
		address := regexp.MustCompile(`href="(/projects/[^"]*\?at=` + url.QueryEscape(test.pointer) + `[^"]*)"`).FindStringSubmatch(page)
		if address == nil {
			t.Errorf("%s: nothing at %s", test.query, test.pointer)
			continue
		}
		_, file := s.get(html.UnescapeString(address[1]))
		line := regexp.MustCompile(`data-line="(\d+)"`).FindStringSubmatch(file)
		if number, err := strconv.Atoi(line[1]); err != nil || number == 0 || !strings.Contains(strings.Split(s.text(p), "\n")[number-1], test.want) {
			t.Errorf("%s leads to line %s", address[1], line[1])
		}
	}
	if _, page := s.get("/search?q=xyzzy"); !strings.Contains(page, "Nothing was found") {
		t.Error(page)
	}
}

// No address leads out of a project's folder.
func TestTraversal(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	secret := filepath.Join(filepath.Dir(p.Folder), "secret.md")
	if err := os.WriteFile(secret, []byte("secret words"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(p.Folder, "link.md")); err != nil {
		t.Fatal(err)
	}
	for _, way := range []string{
		"../secret.md", "..%2fsecret.md", "%2e%2e/secret.md", "..%5csecret.md", "/" + secret, url.PathEscape(secret), "x/../../secret.md",
		"x%2f..%2f..%2fsecret.md", "link.md", "article.md%00", ".", "..", "%2e", "conflict.yaml%2f..%2f..%2fsecret.md", strings.Repeat("a/", 2000),
	} {
		for _, page := range []string{"/projects/" + p.ID + "/documents/", "/projects/" + p.ID + "/history/", "/projects/", "/static/x/"} {
			status, body := s.get(page + way)
			if status == http.StatusOK || status >= 500 || strings.Contains(body, "secret words") {
				t.Errorf("%s%s: %d", page, way, status)
			}
		}
	}
}

// Files that are dropped on the card are chosen as if by hand; those that miss
// it do not replace the page.
func TestDrop(t *testing.T) {
	s := workbench(t)
	page := s.browse("/")
	drop := `((on) => {
		const carried = new DataTransfer();
		carried.items.add(new File(["Russia said it would not withdraw."], "talks.txt"));
		return document.querySelector(on).dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
	})`
	if browser.Evaluate[bool](page, drop+`("main h1")`) || browser.Evaluate[int](page, `document.getElementById("files").files.length`) != 0 {
		t.Error("a file that misses the card is taken")
	}
	browser.Evaluate[bool](page, drop+`("#from-files h3")`)
	page.Follow(chromedp.Click("#from-files button"))
	if p, err := s.Store.Projects(t.Context()); err != nil || len(p) != 1 {
		t.Errorf("%v, %v", p, err)
	}
	for _, problem := range append(page.Requests(), page.ConsoleErrors()...) {
		t.Error(problem)
	}
}

// A name made to deceive or to burst the page is shortened, shows in its own
// direction alone, and acts on nothing around it.
func TestHostileName(t *testing.T) {
	s := workbench(t)
	name := "\u202e\u2067<script>document.title='run'</script> مفاوضات " + strings.Repeat("endless", 60)
	id := s.made(s.upload("/projects", map[string]string{"name": name, "text": "Russia said it would not withdraw."}))
	page := s.browse("/projects/" + id + "/overview")
	lookAt(t, page, "hostile-name")
	if got := browser.Evaluate[string](page, "document.title"); got == "run" || strings.ContainsAny(got, "\u202e\u2067") {
		t.Errorf("the title is %q", got)
	}
	page.Do(chromedp.Navigate(s.URL + "/"))
	lookAt(t, page, "hostile-library")
}
