package web

import (
	"context"
	"errors"
	"net/http"
	"path/filepath"
	"strconv"

	"parley/notation"
	"parley/store"
)

// formMemory is how much of a form is kept in memory; files beyond it lie in
// the system's folder for such until the request ends.
const formMemory = 8 << 20

// parseForm reads the form of a request. Ask for its fields afterwards.
func parseForm(r *http.Request) error {
	err := r.ParseForm() // which ParseMultipartForm would keep silent about
	if err == nil {
		err = r.ParseMultipartForm(formMemory)
	}
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
		return err
	}
	if err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return refuse(http.StatusBadRequest, "the form cannot be read: "+err.Error(), "want it sent as the page has it")
	}
	return nil
}

// baseOf is the revision that the page was made from whose form was sent: the
// field "base".
func baseOf(r *http.Request) (int64, error) {
	if err := parseForm(r); err != nil {
		return 0, err
	}
	base, err := strconv.ParseInt(r.FormValue("base"), 10, 64)
	if err != nil || base < 1 {
		return 0, refuse(http.StatusBadRequest, "the form does not say which revision it was made from", "want the page loaded anew")
	}
	return base, nil
}

// A mergeError is a *store.ConflictError with the text that was to be saved.
type mergeError struct {
	*store.ConflictError
	Text, What string
}

// Unwrap returns the error of the store.
func (e *mergeError) Unwrap() error { return e.ConflictError }

// save makes the text the newest revision; base is the one it was made from.
// What was changed is said in a few words. A text with errors is saved too: it
// is the person's. The error is a *store.ConflictError when others changed the
// same in the meantime.
func (s *Server) save(ctx context.Context, p store.Project, base int64, text []byte, what string) (store.Revision, error) {
	if len(text) > notation.MaxBytes {
		return store.Revision{}, refuse(http.StatusRequestEntityTooLarge, "the text is longer than a conflict file may be",
			"want at most "+strconv.Itoa(notation.MaxBytes>>20)+" MiB")
	}
	revision, err := s.Store.Save(ctx, p.ID, base, text, what)
	if touching, ok := errors.AsType[*store.ConflictError](err); ok {
		return revision, &mergeError{touching, string(text), what}
	}
	return revision, err
}

// A change makes a new file of one (notation's Set, Insert and Delete).
type change func(*notation.File) (*notation.File, error)

// edit changes the file as it was at base and saves it. A change that leaves
// the file with errors that it did not have is refused.
func (s *Server) edit(ctx context.Context, p store.Project, base int64, what string, alter change) error {
	text, err := s.Store.Text(ctx, p.ID, base)
	if err != nil {
		return err
	}
	before, _ := notation.Read(filepath.Join(p.Folder, p.File), text) // its errors are no news
	after, err := alter(before)
	if err != nil {
		return refuse(http.StatusUnprocessableEntity, err.Error(), "want the change made in the file")
	}
	if len(before.Errors) == 0 && len(after.Errors) > 0 {
		return refuse(http.StatusUnprocessableEntity, after.Errors[0].What, after.Errors[0].Want)
	}
	_, err = s.saveEdited(ctx, p, base, after, what)
	return err
}
