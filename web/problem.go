package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"

	"parley/analysis"
	"parley/conflict"
	"parley/notation"
	"parley/store"
)

// A problem is why a request was not answered as it asked.
type problem struct {
	Status int    `json:"status"`
	What   string `json:"what"` // is wrong
	Want   string `json:"want"` // would be right
}

func (p *problem) Error() string { return p.What + "; " + p.Want }

// refuse is the error that says to the person what is wrong with the request,
// and what would be right.
func refuse(status int, what, want string) error { return &problem{status, what, want} }

// refusal is refuse with the words of an error, which may say itself what would
// be right.
func refusal(status int, err error, want string) *problem {
	what, own, ok := strings.Cut(err.Error(), "; want ")
	if ok {
		want = "want " + own
	}
	return &problem{status, what, want}
}

// problemOf is the one table from errors to HTTP statuses. What it does not
// know is a failure of the workbench, and only logged.
func problemOf(err error) *problem {
	var (
		known    *problem
		tooLarge *http.MaxBytesError
		param    *analysis.ParamError
		states   *conflict.TooLargeError
		merge    *store.ConflictError
		problems notation.Problems
	)
	say := func(status int, want string) *problem { return refusal(status, err, want) }
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &merge):
		return say(http.StatusConflict, "want both changes looked at")
	case errors.As(err, &tooLarge), errors.Is(err, store.ErrTooLarge):
		return &problem{http.StatusRequestEntityTooLarge, "that is more than the workbench takes", "want smaller or fewer files"}
	case errors.As(err, &param):
		return say(http.StatusBadRequest, "want another value")
	case errors.As(err, &states):
		return say(http.StatusUnprocessableEntity, "want a smaller conflict")
	case errors.As(err, &problems):
		return &problem{http.StatusUnprocessableEntity, firstOf(problems), cmp.Or(problems[0].Want, "want the errors of the file corrected")}
	case errors.Is(err, store.ErrNotFound):
		return &problem{http.StatusNotFound, "there is no such project, or nothing of that name in it", "want one that the library lists"}
	case errors.Is(err, fs.ErrNotExist):
		return &problem{http.StatusGone, "the project's file is no longer where it was", "want it put back, or the project forgotten in the library"}
	case errors.Is(err, store.ErrExists), errors.Is(err, store.ErrName):
		return say(http.StatusConflict, "want another name")
	case errors.Is(err, store.ErrNothing), errors.Is(err, store.ErrChanged):
		return say(http.StatusConflict, "want the page loaded anew")
	case errors.Is(err, context.DeadlineExceeded):
		return &problem{http.StatusGatewayTimeout, "that took too long", "want a smaller question"}
	}
	return &problem{http.StatusInternalServerError, "something failed in the workbench", "want the page tried again; what was saved is safe"}
}

// firstOf says how many errors the file has, and which is the first.
func firstOf(errs notation.Problems) string {
	if len(errs) == 1 {
		return fmt.Sprintf("the file has an error in line %d: %s", errs[0].Line, errs[0].What)
	}
	return fmt.Sprintf("the file has %d errors, the first in line %d: %s", len(errs), errs[0].Line, errs[0].What)
}

// titles are the statuses in words.
var titles = map[int]string{
	http.StatusBadRequest:            "Not understood",
	http.StatusUnauthorized:          "Not let in",
	http.StatusForbidden:             "Refused",
	http.StatusNotFound:              "Not found",
	http.StatusMethodNotAllowed:      "Not possible here",
	http.StatusConflict:              "In the way of something else",
	http.StatusGone:                  "No longer there",
	http.StatusRequestEntityTooLarge: "Too large",
	http.StatusUnsupportedMediaType:  "Not understood",
	http.StatusMisdirectedRequest:    "Not this address",
	http.StatusUnprocessableEntity:   "Not possible",
	http.StatusInternalServerError:   "Something failed",
	http.StatusGatewayTimeout:        "Took too long",
}

// showError answers with the error as a page, or as JSON when that is asked
// for. A change that touches another becomes the page on which both are merged.
func (s *Server) showError(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // nobody listens
	}
	p := problemOf(err)
	if p.Status >= http.StatusInternalServerError {
		s.Log.Error("request failed", "method", r.Method, "path", r.URL.Path, "error", err)
	}
	if wantsJSON(r) {
		s.tell(w, p.Status, err)
		return
	}
	if touching, ok := errors.AsType[*mergeError](err); ok && s.showMerge(w, r, touching) == nil {
		return
	}
	if err := s.show(w, r, view{Name: "problem", Title: titles[p.Status], Status: p.Status, Project: s.within(r), Page: p}); err != nil {
		s.Log.Error("error page", "error", err)
		http.Error(w, p.Error(), p.Status)
	}
}

// within is the project that the address names; nil outside projects, and for a
// request that was refused before anybody looked at its address.
func (s *Server) within(r *http.Request) *store.Project {
	id := r.PathValue("project")
	if id == "" {
		return nil
	}
	p, err := s.Store.Project(r.Context(), id)
	if err != nil {
		return nil
	}
	return &p
}

// tell answers with the error as JSON; of a change that touches another with
// the text that it touches.
func (s *Server) tell(w http.ResponseWriter, status int, err error) {
	answer := struct {
		Problem *problem `json:"problem"`
		Head    int64    `json:"head,omitempty"` // the newest revision
		Text    string   `json:"text,omitempty"` // of it
	}{Problem: problemOf(err)}
	if merge, ok := errors.AsType[*store.ConflictError](err); ok {
		answer.Head, answer.Text = merge.Head.Number, string(merge.HeadText)
	}
	if err := respond(w, status, answer); err != nil {
		s.Log.Error("error as JSON", "error", err)
	}
}
