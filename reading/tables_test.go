package reading

import (
	"fmt"
	"strings"
	"testing"
)

// told lists "kind party about: text" of every claim.
func told(r *Reading) string {
	var all []string
	for _, c := range r.Claims {
		all = append(all, fmt.Sprintf("%s %s %s: %s", c.Kind, c.Party, c.Issue+c.Area+c.Instrument, c.Text))
	}
	return strings.Join(all, "\n")
}

func table(rows ...string) string {
	bars := strings.Repeat("---|", strings.Count(rows[0], "|")+1)
	return rows[0] + "\n" + bars + "\n" + strings.Join(rows[1:], "\n") + "\n"
}

func TestTablesAreReadByTheirHeader(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a column for each party": {
			table("Aspect | Egypt's view | Beijing's response", "Dam | Against | Silent", "Aid | - | n/a"),
			"position egypt dam: Against\nposition china dam: Silent",
		},
		"two parties in one column": {
			table("Issue | EU and U.S. stance", "Tariffs | Lower"),
			"position european-union tariffs: Lower\nposition united-states tariffs: Lower",
		},
		"parties without a role": {
			table("Topic | Egypt | Sudan", "Dam | No | Yes"),
			"position egypt dam: No\nposition sudan dam: Yes",
		},
		"strengths": {
			table("Domain | Iran's leverage | Israeli capabilities | Source", "Air | Drones | Jets | Press"),
			"strength iran air: Drones\nstrength israel air: Jets",
		},
		"a row for each party": {
			table("Actor | Interest | Red line", "Egypt | Flow | Veto", "Sudan and Ethiopia | Power | Flood"),
			"position egypt the-conflict: Flow\nposition egypt the-conflict: Veto\nposition sudan the-conflict: Power\n" +
				"position ethiopia the-conflict: Power\nposition sudan the-conflict: Flood\nposition ethiopia the-conflict: Flood",
		},
		"a row for each party and issue": {
			table("Country | Issue | Stance", "Egypt | Dam | No", "Egypt | Aid | Yes"),
			"position egypt dam: No\nposition egypt aid: Yes",
		},
		"issue before party": {
			table("Issue | Party | Demand", "Dam | Egypt | Stop", "Aid | Sudan | More"),
			"position egypt dam: Stop\nposition sudan aid: More",
		},
		"parties with strengths": {
			table("State | Military strength | Weakness", "Egypt | Jets | Debt", "Sudan | Men | War"),
			"strength egypt military: Jets\nstrength sudan military: Men",
		},
		"instruments": {
			table("Instrument | Expected effect | Obstacles | Cost", "Truce | Calm | Trust | High"),
			"impact  truce: Calm\nchallenge  truce: Trust\nchallenge  truce: High",
		},
		"advantages of an option are its impact": {
			table("No | Proposal | Advantages | Disadvantages", "1 | Truce | Calm | Trust"),
			"impact  truce: Calm\nchallenge  truce: Trust",
		},
		"pros and cons": {
			table("| | Pros | Cons", "Option A: Truce | Calm | Trust"),
			"impact  truce: Calm\nchallenge  truce: Trust",
		},
		"impacts on parties": {
			table("Option | Benefits for Egypt | Risks for Sudan", "Truce | Calm | Trust"),
			"impact egypt truce: Calm\nchallenge sudan truce: Trust",
		},
		"definitions": {
			table("Measure | Description | Drawbacks", "Truce | No fire | Trust"),
			"instrument  truce: No fire\nchallenge  truce: Trust",
		},
		"rows and columns exchanged": {
			table("| | Truce | Talks", "Benefits | Calm | Words", "Risks | Trust | Time"),
			"impact  truce: Calm\nimpact  talks: Words\nchallenge  truce: Trust\nchallenge  talks: Time",
		},
		"parties down the side": {
			table("| | Tariffs | Border", "Serbian position | Low | Open", "Kosovo's position | High | Shut"),
			"position serbia tariffs: Low\nposition serbia border: Open\nposition kosovo tariffs: High\nposition kosovo border: Shut",
		},
		"neither parties nor roles": {
			table("Year | Event", "2014 | Protocol", "2015 | Package"), "",
		},
		"few of the actors are parties": {
			table("Actor | Interest", "Egypt | Flow", "Farmers | Rain", "Traders | Roads"), "",
		},
		"issues with risks are no instruments": {
			table("Issue | Benefits | Risks", "Dam | Power | Drought"), "",
		},
	} {
		if got := told(readText(t, c.text)); got != c.want {
			t.Errorf("%s:\n%s\ngot\n%s\nwant\n%s", name, c.text, got, c.want)
		}
	}
}

func TestATableThatIsNotUnderstoodIsNoted(t *testing.T) {
	r := readText(t, table("Year | Event", "2014 | Protocol", "2015 | Package"))
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "lines 1 to 4") {
		t.Errorf("notes %q", r.Notes)
	}
}

func TestARepeatedRowIsOneClaimWithTwoPassages(t *testing.T) {
	r := readText(t, table("Option | Impact", "Truce | Calm", "Talks | Words", "Truce | calm"))
	for _, c := range r.Claims {
		if c.Instrument == "truce" && (len(c.From) != 2 || c.From[0].Lines[0] != 3 || c.From[1].Lines[0] != 5) {
			t.Errorf("%+v", c)
		}
	}
	if len(r.Claims) != 2 {
		t.Errorf("%d claims; want 2", len(r.Claims))
	}
}

func TestLists(t *testing.T) {
	for text, want := range map[string]string{
		"The following measures have been proposed:\n- Truce: no fire.\n- Talks — words first.\n- Aid\n": "instrument  truce: no fire.\ninstrument  talks: words first.\ninstrument  aid: Aid",
		"Policy options\n\n- Truce: no fire.\n": "instrument  truce: no fire.",
		"Egypt and Sudan agreed on these points:\n- Egypt opens the gate.\n- The Sudanese army leaves.\n- No fire.\n": "commitment egypt : Egypt opens the gate.\n" +
			"commitment sudan : The Sudanese army leaves.\ncommitment  : No fire.",
		"Egypt pledged the following:\n- Daily data.\n":                                        "commitment egypt : Daily data.",
		"The parties' positions are as follows:\n- Egypt: no filling.\n- Sudan: data first.\n": "position egypt the-conflict: no filling.\nposition sudan the-conflict: data first.",
		"The parties' positions are as follows:\n- Egypt: no filling.\n- Farmers: rain.\n":     "",
		"The outcomes of the summit in Cairo include:\n- Egypt opens the gate.\n":              "commitment egypt : Egypt opens the gate.",
		"Options\n\n- Strategic clarity. Washington would say so.\n- Aid for U.S. farms.\n":    "instrument  strategic-clarity: Washington would say so.\ninstrument  aid-for-u-s-farms: Aid for U.S. farms.",
		"Sudan's red lines are:\n- Flood: none.\n":                                             "position sudan flood: none.",
		"Sources of leverage include:\n- Money: Egypt's votes in the bank.\n":                  "strength egypt money: Egypt's votes in the bank.",
		"The cities are:\n- Cairo: old.\n- Khartoum: hot.\n":                                   "",
	} {
		if got := told(readText(t, text)); got != want {
			t.Errorf("%q:\ngot\n%s\nwant\n%s", text, got, want)
		}
	}
}
