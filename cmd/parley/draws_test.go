package main

import "testing"

func TestPlaceIn(t *testing.T) {
	for _, c := range []struct {
		done  int
		draws string
		want  string
	}{
		{400, "1000", "draw 400"},
		{1000, "1000", "draw 1000"},
		{1200, "1000", "tested draw 200, after all 1000 draws"},
	} {
		if got := placeIn(c.done, c.draws); got != c.want {
			t.Errorf("%d of %s: %q; want %q", c.done, c.draws, got, c.want)
		}
	}
}
