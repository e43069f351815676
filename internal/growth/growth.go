// Package growth holds work in tests to growing no faster than its input, by
// comparing two sizes in one run. It measures processor time where the system
// tells it, and no test has a time limit, so that a busy or slow machine
// changes nothing.
package growth

import (
	"testing"
	"time"
)

const (
	step  = 4                     // how many times as large the larger input is
	bound = 3 * step              // how many times as long it may take; quadratic work takes 16
	least = 20 * time.Millisecond // what is shorter is not compared
	tries = 5                     // a measurement may be disturbed
)

// Check calls work with a size and with four times that size, and fails the
// test when the larger takes more than twelve times as long in each of five
// tries.
func Check(t testing.TB, name string, size int, work func(size int)) {
	t.Helper()
	var small, large time.Duration
	for range tries {
		small = Processor(t, func() { work(size) })
		large = Processor(t, func() { work(step * size) })
		if large <= bound*max(small, least) {
			return
		}
	}
	t.Errorf("%s: %v for size %d but %v for %d: it grows faster than its input", name, small, size, large, step*size)
}

// Processor returns the processor time that the process spends in work.
func Processor(t testing.TB, work func()) time.Duration {
	t.Helper()
	before := spent(t)
	work()
	return spent(t) - before
}
