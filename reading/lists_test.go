package reading

import "testing"

func TestTheIntroductionOfAListDecides(t *testing.T) {
	for text, want := range map[string]string{
		"Options\n\nSome words.\n\nEgypt's priorities:\n- Water: much of it.\n":               "position egypt water: much of it.",
		"Options\n\nSome words.\n\nUnder the deal, Serbia will:\n- open the gates\n":          "commitment serbia : open the gates",
		"Options\n\nSome words.\n\nThe guests of the summit were:\n- an envoy\n- a general\n": "",
		"Options\n\nSome words.\n\nThese are the following:\n- Truce: no fire.\n":             "instrument  truce: no fire.",
		"What mediators could still try:\n- Truce. No fire for now.\n":                        "instrument  truce: No fire for now.",
		"There are three steps that both could take.\n\n- Truce --- no fire;\n":               "instrument  truce: no fire;",
		"There are reasons for this.\n\n- Truce: no fire\n":                                   "",
		"Sources of leverage:\n- Egypt: votes in the bank\n- Sudan and Chad: roads\n": "strength egypt the-conflict: votes in the bank\n" +
			"strength sudan the-conflict: roads\nstrength chad the-conflict: roads",
		"1. Serbia and Kosovo have agreed on the following:\n\n- Kosovo opens the gate.\n- Both parties exchange missions.\n- No fire.\n": "commitment kosovo : Kosovo opens the gate.\n" +
			"commitment serbia : Both parties exchange missions.\ncommitment kosovo : Both parties exchange missions.\ncommitment  : No fire.",
		"The parties agreed on these points:\n- Egypt: open the gate.\n": "commitment egypt : open the gate.",
	} {
		if got := told(readText(t, text)); got != want {
			t.Errorf("%q:\ngot\n%s\nwant\n%s", text, got, want)
		}
	}
}
