package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"parley/report"
	"parley/store"
)

// ceasefire is a project whose brief is made at once.
func (s *served) ceasefire() store.Project {
	s.t.Helper()
	p, err := s.Store.Create(s.t.Context(), "River", []byte(`parley: 1
title: A ceasefire on the river
parties:
  north: {name: North}
  south: {name: South}
issues:
  line: {name: Armistice line, scale: {0: river, 100: old border}, reference: 20}
positions:
  - {party: north, issue: line, at: 10, range: [0, 25], salience: 0.9, capability: 60}
  - {party: south, issue: line, at: 90, salience: 0.5, capability: 40}
options:
  north.fire: {name: Hold fire (North)}
  south.fire: {name: Hold fire (South)}
statusQuo: []
preferences:
  north: [south.fire, "!north.fire"]
  south: [north.fire, "!south.fire"]
`), nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

// makeBriefOf makes the brief of the project.
func (s *served) makeBriefOf(p store.Project) store.Run {
	s.t.Helper()
	run := s.ended(s.begun(p, briefName, nil))
	if run.State != store.Done {
		s.t.Fatalf("%s: %s", run.State, run.Message)
	}
	return run
}

// sections are the ids in the form of the brief's page, and those that are
// ticked.
func sections(page string) (all, ticked []string) {
	for _, part := range strings.Split(page, `name="order" value="`)[1:] {
		id, rest, _ := strings.Cut(part, `"`)
		all = append(all, id)
		if box, _, _ := strings.Cut(rest, "</label>"); strings.Contains(box, " checked") {
			ticked = append(ticked, id)
		}
	}
	return all, ticked
}

// The brief is made, arranged, and had in every form as it is arranged; the
// arrangement stays when the file changes.
func TestBrief(t *testing.T) {
	s := workbench(t)
	p := s.ceasefire()
	address := "/projects/" + p.ID + "/brief"
	if _, page := s.get(address); !strings.Contains(page, "Make the brief") {
		t.Error("without a brief, none is offered")
	}
	if status, _ := s.get(address + "/brief.html"); status != http.StatusNotFound {
		t.Errorf("a brief that is not there: status %d", status)
	}
	run := s.makeBriefOf(p)
	if response, _ := s.send(s.request(http.MethodGet, runAddress(run), http.NoBody)); response.Header.Get("Location") != address {
		t.Error("the run of a brief does not lead to it")
	}
	_, page := s.get(address)
	all, ticked := sections(page)
	if len(all) < 5 || !slices.Equal(all, ticked) || all[0] != "glance" {
		t.Fatalf("sections %q, ticked %q", all, ticked)
	}
	form := url.Values{"order": all, "section": {"equilibria", "glance"}, "up": {"equilibria"}}
	if response, _ := s.post(address, form); response.StatusCode != http.StatusSeeOther {
		t.Fatalf("arrange: status %d", response.StatusCode)
	}
	_, page = s.get(address)
	arranged, ticked := sections(page)
	k := slices.Index(all, "equilibria")
	if arranged[k-1] != "equilibria" || arranged[k] != all[k-1] || !slices.Equal(ticked, []string{"glance", "equilibria"}) {
		t.Errorf("sections %q, ticked %q", arranged, ticked)
	}
	for form, want := range map[string]string{"brief.html": `id="equilibria"`, "brief.md": "## Which outcomes would hold", "brief.json": `"id": "equilibria"`} {
		_, text := s.get(address + "/" + form)
		if !strings.Contains(text, want) || strings.Contains(text, "Where the parties stand") || !strings.Contains(text, "Provenance") && !strings.Contains(text, "provenance") {
			t.Errorf("%s is not the brief as it is arranged", form)
		}
	}
	if _, err := s.save(t.Context(), p, 1, []byte(strings.Replace(headText(t, s, p), "at: 90", "at: 80", 1)), "moved"); err != nil {
		t.Fatal(err)
	}
	if _, page = s.get(address); !strings.Contains(page, "The file has changed since") {
		t.Error("a brief of the file as it was does not say so")
	}
	s.makeBriefOf(p)
	_, page = s.get(address)
	if again, ticked := sections(page); !slices.Equal(again, arranged) || len(ticked) != 2 || strings.Contains(page, "The file has changed since") {
		t.Errorf("made anew: sections %q, ticked %q", again, ticked)
	}
	s.post(address, url.Values{"order": all, "reset": {"yes"}})
	_, page = s.get(address)
	if again, ticked := sections(page); !slices.Equal(again, all) || !slices.Equal(ticked, all) {
		t.Errorf("as usual: sections %q, ticked %q", again, ticked)
	}
}

func headText(t *testing.T, s *served, p store.Project) string {
	t.Helper()
	_, text, err := s.Store.Head(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A brief may stand in a frame of the workbench, and does nothing there.
func TestPreview(t *testing.T) {
	s := workbench(t)
	p := s.ceasefire()
	s.makeBriefOf(p)
	response, body := s.send(s.request(http.MethodGet, "/projects/"+p.ID+"/brief/brief.html?look=1", http.NoBody))
	header := response.Header
	if policy := header.Get("Content-Security-Policy"); !strings.Contains(policy, "sandbox;") || !strings.Contains(policy, "frame-ancestors 'self'") {
		t.Errorf("policy %q", policy)
	}
	if header.Get("X-Frame-Options") != "SAMEORIGIN" || header.Get("Content-Disposition") != "" || !strings.HasPrefix(body, "<!doctype html>") {
		t.Errorf("headers %v", header)
	}
	if response, _ := s.send(s.request(http.MethodGet, "/projects/"+p.ID+"/brief/brief.html", http.NoBody)); !strings.HasPrefix(response.Header.Get("Content-Disposition"), "attachment") {
		t.Error("a download is shown")
	}
}

func TestArrange(t *testing.T) {
	section := func(ids ...string) (all []report.Section) {
		for _, id := range ids {
			all = append(all, report.Section{ID: id, Title: id})
		}
		return all
	}
	for _, test := range []struct{ name, chosen, want string }{
		{"nothing chosen", "", "+a +b +c +d"},
		{"chosen", "-d\n+c\n+b\n+a\n", "-d +c +b +a"},
		{"a section that is gone", "+z\n+b\n+a\n+d\n-c\n", "+b +a +d -c"},
		{"a new section stands behind what it follows", "+d\n+c\n-a\n", "+d +c -a +b"},
		{"new at the top", "+c\n+b\n", "+a +c +d +b"},
		{"twice", "+a\n-a\n+b\n+c\n+d\n", "+a +b +c +d"},
	} {
		var got []string
		for _, b := range arrange(section("a", "b", "c", "d"), test.chosen) {
			sign := "-"
			if b.Shown {
				sign = "+"
			}
			got = append(got, sign+b.ID)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
