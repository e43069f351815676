package bench

import (
	"fmt"
	"testing"

	"parley/accord/count"
	"parley/accord/relief"
	"parley/accord/verify"
)

// BenchmarkSchedule makes schedules of relief against withdrawal; 50 tranches
// have to take less than a second.
func BenchmarkSchedule(b *testing.B) {
	for _, tranches := range []int{10, 25, 50} {
		b.Run(fmt.Sprint(tranches), func(b *testing.B) {
			x := relief.Exchange{
				Withdrawal: 1, Relief: 1.2, Gain: 1.2, Give: 1, StakeA: 0.1, StakeB: 0.1,
				Snapback: 0.2, Reversible: 0.1, Verified: 0.9, Discount: 0.99,
			}
			for b.Loop() {
				if _, err := relief.Plan(b.Context(), x, tranches); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCUSUM designs charts; each has to take less than a second.
func BenchmarkCUSUM(b *testing.B) {
	for _, c := range []struct{ mean, size, quiet float64 }{{2, 0, 365}, {2, 2, 365}, {34, 0.29, 100}, {150, 2, 60}} {
		b.Run(fmt.Sprintf("mean=%v,size=%v", c.mean, c.size), func(b *testing.B) {
			for b.Loop() {
				_, err := verify.DesignCUSUM(count.Law{Mean: c.mean, Size: c.size}, count.Law{Mean: 2 * c.mean, Size: c.size}, c.quiet)
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
