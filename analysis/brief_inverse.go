package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"parley/assess"
	"parley/conflict"
	"parley/report"
	"parley/stability"
)

// wanted says for each instrument whose aim holds under no concept what the
// smallest change in what a party wants would be for it to hold.
func (b *briefing) wanted(ctx context.Context, r *report.Report) ([]report.Section, error) {
	if b.comparison == nil {
		return nil, nil
	}
	failing := slices.DeleteFunc(slices.Clone(b.comparison.Instruments), func(i assess.Result) bool {
		return len(i.Aimed) == 0 || len(i.Aimed[0].Holds) > 0
	})
	type answer struct {
		words string
		err   error
	}
	answers := make([]answer, len(failing))
	var asked sync.WaitGroup
	for k := range failing {
		asked.Go(func() { answers[k].words, answers[k].err = wantedWords(ctx, failing[k]) })
	}
	asked.Wait()
	var bullets report.Bullets
	for k, i := range failing {
		words, err := answers[k].words, answers[k].err
		if large := new(conflict.TooLargeError); errors.As(err, &large) {
			r.NotComputed = append(r.NotComputed, fmt.Sprintf("What would have to change for the aim of %s to hold: %v.", i.Instrument.Name, large))
			continue
		}
		if err != nil {
			return nil, err
		}
		bullets.Items = append(bullets.Items, report.Paragraph{report.T(words)})
	}
	if len(bullets.Items) == 0 {
		return nil, nil
	}
	r.Methods = append(r.Methods, stability.SensitivityMethod)
	return []report.Section{{
		ID: "wanted", Title: "What would have to change for an aim to hold",
		Blocks: []report.Block{report.Paragraph{report.T("These aims hold under no concept. What would be enough is no more likely for being named here:")}, bullets},
	}}, nil
}

// wantedWords is one sentence on the outcome that comes nearest to the aim.
func wantedWords(ctx context.Context, i assess.Result) (string, error) {
	state := i.Aimed[0].State
	concept, change, ok, err := i.With.SmallestWish(ctx, state)
	if err != nil {
		return "", err
	}
	what := fmt.Sprintf("With %s, %s (%s)", i.Instrument.Name, i.With.Name(state), i.With.Letters(state))
	if !ok {
		return what + " would not come to hold by any change tried in what one party alone wants.", nil
	}
	return fmt.Sprintf("%s would hold under %s after this change in what one party wants: %s.", what, concept, change), nil
}
