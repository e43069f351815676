package stability_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"parley/conflict"
	"parley/stability"
)

// What looks further than the six concepts takes smaller models, and refuses
// larger ones with the reason.
func TestTooLargeForDepth(t *testing.T) {
	ctx := context.Background()
	foresee := func(c *conflict.Conflict) error {
		m, err := stability.NewModel(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		_, err = m.Foresee(ctx, 2)
		return err
	}
	coalitions := func(c *conflict.Conflict) error {
		_, err := stability.SolveCoalitions(ctx, c, nil)
		return err
	}
	stances := func(c *conflict.Conflict) error {
		_, err := stability.SolveStances(ctx, c, stability.Extensions)
		return err
	}
	// of has so many parties, and options that they have in turn.
	of := func(parties, options int) string {
		text := "parties:\n" + many(parties, "  p%d: {}\n") + "options:\n"
		for k := range options {
			text += fmt.Sprintf("  p%d.o%d: {}\n", k%parties, k)
		}
		return text
	}
	for name, c := range map[string]struct {
		ask         func(*conflict.Conflict) error
		taken, over string
		says        string
	}{
		"states ahead":  {foresee, of(1, 5), of(1, 11), "2048 states and 1 parties; looking ahead takes at most 1024 states"},
		"parties ahead": {foresee, of(9, 9), of(9, 10), "1024 states and 9 parties; looking ahead takes at most 1024 states, and 8192 pairs of the two"},
		"coalitions":    {coalitions, of(5, 5), of(11, 11), "11 parties can move, and have 2^11 coalitions; all coalitions are judged of at most 10"},
		"stances":       {stances, of(3, 6), of(3, 14), "16384 states and 2 parties that can answer, of which at most 32768 pairs can be followed"},
	} {
		if err := c.ask(read(t, c.taken)); err != nil {
			t.Errorf("%s: %v; want an answer", name, err)
		}
		err := c.ask(read(t, c.over))
		if large := new(conflict.TooLargeError); !errors.As(err, &large) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v; want that there are %s", name, err, c.says)
		}
	}
}
