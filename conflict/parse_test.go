package conflict_test

import (
	"errors"
	"strings"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
)

func TestPrecedence(t *testing.T) {
	not, and, or, when, iff := conflict.Not, conflict.And, conflict.Or, conflict.If, conflict.Iff
	for text, want := range map[string]conflict.Formula{
		"p.a":                 a,
		" ( p.a ) ":           a,
		"!p.a & p.b":          and(not(a), b),
		"!(p.a & p.b)":        not(and(a, b)),
		"not !p.a":            not(not(a)),
		"p.a & p.b | p.c":     or(and(a, b), c),
		"p.a | p.b & p.c":     or(a, and(b, c)),
		"p.a & p.b & p.c":     and(a, b, c),
		"p.a & (p.b & p.c)":   and(a, and(b, c)),
		"p.a | p.b | p.c":     or(a, b, c),
		"p.a | p.b -> p.c":    when(or(a, b), c),
		"p.a -> p.b | p.c":    when(a, or(b, c)),
		"p.a -> p.b -> p.c":   when(a, when(b, c)),
		"(p.a -> p.b) -> p.c": when(when(a, b), c),
		"p.a if p.b":          when(b, a),
		"p.a if p.b if p.c":   when(when(c, b), a), // a, if (b if c)
		"p.a -> p.b if p.c":   when(a, when(c, b)),
		"p.a -> p.b <-> p.c":  iff(when(a, b), c),
		"p.a <-> p.b -> p.c":  iff(a, when(b, c)),
		"p.a <-> p.b <-> p.c": iff(iff(a, b), c),
		"p.a and p.b OR p.c":  or(and(a, b), c),
		"p.a iff Not p.b":     iff(a, not(b)),
		"true":                and(),
		"FALSE | p.a":         or(or(), a),
		"p.a\n\t& p.b\r\n":    and(a, b),
		"p.a->p.b":            when(a, b),
		"p.a<->p.b":           iff(a, b),
		"p.a-":                conflict.Taken("p.a-"),
		"p.a-b->p.c":          when(conflict.Taken("p.a-b"), c),
		"p.not":               conflict.Taken("p.not"), // a word of formulas only when it stands alone
		"andorra.if":          conflict.Taken("andorra.if"),
		"россия.вывод & 2.b":  and(conflict.Taken("россия.вывод"), conflict.Taken("2.b")),
	} {
		got := parse(t, text)
		if !got.Equal(want) {
			t.Errorf("%q: %v; want %v", text, got, want)
		}
		if again := parse(t, got.String()); !again.Equal(got) {
			t.Errorf("%q: written as %q, which reads %v", text, got, again)
		}
	}
}

func TestString(t *testing.T) {
	for text, want := range map[string]string{
		"(not p.a) and p.b":    "!p.a & p.b",
		"((p.a&p.b))|p.c":      "p.a & p.b | p.c",
		"p.a&(p.b|p.c)":        "p.a & (p.b | p.c)",
		"p.a if p.b":           "p.b -> p.a",
		"!(p.a iff p.b)":       "!(p.a <-> p.b)",
		"TRUE -> false":        "true -> false",
		"!(!p.a)":              "!!p.a",
		"(p.a -> p.b) <-> p.c": "p.a -> p.b <-> p.c",
		"p.a -> (p.b <-> p.c)": "p.a -> (p.b <-> p.c)",
		"(p.a & p.b) & p.c":    "(p.a & p.b) & p.c",
		"p.a -> p.b -> p.c":    "p.a -> (p.b -> p.c)",
	} {
		if got := parse(t, text).String(); got != want {
			t.Errorf("%q: %q; want %q", text, got, want)
		}
	}
}

