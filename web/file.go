package web

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"parley/intake"
	"parley/notation"
	"parley/store"
)

func (s *Server) fileRoutes() {
	s.project("GET /projects/{project}/file", s.showFile)
	s.project("POST /projects/{project}/file", s.saveFile)
	s.project("POST /projects/{project}/file/check", s.checkText)
	s.project("POST /projects/{project}/file/save", s.saveText)
	s.project("GET /projects/{project}/file/head", s.tellHead)
	s.project("POST /projects/{project}/merge", s.saveMerged)
}

func fileAddress(p store.Project) string { return "/projects/" + p.ID + "/file" }

// A filePage is the conflict file as it is edited.
type filePage struct {
	*head
	Text     string
	Editable bool // a text area can hold it without a change
	Problems []placed
	Line     int // that is asked for; 0 when none is
}

// A placed is an error or a warning at its line.
type placed struct {
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Warning bool   `json:"warning"`
	What    string `json:"what"`
	Want    string `json:"want"`
}

func placedOf(f *notation.File) []placed {
	all := []placed{}
	for _, problems := range [][]notation.Problem{f.Errors, f.Warnings} {
		for _, p := range problems {
			all = append(all, placed{p.Line, p.Column, p.Warning, sentence(p.What), remedy(p.Want)})
		}
	}
	return all
}

func (s *Server) showFile(w http.ResponseWriter, r *http.Request, p store.Project) error {
	h, err := s.head(r.Context(), p)
	if err != nil {
		return err
	}
	page := filePage{head: h, Text: string(h.File.Text), Editable: editable(h.File.Text), Problems: placedOf(h.File)}
	if at, ok := h.File.Find(r.URL.Query().Get("at")); ok {
		page.Line = at.Line
	}
	return s.show(w, r, view{Name: "file", Title: "File", Project: &p, Page: page})
}

// atAddress is where the file is edited at a JSON pointer.
func atAddress(p store.Project, pointer string) string {
	return fileAddress(p) + "?at=" + url.QueryEscape(pointer)
}

// editable reports whether a text comes back from a text area as it was, but
// for the kind of its line ends.
func editable(text []byte) bool {
	lone := bytes.Count(text, []byte("\r")) - bytes.Count(text, []byte("\r\n"))
	mixed := bytes.Contains(text, []byte("\r\n")) && bytes.Count(text, []byte("\n")) != bytes.Count(text, []byte("\r\n"))
	return utf8.Valid(text) && lone == 0 && !mixed && !bytes.ContainsRune(text, 0)
}

// typed is the text of a text area with the line ends of the file before.
func typed(text string, before []byte) []byte {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if bytes.Contains(before, []byte("\r\n")) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return []byte(text)
}

// saveFile saves the text of a form.
func (s *Server) saveFile(w http.ResponseWriter, r *http.Request, p store.Project) error {
	base, err := baseOf(r)
	if err != nil {
		return err
	}
	if _, err := s.saveTyped(r, p, base, r.FormValue("text")); err != nil {
		return err
	}
	return s.done(w, r, fileAddress(p), "Saved.")
}

// saveTyped saves what stands in the text area of the page made from base.
func (s *Server) saveTyped(r *http.Request, p store.Project, base int64, text string) (store.Revision, error) {
	after, err := s.typedOver(r.Context(), p, base, text)
	if err != nil {
		return store.Revision{}, err
	}
	return s.save(r.Context(), p, base, after, "text edited")
}

// typedOver is what stands in the text area of the page made from base as it is
// to be saved.
func (s *Server) typedOver(ctx context.Context, p store.Project, base int64, text string) ([]byte, error) {
	before, err := s.Store.Text(ctx, p.ID, base)
	if err != nil {
		return nil, err
	}
	if !editable(before) {
		return nil, refuse(http.StatusUnprocessableEntity, "the file has bytes that a page cannot show as they are", "want it edited with another program")
	}
	return typed(text, before), nil
}

// checkText answers with the errors of a text that is being typed.
func (s *Server) checkText(w http.ResponseWriter, r *http.Request, p store.Project) error {
	var asked struct {
		Text string `json:"text"`
	}
	if err := readJSON(r, &asked); err != nil {
		return err
	}
	f, _, err := intake.ReadKnowing(filepath.Join(p.Folder, p.File), []byte(asked.Text), s.heads.documents(p.ID))
	if f == nil {
		return err
	}
	return respond(w, http.StatusOK, struct {
		Problems []placed `json:"problems"`
	}{placedOf(f)})
}

// saveText saves a text and answers with its revision; when it was merged with
// what came between, with the merged text too.
func (s *Server) saveText(w http.ResponseWriter, r *http.Request, p store.Project) error {
	var asked struct {
		Base int64  `json:"base"`
		Text string `json:"text"`
	}
	if err := readJSON(r, &asked); err != nil {
		return err
	}
	revision, err := s.saveTyped(r, p, asked.Base, asked.Text)
	if err != nil {
		return err
	}
	return s.tellRevision(w, r, p, revision, asked.Text)
}

// tellHead answers with the newest revision, for a page that asks whether it is
// still the one it shows.
func (s *Server) tellHead(w http.ResponseWriter, r *http.Request, p store.Project) error {
	revision, _, err := s.Store.Head(r.Context(), p.ID)
	if err != nil {
		return err
	}
	return s.tellRevision(w, r, p, revision, "")
}

func (s *Server) tellRevision(w http.ResponseWriter, r *http.Request, p store.Project, revision store.Revision, known string) error {
	text, err := s.Store.Text(r.Context(), p.ID, revision.Number)
	if err != nil {
		return err
	}
	answer := struct {
		Number int64  `json:"number"`
		What   string `json:"what"`
		Text   string `json:"text,omitempty"` // when it is not what the page has
	}{Number: revision.Number, What: revision.What}
	if plain := strings.ReplaceAll(string(text), "\r\n", "\n"); plain != known {
		answer.Text = plain
	}
	return respond(w, http.StatusOK, answer)
}
