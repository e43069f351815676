package reading

import (
	"strings"
	"testing"

	"parley/source"
)

func TestStatutes(t *testing.T) {
	const head = "# Title 22 — Foreign relations\n\n## § 9999. Waiver\n\n"
	for text, want := range map[string]string{
		head + "The President shall report to Congress on the United States.":                                                                  "commitment united-states : shall report to Congress on the United States",
		head + "(1) In general\n\nSubject to section 2, the Secretary of State may not waive it.\n":                                            "commitment united-states : may not waive it",
		head + "The President may waive it if the President sends a note that\n\n(1) all is well; and\n\n(2) it was so before.\n\n(3) Reports": "commitment united-states : may waive it if the President sends a note that (1) all is well; and (2) it was so before",
		head + "The President may waive it.\n\n(1) Reports\n":                                                                                  "commitment united-states : may waive it",
		head + "The Committee shall hold hearings, and the report shall be public.":                                                            "",
		head + "It means a text of which the title is “the President may act”.":                                                                "",
		"# Speeches\n\nThe President shall report to Congress.":                                                                                "",
		head + "Egypt rejected the plan.":                                                                                                      "",
	} {
		if got := told(readNamed(t, "law.md", text)); got != want {
			t.Errorf("%q:\ngot %s\nwant %s", text, got, want)
		}
	}
}

func TestConditionsOfADutyAreCitedWithIt(t *testing.T) {
	const law = "# Title 22 — Foreign relations\n\n## § 9999. Waiver\n\nThe President may waive it on a note that\n\n(1) all is well; and\n\n(2) it was so before.\n"
	r := readNamed(t, "law.md", law)
	from := r.Claims[0].From[0]
	if from.Lines != [2]int{5, 9} {
		t.Errorf("lines %v; want 5 to 9", from.Lines)
	}
	if _, ok := r.Document.Find(from.Quote, source.Span{First: 5, Last: 9}); !ok || !strings.Contains(from.Quote, "it was so before.") {
		t.Errorf("quote %q", from.Quote)
	}
}
