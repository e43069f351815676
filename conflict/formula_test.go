package conflict_test

import (
	"slices"
	"testing"

	"parley/conflict"
)

var a, b, c = conflict.Taken("p.a"), conflict.Taken("p.b"), conflict.Taken("p.c")

func place(option string) int { return slices.Index([]string{"p.a", "p.b", "p.c"}, option) }

// values returns f at NN, YN, NY, YY for (a, b).
func values(f conflict.Formula) string {
	holds := f.Compile(place)
	var text []byte
	for bits := range uint64(4) {
		text = append(text, map[bool]byte{true: '1', false: '0'}[holds(conflict.State{bits})])
	}
	return string(text)
}

func TestTruthTables(t *testing.T) {
	for _, test := range []struct {
		name string
		f    conflict.Formula
		want string // at NN, YN, NY, YY
	}{
		{"a", a, "0101"},
		{"b", b, "0011"},
		{"not a", conflict.Not(a), "1010"},
		{"a and b", conflict.And(a, b), "0001"},
		{"a or b", conflict.Or(a, b), "0111"},
		{"if a then b", conflict.If(a, b), "1011"},
		{"a iff b", conflict.Iff(a, b), "1001"},
		{"and of nothing", conflict.And(), "1111"},
		{"or of nothing", conflict.Or(), "0000"},
		{"and of one", conflict.And(b), "0011"},
		{"or of one", conflict.Or(b), "0011"},
		{"and of three", conflict.And(a, b, conflict.Not(a)), "0000"},
		{"or of three", conflict.Or(a, b, conflict.Not(a)), "1111"},
		{"an option that is not on the table", conflict.Taken("p.later"), "0000"},
		{"not an option that is not on the table", conflict.Not(conflict.Taken("p.later")), "1111"},
	} {
		if got := values(test.f); got != test.want {
			t.Errorf("%s: %s; want %s", test.name, got, test.want)
		}
	}
}

func TestFormulaOptions(t *testing.T) {
	f := conflict.Iff(conflict.Or(b, a, b), conflict.Not(conflict.And(c, a)))
	if got, want := f.Options(), []string{"p.b", "p.a", "p.c"}; !slices.Equal(got, want) {
		t.Errorf("options %v; want %v", got, want)
	}
	if got := conflict.And().Options(); got != nil {
		t.Errorf("options of a constant: %v", got)
	}
}

func TestEqualIsAsWritten(t *testing.T) {
	different := []conflict.Formula{
		a, b, conflict.Not(a), conflict.And(a, b), conflict.And(b, a), conflict.Or(a, b), conflict.And(a, b, c),
		conflict.And(conflict.And(a, b), c), conflict.If(a, b), conflict.Iff(a, b), conflict.And(), conflict.Or(),
	}
	for i, f := range different {
		for k, g := range different {
			if f.Equal(g) != (i == k) {
				t.Errorf("%q equals %q: %v", f, g, f.Equal(g))
			}
		}
	}
}

func TestWords(t *testing.T) {
	name := func(option string) string {
		return map[string]string{"p.a": "stay", "p.b": "go", "p.c": "talk"}[option]
	}
	for text, want := range map[string]string{
		"p.a":                       "“stay”",
		"!p.a":                      "not “stay”",
		"p.a & !p.b & p.c":          "“stay” and not “go” and “talk”",
		"p.a | p.b":                 "“stay” or “go”",
		"p.a & (p.b | p.c)":         "“stay” and (“go” or “talk”)",
		"p.a & p.b | p.c":           "“stay” and “go” or “talk”",
		"!(p.a & p.b)":              "not (“stay” and “go”)",
		"p.a -> p.b | p.c":          "if “stay” then “go” or “talk”",
		"p.a if p.b":                "if “go” then “stay”",
		"(p.a -> p.b) & p.c":        "(if “stay” then “go”) and “talk”",
		"p.a -> p.b -> p.c":         "if “stay” then (if “go” then “talk”)",
		"p.a <-> !p.b":              "“stay” exactly when not “go”",
		"(p.a <-> p.b) -> p.c":      "if (“stay” exactly when “go”) then “talk”",
		"true | false":              "anything or nothing",
		"p.a <-> p.b <-> p.c":       "(“stay” exactly when “go”) exactly when “talk”",
		"!(p.a -> p.b)":             "not (if “stay” then “go”)",
		"(p.a & p.b) & p.c":         "(“stay” and “go”) and “talk”",
		"p.a | (p.b <-> p.c & p.a)": "“stay” or (“go” exactly when “talk” and “stay”)",
	} {
		if got := parse(t, text).Words(name); got != want {
			t.Errorf("%s: %s; want %s", text, got, want)
		}
	}
}

func parse(t testing.TB, text string) conflict.Formula {
	t.Helper()
	f, err := conflict.ParseFormula(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return f
}
