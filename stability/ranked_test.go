package stability

import (
	"context"
	"fmt"
	"testing"

	"parley/conflict/conflicttest"
)

// TestRanked: states stand in the order of preference, each once, equally good
// ones together.
func TestRanked(t *testing.T) {
	for seed := range uint64(100) {
		r := conflicttest.Rand(seed)
		m, err := NewModel(context.Background(), conflicttest.Random(r, conflicttest.AnyShape(r, 6)))
		if err != nil {
			t.Fatal(err)
		}
		for i, rank := range m.rank {
			seen := map[int]bool{}
			last := int32(1 << 30)
			for _, group := range m.Ranked(i) {
				for _, s := range group {
					if rank[s] != rank[group[0]] || seen[s] {
						t.Fatalf("seed %d, party %d: group %v", seed, i, group)
					}
					seen[s] = true
				}
				if rank[group[0]] >= last {
					t.Fatalf("seed %d, party %d: %v", seed, i, m.Ranked(i))
				}
				last = rank[group[0]]
			}
			if len(seen) != len(m.States) {
				t.Fatalf("seed %d, party %d: %s", seed, i, fmt.Sprint(m.Ranked(i)))
			}
		}
	}
}
