package web

import (
	"strconv"

	"parley/conflict"
)

// issuesShown is how many issues stand on one page, with all positions on them.
const issuesShown = 20

// A placedIssue is an issue with its place in the file, from 0.
type placedIssue struct {
	conflict.Issue
	K int
}

// stretch chooses among several pages of issues: the one that is asked for, or
// the nearest that there is.
func (b *buildPage) stretch(asked string) {
	if b.Tab.Path != "issues" || b.Stretches() == 0 {
		return
	}
	page, _ := strconv.Atoi(asked) // none is the first
	b.Stretch = min(max(page, 1), b.Stretches())
}

// Stretches is how many pages the issues take; 0 when one page has all.
func (b *buildPage) Stretches() int {
	if b.Conflict() == nil || len(b.Conflict().Issues) <= issuesShown {
		return 0
	}
	return (len(b.Conflict().Issues) + issuesShown - 1) / issuesShown
}

// Before is the page of issues before this one; 0 when there is none.
func (b *buildPage) Before() int { return max(b.Stretch-1, 0) }

// Behind is the next page of issues; 0 when there is none.
func (b *buildPage) Behind() int {
	if b.Stretch == b.Stretches() {
		return 0
	}
	return b.Stretch + 1
}

// Issues lists the issues of this page.
func (b *buildPage) Issues() []placedIssue {
	all := b.Conflict().Issues
	from, to := 0, len(all)
	if b.Stretch > 0 {
		from = (b.Stretch - 1) * issuesShown
		to = min(from+issuesShown, to)
	}
	var shown []placedIssue
	for k, i := range all[from:to] {
		shown = append(shown, placedIssue{i, from + k})
	}
	return shown
}
