package reading

import (
	"strings"
	"testing"
)

func TestWhatASentenceDoesNotAssertIsNoClaim(t *testing.T) {
	for _, text := range []string{
		// Denied before the verb.
		"Neither Ghana nor Togo rejects the plan.",
		"No Peruvian minister rejected the plan.",
		"None of Ghana, Togo and Benin supports the plan.",
		"Not Ghana, though invited, supports the plan.",
		// Left to somebody's belief or word.
		"It is untrue that Ghana rejects the plan.",
		"Few believe Ghana supports the plan.",
		"Many think Ghana supports the plan.",
		"Talk that Ghana demands a truce was denied.",
		"Talk in Togo that, after all, Ghana rejects the plan went on.",
		"Ghana supports the plan, some analysts believe.",
		"Reportedly Ghana rejected the plan.",
		"Ghana supposedly rejected the plan.",
		// Expected, asked, supposed.
		"Observers expect Ghana to reject the plan.",
		"Ghana is expected to reject the plan.",
		"Had Ghana rejected the plan, war would have come.",
		"Were Ghana opposed to the plan, it would say so.",
		"Does Ghana reject the plan?",
		"Rarely has Ghana rejected a plan.",
		"Unless Togo leaves, Ghana rejected talks in vain.",
		"In the event Ghana rejects the plan, war follows.",
		"As long as Togo waits, Ghana rejects talks.",
		"The plan will be rejected by Ghana.",
		"Ghana once supported the plan.",
		"Ghana supports the plan, claims a neighbour.",
		// Said of others.
		"Opponents in Ghana and Togo reject the plan.",
		"Trade between Ghana and Togo supports the plan.",
		"The former Ghanaian president rejects the plan.",
		strings.Repeat("long words ", maxLead) + "Ghana rejects the plan.",
	} {
		if got := said(readText(t, text)); got != "" {
			t.Errorf("%q: %s", text, got)
		}
	}
}

func TestADenialElsewhereLeavesTheClauseAlone(t *testing.T) {
	for text, want := range map[string]string{
		"With no end in sight, Ghana rejected the plan.":                 "position ghana: rejected the plan",
		"No deal was reached, but Ghana supports the plan.":              "position ghana: supports the plan",
		"Togo doubts that rain will come, while Ghana rejects the plan.": "position ghana: rejects the plan",
		"Ghana rejected the plan, said it was unfair, and left.":         "position ghana: rejected the plan, said it was unfair, and left",
		"After that, Ghana rejected the plan.":                           "position ghana: rejected the plan",
		"Ghana rejected the plan; now Togo supports it.":                 "position ghana: rejected the plan | position togo: supports it",
	} {
		if got := said(readText(t, text)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}
