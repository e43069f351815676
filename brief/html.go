package brief

import (
	"bufio"
	_ "embed"
	"html/template"
	"io"

	"parley/report"
)

//go:embed page.gohtml
var pageText string

//go:embed style.css
var style template.CSS

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{"inc": func(k int) int { return k + 1 }}).Parse(pageText))

// HTML writes the report as one self-contained page: no script, no request to
// anywhere, its pictures inline. It returns an error when a figure of the
// report is malformed or w fails.
func HTML(w io.Writer, r *report.Report) error {
	p, err := newViewer().page(r)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	if err := pageTemplate.Execute(out, p); err != nil {
		return err
	}
	return out.Flush()
}
