package web

import (
	"context"
	"path/filepath"
	"slices"
	"sync"

	"parley/analysis"
	"parley/conflict"
	"parley/intake"
	"parley/notation"
	"parley/source"
	"parley/store"
)

// A head is a project's conflict file as it stands, read and checked with its
// documents. It is shared: nothing of it may be changed.
type head struct {
	store.Revision
	Project   store.Project
	File      *notation.File // its Conflict may lack parts when it has errors, and is nil when it is no YAML
	Documents map[string]*source.Document

	// Model is the conflict without what nobody has reviewed, unless the person
	// wants that used; Left is how many things are left out of it. Model is nil
	// when File.Conflict is.
	Model *conflict.Conflict
	Left  int

	items func() []reviewItem // read from sources, looked up once
}

// head reads the newest revision of the project's file. The error is the
// store's; errors in the file are for the caller to see (File.Err).
func (s *Server) head(ctx context.Context, p store.Project) (*head, error) {
	revision, text, err := s.Store.Head(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	documents, err := s.Store.Documents(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	use, err := s.usesUnreviewed(ctx, p)
	if err != nil {
		return nil, err
	}
	key := headKey{p.ID, revision.Number, digest(documents), use}
	if h := s.heads.get(key); h != nil {
		return h, nil
	}
	h, err := s.newHead(p, revision, text, use)
	if err == nil {
		s.heads.put(key, h)
	}
	return h, err
}

// newHead reads the text of a project's file. The error is that of the folder
// with its documents.
func (s *Server) newHead(p store.Project, revision store.Revision, text []byte, useUnreviewed bool) (*head, error) {
	h := &head{Revision: revision, Project: p}
	var err error
	h.File, h.Documents, err = s.read(p, text)
	if h.File == nil {
		return nil, err
	}
	if h.Model = h.File.Conflict; h.Model != nil && !useUnreviewed {
		h.Model, h.Left = h.Model.Reviewed()
	}
	h.items = sync.OnceValue(func() []reviewItem { return reviewItems(h.File.Conflict, h.Documents) })
	return h, nil
}

// fileAt is the file as it was at a revision.
func (s *Server) fileAt(ctx context.Context, p store.Project, revision int64) (*notation.File, error) {
	h, err := s.head(ctx, p)
	if err != nil {
		return nil, err
	}
	if h.Number == revision {
		return h.File, nil
	}
	text, err := s.Store.Text(ctx, p.ID, revision)
	if err != nil {
		return nil, err
	}
	f, _ := notation.Read(filepath.Join(p.Folder, p.File), text) // its errors are looked at by who asks
	return f, nil
}

// input is what an analysis works on. The error is the file's errors.
func (s *Server) input(h *head, args map[string]string) (analysis.Input, error) {
	if err := h.File.Err(); err != nil {
		return analysis.Input{}, err
	}
	in := intake.Input(h.File, h.Documents, s.Version)
	in.Conflict = h.Model
	in.Args, in.Data = args, s.Data
	return in, nil
}

// A headKey is what a head was read from.
type headKey struct {
	project   string
	revision  int64
	documents string
	use       bool // what nobody has reviewed is used
}

// digest tells one state of a project's documents from another.
func digest(documents []store.DocumentInfo) string {
	var all []byte
	for _, d := range documents {
		all = append(all, d.Name+"\x00"+d.Hash+"\x00"...)
	}
	return string(all)
}

// headsKept is how many heads are kept: of the projects that are open.
const headsKept = 8

// A headCache keeps the heads that were read last.
type headCache struct {
	mu    sync.Mutex
	keys  []headKey // the last used at the end
	heads map[headKey]*head
}

func (c *headCache) get(key headKey) *head {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.heads[key]
	if h != nil {
		c.use(key)
	}
	return h
}

func (c *headCache) put(key headKey, h *head) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.heads == nil {
		c.heads = map[headKey]*head{}
	}
	c.heads[key] = h
	c.use(key)
	if len(c.keys) > headsKept {
		delete(c.heads, c.keys[0])
		c.keys = c.keys[1:]
	}
}

// documents are those of the project's head that was read last.
func (c *headCache) documents(project string) map[string]*source.Document {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, key := range slices.Backward(c.keys) {
		if key.project == project {
			return c.heads[key].Documents
		}
	}
	return nil
}

// use puts the key behind the others.
func (c *headCache) use(key headKey) {
	c.keys = append(slices.DeleteFunc(c.keys, func(k headKey) bool { return k == key }), key)
}
