package web

import (
	"fmt"
	"strconv"
	"sync"
	"time"
)

// A pace is how far a run is, and how fast it goes. An analysis may take
// several steps, each counted from 0; a step is told from the one before by
// its total, or because it counts from below.
type pace struct {
	mu          sync.Mutex
	step        int // from 1; 0 before the first
	done, total int
	from        int       // how much was done when the step was first seen
	since       time.Time // when that was
}

// A progress is a pace at one moment, as pages show it.
type progress struct {
	Step  int    `json:"step"`
	Done  int    `json:"done"`
	Total int    `json:"total"`
	Words string `json:"words"`
}

func (p *pace) tell(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.step == 0 || total != p.total || done < p.done {
		p.step++
		p.from, p.since = done, time.Now()
	}
	p.done, p.total = done, total
}

func (p *pace) now() progress {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := progress{Step: p.step, Done: p.done, Total: p.total}
	now.Words = now.words(p.left(time.Now()))
	return now
}

// sure is how long a step must have gone on before its end is estimated.
const sure = time.Second

// left is how long the step will still take when it goes on as it did so far;
// 0 when nobody can say yet.
func (p *pace) left(now time.Time) time.Duration {
	spent := now.Sub(p.since)
	if p.done <= p.from || p.total <= p.done || spent < sure {
		return 0
	}
	return time.Duration(float64(spent) / float64(p.done-p.from) * float64(p.total-p.done))
}

func (p progress) words(left time.Duration) string {
	if p.Step == 0 || p.Total <= 0 {
		return "Working."
	}
	if p.Done >= p.Total {
		return fmt.Sprintf("Step %d is done; working on what follows.", p.Step)
	}
	words := fmt.Sprintf("Step %d: %s of %s done", p.Step, grouped(p.Done), grouped(p.Total))
	switch {
	case left >= 90*time.Second:
		return fmt.Sprintf("%s, about %.0f minutes left in this step.", words, left.Minutes())
	case left >= 2*time.Second:
		return fmt.Sprintf("%s, about %.0f seconds left in this step.", words, left.Seconds())
	case left > 0:
		return words + ", a moment left in this step."
	}
	return words + "."
}

// grouped writes a whole number from 0 in groups of three figures.
func grouped(n int) string {
	figures := strconv.Itoa(n)
	for at := len(figures) - 3; at > 0; at -= 3 {
		figures = figures[:at] + "\u202f" + figures[at:]
	}
	return figures
}
