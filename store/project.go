package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"parley/internal/plain"
)

// A Project is a conflict file, the documents beside it, their history, and
// what was asked of them.
type Project struct {
	ID     string    // lower-case letters, digits and hyphens; never empty
	Name   string    // as the person named it, or the folder's name
	Folder string    // absolute, without symbolic links
	File   string    // the conflict file's base name, in Folder
	Seen   time.Time // when it was last made, opened by OpenFolder, or changed; UTC
}

// A Document is the bytes of a document to put into a project.
type Document struct {
	Name string // a base name: no folders
	Data []byte
}

const projectColumns = "id, name, folder, file, seen"

func readProject(scan func(...any) error) (p Project, err error) {
	var seen int64
	err = scan(&p.ID, &p.Name, &p.Folder, &p.File, &seen)
	p.Seen = moment(seen)
	return p, err
}

// Projects lists the projects, the last seen first.
func (s *Store) Projects(ctx context.Context) ([]Project, error) {
	rows, err := s.db.QueryContext(ctx, "select "+projectColumns+" from project order by seen desc, id")
	return listed(rows, err, readProject)
}

// Project returns one project, or ErrNotFound.
func (s *Store) Project(ctx context.Context, id string) (Project, error) {
	row := s.db.QueryRowContext(ctx, "select "+projectColumns+" from project where id = ?", id)
	p, err := readProject(row.Scan)
	return p, found(err, "project", id)
}

// Create makes a project in a folder of its own under the data directory, with
// the conflict file conflict.yaml, its first revision, and the documents. The
// folder and the id follow the name. The errors are those of AddDocument and
// Save; on any error there is no project.
func (s *Store) Create(ctx context.Context, name string, conflictText []byte, documents []Document) (Project, error) {
	name = label(name)
	if name == "" {
		return Project{}, fmt.Errorf("a project needs a name: %w", ErrName)
	}
	if err := checkText(conflictText); err != nil {
		return Project{}, err
	}
	if err := checkDocuments(documents); err != nil {
		return Project{}, err
	}
	s.files.Lock()
	defer s.files.Unlock()
	begun, err := s.fill(conflictText, documents)
	if err != nil {
		return Project{}, err
	}
	p, err := s.settle(context.WithoutCancel(ctx), name, begun, conflictText)
	if err != nil {
		return Project{}, errors.Join(err, os.RemoveAll(begun))
	}
	s.wake()
	return p, nil
}

// begunPrefix begins the name of a folder that is not a project yet.
const begunPrefix = ".new-"

// fill makes a folder with the files of a new project.
func (s *Store) fill(conflictText []byte, documents []Document) (folder string, err error) {
	folder, err = os.MkdirTemp(filepath.Join(s.dir, projectsName), begunPrefix+"*")
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	for _, d := range append([]Document{{conflictName, conflictText}}, documents...) {
		if err := putFile(folder, d.Name, d.Data); err != nil {
			return "", err
		}
	}
	return folder, syncFolder(folder)
}

// settle gives the folder its name and records the project with its first
// revision.
func (s *Store) settle(ctx context.Context, name, begun string, text []byte) (Project, error) {
	p := Project{Name: name, File: conflictName, Seen: now()}
	err := s.change(ctx, func(tx *sql.Tx) (err error) {
		if p.ID, err = s.freeID(ctx, tx, name); err != nil {
			return err
		}
		p.Folder = filepath.Join(s.dir, projectsName, p.ID)
		if err := insertProject(ctx, tx, p, text, "created"); err != nil {
			return err
		}
		if err := os.Rename(begun, p.Folder); err != nil {
			return err
		}
		return syncFolder(filepath.Dir(p.Folder))
	})
	if err != nil && p.Folder != "" {
		err = errors.Join(err, takeBack(p.Folder, begun))
	}
	return p, err
}

// takeBack undoes a renaming if it was done.
func takeBack(to, from string) error {
	return gone(os.Rename(to, from))
}

func insertProject(ctx context.Context, tx *sql.Tx, p Project, text []byte, what string) error {
	_, err := tx.ExecContext(ctx, "insert into project ("+projectColumns+") values (?, ?, ?, ?, ?)",
		p.ID, p.Name, p.Folder, p.File, stamp(p.Seen))
	if err != nil {
		return err
	}
	_, err = insertRevision(ctx, tx, p.ID, draft{what: what, change: what}, text)
	return err
}

// OpenFolder returns the project of a conflict file that lies anywhere, and
// makes it when there is none; the file is edited in place. The path is that of
// the file, or of a folder that holds conflict.yaml or one YAML file alone.
func (s *Store) OpenFolder(ctx context.Context, path string) (Project, error) {
	path, err := conflictFile(path)
	if err != nil {
		return Project{}, err
	}
	p := Project{Folder: filepath.Dir(path), File: filepath.Base(path), Seen: now()}
	if p.Name = label(filepath.Base(p.Folder)); p.Name == "" || p.Name == string(filepath.Separator) {
		p.Name = p.File
	}
	s.files.Lock()
	defer s.files.Unlock()
	text, err := readText(p)
	if err != nil {
		return Project{}, err
	}
	if known, err := s.seen(ctx, p); !errors.Is(err, ErrNotFound) {
		return known, err
	}
	err = s.change(ctx, func(tx *sql.Tx) (err error) {
		if p.ID, err = s.freeID(ctx, tx, p.Name); err != nil {
			return err
		}
		return insertProject(ctx, tx, p, text, "opened")
	})
	s.wake()
	return p, err
}

// seen returns the project of that folder and file and notes that it was seen
// now, or ErrNotFound.
func (s *Store) seen(ctx context.Context, at Project) (p Project, err error) {
	err = s.change(ctx, func(tx *sql.Tx) error {
		row := tx.QueryRowContext(ctx, "update project set seen = ? where folder = ? and file = ? returning "+projectColumns,
			stamp(at.Seen), at.Folder, at.File)
		p, err = readProject(row.Scan)
		return found(err, "project", at.Folder)
	})
	return p, err
}

// Forget takes the project, its revisions, runs and index out of the store.
// The folder and all files in it stay as they are, also those of Create; they
// can be had again with OpenFolder. The error may be ErrNotFound.
func (s *Store) Forget(ctx context.Context, id string) error {
	s.files.Lock()
	defer s.files.Unlock()
	s.index.Lock()
	defer s.index.Unlock()
	err := s.change(ctx, func(tx *sql.Tx) error {
		gone, err := tx.ExecContext(ctx, "delete from project where id = ?", id)
		if err != nil {
			return err
		}
		if n, err := gone.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, fmt.Errorf("project %s: %w", id, ErrNotFound))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.sweepJournals(ctx)
}

// sweepFolders removes the folders of projects that a killed process did not
// finish making: nobody was told of them.
func (s *Store) sweepFolders(context.Context) error {
	projects := filepath.Join(s.dir, projectsName)
	folders, err := os.ReadDir(projects)
	for _, folder := range folders {
		if strings.HasPrefix(folder.Name(), begunPrefix) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(projects, folder.Name())))
		}
	}
	return err
}

// label is a text on one line, without what could act instead of being read,
// of at most MaxWhatBytes.
func label(text string) string {
	text = strings.Join(strings.Fields(plain.Line(text)), " ")
	if len(text) > MaxWhatBytes {
		text = strings.ToValidUTF8(text[:MaxWhatBytes-len("…")], "") + "…"
	}
	return text
}
