package growth

import (
	"fmt"
	"testing"
)

// A failures is a test that notes what is said against it.
type failures struct {
	testing.TB
	said []string
}

func (f *failures) Errorf(format string, args ...any) {
	f.said = append(f.said, fmt.Sprintf(format, args...))
}

func TestCheck(t *testing.T) {
	sum := 0
	spin := func(n int) {
		own := 0 // the race detector looks at what functions share
		for k := range n {
			own ^= k
		}
		sum ^= own
	}
	linear, cubic := &failures{TB: t}, &failures{TB: t}
	Check(linear, "linear", 20_000_000, spin)
	Check(cubic, "cubic", 300, func(n int) { spin(n * n * n) }) // far beyond the bound, also on a busy machine
	if len(linear.said) != 0 || len(cubic.said) != 1 {
		t.Errorf("linear work: %q; cubic work: %q", linear.said, cubic.said)
	}
}
