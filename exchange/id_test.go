package exchange

import (
	"slices"
	"testing"

	"parley/conflict"
)

func TestPartyIDs(t *testing.T) {
	for _, test := range []struct{ names, want []string }{
		{[]string{"US", "USSR"}, []string{"US", "USSR"}},
		{[]string{"Prisoner One", "prisoner 2"}, []string{"prisoner-one", "prisoner-2"}},
		{[]string{"A B", "a b", "a-b"}, []string{"a-b-2", "a-b-3", "a-b"}}, // a name that is an id keeps it
		{[]string{"Côte d’Ivoire", "Россия (РФ)", "中国"}, []string{"côte-d-ivoire", "россия-рф", "中国"}},
		{[]string{"Not", "!!!", "..."}, []string{"party-not", "party", "party-2"}},
		{[]string{"U.S."}, []string{"u-s"}},
		{[]string{"\u0301 accent first"}, []string{"accent-first"}},
		{[]string{"A name that goes on and on and on, well beyond any sense"}, []string{"a-name-that-goes-on-and-on-and-on-well-beyond-any-se"}},
	} {
		if got := partyIDs(test.names); !slices.Equal(got, test.want) {
			t.Errorf("%q: %q; want %q", test.names, got, test.want)
		}
	}
}

func TestOptionIDs(t *testing.T) {
	names := []string{"Full", "full!", "If", "100 % relief", "<b>"}
	want := []string{"p.full", "p.full-2", "p.option-if", "p.100-relief", "p.b"}
	if got := optionIDs("p", names); !slices.Equal(got, want) {
		t.Errorf("%q; want %q", got, want)
	}
}

func FuzzSlug(f *testing.F) {
	for _, seed := range []string{"US Support", "not", "İstanbul", "\xff", "a\u0301", "ß", "--"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if id := slug(name, "party"); !conflict.IsID(id) {
			t.Errorf("slug(%q) = %q, which is not an id", name, id)
		}
	})
}
