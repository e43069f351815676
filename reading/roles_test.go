package reading

import (
	"slices"
	"strings"
	"testing"
)

func TestRowsAreReadByTheSameWordsAsColumns(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"labels that are roles": {
			table("| | Egypt | Sudan", "Interests | Water | Calm", "Leverage | Votes | Roads", "Promises | Data | Gates", "Weaknesses | Debt | War"),
			"position egypt the-conflict: Water\nposition sudan the-conflict: Calm\n" +
				"strength egypt the-conflict: Votes\nstrength sudan the-conflict: Roads\n" +
				"commitment egypt : Data\ncommitment sudan : Gates",
		},
		"a label with a role and an area": {
			table("| | Egypt | Sudan", "Military assets | Jets | Men"),
			"strength egypt military: Jets\nstrength sudan military: Men",
		},
		"in a column of issues, a role alone": {
			table("Issue | Egypt | Sudan", "Assets | Jets | Men", "Frozen assets | Return | Share", "Policy | Slow | Fast"),
			"position egypt frozen-assets: Return\nposition sudan frozen-assets: Share\n" +
				"position egypt policy: Slow\nposition sudan policy: Fast\n" +
				"strength egypt the-conflict: Jets\nstrength sudan the-conflict: Men",
		},
		"facts are no positions": {
			table("| | Egypt | Sudan", "Mediator | UN | AU", "Obstacle | Trust | Money"), "",
		},
		"the column's role counts": {
			table("Aspect | Egypt's position | Sudan's position", "Leverage | None needed | Shared"),
			"position egypt leverage: None needed\nposition sudan leverage: Shared",
		},
		"an unknown column beside a role is no issue": {
			table("Country | Stance | Lead negotiator", "Egypt | No | A general", "Sudan | Yes | A judge"),
			"position egypt the-conflict: No\nposition sudan the-conflict: Yes",
		},
		"a deadline and a priority are no claims": {
			table("Party | Commitments | Deadline | Priority", "Egypt | Open the gate | June | High"),
			"commitment egypt : Open the gate",
		},
		"the header of the parties says what they do": {
			table("Demand by | What | Priority", "Egypt | Data | High", "Sudan | Peace | Low"),
			"position egypt the-conflict: Data\nposition sudan the-conflict: Peace",
		},
		"the column that names the rows stands last": {
			table("Egyptian position | Sudanese position | Issue", "No filling | Data first | Dam"),
			"position egypt dam: No filling\nposition sudan dam: Data first",
		},
		"commitments before their party": {
			table("Commitment | By | Deadline", "Open the gate | Egypt | June"), "commitment egypt : Open the gate",
		},
		"bargaining chips": {
			table("Country | Stance | Bargaining chips", "Egypt | No | Votes"),
			"position egypt the-conflict: No\nstrength egypt the-conflict: Votes",
		},
		"who benefits is no benefit": {
			table("Scenario | Opportunities | Who benefits", "Truce | Trade | Egypt"), "impact  truce: Trade",
		},
		"instruments across": {
			table("Instrument | Sanctions on gold | Joint mechanism", "Benefits | Money | Facts", "Risks | Smuggling | Trust"),
			"impact  sanctions-on-gold: Money\nimpact  joint-mechanism: Facts\nchallenge  sanctions-on-gold: Smuggling\nchallenge  joint-mechanism: Trust",
		},
	} {
		if got := told(readText(t, c.text)); got != c.want {
			t.Errorf("%s:\n%s\ngot\n%s\nwant\n%s", name, c.text, got, c.want)
		}
	}
}

func TestAColumnThatIsNotReadIsNoted(t *testing.T) {
	r := readText(t, table("Country | Stance | Lead negotiator", "Egypt | No | A general"))
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "“Lead negotiator”") {
		t.Errorf("notes %q", r.Notes)
	}
}

func TestTheFirstRowIsTheHeaderWhenItReadsAsOne(t *testing.T) {
	r := readText(t, "Issue | Cairo's view | Khartoum's view\nDam | No | Yes\nAid | Yes | No\n")
	w := r.JSON().(Wire)
	if !slices.Equal(w.Tables[0].Header, []string{"Issue", "Cairo's view", "Khartoum's view"}) || len(w.Tables[0].Rows) != 2 {
		t.Errorf("%+v", w.Tables)
	}
	if got := found(r, TableWithoutHeader); got != "" {
		t.Error(got)
	}
	r = readText(t, "2014 | Protocol | Signed\n2015 | Package | Dropped\n")
	if got := found(r, TableWithoutHeader); got != "table-without-header [1]" {
		t.Errorf("got %q", got)
	}
}

func TestARowWithTooManyCellsClaimsNothing(t *testing.T) {
	r := readText(t, table("Option | Impact | Risk", "Truce | Calm | Trust | More", "Talks | Words | Time"))
	if got := told(r); got != "impact  talks: Words\nchallenge  talks: Time" {
		t.Error(got)
	}
	if got := found(r, RaggedRow); got != "ragged-row [3]" {
		t.Errorf("got %q", got)
	}
}
