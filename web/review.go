package web

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/source"
	"parley/store"
	"parley/web/build"
)

func (s *Server) reviewRoutes() {
	s.project("GET /projects/{project}/review", s.showReview)
	s.project("POST /projects/{project}/review", s.review)
	s.project("POST /projects/{project}/review/unreviewed", s.useUnreviewed)
}

// A reviewPage is what review.gohtml shows: a stretch of what was read, and the
// source that it was read from.
type reviewPage struct {
	reviewFilter
	Base    int64
	Items   []numberedItem
	Shown   int // of all that fit
	Waiting int // drafts of the whole file
	Changed int // items of the whole file with a passage that moved or is orphaned
	Page    int // from 1
	Pages   int
	Sources []reviewSource
	Kinds   []string // of all items
	Reading *shownSource
	Use     bool // what nobody reviewed is used
	Refs    references
	Next    step // what is done after the review
}

// A numberedItem is an item with its place on the page.
type numberedItem struct {
	reviewItem
	Number int
}

// A reviewSource is a source with how much of it waits.
type reviewSource struct {
	ID, Title      string
	Items, Waiting int
}

// references is what a claim may be of.
type references struct {
	Parties     []conflict.Party
	Issues      []conflict.Issue
	Areas       []conflict.Area
	Instruments []conflict.Instrument
}

// A shownSource is a source as it is read beside what was taken from it.
type shownSource struct {
	ID, Title string
	Lines     []readingLine
	Whole     bool // all lines are shown
}

// A readingLine is a line of a source, with the items that rest on it.
type readingLine struct {
	Number               int
	Before, Mark, Behind string // Mark is the quote of an item, where it stands on this line alone
	Items                []int
	Skipped              bool // lines before this one are not shown
}

// Bounds of a page.
const (
	reviewItemsShown = 40
	readingLines     = 1500 // beyond it only what stands around the passages is shown
	around           = 12   // lines around a passage
)

func (s *Server) showReview(w http.ResponseWriter, r *http.Request, p store.Project) error {
	h, err := s.head(r.Context(), p)
	if err != nil {
		return err
	}
	if h.File.Conflict == nil {
		return h.File.Err()
	}
	use, err := s.usesUnreviewed(r.Context(), p)
	if err != nil {
		return err
	}
	return s.show(w, r, view{Name: "review", Title: "Review", Project: &p, Page: h.reviewPage(r.URL.Query(), use)})
}

func (h *head) reviewPage(query url.Values, use bool) *reviewPage {
	items := h.items()
	page := &reviewPage{reviewFilter: reviewFilter{query.Get("source"), query.Get("kind"), query.Get("state")}, Base: h.Number, Use: use}
	page.Refs = references{h.File.Conflict.Parties, h.File.Conflict.Issues, h.File.Conflict.Areas, h.File.Conflict.Instruments}
	page.count(h.File.Conflict, items)
	page.Next = h.next()
	if !query.Has("state") && page.Waiting > 0 {
		page.State = stateDraft
	}
	var fit []reviewItem
	for _, i := range items {
		if page.fits(i) {
			fit = append(fit, i)
		}
	}
	page.Shown = len(fit)
	page.Pages = max(1, (len(fit)+reviewItemsShown-1)/reviewItemsShown)
	page.Page, _ = strconv.Atoi(query.Get("page")) // none is the first
	page.Page = min(max(page.Page, 1), page.Pages)
	from := (page.Page - 1) * reviewItemsShown
	for k, i := range fit[from:min(from+reviewItemsShown, len(fit))] {
		page.Items = append(page.Items, numberedItem{i, k + 1})
	}
	page.Reading = h.reading(page)
	return page
}

// Shows is the source that is shown.
func (p *reviewPage) Shows() string {
	if p.Reading == nil {
		return ""
	}
	return p.Reading.ID
}

// Query is the address of the page so many pages on.
func (p *reviewPage) Query(on int) template.URL {
	q := url.Values{"state": {p.State}}
	for key, value := range map[string]string{"source": p.Source, "kind": p.Kind} {
		if value != "" {
			q.Set(key, value)
		}
	}
	if p.Page+on > 1 {
		q.Set("page", strconv.Itoa(p.Page+on))
	}
	return template.URL(q.Encode()) //nolint:gosec // encoded
}

