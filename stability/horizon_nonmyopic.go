package stability

import (
	"context"
	"encoding/binary"
	"hash/fnv"
	"slices"
)

// settle looks further ahead until what is foreseen repeats. E_h follows from
// E_{h-1} alone, so that from there on it repeats for ever.
func (f *Foresight) settle(ctx context.Context) error {
	seen := map[uint64][]int{}
	for h := 0; h <= maxSettling; h++ {
		if h == len(f.steps) {
			next, err := f.lookBack(ctx, f.steps[h-1])
			if err != nil {
				return err
			}
			f.steps = append(f.steps, next)
		}
		key := f.steps[h].hash()
		for _, earlier := range seen[key] {
			if f.steps[earlier].equal(f.steps[h]) {
				f.first, f.last = earlier, h
				return nil
			}
		}
		seen[key] = append(seen[key], h)
	}
	return nil
}

func (x foreseen) hash() uint64 {
	sum := fnv.New64a()
	var word [8]byte
	for _, ends := range x.ends {
		for _, states := range ends {
			for _, w := range states {
				binary.LittleEndian.PutUint64(word[:], w)
				sum.Write(word[:])
			}
		}
	}
	return sum.Sum64()
}

func (x foreseen) equal(y foreseen) bool {
	for b := range x.ends {
		if !slices.EqualFunc(x.ends[b], y.ends[b], slices.Equal[set]) {
			return false
		}
	}
	return true
}

// NonMyopic reports whether the state is non-myopically stable for the block:
// L_h stable for every horizon from some one on (Kilgour 1984, 1985; for two
// by two games Brams & Wittman 1981). Known is false when what is foreseen was
// not found to repeat within 200 moves.
func (f *Foresight) NonMyopic(b, state int) (stable, known bool) {
	for h := f.first + 1; h <= f.last; h++ {
		if !f.steps[h].stays[b][state] {
			return false, true
		}
	}
	return f.last > 0, f.last > 0
}
