package reading

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/source"
)

func drafts(t *testing.T) map[string]*conflict.Conflict {
	t.Helper()
	all := map[string]*conflict.Conflict{}
	for _, file := range []string{"nile.md", "caucasus.txt", "sudan.html", "strait.txt", "balkans.md", "names.txt"} {
		text, err := os.ReadFile("testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		all[file] = readNamed(t, file, string(text)).Draft()
	}
	return all
}

func TestEverythingDraftedNamesARule(t *testing.T) {
	for file, c := range drafts(t) {
		eachBasis(c, func(b conflict.Basis) {
			if !slices.Contains(Rules, b.Draft) || b.Judgement != "" {
				t.Errorf("%s: %+v", file, b)
			}
		})
	}
}

func TestADraftInventsNothing(t *testing.T) {
	for file, c := range drafts(t) {
		if len(c.Positions)+len(c.Options)+len(c.Preferences)+len(c.Rules)+len(c.Coalitions) > 0 || c.StatusQuo != nil {
			t.Errorf("%s: a draft has numbers, options or preferences", file)
		}
		for _, i := range c.Issues {
			if i.Scale != nil || i.Reference != nil {
				t.Errorf("%s: issue %s has numbers", file, i.ID)
			}
		}
		for _, missing := range []string{"positions as numbers", "options", "preferences", "grade of the source"} {
			if !slices.ContainsFunc(c.Gaps, func(g conflict.Gap) bool { return strings.HasPrefix(g.Missing, missing) && g.Blocks != "" }) {
				t.Errorf("%s: no gap %q", file, missing)
			}
		}
	}
}

// TestADraftHoldsTogether: what claims refer to is there, under ids that the
// format allows.
func TestADraftHoldsTogether(t *testing.T) {
	for file, c := range drafts(t) {
		checkDraft(t, file, c)
	}
}

func checkDraft(t *testing.T, file string, c *conflict.Conflict) {
	t.Helper()
	ids := map[string]bool{}
	id := func(part, id string) {
		if !conflict.IsID(id) || ids[part+id] {
			t.Errorf("%s: %s %q: not an id, or there twice", file, part, id)
		}
		ids[part+id] = true
	}
	for _, x := range c.Parties {
		id("party", x.ID)
	}
	for _, x := range c.Issues {
		id("issue", x.ID)
	}
	for _, x := range c.Areas {
		id("area", x.ID)
	}
	for _, x := range c.Instruments {
		id("instrument", x.ID)
	}
	for _, claim := range c.Claims {
		subject := map[conflict.ClaimKind]string{
			conflict.ClaimPosition: "issue" + claim.Issue, conflict.ClaimStrength: "area" + claim.Area, conflict.ClaimInstrument: "instrument" + claim.Instrument,
			conflict.ClaimImpact: "instrument" + claim.Instrument, conflict.ClaimChallenge: "instrument" + claim.Instrument,
		}[claim.Kind]
		if claim.Text == "" || len(claim.From) == 0 || claim.Party != "" && !ids["party"+claim.Party] || subject != "" && !ids[subject] {
			t.Errorf("%s: %+v", file, claim)
		}
	}
	if len(c.Parties) > conflict.MaxParties || c.Title == "" || len(c.Sources) != 1 {
		t.Errorf("%s: %d parties, title %q, %d sources", file, len(c.Parties), c.Title, len(c.Sources))
	}
}

func TestADraftKeepsThePartiesMentionedMost(t *testing.T) {
	var b strings.Builder
	for _, row := range rows(statesTSV)[:conflict.MaxParties+6] {
		fmt.Fprintf(&b, "%s rejected the plan. ", row["name"])
		if row["code"] == "ARG" {
			continue
		}
		fmt.Fprintf(&b, "Later %s left. ", row["name"])
	}
	b.WriteString("Armenia and Armenia.")
	r := readText(t, b.String())
	c := r.Draft()
	checkDraft(t, "many", c)
	if len(c.Parties) != conflict.MaxParties || slices.ContainsFunc(c.Parties, func(p conflict.Party) bool { return p.Code == "ARG" }) {
		t.Errorf("%d parties of %d; want %d, without the one mentioned least", len(c.Parties), len(r.Parties), conflict.MaxParties)
	}
	if !slices.ContainsFunc(c.Gaps, func(g conflict.Gap) bool { return strings.Contains(g.Missing, "6 parties") }) {
		t.Error("no gap says which parties are left out")
	}
}

func FuzzRead(f *testing.F) {
	formats := []string{"a.txt", "a.md", "a.html"}
	for _, seed := range []struct {
		format uint8
		text   string
	}{
		{0, "Minsk, Belarus — Both nations has (A) has reaffirmed its stance on trade and transit.\n"},
		{0, table("Option | Impact", "Truce | Calm", "Truce | War")},
		{0, table("Area | Egypt's leverage", "Gas | US")},
		{0, "Egypt's demands include:\n- Truce: no fire (NF).\n"},
		{1, "# Title 22\n\n## § 1. A\n\nThe President may act.\n"},
		{2, "<table><tr><td rowspan=2>Egypt<td>a</tr><tr><td>Sudan</table><p>Moscow's position is that."},
	} {
		f.Add(seed.format, seed.text)
	}
	f.Fuzz(func(t *testing.T, format uint8, text string) {
		name := formats[int(format)%len(formats)]
		d, err := source.Parse(name, []byte(text))
		if err != nil {
			return
		}
		r := Read(d, "article")
		c := r.Draft()
		checkDraft(t, name, c)
		for _, p := range r.Parties {
			for _, m := range p.Mentions {
				if m.Line < 1 || m.Line > d.Lines || m.Text == "" {
					t.Errorf("mention %+v of %d lines", m, d.Lines)
				}
			}
		}
		r.JSON()
		Report(c, map[string]*source.Document{"article": d})
	})
}
