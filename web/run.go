package web

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"parley/analysis"
	"parley/store"
)

// runsAtOnce is how many runs are computed at a time; the others wait in the
// order in which they were asked. Each uses all processors it is given, so
// that more at once are no faster together; but a quick question should not
// wait for one long run.
const runsAtOnce = 4

// A runner computes runs in the background. What the store says of a run is
// durable; a runner knows the runs of this process that have not ended.
type runner struct {
	slots  chan struct{}
	asking sync.Mutex // one question at a time is looked up and begun

	mu   sync.Mutex
	jobs map[int64]*job
}

// errStopped is why a run ends that the person stopped.
var errStopped = errors.New("stopped by you")

// A job is a run that is waiting or being computed.
type job struct {
	store.Run
	question question
	stop     context.CancelCauseFunc
	ended    chan struct{} // closed at the end
	err      error         // why it failed; set before ended is closed
	pace     pace
}

// startRuns goes on with the runs that had not ended when the last process
// did.
func (s *Server) startRuns() {
	s.runs.slots = make(chan struct{}, runsAtOnce)
	s.runs.jobs = map[int64]*job{}
	if s.Store == nil { // the workbench shows nothing but its door
		return
	}
	s.background(func(ctx context.Context) {
		unfinished, err := s.Store.Unfinished(ctx)
		if err != nil {
			s.Log.Error("runs that had not ended", "error", err)
			return
		}
		s.runs.asking.Lock()
		defer s.runs.asking.Unlock()
		for _, run := range unfinished {
			if s.runs.job(run.ID) == nil {
				s.goOn(ctx, run)
			}
		}
	})
}

// goOn starts a run again, or ends it when the text that it was asked of is no
// longer kept.
func (s *Server) goOn(ctx context.Context, run store.Run) {
	q, err := s.questionOf(ctx, run)
	if err != nil {
		err = s.Store.Finish(ctx, run.ID, store.Failed, "it was interrupted, and what it was asked of is no longer there: "+err.Error(), nil)
		if err != nil {
			s.Log.Error("interrupted run", "run", run.ID, "error", err)
		}
		return
	}
	s.start(run, q)
}

// ask returns the run that answers the question: one that was asked before,
// or a new one. The job is nil when the run has ended.
func (s *Server) ask(ctx context.Context, q question) (store.Run, *job, error) {
	if err := q.head.File.Err(); err != nil {
		return store.Run{}, nil, err
	}
	s.runs.asking.Lock()
	defer s.runs.asking.Unlock()
	run, found, err := s.asked(ctx, q)
	if err != nil || found {
		return run, s.runs.job(run.ID), err
	}
	run, err = s.Store.Begin(ctx, q.head.Project.ID, q.head.Number, q.analysis, s.kept(q))
	if err != nil {
		return run, nil, err
	}
	return run, s.start(run, q), nil
}

// asked finds the run of the same question that has an answer, or will have
// one.
func (s *Server) asked(ctx context.Context, q question) (store.Run, bool, error) {
	runs, err := s.Store.Runs(ctx, q.head.Project.ID, store.MaxRuns)
	if err != nil {
		return store.Run{}, false, err
	}
	key := s.key(q)
	for _, run := range runs {
		if run.Args[keyArg] == key && (run.State == store.Done || s.runs.job(run.ID) != nil) {
			return run, true, nil
		}
	}
	return store.Run{}, false, nil
}

// start computes the run when it is its turn.
func (s *Server) start(run store.Run, q question) *job {
	ctx, stop := context.WithCancelCause(s.ctx)
	j := &job{Run: run, question: q, stop: stop, ended: make(chan struct{})}
	s.runs.mu.Lock()
	s.runs.jobs[run.ID] = j
	s.runs.mu.Unlock()
	s.background(func(context.Context) {
		defer stop(nil)
		defer s.end(j)
		select {
		case s.runs.slots <- struct{}{}:
			defer func() { <-s.runs.slots }()
			j.err = s.compute(ctx, j)
		case <-ctx.Done():
			j.err = s.conclude(ctx, j, nil, context.Cause(ctx))
		}
		if j.err != nil && s.ctx.Err() == nil {
			s.Log.Info("run", "run", run.ID, "analysis", run.Analysis, "error", j.err)
		}
	})
	return j
}

// end lets go of a job. Who waits for it finds what the store says.
func (s *Server) end(j *job) {
	if bug := recover(); bug != nil { // our own; the workbench goes on
		s.Log.Error("panic in a run", "run", j.ID, "analysis", j.Analysis, "panic", bug)
		j.err = fmt.Errorf("panic: %v", bug)
		if err := s.Store.Finish(s.ctx, j.ID, store.Failed, "something failed in the workbench", nil); err != nil {
			s.Log.Error("panic in a run", "run", j.ID, "error", err)
		}
	}
	s.runs.mu.Lock()
	delete(s.runs.jobs, j.ID)
	s.runs.mu.Unlock()
	close(j.ended)
}

// job is the run while it has not ended in this process, or nil.
func (r *runner) job(id int64) *job {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.jobs[id]
}

// stopRun ends a run because the person wants no answer any more.
func (s *Server) stopRun(ctx context.Context, run store.Run) error {
	if j := s.runs.job(run.ID); j != nil {
		j.stop(errStopped)
		<-j.ended
		return nil
	}
	err := s.Store.Finish(ctx, run.ID, store.Stopped, errStopped.Error(), nil)
	if errors.Is(err, store.ErrEnded) {
		return nil
	}
	return err
}

// wait waits for the run to end, but not longer than for a while, and returns
// it as the store has it then. The error is that of the job when a parameter
// was wrong, an *analysis.ParamError.
func (s *Server) wait(ctx context.Context, run store.Run, j *job, while time.Duration) (store.Run, error) {
	if j == nil {
		return s.Store.Run(ctx, run.ID)
	}
	select {
	case <-j.ended:
		if param := new(analysis.ParamError); errors.As(j.err, &param) {
			return j.Run, j.err
		}
	case <-time.After(while):
	case <-ctx.Done():
		return j.Run, context.Cause(ctx)
	}
	return s.Store.Run(ctx, run.ID)
}
