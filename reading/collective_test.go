package reading

import "testing"

func TestBothAreTheTwoNamedBefore(t *testing.T) {
	for text, want := range map[string]string{
		"Ghana met Togo. Both sides agreed to talk.":               "commitment ghana: agreed to talk | commitment togo: agreed to talk",
		"Ghana met Togo. The two governments have agreed to talk.": "commitment ghana: have agreed to talk | commitment togo: have agreed to talk",
		"Ghana met Togo. Each side pledged to talk.":               "commitment ghana: pledged to talk | commitment togo: pledged to talk",
		"Ghana met Togo. Both have agreed to talk.":                "commitment ghana: have agreed to talk | commitment togo: have agreed to talk",
		"Ghana met Togo. Both parties will exchange missions.":     "commitment ghana: will exchange missions | commitment togo: will exchange missions",
		"Ghana met Togo. Both reports support the plan.":           "",
		"Ghana met Togo. Neither of the two sides agreed to talk.": "",
		"Ghana met Togo and Benin met Mali. Both agreed to talk.":  "",
		"A pact of Ghana and Togo irks Mali. Both agreed to talk.": "commitment ghana: agreed to talk | commitment togo: agreed to talk",
		"Ghana rested. Both sides agreed to talk.":                 "",
	} {
		if got := said(readText(t, text)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}
