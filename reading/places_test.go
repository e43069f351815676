package reading

import (
	"strings"
	"testing"
)

// mentioned lists "party how text" of every mention in a text, and places.
func mentioned(r *Reading) string {
	var all []string
	for _, p := range r.Parties {
		for _, m := range p.Mentions {
			all = append(all, p.ID+" "+string(m.How)+" "+flat(m.Text))
		}
	}
	for _, p := range r.Places {
		all = append(all, "place "+flat(p.Text))
	}
	return strings.Join(all, ", ")
}

func TestAPartyIsMentionedOrAPlaceIsNamed(t *testing.T) {
	for text, want := range map[string]string{
		// The ways to mention a party.
		"Russia’s plan and Russia's plan failed.":               "russia name Russia, russia name Russia",
		"The Russians left.":                                    "russia demonym Russians",
		"A Russian plan.":                                       "russia demonym Russian",
		"RUSSIAN INFLUENCE IN THE UNITED STATES":                "russia demonym RUSSIAN, united-states name UNITED STATES",
		"U.S.-led talks and a UK plan.":                         "united-states abbreviation U.S., united-kingdom abbreviation UK",
		"The Kremlin and Downing Street agree.":                 "russia metonym Kremlin, united-kingdom metonym Downing Street",
		"President Macron spoke to Merz.":                       "france leader Macron, germany leader Merz",
		"Ukraine's NATO aspirations":                            "ukraine name Ukraine, nato abbreviation NATO",
		"The Bosnian Serb leader and a Greek Cypriot.":          "republika-srpska demonym Bosnian Serb, cyprus demonym Greek Cypriot",
		"A vote in the U.N. Security Council on Côte d’Ivoire.": "un-security-council name U.N. Security Council, côte-divoire name Côte d’Ivoire",
		// A capital that acts is a mention.
		"Moscow and Beijing mark the day.":          "russia capital Moscow, china capital Beijing",
		"The alliance with Beijing holds.":          "china capital Beijing",
		"Moscow's stance hardened.":                 "russia capital Moscow",
		"Officials in Kyiv and trust in Moscow.":    "ukraine capital Kyiv, russia capital Moscow",
		"Moscow-backed forces and a pact with Baku": "russia capital Moscow, azerbaijan capital Baku",
		// A place is none.
		"The summit in Beijing ended.":                                "place Beijing",
		"The Beijing talks ended.":                                    "place Beijing",
		"The Geneva nuclear talks ended.":                             "place Geneva",
		"They met in Ankara and Doha.":                                "place Ankara, place Doha",
		"A return to the Minsk framework and Minsk II.":               "place Minsk, place Minsk",
		"A visit to Ankara; they visited Cairo.":                      "place Ankara, place Cairo",
		"Kyiv-based lawyers":                                          "place Kyiv",
		"Talks in Turkey were held.":                                  "place Turkey",
		"Signed in Minsk, Belarus, that day.":                         "place Minsk, place Belarus",
		"KYIV, Ukraine — The day was calm.":                           "place KYIV, place Ukraine",
		"The Paris Agreement and the Budapest Memorandum.":            "place Paris, place Budapest",
		"The Minsk Agreements failed. A return to Minsk.":             "place Minsk, place Minsk",
		"The Minsk Agreements failed. Minsk's army left.":             "belarus capital Minsk, place Minsk",
		"The Minsk Agreements failed. The road out of Minsk is long.": "place Minsk, place Minsk",
		"Moscow, however, has no plan — and says so.":                 "russia capital Moscow",
		"Talks with Turkey were held in the South China Sea":          "turkey name Turkey",
		"In Tokyo, Japanese officials met.":                           "japan demonym Japanese, place Tokyo",
		"Brussels, 27 February 2023":                                  "place Brussels",
		"*Accra, March 14, 2025.* The rain came.":                     "place Accra",
		"Accra, however, met 27 envoys.":                              "ghana capital Accra",
		"The Lisbon and Madrid accords held.":                         "place Lisbon, place Madrid",
		"Lisbon and Madrid hold talks.":                               "portugal capital Lisbon, spain capital Madrid",
		"The road from Lima to Quito":                                 "place Lima, place Quito",
		"A route via Kampala.":                                        "place Kampala",
		"They left Muscat on Sunday.":                                 "place Muscat",
		"The talks left Muscat exposed.":                              "oman capital Muscat",
		"The Lisbon Stock Exchange and the Tokyo Olympics.":           "place Lisbon, place Tokyo",
		"The Singapore summit; met in Doha and Djibouti.":             "place Singapore, place Doha, place Djibouti",
		"Singapore hosts them.":                                       "singapore name Singapore",
		"They met in Lima, Ohio, and in Peru, Indiana.":               "place Lima, place Peru",
		"The Rome Agreement lapsed. Rome and Oslo have agreed to it":  "italy capital Rome, norway capital Oslo, place Rome",
		"After Doha, after Lima\n\nIt rained all week in the hills.":  "place Doha, place Lima",
		"Will Doha stop it?\n\nIt rained all week in the hills.":      "place Doha",
		"Will Doha stop it?\n\nDoha knows what it rained.":            "qatar capital Doha, qatar capital Doha",
		"A spokesman in Brussels met them.":                           "european-union capital Brussels",
		// Words that look like a party.
		"Swiss cheese in a Chinese restaurant":                 "",
		"Swiss banks and a Chinese minister":                   "switzerland demonym Swiss, china demonym Chinese",
		"The Philippine Sea is wide.":                          "",
		"Their North Pole; the Guinea pig and Brazil nuts":     "",
		"The Cleveland Indians lost, many Indians say.":        "india demonym Indians",
		"Polish the table! Polish troops left.":                "poland demonym Polish",
		"Kenya Barris and Ireland Baldwin left; Kenya stayed.": "kenya name Kenya",
		"The Kenya Movement and India Jones":                   "kenya name Kenya",
		"Hunter Biden and Chad Smith met Jordan Peterson.":     "",
		"Latin American banks and the Western Balkans.":        "",
		"The Jordan River and Lake Chad are low.":              "",
		"Papua New Guinea and Guinea-Bissau.":                  "papua-new-guinea name Papua New Guinea, guinea-bissau name Guinea-Bissau",
		"us and who and it":                                    "",
	} {
		if got := mentioned(readText(t, text)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestADocumentDefinesPartiesByTheirAbbreviation(t *testing.T) {
	for text, want := range map[string]string{
		"The Northern Liberation Front (NLF) left. NLF men stayed.":              "nlf name Northern Liberation Front, nlf abbreviation NLF, nlf abbreviation NLF",
		"The Clean River Treaty (CRT) lapsed. The CRT is dead.":                  "",
		"The Grand Ethiopian Renaissance Dam (GERD) is full. GERD.":              "ethiopia demonym Ethiopian",
		"The Sudan People's Liberation Movement-North (SPLM-N) met. SPLM-N.":     "splm-n name Sudan People's Liberation Movement-North, splm-n abbreviation SPLM-N, splm-n abbreviation SPLM-N",
		"The Southern Action Front (SAF) met. SAF.":                              "saf name Southern Action Front, saf abbreviation SAF, saf abbreviation SAF",
		"The Shanghai Cooperation Organisation (SCO) met.":                       "shanghai-cooperation-organization name Shanghai Cooperation Organisation, shanghai-cooperation-organization abbreviation SCO",
		"The Popular Forces for the Freedom of Chad (FPLT) met. FPLT.":           "fplt name Popular Forces for the Freedom of Chad, fplt abbreviation FPLT, fplt abbreviation FPLT",
		"In Chad the Chad Army Union of Peace (UPAT) met.":                       "chad name Chad, upat name Chad Army Union of Peace, upat abbreviation UPAT",
		"The Kenya Treaty of Peace (TPK) lapsed.":                                "kenya name Kenya",
		"Leaders of Chad and the Popular Front (FPZ) met.":                       "chad name Chad, fpz name Popular Front, fpz abbreviation FPZ",
		"Kosovo Force (KFOR) patrols the bridge.":                                "kfor name Kosovo Force, kfor abbreviation KFOR",
		"The council of elders (COE) met, and so did Initials That Differ (XYZ)": "",
	} {
		if got := mentioned(readText(t, text)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestLinesOfMentions(t *testing.T) {
	r := readText(t, "A plan of\nRussia and of the United\nStates failed, said\nTurkey.\n")
	want := map[string]int{"russia": 2, "united-states": 2, "turkey": 4}
	for _, p := range r.Parties {
		if got := p.Mentions[0].Line; got != want[p.ID] {
			t.Errorf("%s on line %d; want %d", p.ID, got, want[p.ID])
		}
	}
}
