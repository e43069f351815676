package exchange_test

import (
	"context"
	"slices"
	"testing"

	"parley/conflict/conflicttest"
	"parley/exchange"
)

// Whatever can be read is well formed and comes back after writing.
func FuzzReadGMCR(f *testing.F) {
	f.Add(harbour(f))
	f.Add([]byte(two()))
	f.Add([]byte(ranked("preferenceVector", "[[1, 2], 3, 4]", "[4, 3, 2, 1]")))
	f.Add([]byte(two(`"infeasibles": []`, `"infeasibles": [{"compound": true, "members": [[[0, "Y"]], []]}], "coalitions": [[1, 0]]`)))
	for seed := range uint64(5) {
		r := conflicttest.Rand(seed)
		data, _, err := exchange.WriteGMCR(conflicttest.Random(r, conflicttest.AnyShape(r, 5)))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		exchange.IgnoredGMCR(data)
		c, err := exchange.ReadGMCR("fuzz.gmcr", data)
		if err != nil {
			return
		}
		wellFormed(t, c)
		written, _, err := exchange.WriteGMCR(c)
		if err != nil {
			return // a formula may be too large to write
		}
		again, err := exchange.ReadGMCR("fuzz.gmcr", written)
		if err != nil {
			t.Fatalf("%v in %s", err, written)
		}
		states, err := c.States(context.Background(), 256)
		if err != nil {
			return
		}
		if got := statesOf(t, again); !slices.Equal(got, states) {
			t.Errorf("states %v; want %v", got, states)
		}
	})
}
