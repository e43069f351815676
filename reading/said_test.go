package reading

import "testing"

func TestPositionsInTheWordsOfOthers(t *testing.T) {
	for text, want := range map[string]string{
		"According to Accra, the dam must stay shut.":        "position ghana: the dam must stay shut",
		"“We never left,” Ghana's foreign minister said.":    "position ghana: We never left",
		"\"We will not sell,\" said the Ghanaian president.": "position ghana: We will not sell",
		"Ghana's president said: “Our border must stay.”":    "position ghana: Our border must stay",
		"The plan was rejected by Ghana and Togo.":           "position ghana: The plan was rejected by Ghana and Togo | position togo: The plan was rejected by Ghana and Togo",
		"The plan was welcomed by Ghanaian officials.":       "position ghana: The plan was welcomed by Ghanaian officials",
		"Ghana denies it and demands an apology.":            "position ghana: denies it | position ghana: demands an apology",
		"Ghana opposed the text but pledged to return.":      "position ghana: opposed the text | commitment ghana: pledged to return",
		"Ghana voted on Monday to reject the text.":          "position ghana: voted on Monday to reject the text",
		"Ghana maintains that the river is shared.":          "position ghana: maintains that the river is shared",
		"Ghana backs the plan.":                              "position ghana: backs the plan",
		"Ghana has refused direct talks.":                    "position ghana: has refused direct talks",
		"Ghana warned that it would retaliate.":              "commitment ghana: warned that it would retaliate",
		"Ghana warned against haste in this.":                "position ghana: warned against haste in this",
		"Ghana vowed to never cede land.":                    "commitment ghana: vowed to never cede land",
		"Ghana will withdraw its troops by June.":            "commitment ghana: will withdraw its troops by June",

		"Ghana's minister told reporters that Accra rejects the text.": "position ghana: rejects the text",
		"Accra said on Monday Ghana rejects the text.":                 "position ghana: rejects the text",
		"Accra did not say that Ghana rejects the text.":               "",
		"Lomé said that Ghana rejects the text.":                       "",
		"Ghana, for its part, insists on the text.":                    "position ghana: insists on the text",

		"Ghana's parliament voted against the text.":                   "position ghana: voted against the text",
		"Ghanaian and Togolese officials reject the text.":             "position ghana: reject the text | position togo: reject the text",
		"Ghana vetoed it, and Togo has not decided.":                   "position ghana: vetoed it",
		"The plan was backed by Benin but was rejected by Ghana.":      "position benin: The plan was backed by Benin | position ghana: was rejected by Ghana",
		"The plan and the map were rejected by Ghana.":                 "position ghana: The plan and the map were rejected by Ghana",
		"Ghana promised nothing to Togo. Ghana supports neither side.": "",

		"According to Accra, 500 people fled.":                         "",
		"According to residents of Accra, the dam must stay shut.":     "",
		"“It rained all day,” Ghana's foreign minister said.":          "",
		"“Togo rejects the plan,” a bystander said.":                   "",
		"“Must we sign that text?”":                                    "",
		"The plan was not rejected by Ghana.":                          "",
		"No plan was rejected by Ghana.":                               "",
		"The plan was rejected by Ghana's critics.":                    "",
		"Had the plan been rejected by Ghana, all would be well.":      "",
		"Ghana will win the war.":                                      "",
		"Observers say Ghana will withdraw its troops.":                "",
		"Ghana kept a text drafted in Rome and supported in the south": "",
	} {
		if got := said(readText(t, text)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestASecondVerbNeedsTheSameFormAndNoOtherSubject(t *testing.T) {
	for text, want := range map[string]string{
		"Ghana rejects a text that Benin wrote and demands nothing": "position ghana: rejects a text that Benin wrote and demands nothing",
		"Ghana opposed the text drafted here and supported there.":  "position ghana: opposed the text drafted here and supported there",
		"Ghana rejects the offers and demands of Togo.":             "position ghana: rejects the offers and demands of Togo",
		"Ghana pledged to listen and reject nothing.":               "commitment ghana: pledged to listen and reject nothing",
	} {
		if got := said(readText(t, text)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}
