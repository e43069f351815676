package reading

import (
	"fmt"
	"strings"
	"testing"
)

// said lists "kind party: text" of every claim.
func said(r *Reading) string {
	var all []string
	for _, c := range r.Claims {
		all = append(all, fmt.Sprintf("%s %s: %s", c.Kind, c.Party, c.Text))
	}
	return strings.Join(all, " | ")
}

func TestSpeechActs(t *testing.T) {
	for text, want := range map[string]string{
		// Who speaks.
		"Egypt rejected the plan at once.":                                "position egypt: rejected the plan at once",
		"The Egyptians reject the plan.":                                  "position egypt: reject the plan",
		"Egypt's government has repeatedly rejected the plan.":            "position egypt: has repeatedly rejected the plan",
		"Egyptian Foreign Minister Sameh Shoukry rejected the plan.":      "position egypt: rejected the plan",
		"The government of Sudan rejected the plan.":                      "position sudan: rejected the plan",
		"The Rapid Support Forces (RSF) demand a seat.":                   "position rapid-support-forces: demand a seat",
		"Sudan, downstream of both, wants daily data.":                    "position sudan: wants daily data",
		"Armenia and Azerbaijan agreed to meet.":                          "commitment armenia: agreed to meet | commitment azerbaijan: agreed to meet",
		"Moscow met Beijing. Both nations have pledged to trade more.":    "commitment russia: have pledged to trade more | commitment china: have pledged to trade more",
		"Cairo's position is that the treaty of 1959 holds.":              "position egypt: position is that the treaty of 1959 holds",
		"Turkey supports Azerbaijan and Iran opposes any new corridor.":   "position turkey: supports Azerbaijan | position iran: opposes any new corridor",
		"Cairo demands that Khartoum accept the plan.":                    "position egypt: demands that Khartoum accept the plan",
		"Hamas is seeking a truce of years.":                              "position hamas: is seeking a truce of years",
		"Kenya is committed to the peace plan.":                           "commitment kenya: is committed to the peace plan",
		"Moscow reaffirmed its steadfast commitment to trade.":            "commitment russia: reaffirmed its steadfast commitment to trade",
		"Moscow reaffirmed its old position on trade and transit routes.": "position russia: reaffirmed its old position on trade and transit routes",
		"Iran threatened to close the strait.":                            "commitment iran: threatened to close the strait",
		"Egyptian President Sisi, meanwhile, vowed to fill it.":           "commitment egypt: vowed to fill it",
		"Egypt denied the report, while Sudan kept silent.":               "position egypt: denied the report",
		// Who does not.
		"If Egypt rejects the plan, it fails.":                 "",
		"It is open whether Egypt rejects the plan.":           "",
		"Egypt could reject the plan now.":                     "",
		"Egypt has not rejected the plan.":                     "",
		"Egypt was urged to accept the plan.":                  "",
		"Egypt's demands are not new.":                         "",
		"Egyptian demands are not new.":                        "",
		"A war with Egypt threatens to spread.":                "",
		"The plan that analysts in Egypt rejected came back.":  "",
		"Russia backed militias seek power there.":             "",
		"The RSF said so, and the United Nations called it so": "",
		"Moscow reaffirmed that it would.":                     "",
		"Talks in Kenya agreed on nothing.":                    "",
		"Egypt agreed. Egypt called.":                          "",
		"He rejected the plan.":                                "",
	} {
		if got := said(readText(t, text)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestATitleSaysNothing(t *testing.T) {
	if got := said(readText(t, "Egypt Rejects The Plan\n\nNobody knows why it did so, and the river goes on.\n")); got != "" {
		t.Error(got)
	}
}

func TestTheIssueOfAPosition(t *testing.T) {
	const table = "Aspect | Egypt's position | Sudan's position\n---|---|---\nWater releases | By notice | Daily data\n\n"
	for text, want := range map[string]string{
		table + "Egypt rejected talks on the release of water.":             "water-releases",
		"Egypt rejected a text on prior notice of releases before the rain": "prior-notice-of-releases",
		"The river\n\nEgypt rejected the text.":                             "the-river",
		"Egypt rejected the text on Monday.":                                "the-conflict",
	} {
		r := readText(t, text)
		found := false
		for _, c := range r.Claims {
			if c.Draft == RuleSpeechPosition {
				found = true
				if c.Issue != want {
					t.Errorf("%q is on %s; want %s", text, c.Issue, want)
				}
			}
		}
		if !found {
			t.Errorf("%q: no position", text)
		}
	}
}
