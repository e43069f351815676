package ensemble

import (
	"context"
	"runtime"
	"sync"
)

// A Plan says how many draws are asked, and by how many workers.
type Plan struct {
	Draws   int // at least 0
	Workers int // 0: as many as there are processors
	// Progress is told how many draws are done, of how many, in ascending
	// order and never twice at the same time; it may be nil.
	Progress func(done, total int)
}

// chunkEnd returns the draw before which the chunk ends that begins at a draw:
// single draws at first, so that an early interruption keeps something, then a
// hundredth of what is done. It follows from the place alone.
func (p Plan) chunkEnd(from int) int { return min(from+min(max(from/100, 1), 500), p.Draws) }

// Run asks every draw of the plan and returns the answers in the order of the
// draws, whatever the number of workers. When the context ends or ask fails it
// returns the answers of draws 0 to n-1 for some n, and the context's cause or
// the error.
func Run[T any](ctx context.Context, p Plan, ask func(ctx context.Context, k int) (T, error)) ([]T, error) {
	var answers []T
	part := func(ctx context.Context, from, to int) ([]T, error) {
		var part []T
		for k := from; k < to; k++ {
			if ctx.Err() != nil {
				return nil, context.Cause(ctx)
			}
			answer, err := ask(ctx, k)
			if err != nil {
				return nil, err
			}
			part = append(part, answer)
		}
		return part, nil
	}
	err := Merge(ctx, p, 0, part, func(_ int, part []T) (bool, error) {
		answers = append(answers, part...)
		return false, nil
	})
	return answers, err
}

// Merge asks the draws of the plan from the draw first on, a chunk of
// neighbouring draws at a time, and hands the answers to merge, one after the
// other in the order of the draws: merge(to, part) takes the part that ends
// before draw to. Once merge says that it has enough, the rest is not asked;
// that is said in the order of the draws and so does not depend on the number
// of workers. When the context ends or ask or merge fails, what was merged
// stays, and Merge returns the cause or the error.
func Merge[T any](ctx context.Context, p Plan, first int,
	ask func(ctx context.Context, from, to int) (T, error),
	merge func(to int, part T) (enough bool, err error),
) error {
	working, stop := context.WithCancel(ctx)
	chunks := startWorkers(working, p, first, ask)
	defer func() {
		stop()
		for range chunks { // until the workers have ended
		}
	}()
	waiting := map[int]chunk[T]{}
	next := first
	for c := range chunks {
		waiting[c.from] = c
		for c, ok := waiting[next]; ok; c, ok = waiting[next] {
			if c.err != nil {
				return c.err
			}
			delete(waiting, next)
			enough, err := merge(c.to, c.part)
			if enough || err != nil {
				return err
			}
			next = c.to
			if p.Progress != nil {
				p.Progress(next, p.Draws)
			}
		}
	}
	return context.Cause(ctx)
}

// A chunk is what was asked of the draws from to to-1.
type chunk[T any] struct {
	from, to int
	part     T
	err      error
}

// startWorkers starts the plan's workers. Each takes the next chunk until
// none is left or the context ends; the channel is closed behind the last.
func startWorkers[T any](ctx context.Context, p Plan, first int, ask func(ctx context.Context, from, to int) (T, error)) <-chan chunk[T] {
	var mu sync.Mutex
	next := first
	take := func() (from, to int) {
		mu.Lock()
		defer mu.Unlock()
		from, to = next, p.chunkEnd(next)
		next = to
		return from, to
	}
	chunks := make(chan chunk[T])
	work := func() {
		for ctx.Err() == nil {
			c := chunk[T]{}
			if c.from, c.to = take(); c.from == c.to {
				return
			}
			c.part, c.err = ask(ctx, c.from, c.to)
			chunks <- c
		}
	}
	go func() {
		defer close(chunks)
		var workers sync.WaitGroup
		for range p.workers() {
			workers.Go(work)
		}
		workers.Wait()
	}()
	return chunks
}

func (p Plan) workers() int {
	if p.Workers > 0 {
		return p.Workers
	}
	return runtime.GOMAXPROCS(0)
}
