package store_test

import (
	"math/rand/v2"
	"testing"
)

// newRandom is the same stream in every run.
func newRandom(t testing.TB) *rand.Rand {
	t.Helper()
	return rand.New(rand.NewPCG(7, uint64(len(t.Name()))))
}
