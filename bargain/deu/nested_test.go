package deu

import "testing"

// Where single actors do not matter, the nested choice stays with the terms
// of any issue.
func TestNestedChoiceIsModest(t *testing.T) {
	cases := development(t)
	for k := range cases { // nobody is recognised
		for j := range cases[k].Issue.Stances {
			cases[k].Issue.Stances[j].Actor = "xx"
		}
	}
	numbers, err := Nested.Learn(cases)
	if err != nil {
		t.Fatal(err)
	}
	if len(numbers) > general {
		t.Errorf("%d terms are chosen; want at most %d", len(numbers), general)
	}
}
