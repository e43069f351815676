package reading

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"

	"parley/conflict"
)

func TestStates(t *testing.T) {
	codes := map[string]bool{}
	capitals := 0
	for _, row := range rows(statesTSV) {
		code, name := row["code"], row["name"]
		if codes[code] {
			t.Errorf("%s: code twice", code)
		}
		codes[code] = true
		region, err := language.ParseRegion(code)
		switch {
		case code == "XKX": // user-assigned; language has it as XKK
		case err != nil || region.ISO3() != code || !region.IsCountry():
			t.Errorf("%s %s: not a state's ISO 3166-1 alpha-3 code (%v)", code, name, err)
		}
		for _, column := range []string{"names", "demonyms", "capitals", "leaders"} {
			for _, v := range list(row[column]) {
				checkWord(t, name, v)
			}
		}
		if row["capitals"] != "" {
			capitals++
		}
	}
	if capitals < 170 {
		t.Errorf("%d states have a capital; want nearly all", capitals)
	}
}

func checkWord(t *testing.T, of, word string) {
	t.Helper()
	if word != strings.TrimSpace(word) || strings.ContainsRune(word, '’') || !strings.ContainsFunc(word, unicode.IsUpper) {
		t.Errorf("%s: %q; want a trimmed name with a capital letter and straight apostrophes", of, word)
	}
}

func TestEveryMemberOfTheUnitedNationsIsKnown(t *testing.T) {
	known := map[string]bool{}
	for _, row := range rows(statesTSV) {
		known[row["code"]] = true
	}
	const members = `AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA
		BDI CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ
		ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ
		KEN KIR PRK KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG MNE
		MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT ROU RUS RWA KNA LCA VCT
		WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON TTO TUN
		TUR TKM TUV UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE`
	codes := strings.Fields(members)
	if len(codes) != 193 {
		t.Fatalf("%d members; want 193", len(codes))
	}
	for _, code := range codes {
		if !known[code] {
			t.Errorf("%s is not in states.tsv", code)
		}
	}
}

func TestOrganisations(t *testing.T) {
	ids := map[string]bool{}
	for _, row := range rows(organisationsTSV) {
		id := row["id"]
		if row["name"] == "" {
			if world().actors[id].kind != State {
				t.Errorf("%s: a row without a name adds to a state; this is none", id)
			}
			continue
		}
		if ids[id] || !conflict.IsID(id) || world().actors[id].name != row["name"] {
			t.Errorf("%s: not a new id", id)
		}
		ids[id] = true
		switch Kind(row["kind"]) {
		case Organisation, Bloc, Movement:
		default:
			t.Errorf("%s: kind %q", id, row["kind"])
		}
		for _, column := range []string{"names", "demonyms", "metonyms", "seats", "leaders"} {
			for _, v := range list(row[column]) {
				checkWord(t, id, v)
			}
		}
	}
}

func TestCitiesLieInKnownStates(t *testing.T) {
	states := map[string]bool{}
	for _, row := range rows(statesTSV) {
		states[row["code"]] = true
	}
	for _, row := range rows(citiesTSV) {
		if !states[row["state"]] {
			t.Errorf("%s lies in %s, which is no state", row["city"], row["state"])
		}
		checkWord(t, "cities", row["city"])
	}
}

// TestNoWordMeansTwoParties: an entry that stood there for two parties would
// be the first one's in silence.
func TestNoWordMeansTwoParties(t *testing.T) {
	for first, entries := range world().words {
		owner := map[string]string{}
		for _, e := range entries {
			words := strings.Join(e.words, " ")
			if other, ok := owner[words]; ok && other != e.party {
				t.Errorf("%q means %s and %s", words, other, e.party)
			}
			owner[words] = e.party
		}
		if first == "" {
			t.Error("an entry without words")
		}
	}
}

func TestIDsOfActors(t *testing.T) {
	for id, a := range world().actors {
		if !conflict.IsID(id) || a.id != id || a.name == "" {
			t.Errorf("%q: %+v", id, a)
		}
	}
}
