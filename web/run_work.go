package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"parley/analysis"
	"parley/brief"
	"parley/ensemble"
	"parley/report"
	"parley/store"
)

// saveEvery is how often the store is told how far a run is.
const saveEvery = 2 * time.Second

// compute asks the analysis, and keeps its answer or why there is none. The
// error is that of the analysis or of the store.
func (s *Server) compute(ctx context.Context, j *job) error {
	in, err := s.input(j.question.head, j.question.args)
	if err != nil {
		return s.conclude(ctx, j, nil, err)
	}
	if counts := j.question.args[countsArg]; counts != "" {
		in.Counts = []byte(counts)
	}
	if in.Journal, err = s.journal(j); err != nil {
		return s.conclude(ctx, j, nil, err)
	}
	in.Progress = j.pace.tell
	if err := s.Store.Progress(ctx, j.ID, 0, 0, ""); err != nil {
		return errors.Join(err, in.Journal.Close())
	}
	r, err := s.watched(ctx, j, in)
	if closed := in.Journal.Close(); err == nil {
		err = closed
	}
	if left := j.question.head.Left; r != nil && left > 0 {
		r.NotComputed = append(r.NotComputed, leftOut(left))
	}
	return s.conclude(ctx, j, r, err)
}

// leftOut says that so many things are not used.
func leftOut(n int) string {
	return count(n, "thing that was read is", "things that were read are") + " left out, because nobody has reviewed them"
}

// journal opens the run's journal. That of another question, which the same
// run asked of other documents or another program asked, is begun anew.
func (s *Server) journal(j *job) (*ensemble.Journal, error) {
	path, key := s.Store.JournalPath(j.ID), []byte(s.key(j.question))
	journal, err := ensemble.OpenJournal(path, key)
	if errors.Is(err, ensemble.ErrOtherRun) {
		if err := os.Remove(path); err != nil {
			return nil, err
		}
		return ensemble.OpenJournal(path, key)
	}
	return journal, err
}

// watched runs the analysis, and tells the store now and then how far it is.
func (s *Server) watched(ctx context.Context, j *job, in analysis.Input) (*report.Report, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	returned := make(chan struct{})
	watching := make(chan struct{})
	go func() {
		defer close(watching)
		tick := time.NewTicker(saveEvery)
		defer tick.Stop()
		for {
			select {
			case <-returned:
				return
			case <-tick.C:
				now := j.pace.now()
				if err := s.Store.Progress(ctx, j.ID, now.Done, now.Total, ""); errors.Is(err, store.ErrEnded) {
					cancel(err)
				}
			}
		}
	}()
	defer func() { close(returned); <-watching }()
	return analysis.Run(ctx, j.Analysis, in)
}

// conclude keeps the end of a run. When the workbench closes nothing is kept:
// the run is interrupted, and goes on with the next start.
func (s *Server) conclude(ctx context.Context, j *job, r *report.Report, err error) error {
	if s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	state, message := store.Done, ""
	switch {
	case ctx.Err() != nil:
		state, message, err = store.Stopped, context.Cause(ctx).Error(), context.Cause(ctx)
	case err != nil:
		state, message = store.Failed, err.Error()
	}
	var text bytes.Buffer
	if r != nil {
		if wrong := brief.JSON(&text, r); wrong != nil {
			state, message, err = store.Failed, "the answer cannot be kept: "+wrong.Error(), wrong
			text.Reset()
		}
	}
	var kept []byte
	if text.Len() > 0 {
		kept = text.Bytes()
	}
	if wrong := s.Store.Finish(s.ctx, j.ID, state, message, kept); wrong != nil {
		return fmt.Errorf("keep the end of run %d: %w", j.ID, errors.Join(wrong, err))
	}
	return err
}
