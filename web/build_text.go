package web

import (
	"net/http"
	"path/filepath"
	"slices"

	"parley/notation"
	"parley/store"
)

// buildText takes the text as it was typed. A module's text with errors is not
// saved but shown with them; a person who presses Save has it saved as it is.
func (s *Server) buildText(w http.ResponseWriter, r *http.Request, p store.Project) error {
	base, err := baseOf(r)
	if err != nil {
		return err
	}
	text, err := s.typedOver(r.Context(), p, base, r.FormValue("text"))
	if err != nil {
		return err
	}
	if !wantsJSON(r) || r.FormValue("save") != "" {
		if _, err := s.save(r.Context(), p, base, text, "text edited"); err != nil {
			return err
		}
		return s.built(w, r, p, "Text saved.")
	}
	f, _ := notation.Read(filepath.Join(p.Folder, p.File), text) // its errors are the answer
	if len(f.Errors) > 0 {
		page := &buildPage{Head: &head{File: f, Project: p}}
		return respondProblems(w, p, page)
	}
	if _, err := s.saveEdited(r.Context(), p, base, f, "text edited"); err != nil {
		return err
	}
	return s.built(w, r, p, "Text saved.")
}

// respondProblems answers with what is wrong with a text that was not saved.
func respondProblems(w http.ResponseWriter, p store.Project, page *buildPage) error {
	html, err := rendered("build", "build-problems", view{Project: &p, Page: page})
	if err != nil {
		return err
	}
	return respond(w, http.StatusOK, builtAnswer{Problems: html, Lines: page.Lines()})
}

// Problems lists what is wrong with the text, and what is doubtful, by line.
func (b *buildPage) Problems() []notation.Problem {
	const most = 100
	all := slices.Concat(b.Head.File.Errors, b.Head.File.Warnings)
	slices.SortStableFunc(all, func(x, y notation.Problem) int { return x.Line - y.Line })
	return all[:min(len(all), most)]
}

// Lines says what is wrong with lines of the text, for marks beside them.
func (b *buildPage) Lines() map[int]string {
	lines := map[int]string{}
	for _, p := range b.Problems() {
		kind := "wrong"
		if p.Warning {
			kind = "doubtful"
		}
		if lines[p.Line] != "wrong" {
			lines[p.Line] = kind
		}
	}
	return lines
}

// Text is the text of the file.
func (b *buildPage) Text() string { return string(b.Head.File.Text) }

// Errors is how many errors the text has.
func (b *buildPage) Errors() int { return len(b.Head.File.Errors) }
