package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"parley/conflict/conflicttest"
)

// Many issues take several pages, and what is done on one comes back to it.
func TestBuildIssuesInPages(t *testing.T) {
	s := workbench(t)
	p := s.sourced(conflicttest.Volume{Sources: 1, Claims: 1, Parties: 2, Issues: 45})
	address := buildAddress(p, "issues")
	for query, want := range map[string][2]string{
		"": {"issue-i1", "issue-i20"}, "?page=2": {"issue-i21", "issue-i40"}, "?page=3": {"issue-i41", "issue-i45"},
		"?page=99": {"issue-i41", "issue-i45"}, "?page=-1": {"issue-i1", "issue-i20"},
	} {
		_, body := s.get(address + query)
		keys := regexp.MustCompile(`data-key="(issue-i[0-9]+)"`).FindAllStringSubmatch(body, -1)
		if first, last := keys[0][1], keys[len(keys)-1][1]; first != want[0] || last != want[1] {
			t.Errorf("page %q has the issues %s to %s; want %s to %s", query, first, last, want[0], want[1])
		}
	}
	form := url.Values{"base": {"1"}, "do": {"issue.add"}, "name": {"One more"}, "at": {"0", "100"}, "landmark": {"", ""}}
	_, body := s.get(address + "?page=2")
	if !strings.Contains(body, `action="`+address+`?page=4" class="adding" data-key="issue-add"`) {
		t.Error("an issue is not added on the last page")
	}
	response, _ := s.post(address+"?page=4", form)
	if response.StatusCode != http.StatusSeeOther {
		t.Fatalf("an issue added: %d", response.StatusCode)
	}
	if _, body := s.get(response.Header.Get("Location")); !strings.Contains(body, "One more") || !strings.Contains(body, "Page 3 of 3") {
		t.Error("the issue that was added is not shown")
	}
	if _, body := s.get(buildAddress(s.beijing(), "issues")); strings.Contains(body, "of issues.") {
		t.Error("few issues take several pages")
	}
}
