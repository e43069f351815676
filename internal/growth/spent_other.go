//go:build !unix

package growth

import (
	"testing"
	"time"
)

var began = time.Now()

// spent is the time since the process began.
func spent(testing.TB) time.Duration { return time.Since(began) }
