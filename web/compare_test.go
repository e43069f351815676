package web

import (
	"net/http"
	"strings"
	"testing"

	"parley/notation"
)

// edited is the Beijing project with one edit of its file after its first
// revision.
func (s *served) edited(pointer string, value any) {
	s.t.Helper()
	p := s.beijing()
	if err := s.edit(s.t.Context(), p, 1, "edited", func(f *notation.File) (*notation.File, error) { return f.Set(pointer, value) }); err != nil {
		s.t.Fatal(err)
	}
}

func TestCompareShowsWhatAnEditDid(t *testing.T) {
	s := workbench(t)
	s.edited("/parties/russia/name", "The Russian Federation")
	status, page := s.get("/projects/beijing-talks/compare")
	if status != http.StatusOK || !strings.Contains(page, `<option value="1" selected>`) || !strings.Contains(page, `<option value="2" selected>`) {
		t.Errorf("%d; want the last change offered", status)
	}
	status, page = s.get("/projects/beijing-talks/compare?older=1&newer=2")
	if status != http.StatusOK {
		t.Fatal(status)
	}
	for _, want := range []string{"Parties: The Russian Federation", "the same outcomes hold under the same concepts"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

// What nobody has reviewed is not called gone without a word.
func TestCompareSaysWhatIsLeftOut(t *testing.T) {
	s := workbench(t)
	s.beijing()
	p := s.drafted()
	_, page := s.get("/projects/beijing-talks/compare?older=1&newer=project:" + p.ID)
	if want := "The project “Article”: " + leftOut(s.now(p).Left); !strings.Contains(page, want) {
		t.Errorf("the page lacks %q", want)
	}
}

func TestCompareRefuses(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	if _, err := s.save(t.Context(), p, 1, []byte("parley: 1\nparties: none\n"), "broken"); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]struct {
		status int
		what   string
	}{
		"older=1&newer=2":               {http.StatusUnprocessableEntity, "Revision 2 has errors, the first in line"},
		"older=1&newer=99":              {http.StatusNotFound, "nothing of that name"},
		"older=1&newer=-1":              {http.StatusNotFound, "nothing of that name"},
		"older=x&newer=1":               {http.StatusBadRequest, "is no version"},
		"older=project:../x&newer=1":    {http.StatusNotFound, "no such project"},
		"older=project:nothing&newer=1": {http.StatusNotFound, "no such project"},
	} {
		status, page := s.get("/projects/beijing-talks/compare?" + query)
		if status != want.status || !strings.Contains(page, want.what) {
			t.Errorf("%s: %d; want %d, that %s", query, status, want.status, want.what)
		}
	}
}
