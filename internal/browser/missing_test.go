package browser

import (
	"testing"
)

// A verdict records how a test ended, and goes on.
type verdict struct {
	testing.TB
	skipped, failed bool
}

func (*verdict) Helper()        {}
func (v *verdict) Skip(...any)  { v.skipped = true }
func (v *verdict) Fatal(...any) { v.failed = true }

func TestMissingBrowser(t *testing.T) {
	for _, c := range []struct {
		name, path, required string
		skipped, failed      bool
	}{
		{name: "on a desk", path: "/nowhere", skipped: true},
		{name: "where it is required", path: "/nowhere", required: "required", failed: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("PATH", c.path)
			t.Setenv("PARLEY_BROWSER", c.required)
			got := &verdict{TB: t}
			chromium(got)
			if got.skipped != c.skipped || got.failed != c.failed {
				t.Errorf("skipped %v, failed %v; want %v, %v", got.skipped, got.failed, c.skipped, c.failed)
			}
		})
	}
}
