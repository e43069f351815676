package brief

import (
	"testing"

	"parley/report"
)

func TestSpaced(t *testing.T) {
	for _, test := range []struct {
		name          string
		before, after string
		want          bool
	}{
		{"two sentences", "Rejects it.", "Asks for more.", true},
		{"two words", "holds", "under", true},
		{"a quotation follows", "takes", "“Ease sanctions”", true},
		{"a bracket follows", "War", "(NNN)", true},
		{"a number follows", "at", "10", true},
		{"the space is there before", "holds ", "under", false},
		{"the space is there after", "holds", " under", false},
		{"a line break", "holds\n", "under", false},
		{"punctuation follows", "holds", ".", false},
		{"a closing quotation mark follows", "holds", "”", false},
		{"after an opening bracket", "War (", "NNN", false},
		{"a passage alone", "The line.", "", false},
		{"a sentence after a passage alone", "", "Next.", true},
		{"punctuation after a passage alone", "", ", next", false},
		{"nothing", "", "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := len(spaced(report.Paragraph{report.T(test.before), report.T(test.after)})) == 3
			if got != test.want {
				t.Errorf("a space between %q and %q: %v, want %v", test.before, test.after, got, test.want)
			}
		})
	}
}
