package main

import (
	"runtime"
	"runtime/debug"
	"testing"
)

// Large runs must not keep garbage as small ones may.
func TestCollectLateOnlyOnce(t *testing.T) {
	usual := debug.SetGCPercent(150)
	defer debug.SetGCPercent(usual)
	collectLate()
	for range 1000 {
		runtime.GC() // the cleanup runs some time after
		percent := debug.SetGCPercent(-1)
		if percent == 150 {
			return
		}
		debug.SetGCPercent(percent)
	}
	t.Error("after collections garbage is still collected late")
}
