package web

import (
	"cmp"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"regexp"
	"strings"

	"parley/intake"
	"parley/internal/plain"
	"parley/store"
)

// Bounds of what a project begins with.
const (
	mostFiles     = 100
	mostNameRunes = 200
)

// createProject makes a project from the files or the words that were given.
func (s *Server) createProject(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	files, err := given(r)
	if err != nil {
		return err
	}
	taken, err := intake.Take(files)
	if err != nil {
		return refusal(http.StatusUnprocessableEntity, err, "want another file")
	}
	name := []rune(plain.Line(cmp.Or(strings.TrimSpace(r.FormValue("name")), taken.Title, "Untitled")))
	p, err := s.Store.Create(r.Context(), string(name[:min(len(name), mostNameRunes)]), taken.Text, documentsOf(taken.Documents))
	if err != nil {
		return refusedDocument(err)
	}
	return s.done(w, r, overviewAddress(p), created(taken))
}

// created says what was made.
func created(t intake.Taken) string {
	said := "The project is made."
	if t.Drafted {
		said = fmt.Sprintf("%s read, and a conflict file drafted. Nothing in it has been reviewed yet.", count(len(t.Documents), "document was", "documents were"))
	}
	if len(t.Notes) > 0 {
		said += " " + strings.Join(t.Notes[:min(len(t.Notes), 5)], "; ") + "."
	}
	return said
}

// given is the files of the form, and the words pasted into it as one more.
func given(r *http.Request) ([]intake.File, error) {
	files, err := uploaded(r, "files")
	if err != nil {
		return nil, err
	}
	if text := r.FormValue("text"); strings.TrimSpace(text) != "" {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		files = append(files, intake.File{Name: "article" + endingOf(text), Data: []byte(text)})
	}
	return files, nil
}

// uploaded is the files of a field of the form.
func uploaded(r *http.Request, field string) ([]intake.File, error) {
	if r.MultipartForm == nil {
		return nil, nil
	}
	var files []intake.File
	for _, header := range r.MultipartForm.File[field] {
		if header.Filename == "" { // a field without a file
			continue
		}
		if len(files) == mostFiles {
			return nil, refuse(http.StatusRequestEntityTooLarge, fmt.Sprintf("more than %d files", mostFiles), "want fewer at once")
		}
		data, err := contents(header)
		if err != nil {
			return nil, err
		}
		files = append(files, intake.File{Name: header.Filename, Data: data})
	}
	return files, nil
}

func contents(header *multipart.FileHeader) ([]byte, error) {
	file, err := header.Open()
	if err != nil {
		return nil, fmt.Errorf("open %q: %w", header.Filename, err)
	}
	defer func() { _ = file.Close() }() // nothing was written
	data, err := io.ReadAll(file)
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", header.Filename, err)
	}
	return data, nil
}

func documentsOf(files []intake.File) []store.Document {
	var documents []store.Document
	for _, f := range files {
		documents = append(documents, store.Document{Name: f.Name, Data: f.Data})
	}
	return documents
}

var (
	htmlBegins   = regexp.MustCompile(`(?i)^\s*(<!doctype html|<html|<body|<article|<table|<p[ >])`)
	markdownMark = regexp.MustCompile(`(?m)^(#{1,6} \S|\|.*\|[ \t]*$)`)
)

// endingOf tells how pasted words are written: as HTML, with the headings or
// tables of Markdown, or as plain text.
func endingOf(text string) string {
	switch {
	case htmlBegins.MatchString(text):
		return ".html"
	case markdownMark.MatchString(text):
		return ".md"
	}
	return ".txt"
}
