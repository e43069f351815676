package reading

import (
	"strings"
	"testing"
)

func TestOrganisationsThatAct(t *testing.T) {
	const both = "The Hale Port Authority and the Dockers' Union met. "
	for text, want := range map[string]string{
		both + "The Authority offered to pay. The union rejected the offer.": "hale-port-authority 2, dockers-union 2",
		both + "The weather was good.":                                       "",
		both + "The union of the two towns rejected the offer.":              "",
		both + "The Boatmen's Union left. The union rejected the offer.":     "",
		both + "The African Union left. The union rejected the offer.":       "african-union 1",
		"The Foreign Ministry rejected the offer.":                           "",
		"The Trump Company rejected the offer.":                              "united-states 1",
		"The Hale Council rejected it. The Council of Europe rejected it.":   "hale-council 1, council-of-europe 1",
		"The Hale Council rejected the plan. The council's mayor left.":      "hale-council 2",
		"The Red Front rejected the plan. The front is cold.":                "red-front 1",
		"Hale Union members rejected the offer.":                             "",
	} {
		var all []string
		for _, p := range readText(t, text).Parties {
			all = append(all, p.ID+" "+string(rune('0'+len(p.Mentions))))
		}
		if got := strings.Join(all, ", "); got != want {
			t.Errorf("%q: %s; want %s", text, got, want)
		}
	}
}

func TestATableOfOrganisations(t *testing.T) {
	const text = "The Hale Port Authority and the Dockers' Union met. The union rejected 3 percent. The Authority offered to pay.\n\n"
	r := readText(t, text+table("Issue | Union position | Authority position", "Wages | 8 percent now | 3 percent at most"))
	got := told(r)
	for _, want := range []string{"position dockers-union wages: 8 percent now", "position hale-port-authority wages: 3 percent at most"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}

// TestAListDefinesWhatATableNames: whatever announces it.
func TestAListDefinesWhatATableNames(t *testing.T) {
	r := readText(t, "What there is:\n\n- Truce: they stop.\n- Talks: they meet.\n\n"+table("Option | Impact", "Truce | Calm", "Talks | Words"))
	if len(r.Instruments) != 2 || r.Instruments[0].Text != "they stop." {
		t.Errorf("%+v", r.Instruments)
	}
	for _, g := range r.Gaps {
		if strings.HasPrefix(g.Missing, "definition") {
			t.Errorf("gap %q", g.Missing)
		}
	}
}
