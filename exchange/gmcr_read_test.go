package exchange_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/conflict"
	"parley/exchange"
)

func harbour(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/harbour.gmcr")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestReadGMCR(t *testing.T) {
	got, err := exchange.ReadGMCR("models/harbour.gmcr", harbour(t))
	if err != nil {
		t.Fatal(err)
	}
	quay, wages := "port-authority.close-a-quay-1-2", "port-authority.raise-wages"
	work := "Dockers.go-back-to-work"
	want := &conflict.Conflict{
		Title: "harbour",
		Parties: []conflict.Party{
			{ID: "port-authority", Name: "Port Authority", Misperceives: formulas(t, work+" & "+wages)},
			{ID: "Dockers", Name: "Dockers"},
		},
		Options: []conflict.Option{ // regrouped: the authority's in its order, then the dockers'
			{ID: quay, Party: "port-authority", Name: "Close a quay (1/2)", Direction: conflict.Backward},
			{ID: wages, Party: "port-authority", Name: "Raise wages", Direction: conflict.Forward},
			{ID: work, Party: "Dockers", Name: "Go back to work"},
		},
		Rules: []conflict.Rule{{Kind: conflict.RuleNever, Formula: formulas(t, wages+" & "+quay)[0]}},
		Preferences: []conflict.Preference{
			{Party: "port-authority", Statements: statements(t, work+" & !"+quay, wages+" | !"+work)},
			{Party: "Dockers"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func formulas(t *testing.T, texts ...string) []conflict.Formula {
	t.Helper()
	var all []conflict.Formula
	for _, text := range texts {
		f, err := conflict.ParseFormula(text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	return all
}

func statements(t *testing.T, texts ...string) []conflict.Statement {
	t.Helper()
	var all []conflict.Statement
	for _, f := range formulas(t, texts...) {
		all = append(all, conflict.Statement{Formula: f})
	}
	return all
}

func TestIgnoredGMCR(t *testing.T) {
	got := exchange.IgnoredGMCR(harbour(t))
	if want := []string{"/decisionMakers/1/colour", "/window"}; !slices.Equal(got, want) {
		t.Errorf("ignored %v; want %v", got, want)
	}
	if got := exchange.IgnoredGMCR([]byte("not JSON")); got != nil {
		t.Errorf("ignored %v of what is not JSON; want nothing", got)
	}
}

// two returns a file with parties A (option a) and B (option b), its parts
// replaced by those given: pairs of old and new text.
func two(replacements ...string) string {
	const plain = `{"options": [{"name": "a"}, {"name": "b"}], ` +
		`"decisionMakers": [{"name": "A", "options": [0], "preferences": []}, {"name": "B", "options": [1], "preferences": []}], ` +
		`"infeasibles": [], "useManualPreferenceRanking": false}`
	for k := 0; k < len(replacements); k += 2 {
		if !strings.Contains(plain, replacements[k]) {
			panic("no such part: " + replacements[k])
		}
	}
	return strings.NewReplacer(replacements...).Replace(plain)
}

// ranked returns two with rankings that count.
func ranked(key, a, b string) string {
	return two(`Ranking": false`, `Ranking": true`,
		`0], "preferences": []`, `0], "`+key+`": `+a, `1], "preferences": []`, `1], "`+key+`": `+b)
}

func letters(groups [][]conflict.State, n int) string {
	var all []string
	for _, group := range groups {
		var tied []string
		for _, s := range group {
			tied = append(tied, s.Letters(n))
		}
		all = append(all, strings.Join(tied, "="))
	}
	return strings.Join(all, " ")
}

func TestRankings(t *testing.T) {
	const newer, older = "preferenceRanking", "preferenceVector"
	for name, test := range map[string]struct {
		file string
		want string // A's ranking; empty when it has statements
	}{
		"best first, the first option lowest": {ranked(newer, "[3, 1, 2, 4]", "[1, 2, 3, 4]"), "NY NN YN YY"},
		"a nested list is a tie":              {ranked(newer, "[[4, 2], 1, 3]", "[[1, 2, 3, 4]]"), "YY=YN NN NY"},
		"the older key":                       {ranked(older, "[1, 4, 2, 3]", "[1, 2, 3, 4]"), "NN YY YN NY"},
		"the older flag":                      {strings.Replace(ranked(older, "[1, 4, 2, 3]", "[1, 2, 3, 4]"), "useManualPreferenceRanking", "useManualPreferenceVectors", 1), "NN YY YN NY"},
		"only feasible states are numbered": {strings.Replace(ranked(newer, "[3, 1, 2]", "[1, 2, 3]"),
			`"infeasibles": []`, `"infeasibles": [[[0, "Y"], [1, "N"]]]`, 1), "YY NN NY"},
		"derived unless they count": {two(`0], "preferences": []`, `0], "preferences": [], "preferenceRanking": ["stale"]`), ""},
		"the newer flag wins": {two(`"useManualPreferenceRanking": false`,
			`"useManualPreferenceVectors": true, "useManualPreferenceRanking": false`), ""},
	} {
		c, err := exchange.ReadGMCR("x.gmcr", []byte(test.file))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := letters(c.Preference("A").Ranking, 2); got != test.want {
			t.Errorf("%s: %q; want %q", name, got, test.want)
		}
	}
}

func TestCoalitions(t *testing.T) {
	for text, want := range map[string][][]string{
		"[0, 1]":   nil,
		"[[0], 1]": nil,
		"[[0, 1]]": {{"A", "B"}},
		"[[1, 0]]": {{"B", "A"}},
		"[0]":      nil, // who is in none stands alone
	} {
		c, err := exchange.ReadGMCR("x.gmcr", []byte(two(`"infeasibles"`, `"coalitions": `+text+`, "infeasibles"`)))
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if diff := cmp.Diff(want, c.Coalitions); diff != "" {
			t.Errorf("%s: -want +got\n%s", text, diff)
		}
	}
}

func TestConditions(t *testing.T) {
	for text, want := range map[string]string{
		`[[0, "Y"]]`:                        "A.a",
		`[[0, "N"], [1, "Y"]]`:              "!A.a & B.b",
		`[]`:                                "true",
		`{"members": [], "compound": true}`: "false",
		`{"compound": true, "members": [[[0, "Y"], [1, "Y"]], [[0, "N"]]]}`: "A.a & B.b | !A.a",
	} {
		c, err := exchange.ReadGMCR("x.gmcr", []byte(two(`0], "preferences": []`, `0], "preferences": [`+text+`]`)))
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if got := c.Preference("A").Statements[0].Formula.String(); got != want {
			t.Errorf("%s: %s; want %s", text, got, want)
		}
	}
}

func TestTitle(t *testing.T) {
	for name, want := range map[string]string{
		"Elmira.gmcr":             "Elmira",
		"models.old/Elmira":       "Elmira",
		"a/River dispute.v2.gmcr": "River dispute.v2",
		"a/.gmcr":                 "Untitled",
		"":                        "Untitled",
	} {
		c, err := exchange.ReadGMCR(name, []byte(two()))
		if err != nil {
			t.Fatal(err)
		}
		if c.Title != want {
			t.Errorf("%q: title %q; want %q", name, c.Title, want)
		}
	}
}
