package reading

import "testing"

func TestStatutes(t *testing.T) {
	const head = "# Title 22 — Foreign relations\n\n## § 9999. Waiver\n\n"
	for text, want := range map[string]string{
		head + "The President shall report to Congress on the United States.":                       "commitment united-states : shall report to Congress on the United States",
		head + "(1) In general\n\nSubject to section 2, the Secretary of State may not waive it.\n": "commitment united-states : may not waive it",
		head + "The Committee shall hold hearings, and the report shall be public.":                 "",
		head + "It means a text of which the title is “the President may act”.":                     "",
		"# Speeches\n\nThe President shall report to Congress.":                                     "",
		head + "Egypt rejected the plan.":                                                           "",
	} {
		if got := told(readNamed(t, "law.md", text)); got != want {
			t.Errorf("%q:\ngot %s\nwant %s", text, got, want)
		}
	}
}