func TestFormulaErrors(t *testing.T) {
	for text, want := range map[string]conflict.FormulaError{
		"":                 {0, "formula ends too early; want an option id, ! or ("},
		"p.a &":            {5, "formula ends too early; want an option id, ! or ("},
		"p.a p.b":          {4, `unexpected "p.b"; want an operator (&, |, ->, <->) or the end`},
		"p.a && p.b":       {5, `unexpected "&"; want an option id, ! or (`},
		"p.a <- p.b":       {4, `unexpected '<'; want an option id, !, & , |, ->, <-> or a bracket`},
		"p.a = p.b":        {4, `unexpected '='; want an option id, !, & , |, ->, <-> or a bracket`},
		"(p.a | (p.b)":     {12, "bracket opened at character 1 is not closed; want )"},
		"p.a | p.b)":       {9, `unexpected ")"; want an operator (&, |, ->, <->) or the end`},
		"if p.a":           {0, `unexpected "if"; want an option id, ! or (`},
		"p.a & -p.b":       {6, `unexpected '-'; want an option id, !, & , |, ->, <-> or a bracket`},
		"p.a & \x00":       {6, `unexpected '\x00'; want an option id, !, & , |, ->, <-> or a bracket`},
		"p.a & \xff":       {6, "unexpected '\uFFFD'; want an option id, !, & , |, ->, <-> or a bracket"},
		"p.a & p.b \u00a0": {10, "unexpected '\\u00a0'; want an option id, !, & , |, ->, <-> or a bracket"},
	} {
		_, err := conflict.ParseFormula(text)
		got, ok := errors.AsType[*conflict.FormulaError](err)
		if !ok {
			t.Errorf("%q: %v; want a FormulaError", text, err)
		} else if *got != want {
			t.Errorf("%q: %+v; want %+v", text, *got, want)
		}
	}
}

// Whatever is too large is refused, at once and with a reason.
func TestFormulaBounds(t *testing.T) {
	chain := func(sign string, n int) string { return strings.Repeat("a"+sign, n) + "a" }
	for name, test := range map[string]struct {
		text string
		want string // part of the error; empty when it parses
	}{
		"100 connectives deep":        {strings.Repeat("!", 100) + "a", ""},
		"101 connectives deep":        {strings.Repeat("!", 101) + "a", "formula is nested 101 deep; want at most 100"},
		"100 arrows":                  {chain("->", 100), ""},
		"101 arrows":                  {chain("->", 101), "nested 101 deep"},
		"100 times if":                {chain(" if ", 100), ""},
		"100 times iff":               {chain("<->", 100), ""},
		"101 times iff":               {chain("<->", 101), "nested 101 deep"},
		"100 brackets around nothing": {strings.Repeat("(", 100) + "a" + strings.Repeat(")", 100), ""},
		"8,000 brackets":              {strings.Repeat("(", 8000) + "a" + strings.Repeat(")", 8000), "nested too deep"},
		"16,000 times not":            {strings.Repeat("!", 16000) + "a", "nested too deep"},
		"16,000 arrows":               {chain("->", 5000), "nested too deep"},
		"a wide or":                   {chain(" | ", 4000), ""},
		"a wide or, tightly written":  {chain("|", 8000), "formula of 32001 bytes when written out; want at most 16384"},
		"too long":                    {strings.Repeat(" ", 16<<10) + "a", "formula of 16385 bytes; want at most 16384"},
		"a long id":                   {strings.Repeat("a", 16<<10), ""},
		"a long unexpected id":        {"a " + strings.Repeat("b", 1000), `unexpected "` + strings.Repeat("b", 60) + `..."`},
	} {
		f, err := conflict.ParseFormula(test.text)
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case test.want == "":
			if again := parse(t, f.String()); !again.Equal(f) {
				t.Errorf("%s: does not read back", name)
			}
		case err == nil || !strings.Contains(err.Error(), test.want):
			t.Errorf("%s: %v; want %s", name, err, test.want)
		}
	}
}

func FuzzParseFormula(f *testing.F) {
	for _, seed := range []string{
		"", "p.a", "!p.a & (p.b | p.c)", "p.a -> p.b if p.c <-> true", "a iff not b", "a-->b<->c-", "((", "e\u0301.x|false",
		strings.Repeat("a<->", 120) + "a", strings.Repeat("(", 50) + "a" + strings.Repeat(")", 50),
	} {
		f.Add(seed)
	}
	r := conflicttest.Rand(1)
	for range 20 {
		f.Add(conflicttest.Formula(r, []string{"p.a", "q.b-c"}, 5).String())
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := conflict.ParseFormula(text)
		if err != nil {
			var where *conflict.FormulaError
			if !errors.As(err, &where) || where.Offset < 0 || where.Offset > len(text) {
				t.Fatalf("%q: %#v", text, err)
			}
			return
		}
		again, err := conflict.ParseFormula(got.String())
		if err != nil || !again.Equal(got) {
			t.Fatalf("%q: written as %q, which reads %v, %v", text, got, again, err)
		}
		got.Words(func(option string) string { return option })
		got.Compile(func(string) int { return 0 })(conflict.State{})
	})
}
