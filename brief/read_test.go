package brief

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"parley/report"
)

// What was written as JSON is shown as before in every form, also of a report
// all of whose words come from an enemy.
func TestReadJSONShowsTheSame(t *testing.T) {
	for name, r := range map[string]*report.Report{"sample": sample(), "hostile": hostile(), "empty": {}} {
		read, err := ReadJSON([]byte(written(t, JSON, r)))
		if err != nil {
			t.Fatal(err)
		}
		for form, write := range writers {
			if form != "sample-bit.txt" && written(t, write, read) != written(t, write, r) {
				t.Errorf("%s: %s differs when it was read from JSON", name, form)
			}
		}
	}
}

func TestReadJSONRefuses(t *testing.T) {
	block := `{"format": "parley-brief", "version": 1, "sections": [{"title": "Odd", "blocks": [%s]}]}`
	for text, want := range map[string]string{
		``:   "unexpected end",
		`{}`: `format "" of version 0; want "parley-brief" of version 1 to 1`,
		`{"format": "parley-brief", "version": 2}`:            `version 2; want "parley-brief" of version 1 to 1`,
		fmt.Sprintf(block, `{"type": "song"}`):                `section "Odd": block of unknown type "song"`,
		fmt.Sprintf(block, `7`):                               `section "Odd": json`,
		fmt.Sprintf(block, `{"type": "table", "columns": 7}`): `section "Odd": json`,
	} {
		if _, err := ReadJSON([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want one with %q", text, err, want)
		}
	}
}

func FuzzReadJSON(f *testing.F) {
	f.Add([]byte(written(f, JSON, sample())))
	f.Add([]byte(`{"format": "parley-brief", "version": 1, "sections": [{"blocks": [{"type": "figure", "graph": {}}]}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := ReadJSON(text)
		if err != nil {
			return
		}
		again, err := ReadJSON([]byte(written(t, JSON, r)))
		if err != nil {
			t.Fatal(err)
		}
		if written(t, Markdown, again) != written(t, Markdown, r) {
			t.Error("what was read is not what was written")
		}
	})
}

// A fragment is the body of the page, and leads where it is told.
func TestFragment(t *testing.T) {
	page, fragment := written(t, HTML, sample()), written(t, func(w io.Writer, r *report.Report) error { return Fragment(w, r, Links{}) }, sample())
	if !strings.Contains(page, fragment) {
		t.Error("the fragment is not a part of the page")
	}
	links := Links{
		Words: func(t report.Text) string {
			if t.Mark == report.Letters {
				return "/explain?state=" + t.Words + `&"`
			}
			return ""
		},
		Passage: func(r report.Ref) string { return fmt.Sprintf("/sources/%s#L%d", r.Source, r.First) },
	}
	linked := written(t, func(w io.Writer, r *report.Report) error { return Fragment(w, r, links) }, sample())
	for _, want := range []string{
		`<a href="/explain?state=YNN&amp;&#34;"><bdi>YNN</bdi></a>`, `<span class="place"><a href="/sources/communique#L12">lines 12–14</a></span>`,
	} {
		if !strings.Contains(linked, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestPick(t *testing.T) {
	r := sample()
	first, last := r.Sections[0].ID, r.Sections[len(r.Sections)-1].ID
	picked := Pick(r, []string{last, "no-such-section", first})
	var got []string
	for _, s := range picked.Sections {
		got = append(got, s.ID)
	}
	if want := []string{last, first}; !slices.Equal(got, want) {
		t.Errorf("sections %q, want %q", got, want)
	}
	if len(r.Sections) < 3 || len(picked.Methods) != len(r.Methods) || len(picked.NotComputed) != len(r.NotComputed) {
		t.Error("the report changed, or lost what is about the whole")
	}
}
