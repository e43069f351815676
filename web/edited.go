package web

import (
	"bytes"
	"context"
	"path/filepath"
	"sync"

	"parley/intake"
	"parley/notation"
	"parley/source"
	"parley/store"
)

// Edited files are those that edits made and that are read as heads next: their
// text was parsed already. One is kept for each project.
type editedFiles struct {
	mu sync.Mutex
	of map[string]*notation.File // by project
}

func (e *editedFiles) put(project string, f *notation.File) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.of == nil {
		e.of = map[string]*notation.File{}
	}
	e.of[project] = f
}

// take returns the project's file, and keeps it no longer. It returns nil when
// that has another name or text.
func (e *editedFiles) take(project, name string, text []byte) *notation.File {
	e.mu.Lock()
	defer e.mu.Unlock()
	f := e.of[project]
	delete(e.of, project)
	if f == nil || f.Name != name || !bytes.Equal(f.Text, text) {
		return nil
	}
	return f
}

// saveEdited is save of what an edit made.
func (s *Server) saveEdited(ctx context.Context, p store.Project, base int64, f *notation.File, what string) (store.Revision, error) {
	s.edited.put(p.ID, f)
	return s.save(ctx, p, base, f.Text, what)
}

// read reads the text of a project's file with its documents.
func (s *Server) read(p store.Project, text []byte) (*notation.File, map[string]*source.Document, error) {
	name, known := filepath.Join(p.Folder, p.File), s.heads.documents(p.ID)
	if f := s.edited.take(p.ID, name, text); f != nil {
		return intake.Beside(f, known)
	}
	return intake.ReadKnowing(name, text, known)
}