// count fills in what is known of the whole file.
func (p *reviewPage) count(c *conflict.Conflict, items []reviewItem) {
	of := map[string]*reviewSource{}
	for _, s := range c.Sources {
		title := s.Title
		if title == "" {
			title = s.File
		}
		p.Sources = append(p.Sources, reviewSource{ID: s.ID, Title: title})
	}
	for k := range p.Sources {
		of[p.Sources[k].ID] = &p.Sources[k]
	}
	for _, i := range items {
		if !slices.Contains(p.Kinds, i.Kind) {
			p.Kinds = append(p.Kinds, i.Kind)
		}
		if i.Draft {
			p.Waiting++
		}
		if i.changed() {
			p.Changed++
		}
		if len(i.Passages) == 0 {
			continue
		}
		if s := of[i.Passages[0].Source]; s != nil {
			s.Items++
			if i.Draft {
				s.Waiting++
			}
		}
	}
}

// reading is the source of the page: the one that was asked for, or that of the
// first item.
func (h *head) reading(page *reviewPage) *shownSource {
	id := page.Source
	for _, i := range page.Items {
		if id == "" && len(i.Passages) > 0 {
			id = i.Passages[0].Source
		}
	}
	d := h.Documents[id]
	if d == nil {
		return nil
	}
	at := slices.IndexFunc(page.Sources, func(s reviewSource) bool { return s.ID == id })
	shown := &shownSource{ID: id, Title: page.Sources[at].Title, Whole: d.Lines <= readingLines}
	cited, quotes := citedLines(page.Items, id)
	before := 0
	for n := 1; n <= d.Lines; n++ {
		if !shown.Whole && !near(cited, n) {
			continue
		}
		line := readingLine{Number: n, Before: d.Quote(source.Span{First: n, Last: n}), Items: cited[n], Skipped: n > before+1}
		line.highlight(quotes[n])
		shown.Lines = append(shown.Lines, line)
		before = n
	}
	return shown
}

// citedLines says which items rest on which lines of a source, and the quote of
// the first on each.
func citedLines(items []numberedItem, id string) (lines map[int][]int, quotes map[int]string) {
	lines, quotes = map[int][]int{}, map[int]string{}
	for _, i := range items {
		for _, p := range i.Passages {
			if p.Source != id || p.Lines[1]-p.Lines[0] > readingLines {
				continue
			}
			for n := p.Lines[0]; n <= p.Lines[1]; n++ {
				if !slices.Contains(lines[n], i.Number) {
					lines[n] = append(lines[n], i.Number)
				}
			}
			if quotes[p.Lines[0]] == "" {
				quotes[p.Lines[0]] = p.Quote
			}
		}
	}
	return lines, quotes
}

func near(cited map[int][]int, n int) bool {
	for k := n - around; k <= n+around; k++ {
		if len(cited[k]) > 0 {
			return true
		}
	}
	return false
}

// highlight marks the quote, when the line has it as it is.
func (l *readingLine) highlight(quote string) {
	if before, behind, ok := strings.Cut(l.Before, quote); ok && quote != "" {
		l.Before, l.Mark, l.Behind = before, quote, behind
	}
}

// review accepts, corrects or refuses what the form names.
func (s *Server) review(w http.ResponseWriter, r *http.Request, p store.Project) error {
	base, err := baseOf(r)
	if err != nil {
		return err
	}
	now, err := s.head(r.Context(), p)
	if err != nil {
		return err
	}
	f, err := s.fileAt(r.Context(), p, base)
	if err != nil {
		return err
	}
	items := now.items
	if f != now.File {
		items = func() []reviewItem { return reviewItems(f.Conflict, now.Documents) }
	}
	edit, what, err := reviewEdit(items(), r.PostForm)
	if err != nil {
		return err
	}
	after, err := edit(f)
	if used, ok := errors.AsType[*build.UsedError](err); ok {
		return s.show(w, r, view{
			Name: "review_used", Title: "It is used elsewhere", Project: &p, Part: "review", Status: http.StatusConflict,
			Page: reviewUsed{used, base, r.PostForm},
		})
	}
	switch {
	case err != nil:
		return refusal(http.StatusUnprocessableEntity, err, "want something else")
	case len(after.Errors) > len(f.Errors):
		return refuse(http.StatusUnprocessableEntity, after.Errors[0].What, after.Errors[0].Want)
	}
	if _, err := s.saveEdited(r.Context(), p, base, after, what); err != nil {
		return err
	}
	back := "/projects/" + p.ID + "/review?" + r.PostForm.Get("query")
	if k, err := strconv.Atoi(r.PostForm.Get("number")); err == nil {
		back += "#item-" + strconv.Itoa(k)
	}
	return s.done(w, r, back, capital(what)+".")
}

// A reviewUsed says where else the file speaks of what is to be refused.
type reviewUsed struct {
	*build.UsedError
	Base int64
	Form url.Values
}

