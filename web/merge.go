package web

import (
	"bytes"
	"fmt"
	"net/http"

	"parley/notation"
	"parley/store"
)

// A mergePage is a change that touches another, stretch by stretch.
type mergePage struct {
	*mergeError
	Stretches []store.Stretch
	Touching  int
	Problems  []placed // of the merged text, where nothing touches but it is wrong
	Merged    string
}

// showMerge shows both texts to be merged, on whatever page the change was
// made.
func (s *Server) showMerge(w http.ResponseWriter, r *http.Request, touching *mergeError) error {
	p, err := s.Store.Project(r.Context(), r.PathValue("project"))
	if err != nil {
		return err
	}
	page := mergePage{mergeError: touching, Stretches: store.Stretches(touching.BaseText, touching.HeadText, []byte(touching.Text))}
	var merged bytes.Buffer
	for _, stretch := range page.Stretches {
		if stretch.Touching {
			page.Touching++
		}
		merged.Write(stretch.Merged)
	}
	if page.Touching == 0 {
		page.Merged = merged.String()
		f, _ := notation.Read(p.File, merged.Bytes()) // its errors are what is shown
		page.Problems = placedOf(f)
	}
	return s.show(w, r, view{Name: "merge", Title: "Both changed the same", Status: http.StatusConflict, Project: &p, Part: "file", Page: page})
}

// saveMerged saves the text that the choices make of both. When the file was
// changed again in the meantime, the choices are asked for again.
func (s *Server) saveMerged(w http.ResponseWriter, r *http.Request, p store.Project) error {
	headNumber, err := baseOf(r)
	if err != nil {
		return err
	}
	headText, err := s.Store.Text(r.Context(), p.ID, headNumber)
	if err != nil {
		return err
	}
	text := typed(r.FormValue("mine"), headText)
	var merged []byte
	for k, stretch := range store.Stretches(typed(r.FormValue("from"), headText), headText, text) {
		merged = append(merged, stretch.Merged...)
		if !stretch.Touching {
			continue
		}
		switch r.FormValue(fmt.Sprint("choice-", k)) {
		case "mine":
			merged = append(merged, stretch.Mine...)
		case "both":
			merged = append(append(merged, stretch.Head...), stretch.Mine...)
		case "head":
			merged = append(merged, stretch.Head...)
		default:
			return refuse(http.StatusBadRequest, "for one of the places nothing was chosen", "want one of the texts for each")
		}
	}
	if _, err := s.save(r.Context(), p, headNumber, merged, r.FormValue("what")+", merged"); err != nil {
		return err
	}
	return s.done(w, r, fileAddress(p), "Both changes are saved as you chose.")
}
