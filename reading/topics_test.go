package reading

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
)

func TestNamesThatAreOneInstrument(t *testing.T) {
	for _, c := range []struct {
		first, second string
		one           bool
		why           string
	}{
		{"Minsk Agreement Revitalization", "Revitalizing Minsk Agreements", true, "same word stems: agreement, minsk, revit"},
		{"Security Guarantees", "security guarantees", true, ""},
		{"Option 1: Security Guarantees", "Security Guarantees", true, ""},
		{"Incremental Sanctions Relief", "Sanctions relief", true, "2 of 3 word stems shared"},
		{"Neutral mediators", "Engagement via neutral mediators", true, "2 of 3 word stems shared"},
		{"Security Guarantees", "Security Council Reform", false, ""},
		{"Joint border patrols by night", "Joint border trade fairs", false, ""},
		{"Ceasefire", "Ceasefire Monitoring", false, ""},
		{"Joint data centre", "Joint border patrols", false, ""},
	} {
		known := newTopics("instrument", maxInstruments, overlapping)
		a, _ := known.about(c.first, 1, conflict.Basis{})
		b, why := known.about(c.second, 2, conflict.Basis{})
		if (a == b) != c.one || !strings.Contains(why, c.why) || (c.why == "") != (why == "") {
			t.Errorf("%q and %q: one %v (%q); want %v (%q)", c.first, c.second, a == b, why, c.one, c.why)
		}
	}
}

func TestRowsOfOneTableAreNeverOneInstrument(t *testing.T) {
	r := readText(t, table("Option | Impact", "Phased sanctions relief | Calm", "Sanctions relief | Joy", "Relief of sanctions | Fun"))
	if len(r.Instruments) != 3 {
		t.Errorf("%d instruments; want 3: %+v", len(r.Instruments), r.Instruments)
	}
}

func TestIDsAreUniqueAndValid(t *testing.T) {
	taken := map[string]bool{}
	for _, c := range []struct{ name, want string }{
		{"A b", "a-b"},
		{"a-B", "a-b-2"},
		{"¿?", "option"},
		{"not", "option-2"},
		{"Côte d’Ivoire (West)", "côte-divoire"},
		{strings.Repeat("x", 100), "option-3"},
		{strings.Repeat("word ", 30), strings.Repeat("word-", 11) + "word"},
	} {
		if id := uniqueID(c.name, "option", taken); id != c.want || !conflict.IsID(id) {
			t.Errorf("%q has id %q; want %q", c.name, id, c.want)
		}
	}
}

func TestTopicsAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("Option | Impact\n---|---\n")
	for k := range maxInstruments + 5 {
		fmt.Fprintf(&b, "plan%d | Calm\n", k)
	}
	r := readText(t, b.String())
	if len(r.Instruments) != maxInstruments || len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "5 statements were left out") {
		t.Errorf("%d instruments, notes %q", len(r.Instruments), r.Notes)
	}
}

func TestQuestionsAndDatedHeadingsAreNoIssues(t *testing.T) {
	for title, want := range map[string]string{
		"What does Egypt want?":              "",
		"Q: Does Japan matter":               "",
		"BRIEFING NOTE 17/2024":              "",
		"Report of 3 May 2024":               "",
		"ANNEX B":                            "",
		"Report on the dam":                  "Report on the dam",
		"Water releases":                     "Water releases",
		"Interests and red lines":            "",
		"The statement on water of May 2024": "The statement on water of May 2024",
	} {
		if got := titleTopic(title); got != want {
			t.Errorf("%q: got %q; want %q", title, got, want)
		}
	}
}

// A title that names the issue on which two parties disagree is cited once.
func TestPassagesOfAnIssueDiffer(t *testing.T) {
	r := readText(t, "# Filling the Reservoir: One River\n\nEgypt insists that filling must wait.\n\nSudan demands an early end of it. Ethiopia rejects any delay.\n")
	for _, issue := range r.Draft().Issues {
		for k, p := range issue.From {
			if slices.Contains(issue.From[:k], p) {
				t.Errorf("%s cites %q on line %d twice", issue.ID, p.Quote, p.Lines[0])
			}
		}
	}
}
