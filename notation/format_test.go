package notation

import (
	"bytes"
	"context"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"parley/conflict"
	"parley/conflict/conflicttest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func difference(a, b *conflict.Conflict) string { return cmp.Diff(a, b, cmpopts.EquateEmpty()) }

// TestFormatGolden formats the example that has everything.
func TestFormatGolden(t *testing.T) {
	data, err := os.ReadFile("testdata/good/everything.yaml")
	if err != nil {
		t.Fatal(err)
	}
	f, err := Read("everything.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/formatted.yaml", Format(f.Conflict))
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got; -update writes it anew):\n%s", name, diff)
	}
}

func TestFormatReadsBack(t *testing.T) {
	files, _ := filepath.Glob("testdata/good/*.yaml")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		readsBack(t, data)
	}
	readsBack(t, documented(t))
}

// readsBack checks, for a file without errors, that its conflict formats to a
// file that says the same, and that this file is a fixed point.
func readsBack(t *testing.T, data []byte) {
	t.Helper()
	f, err := Read("first.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	formatted := Format(f.Conflict)
	g, err := Read("formatted.yaml", formatted)
	if err != nil {
		t.Fatalf("%v\n%s", err, formatted)
	}
	if diff := difference(f.Conflict, g.Conflict); diff != "" {
		t.Fatalf("-first +formatted:\n%s\n%s", diff, formatted)
	}
	if again := Format(g.Conflict); !bytes.Equal(again, formatted) {
		t.Fatalf("formatted twice:\n%s\nonce:\n%s", again, formatted)
	}
}

// hostile is text that YAML might take for something else.
var hostile = []string{
	"plain", "two words", " leading", "trailing ", "a: b", "a #b", "#a", "- a", "? a", "!tag", "&a", "*a", "a:", ":", "-", "--- ", "...",
	"true", "Null", "~", "1", "-1.5e3", "0x1F", "1_000", "2025-09-05", "yes", "N", "NO", ".inf", "<<", "=", "@a", "`a", "%a", "|", ">", "a|b",
	"'", `"`, `it's "so"`, `a\nb`, `\`, "a\tb", "a\nb", "a\n\nb\n", "\na", "a\n", "a\n\n", "a \nb", "  a\nb", "a\n b", "a\r\nb", "\x00", "\x7f", "\u0085", "\u00a0a",
	"a\u00a0b", "\u2028", "\u2029", "\ufeff", "\ufffe", "é", "e\u0301", "日本語", "\U0001F600", "\u202e", "[a]", "{a}", "a, b", "a,b", "a]b", "a}b", "]", "}", ",",
	strings.Repeat("long words that go on ", 20), strings.Repeat("long words that go on ", 20) + "end", strings.Repeat("x", 900), strings.Repeat("日本 ", 200) + "語",
	strings.Repeat("# ", 80) + "end", strings.Repeat("a\n", 50), "a #" + strings.Repeat(" b", 80), "- " + strings.Repeat("c ", 80) + "d", "\n", "\t", "a#b", "a# b", "note: " + strings.Repeat("d ", 80) + "e",
}

// decorate fills the texts and the parts that random conflicts lack.
func decorate(r *rand.Rand, c *conflict.Conflict) {
	word := func() string { return hostile[r.IntN(len(hostile))] }
	maybe := func() string {
		if r.IntN(2) == 0 {
			return ""
		}
		return word()
	}
	basis := func() conflict.Basis {
		b := conflict.Basis{Judgement: maybe()}
		for range r.IntN(3) {
			line := 1 + r.IntN(20)
			b.From = append(b.From, conflict.Passage{Source: "src", Lines: [2]int{line, line + r.IntN(3)}, Quote: maybe()})
		}
		return b
	}
	quantity := func(most float64) *conflict.Quantity {
		low, high := most*r.Float64()/2, most*(0.5+r.Float64()/2)
		return []*conflict.Quantity{
			nil,
			{Low: low, Mode: low + (high-low)/3, High: high, HasMode: true},
			new(conflict.Exactly(low)), new(conflict.Between(low, high)), new(conflict.Between(high, high)),
		}[r.IntN(5)]
	}
	c.Title = word()
	c.AsOf = []string{"", "2025", "2025-01", "2025-01-31"}[r.IntN(4)]
	c.Sources = []conflict.Source{{ID: "src", File: "ä b/c.md", Title: maybe(), Author: maybe(), Note: maybe(), Grade: "A1", URL: "https://example.org/?a=b#c"}}
	c.Issues = []conflict.Issue{
		{ID: "1", Name: word(), Scale: []conflict.Landmark{{At: 0, Name: word()}, {At: 0.5, Name: word()}}, Reference: quantity(100), Note: maybe(), Basis: basis()},
		{ID: "null", Name: "null"},
	}
	c.Areas = []conflict.Area{{ID: "日本", Name: word(), Basis: basis()}}
	called := map[string]bool{}
	for k := range c.Parties {
		p := &c.Parties[k]
		p.Name, p.Note, p.Basis = word(), maybe(), basis()
		for called[p.Name] {
			p.Name = word()
		}
		called[p.Name] = true
		p.Members = []string{word(), word()}[:r.IntN(3)]
		at := conflict.Exactly(50)
		if q := quantity(100); q != nil {
			at = *q
		}
		c.Positions = append(c.Positions, conflict.Position{
			Party: p.ID, Issue: "1", At: at, Salience: quantity(1), Capability: quantity(1e9), Text: maybe(), Basis: basis(),
		})
		c.Claims = append(c.Claims, conflict.Claim{Kind: conflict.ClaimPosition, Party: p.ID, Issue: "null", Text: word(), Note: maybe(), Basis: basis()})
	}
	for k := range c.Options {
		o := &c.Options[k]
		o.Name, o.Note, o.Basis = word(), maybe(), basis()
		if r.IntN(2) == 0 {
			o.Effects = []conflict.Effect{{Issue: "1", By: float64(r.IntN(201) - 100)}, {Issue: "null", By: 0.25}}
		}
	}
	for k := range c.Rules {
		c.Rules[k].Basis = basis()
	}
	for k := range c.Preferences {
		c.Preferences[k].Basis = basis()
		for s := range c.Preferences[k].Statements {
			c.Preferences[k].Statements[s].Basis = basis()
			c.Preferences[k].Statements[s].Sure = quantity(1)
		}
		for s, group := 1, 0; s < len(c.Preferences[k].Statements); s += 3 {
			group++
			c.Preferences[k].Statements[s-1].Either = group
			c.Preferences[k].Statements[s].Either = group
		}
	}
	nuance(r, c, basis)
	for k := range c.Instruments {
		i := &c.Instruments[k]
		i.Name, i.Text, i.Basis = word(), maybe(), basis()
	}
	c.Outcomes = append(c.Outcomes, conflict.Outcome{Name: word(), When: conflict.Taken(c.Options[0].ID), Note: maybe()})
	c.Gaps = append(c.Gaps, conflict.Gap{Missing: word(), Blocks: maybe(), Basis: basis()})
}

// nuance gives preferences degrees, weights and what is unknown, and some
// party a perception.
func nuance(r *rand.Rand, c *conflict.Conflict, basis func() conflict.Basis) {
	unknown := func(after int, b conflict.Basis) conflict.Unknown {
		return conflict.Unknown{Formula: conflict.Taken(c.Options[r.IntN(len(c.Options))].ID), After: after, Basis: b}
	}
	for k := range c.Preferences {
		p := &c.Preferences[k]
		for g := 1; g < len(p.Ranking); g++ {
			if r.IntN(3) == 0 {
				p.Leaps = append(p.Leaps, g)
			}
		}
		if p.Ranking == nil && r.IntN(4) == 0 && c.Instruments == nil {
			p.Statements, p.Weights = nil, []conflict.OptionWeight{{Option: c.Options[0].ID, By: r.IntN(100) - 50}}
		}
		if p.Statements == nil && r.IntN(2) == 0 && (p.Ranking != nil || p.Weights != nil) {
			p.Unknown = append(p.Unknown, unknown(0, conflict.Basis{}))
		}
		for s := range p.Statements {
			p.Statements[s].Much = r.IntN(3) == 0
			if r.IntN(4) == 0 && p.Statements[s].Either == 0 {
				p.Unknown = append(p.Unknown, unknown(s, basis()))
			}
		}
	}
	if r.IntN(2) == 0 {
		believed := conflict.Option{ID: c.Parties[0].ID + ".believed", Party: c.Parties[0].ID, Name: "believed"}
		c.Parties[0].Perceives = &conflict.Perception{
			Unaware: []string{c.Options[0].ID}, Preferences: []conflict.Preference{{
				Party: c.Parties[0].ID, Statements: []conflict.Statement{{Formula: conflict.Taken(c.Options[0].ID), Much: true}},
			}}, Basis: basis(),
		}
		if c.Preferences[0].Ranking == nil {
			c.Parties[0].Perceives.Options = []conflict.Option{believed}
		}
		seen, _ := c.Perceived(c.Parties[0].ID)
		if _, ok, _ := seen.SomeState(context.Background()); !ok {
			c.Parties[0].Perceives.Unaware = nil
		}
	}
}

// TestFormatLaw: what Format writes, Read reads as the same conflict.
func TestFormatLaw(t *testing.T) {
	for seed := range uint64(150) {
		r := conflicttest.Rand(seed)
		shape := conflicttest.AnyShape(r, 7)
		if shape.Ranked = 0; seed%3 == 0 {
			shape.Ranked = 1
		} else {
			shape.Instruments = r.IntN(3)
		}
		c := conflicttest.Random(r, shape)
		decorate(r, c)
		text := Format(c)
		f, err := Read("law.yaml", text)
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, text)
		}
		if diff := difference(c, f.Conflict); diff != "" {
			t.Fatalf("seed %d (-conflict +read):\n%s\n%s", seed, diff, text)
		}
	}
}

// TestFormatText: every hostile text survives in every place that has room
// for text.
func TestFormatText(t *testing.T) {
	for _, s := range hostile {
		c := &conflict.Conflict{
			Title:   s,
			Parties: []conflict.Party{{ID: "a", Name: s, Members: []string{s, s}, Note: s, Basis: conflict.Basis{Judgement: s}}},
			Gaps:    []conflict.Gap{{Missing: s, Blocks: s}},
		}
		text := Format(c)
		f, err := Read("text.yaml", text)
		if err != nil {
			t.Errorf("%q: %v\n%s", s, err, text)
			continue
		}
		if diff := difference(c, f.Conflict); diff != "" {
			t.Errorf("%q: %s\n%s", s, diff, text)
		}
	}
}
