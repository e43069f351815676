package intake

import (
	"path/filepath"

	"parley/analysis"
	"parley/reading"
	"parley/source"
)

// ArticleID is the id of the source in a conflict that is drafted from one
// article.
const ArticleID = "article"

// ReadArticle reads an article, and drafts a conflict from it. The name is the
// file's; its ending says how the article is written.
func ReadArticle(name string, data []byte, program string) (*reading.Reading, analysis.Input, error) {
	doc, err := source.Parse(filepath.Base(name), data)
	if err != nil {
		return nil, analysis.Input{}, err
	}
	read := reading.Read(doc, ArticleID)
	in := analysis.Input{Conflict: read.Draft(), Documents: map[string]*source.Document{ArticleID: doc}}
	in.Provenance.Program = program
	in.Provenance.Sources = Sources(in.Conflict, in.Documents)
	return read, in, nil
}
