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
		for k := range n {
			sum ^= k
		}
	}
	linear, quadratic := &failures{TB: t}, &failures{TB: t}
	Check(linear, "linear", 20_000_000, spin)
	Check(quadratic, "quadratic", 10_000, func(n int) { spin(n * n) })
	if len(linear.said) != 0 || len(quadratic.said) != 1 {
		t.Errorf("linear work: %q; quadratic work: %q", linear.said, quadratic.said)
	}
}
