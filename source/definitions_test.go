package source

import "testing"

func TestLinesThatDefineAreAList(t *testing.T) {
	for text, want := range map[string]int{
		"The options are:\nFreeze: no tests.\nOffices: envoys in both.\n":   2,
		"The options are:\n\nFreeze: no tests.\nOffices: envoys in both.\n": 2,
		"The option is:\nFreeze: no tests.\nThen prose goes on.\n":          0,
		"They met.\nFreeze: no tests.\nOffices: envoys in both.\n":          0,
	} {
		d, err := Parse("a.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, b := range d.Blocks {
			if b.Kind == List {
				got = len(b.Items)
				if b.Intro.Text != "The options are:" || b.Items[1].Text != "Offices: envoys in both." {
					t.Errorf("%q: %+v", text, b)
				}
			}
		}
		if got != want {
			t.Errorf("%q: %d items; want %d", text, got, want)
		}
	}
}
