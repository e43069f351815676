package store

import (
	"context"
	"errors"
	"time"
)

// A Project is a conflict file, the documents beside it, their history, and
// what was asked of them.
type Project struct {
	ID     string    // lower-case letters, digits and hyphens; never empty
	Name   string    // as the person named it, or the folder's name
	Folder string    // absolute, without symbolic links
	File   string    // the conflict file's base name, in Folder
	Seen   time.Time // when it was last opened, made or changed; UTC
}

// A Document is the bytes of a document to put into a project.
type Document struct {
	Name string // a base name: no folders
	Data []byte
}

// Projects lists the projects, the last seen first.
func (s *Store) Projects(ctx context.Context) ([]Project, error) {
	return nil, errors.ErrUnsupported
}

// Project returns one project, or ErrNotFound.
func (s *Store) Project(ctx context.Context, id string) (Project, error) {
	return Project{}, errors.ErrUnsupported
}

// Create makes a project in a folder of its own under the data directory, with
// the conflict file conflict.yaml, its first revision, and the documents. The
// folder and the id follow the name. The errors are those of AddDocument and
// Save; on any error there is no project.
func (s *Store) Create(ctx context.Context, name string, conflictText []byte, documents []Document) (Project, error) {
	return Project{}, errors.ErrUnsupported
}

// OpenFolder returns the project of a conflict file that lies anywhere, and
// makes it when there is none; the file is edited in place. The path is that of
// the file, or of a folder that holds conflict.yaml or no YAML file but one.
func (s *Store) OpenFolder(ctx context.Context, path string) (Project, error) {
	return Project{}, errors.ErrUnsupported
}

// Forget takes the project, its revisions, runs and index out of the store.
// The folder and all files in it stay as they are, also those of Create; they
// can be had again with OpenFolder. The error may be ErrNotFound.
func (s *Store) Forget(ctx context.Context, id string) error {
	return errors.ErrUnsupported
}
