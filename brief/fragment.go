package brief

import (
	"bufio"
	"io"

	"parley/report"
)

// Links says where the words of a fragment lead. Each may be nil, and returns
// an address, or nothing for words that lead nowhere.
type Links struct {
	Words   func(report.Text) string // of a run, such as the letters of a state
	Passage func(report.Ref) string  // where a passage stands in its source
}

// Fragment writes the report as a part of another page: what stands below the
// title of the page that HTML writes, with headings from the second level on.
// The page has Style. Ids of its own are those of its sections, figures and
// passages, and not-computed, methods, legend, passages and provenance.
//
// It returns an error when a figure of the report is malformed or w fails.
func Fragment(w io.Writer, r *report.Report, links Links) error {
	v := newViewer()
	v.links = links
	p, err := v.page(r)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	if err := pageTemplate.ExecuteTemplate(out, "body", p); err != nil {
		return err
	}
	return out.Flush()
}

// Pick is the report with only the sections of these ids, in this order; ids
// that it does not have are left out. What was not computed, the methods and
// the provenance stay: they are about the whole.
func Pick(r *report.Report, ids []string) *report.Report {
	picked := *r
	picked.Sections = nil
	for _, id := range ids {
		for _, s := range r.Sections {
			if s.ID == id {
				picked.Sections = append(picked.Sections, s)
			}
		}
	}
	return &picked
}
