package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// An indexer keeps what can be found in step with the files: after each change
// in the background, so that nobody waits for it, and before each search.
type indexer struct {
	sync.Mutex // held while the index is brought up to date
	awake      chan struct{}
	stop       context.CancelFunc
	stopped    chan struct{}
}

func (s *Store) startIndexing() {
	ctx, stop := context.WithCancel(context.Background())
	s.index.awake, s.index.stop, s.index.stopped = make(chan struct{}, 1), stop, make(chan struct{})
	go func() {
		defer close(s.index.stopped)
		for {
			select {
			case <-ctx.Done():
				return
			case <-s.index.awake:
				_ = s.refresh(ctx) // the next search tries again, and says what is wrong
			}
		}
	}()
	s.wake()
}

func (s *Store) stopIndexing() {
	s.index.stop()
	<-s.index.stopped
}

// wake has the index brought up to date soon.
func (s *Store) wake() {
	select {
	case s.index.awake <- struct{}{}:
	default: // it will be
	}
}

// refresh brings the index up to date.
func (s *Store) refresh(ctx context.Context) error {
	s.index.Lock()
	defer s.index.Unlock()
	projects, err := s.Projects(ctx)
	if err != nil {
		return err
	}
	for _, p := range projects {
		if err := s.refreshConflict(ctx, p.ID); err != nil {
			return err
		}
		if err := s.refreshDocuments(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// refreshConflict brings the entries of the conflict file up to its newest
// revision.
func (s *Store) refreshConflict(ctx context.Context, project string) error {
	var indexed string
	err := s.db.QueryRowContext(ctx, "select indexed from project where id = ?", project).Scan(&indexed)
	if err != nil {
		return plainly(err)
	}
	r, err := s.newest(ctx, project)
	if err != nil || r.Hash == indexed {
		return err
	}
	text, err := s.Text(ctx, project, r.Number)
	if errors.Is(err, ErrNotFound) { // let go meanwhile: there is a newer one
		return nil
	} else if err != nil {
		return err
	}
	entries, ok := conflictEntries(text)
	return s.change(ctx, func(tx *sql.Tx) error {
		if ok {
			if err := setEntries(ctx, tx, project, "", entries); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, "update project set indexed = ? where id = ?", r.Hash, project)
		return err
	})
}

// together is how many documents are indexed in one transaction.
const together = 32

// refreshDocuments brings the entries of the project's documents up to the
// files in its folder.
func (s *Store) refreshDocuments(ctx context.Context, p Project) error {
	infos, err := s.Documents(ctx, p.ID)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) { // a disk that is not there now
		return nil
	} else if err != nil && !errors.Is(err, ErrTooLarge) {
		return err
	}
	indexed, err := s.indexedDocuments(ctx, p.ID)
	if err != nil {
		return err
	}
	var changed []DocumentInfo
	for _, d := range infos {
		if indexed[d.Name] != d.Hash {
			changed = append(changed, d)
		}
		delete(indexed, d.Name)
	}
	for name := range indexed {
		changed = append(changed, DocumentInfo{Name: name}) // it is gone
	}
	slices.SortFunc(changed, func(a, b DocumentInfo) int { return strings.Compare(a.Name, b.Name) })
	for some := range slices.Chunk(changed, together) {
		if err := s.indexDocuments(ctx, p, some); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) indexedDocuments(ctx context.Context, project string) (map[string]string, error) {
	rows, err := s.db.QueryContext(ctx, "select name, hash from document where project = ?", project)
	all, err := listed(rows, err, func(scan func(...any) error) (d DocumentInfo, err error) {
		return d, scan(&d.Name, &d.Hash)
	})
	by := make(map[string]string, len(all))
	for _, d := range all {
		by[d.Name] = d.Hash
	}
	return by, err
}

// indexDocuments renews the entries of some documents; one without a hash has
// none.
func (s *Store) indexDocuments(ctx context.Context, p Project, some []DocumentInfo) error {
	entries := make([][]entry, len(some))
	for i, d := range some {
		if err := ctx.Err(); err != nil {
			return err
		}
		data, err := readIn(p.Folder, d.Name, MaxDocumentBytes)
		if err != nil || d.Hash == "" {
			some[i].Hash = ""
			continue
		}
		some[i].Hash = hashOf(data)
		entries[i] = documentEntries(d.Name, data)
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		for i, d := range some {
			if err := setDocument(ctx, tx, p.ID, d, entries[i]); err != nil {
				return fmt.Errorf("%s: %w", d.Name, err)
			}
		}
		return nil
	})
}

func setDocument(ctx context.Context, tx *sql.Tx, project string, d DocumentInfo, entries []entry) error {
	if err := setEntries(ctx, tx, project, d.Name, entries); err != nil {
		return err
	}
	if d.Hash == "" {
		_, err := tx.ExecContext(ctx, "delete from document where project = ? and name = ?", project, d.Name)
		return err
	}
	_, err := tx.ExecContext(ctx, "insert or replace into document (project, name, hash) values (?, ?, ?)", project, d.Name, d.Hash)
	return err
}
