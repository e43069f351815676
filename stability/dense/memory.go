package dense

import (
	"fmt"
	"runtime"

	"parley/conflict"
)

// maxBytes is how much memory a concept may take.
const maxBytes = 6 << 30

// afford refuses, before it is spent, more memory than a concept may take
// beside the set of its equilibria.
func (m *Model) afford(bytes func(*party) int) error {
	for _, p := range m.parties {
		if total := 1<<m.options>>3 + bytes(p); total > maxBytes {
			return &conflict.TooLargeError{Options: m.options, What: fmt.Sprintf(
				"it would take %.0f GiB of memory, of which a concept may take %d; fewer options, or options spread more evenly over the parties, would make it tractable",
				float64(total)/(1<<30), maxBytes>>30)}
		}
	}
	return nil
}

// columnBytes is what the workers' columns take.
func (p *party) columnBytes() int { return p.tableBytes(3, p.size) }

// rowBytes is what the workers' rows take.
func (p *party) rowBytes() int { return p.tableBytes(2, max(0, len(p.others)-lanes)) }

// tableBytes is what a table, with as much again for each connective within
// another, and some more words of its size take for every worker.
func (p *party) tableBytes(more, across int) int {
	deepest := 0
	for _, f := range p.all {
		deepest = max(deepest, f.depth())
	}
	return runtime.GOMAXPROCS(0) * (more + deepest) * 8 << across
}

// choiceBytes is what a number for each of the others' choices takes.
func (p *party) choiceBytes() int { return 8 * p.choices() }

// classBytes is what the classes of all orders take.
func (m *Model) classBytes() int {
	total := 0
	for _, p := range m.parties {
		total += p.choiceBytes() / 2
	}
	return total
}

// questionBytes is what a question takes: bars, goals, their order and their
// digits; and what the bars of SEQ take, which are kept for all parties.
func (m *Model) questionBytes(p *party) int {
	total := 3*p.choiceBytes() + p.digitBytes()
	for _, p := range m.parties {
		total += p.choiceBytes()
	}
	return total
}

// digitBytes is what a bit takes for each of the others' choices and each of
// the party's statements.
func (p *party) digitBytes() int { return len(p.all) * p.choiceBytes() >> lanes }

// pursuitBytes is what the workers' pursuits take: a bar, its digits, a score,
// an open place and an aim for each of the others' choices, a bit for each of
// these and each statement, some sets of them, six for each step of a climb,
// and two numbers for each line of each mover.
func (m *Model) pursuitBytes(p *party) int {
	each := 6*p.choiceBytes() + p.digitBytes() + 6*(1+deepest)*p.choiceBytes()>>lanes
	for _, other := range m.parties {
		if other != p {
			each += p.choiceBytes() >> other.size
		}
	}
	return runtime.GOMAXPROCS(0) * each
}

// orderBytes is what an order of this many classes takes.
func (p *party) orderBytes(classes int) int {
	each := 2 * 4 << p.size
	if p.size >= lanes && p.size <= mostBoard {
		words := 1 << p.size >> lanes
		each += 8 * words * (words + 1)
	}
	return classes * each
}
