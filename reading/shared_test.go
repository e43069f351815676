package reading

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/source"
)

// sharedFiles returns the files beside the repository that match, and skips
// the test when there are none.
func sharedFiles(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob("../../shared/" + pattern)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("../shared is missing beside the repository, and with it " + pattern)
	}
	return files
}

func readFile(t *testing.T, file string) *Reading {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := source.Parse(filepath.Base(file), text)
	if err != nil {
		t.Fatal(err)
	}
	return Read(d, "article")
}

func party(r *Reading, id string) PartyFound {
	k := slices.IndexFunc(r.Parties, func(p PartyFound) bool { return p.ID == id })
	if k < 0 {
		return PartyFound{}
	}
	return r.Parties[k]
}

func TestTheRealArticle(t *testing.T) {
	r := readFile(t, sharedFiles(t, "seed/*.txt")[0])

	t.Run("parties", func(t *testing.T) {
		for id, want := range map[string]struct {
			code     string
			mentions int
		}{
			"russia": {"RUS", 19}, "china": {"CHN", 8}, "ukraine": {"UKR", 6}, "nato": {"", 4}, "united-states": {"USA", 2},
			"united-nations": {"", 1}, "shanghai-cooperation-organization": {"", 1}, "turkey": {"TUR", 1}, "switzerland": {"CHE", 1},
		} {
			if p := party(r, id); p.Code != want.code || len(p.Mentions) != want.mentions {
				t.Errorf("%s: %+v; want code %q and %d mentions", id, p, want.code, want.mentions)
			}
		}
		for _, no := range []string{"belarus", "european-union"} {
			if p := party(r, no); p.ID != "" {
				t.Errorf("%s is a party: %+v", no, p)
			}
		}
	})

	t.Run("a city where they met is a place", func(t *testing.T) {
		lines := map[string][]int{}
		for _, p := range r.Places {
			lines[p.Text] = append(lines[p.Text], p.Line)
		}
		if !slices.Equal(lines["Beijing"], []int{1, 2, 3, 4, 25}) || !slices.Equal(lines["Minsk"], []int{27, 33, 35}) || len(lines) != 2 {
			t.Errorf("%v", lines)
		}
		var capitals []int
		for _, m := range party(r, "china").Mentions {
			if m.How == Capital {
				capitals = append(capitals, m.Line)
			}
		}
		if !slices.Equal(capitals, []int{1, 14}) {
			t.Errorf("Beijing stands for China on lines %v; want 1 and 14", capitals)
		}
	})

	t.Run("claims", func(t *testing.T) {
		count := map[string]int{}
		for _, c := range r.Claims {
			count[c.Draft]++
		}
		for rule, want := range map[string]int{
			RuleTablePosition: 6, RuleTableStrength: 6, RuleTableImpact: 4, RuleTableChallenge: 4, RuleListInstrument: 4,
			RuleListCommitment: 3, RuleListStrength: 3, RuleSpeechPosition: 2, RuleSpeechCommitment: 2,
		} {
			if count[rule] != want {
				t.Errorf("%d claims by %s; want %d", count[rule], rule, want)
			}
		}
	})

	t.Run("two wordings are one instrument", func(t *testing.T) {
		if len(r.Instruments) != 4 {
			t.Errorf("%d instruments; want 4", len(r.Instruments))
		}
		noted := slices.ContainsFunc(r.Claims, func(c conflict.Claim) bool {
			return c.Kind == conflict.ClaimInstrument && strings.Contains(c.Note, "same word stems: agreement, minsk, revit")
		})
		if !noted {
			t.Error("no note says why")
		}
	})

	t.Run("defects", func(t *testing.T) {
		if got, want := found(r, RepeatedRow, ContradictingCells, TableWithoutHeader, MissingDate), "repeated-row [33 35], repeated-row [34 36], missing-date [1 3 25]"; got != want {
			t.Errorf("got %s; want %s", got, want)
		}
		if r.Defects[0].Kind != RepeatedRow || found(r, ClaimWithoutSource) == "" {
			t.Errorf("%+v", r.Defects)
		}
	})

	t.Run("draft", func(t *testing.T) { checkDraft(t, "the article", r.Draft()) })

	t.Run("the same bytes again", func(t *testing.T) {
		a, _ := json.Marshal(r.JSON())
		b, _ := json.Marshal(Read(r.Document, "article").JSON())
		if !bytes.Equal(a, b) {
			t.Error("two readings differ")
		}
	})
}

func TestTheRealStatutes(t *testing.T) {
	want := map[string]struct {
		parties []string
		duties  int
	}{
		"usc22_9511.md": {[]string{"russia", "united-states", "ukraine"}, 5},
		"usc22_9522.md": {[]string{"russia", "united-states", "ukraine", "france", "germany"}, 3},
		"usc22_9530.md": {[]string{"russia", "united-states", "united-nations"}, 2},
	}
	for _, file := range sharedFiles(t, "data/uscode-t22/usc22_*.md") {
		r := readFile(t, file)
		var ids []string
		for _, p := range r.Parties {
			ids = append(ids, p.ID)
		}
		duties := 0
		for _, c := range r.Claims {
			if c.Draft == RuleStatuteDuty && c.Party == legislator {
				duties++
			}
		}
		expected := want[filepath.Base(file)]
		if !slices.Equal(ids, expected.parties) || duties != expected.duties || duties != len(r.Claims) {
			t.Errorf("%s: parties %v, %d duties of %d claims; want %+v", file, ids, duties, len(r.Claims), expected)
		}
		if got := found(r, UnexpandedShort, ClaimWithoutSource); got != "" {
			t.Errorf("%s: %s", file, got)
		}
		checkDraft(t, file, r.Draft())
	}
}
