package reading

import (
	"strings"
	"testing"
)

func TestPartiesThatATableNames(t *testing.T) {
	for text, want := range map[string]string{
		"Old Northland rejects arbitration. The Southland coast is long.\n\n" + table("Party | Goal", "Northland | Control", "The Isles | Safety", "Harbour Guild | Fees", "Farmers | Rain", "Opposition | Power") + "\nAll of the Isles agree.\n": "harbour-guild isles northland",
		table("Party | Goal", "Northland | Control", "Harbour Guild | Fees"):                                                "harbour-guild northland",
		table("Party | Goal", "Egypt | Control", "Harbour Guild | Fees"):                                                    "egypt harbour-guild",
		table("Topic | Position of Northland | Position of Southland", "Fish | All | Half"):                                 "northland southland",
		table("Topic | Northland's view | Egypt's view", "Fish | All | Half"):                                               "egypt northland",
		table("Topic | Military strength | Economic strength", "Fish | All | Half"):                                         "",
		table("Topic | Value of Trade | Risk of War", "Fish | All | Half"):                                                  "",
		"They say the avaria is a shell. Avaria is one.\n\n" + table("Party | Goal", "Avaria | Control", "Borland | Peace"): "borland",
		table("Country | Goal", "Total | Control", "All Others | Fees"):                                                     "",
	} {
		var ids []string
		for _, p := range readText(t, text).Parties {
			ids = append(ids, p.ID)
		}
		for id := range strings.FieldsSeq(want) {
			if !strings.Contains(" "+strings.Join(ids, " ")+" ", " "+id+" ") {
				t.Errorf("%q: %v; want %s", text, ids, want)
			}
		}
		if extra := len(ids) - len(strings.Fields(want)); extra > 0 {
			t.Errorf("%q: %v; want %s", text, ids, want)
		}
	}
}

func TestAPartyOfATableIsFoundInTheText(t *testing.T) {
	r := readText(t, "Northland rejects arbitration. Northland's envoy left.\n\n"+table("Party | Goal", "Northland | Control"))
	if got := told(r); got != "position northland the-conflict: rejects arbitration\nposition northland the-conflict: Control" {
		t.Error(got)
	}
	if p := r.Parties[0]; len(p.Mentions) != 3 || p.rule != RulePartyColumn {
		t.Errorf("%+v", p)
	}
}