// reviewEdit is the edit that a form asks for, and what it does in a few words.
func reviewEdit(items []reviewItem, form url.Values) (build.Edit, string, error) {
	if form.Get("do") == "accept-all" {
		return acceptAll(items, form)
	}
	at := slices.IndexFunc(items, func(i reviewItem) bool { return i.Place == form.Get("place") })
	if at < 0 {
		return nil, "", refuse(http.StatusNotFound, "that is no longer in the file", "want the page loaded anew")
	}
	item := items[at]
	name := item.Kind + " “" + shortened(item.label()) + "”"
	switch form.Get("do") {
	case "accept":
		return build.Accept(item.Place), name + " accepted", nil
	case "refuse":
		return refused(item, form.Get("everywhere") != ""), name + " refused", nil
	case "correct":
		return build.Correct(item.Place, build.Correction{
			Name: form.Get("name"), Text: form.Get("text"), Party: form.Get("party"),
			Issue: newOr(form, "issue"), Area: newOr(form, "area"), Instrument: newOr(form, "instrument"),
		}), name + " corrected", nil
	case "anchor":
		return anchor(item, form, name)
	}
	return nil, "", refuse(http.StatusBadRequest, "the form does not say what to do", "want the page loaded anew")
}

// newOr is the id that was chosen in a field, or the name of a new thing.
func newOr(form url.Values, field string) string {
	if name := strings.TrimSpace(form.Get("new-" + field)); name != "" {
		return build.NewName + name
	}
	return form.Get(field)
}

// label is what an item is called in a few words.
func (i reviewItem) label() string {
	if i.Text != "" && i.Kind != "instrument" {
		return i.Text
	}
	return i.Name
}

// shortened is the beginning of what may be long.
func shortened(words string) string {
	const most = 60
	if r := []rune(words); len(r) > most {
		return string(r[:most]) + "…"
	}
	return words
}

// acceptAll accepts whatever waits and fits the filter.
func acceptAll(items []reviewItem, form url.Values) (build.Edit, string, error) {
	query, err := url.ParseQuery(form.Get("query"))
	if err != nil {
		return nil, "", refuse(http.StatusBadRequest, "the form does not say what of the page to accept", "want the page loaded anew")
	}
	f := reviewFilter{query.Get("source"), query.Get("kind"), stateDraft}
	var places []string
	for _, i := range items {
		if f.fits(i) {
			places = append(places, i.Place)
		}
	}
	return build.Accept(places...), count(len(places), "thing", "things") + " accepted", nil
}

// refused takes an item out of the file.
func refused(i reviewItem, everywhere bool) build.Edit {
	id := i.Place[strings.LastIndexByte(i.Place, '/')+1:]
	switch i.Kind {
	case "party":
		return build.RemoveParty(id, everywhere)
	case "issue":
		return build.RemoveIssue(id, everywhere)
	case "area":
		return build.RemoveArea(id, everywhere)
	case "instrument":
		return build.RemoveInstrument(id, everywhere)
	case "option":
		return build.RemoveOption(id, everywhere)
	}
	return build.Remove(i.Place)
}

// anchor puts a passage on the lines where its quote stands now.
func anchor(i reviewItem, form url.Values, name string) (build.Edit, string, error) {
	for _, p := range i.Passages {
		if p.Place != form.Get("passage") {
			continue
		}
		for _, to := range p.To {
			if strconv.Itoa(to.First) == form.Get("line") {
				moved := conflict.Passage{Source: p.Source, Lines: [2]int{to.First, to.Last}}
				return build.Reanchor(p.Place, moved), fmt.Sprintf("passage of %s is on line %d now", name, to.First), nil
			}
		}
	}
	return nil, "", refuse(http.StatusConflict, "the quote does not stand there", "want the page loaded anew")
}

// unreviewedSetting holds "use" when what nobody reviewed enters the model.
const unreviewedSetting = "unreviewed"

func (s *Server) usesUnreviewed(ctx context.Context, p store.Project) (bool, error) {
	value, err := s.Store.Setting(ctx, p.ID, unreviewedSetting)
	return value == "use", err
}

func (s *Server) useUnreviewed(w http.ResponseWriter, r *http.Request, p store.Project) error {
	if err := parseForm(r); err != nil {
		return err
	}
	value, said := "", "What nobody has reviewed is left out of every answer."
	if r.PostForm.Get("use") == "yes" {
		value, said = "use", "What nobody has reviewed is used, and marked as a draft."
	}
	if err := s.Store.SetSetting(r.Context(), p.ID, unreviewedSetting, value); err != nil {
		return err
	}
	return s.done(w, r, "/projects/"+p.ID+"/review", said)
}
