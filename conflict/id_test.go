package conflict_test

import (
	"testing"

	"parley/conflict"
)

func TestIsID(t *testing.T) {
	for _, test := range []struct {
		id   string
		want bool
	}{
		{"north", true},
		{"North-2_b", true},
		{"2nd", true},
		{"Россия", true},
		{"中国", true},
		{"e\u0301tat", true}, // e and a combining acute accent
		{"android", true},
		{"", false},
		{"-north", false},
		{"_north", false},
		{"\u0301tat", false},
		{"north.east", false}, // the dot joins party and option
		{"north east", false},
		{"north&south", false},
		{"not", false},
		{"IFF", false},
		{"no\xffrth", false},
		{"no\uFFFDrth", false},
	} {
		if got := conflict.IsID(test.id); got != test.want {
			t.Errorf("IsID(%q) = %v; want %v", test.id, got, test.want)
		}
	}
}

// Whatever is an id, formulas can name.
func FuzzIsID(f *testing.F) {
	for _, seed := range []string{"north", "a-", "a->b", "Y_1", "e\u0301", "if", "a\x00b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, id string) {
		if !conflict.IsID(id) || len(id) > 1000 {
			return
		}
		for _, option := range []string{id, id + "." + id} {
			got, err := conflict.ParseFormula(option)
			if err != nil || !got.Equal(conflict.Taken(option)) {
				t.Errorf("ParseFormula(%q) = %v, %v; want the option", option, got, err)
			}
		}
	})
}
