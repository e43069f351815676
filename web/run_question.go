package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"parley/store"
)

// A question is an analysis of a conflict file as it stood, with its
// parameters; those that are empty are left out.
type question struct {
	head     *head
	analysis string
	args     map[string]string
}

// keyArg is the argument in which a run keeps the key of its question, and
// countsArg the one with the table of counts that the analysis verify is asked
// of. No analysis has a parameter of these names.
const (
	keyArg    = "question"
	countsArg = "counts"
)

// key is a hash of everything that the answer follows from: the same key is
// the same answer.
func (s *Server) key(q question) string {
	parts := []string{s.Version, q.head.Hash, fmt.Sprint(q.head.Left), q.analysis}
	for _, id := range slices.Sorted(maps.Keys(q.head.Documents)) {
		parts = append(parts, id+" "+q.head.Documents[id].SHA256)
	}
	sets, err := s.Data.List()
	for _, set := range sets {
		parts = append(parts, set.ID()+" "+set.SHA256)
	}
	if err != nil { // what is asked of damaged data says so
		parts = append(parts, err.Error())
	}
	for _, name := range slices.Sorted(maps.Keys(q.args)) {
		parts = append(parts, fmt.Sprintf("%s=%q", name, q.args[name]))
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return hex.EncodeToString(sum[:])
}

// kept is the arguments as the store keeps them, with the key.
func (s *Server) kept(q question) map[string]string {
	args := maps.Clone(q.args)
	if args == nil {
		args = map[string]string{}
	}
	args[keyArg] = s.key(q)
	return args
}

// argsOf is the parameters of a run as the person gave them.
func argsOf(run store.Run) map[string]string {
	args := maps.Clone(run.Args)
	delete(args, keyArg)
	return args
}

// questionOf is what a run asks, of the revision that it was asked of.
func (s *Server) questionOf(ctx context.Context, run store.Run) (question, error) {
	p, err := s.Store.Project(ctx, run.Project)
	if err != nil {
		return question{}, err
	}
	h, err := s.headAt(ctx, p, run.Revision)
	return question{head: h, analysis: run.Analysis, args: argsOf(run)}, err
}

// headAt is a project's conflict file as it stood at a revision, with the
// documents as they are now.
func (s *Server) headAt(ctx context.Context, p store.Project, revision int64) (*head, error) {
	if h, err := s.head(ctx, p); err != nil || h.Number == revision {
		return h, err
	}
	text, err := s.Store.Text(ctx, p.ID, revision)
	if err != nil {
		return nil, err
	}
	use, err := s.usesUnreviewed(ctx, p)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(text)
	return s.newHead(p, store.Revision{Number: revision, Hash: hex.EncodeToString(sum[:])}, text, use)
}
