package codes

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// FromAlpha2 returns the line of an ISO 3166-1 alpha-2 code, of today's states
// and of some of the past.
func FromAlpha2(code string) (string, bool) {
	if line, ok := formerAlpha2[code]; ok {
		return line, true
	}
	region, err := language.ParseRegion(code)
	if err != nil || len(code) != 2 {
		return "", false
	}
	line, err := Line(region.ISO3())
	return line, err == nil
}

// formerAlpha2 are alpha-2 codes of states of the past.
var formerAlpha2 = map[string]string{"CS": "CSK", "DD": "DDR", "SU": "RUS", "YD": "YMD", "YU": "SRB", "XK": "XKX"}

// FromName returns the line of a state by its name, as data sets and the
// World Factbook write it: case, accents and signs do not count.
func FromName(name string) (string, bool) {
	if line, ok := byName()[fold(name)]; ok {
		return line, true
	}
	short, _, bracketed := strings.Cut(name, " (") // Ireland (Eire)
	line, ok := byName()[fold(short)]
	return line, ok && bracketed
}

var byName = sync.OnceValue(func() map[string]string {
	found := map[string]string{}
	for _, s := range States() {
		found[fold(s.Name)] = s.Line
	}
	for name, line := range alsoCalled {
		found[fold(name)] = line
	}
	return found
})

// fold keeps the letters of a name, without case, accents and "the"; "&" is
// "and", "St." is "Saint".
func fold(name string) string {
	name = strings.NewReplacer("&", " and ", "St. ", "Saint ").Replace(name)
	var b strings.Builder
	for word := range strings.FieldsSeq(norm.NFD.String(strings.ToLower(name))) {
		if word == "the" {
			continue
		}
		for _, r := range word {
			if unicode.IsLetter(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// alsoCalled are names beside those of the table.
var alsoCalled = map[string]string{
	"America": "USA", "Burma": "MMR", "Burma/Myanmar": "MMR", "Bosnia": "BIH", "Bosnia-Herzegovina": "BIH",
	"Bosnia & Herzegovina": "BIH", "Brunei Darussalam": "BRN", "Byelorussia": "BLR", "Cape Verde": "CPV",
	"Central African Rep.": "CAF", "Congo": "COG", "Congo - Brazzaville": "COG", "Congo - Kinshasa": "COD",
	"Congo, Democratic Republic of": "COD", "Cote d'Ivoire": "CIV", "Czech Republic": "CZE", "DR Congo": "COD",
	"DRC": "COD", "Democratic People's Republic of Korea": "PRK", "Democratic Republic of the Congo": "COD",
	"Democratic Republic of Vietnam": "VNM", "East Timor": "TLS", "Federal Republic of Germany": "DEU",
	"German Democratic Republic": "DDR",
	"German Federal Republic":    "DEU", "Great Britain": "GBR", "Iran (Islamic Republic of)": "IRN", "Ivory Coast": "CIV",
	"Kyrgyz Republic": "KGZ", "Lao People's Democratic Republic": "LAO", "Macedonia": "MKD",
	"Macedonia (former Yugoslav Republic of)": "MKD", "Micronesia (Federated States of)": "FSM",
	"Federated States of Micronesia": "FSM", "Moldova, Republic of": "MDA", "Myanmar (Burma)": "MMR", "N. Korea": "PRK",
	"Republic of Korea": "KOR", "Republic of Moldova": "MDA", "Republic of Vietnam": "RVN", "Russian Federation": "RUS",
	"S. Korea": "KOR", "Swaziland": "SWZ", "Syrian Arab Republic": "SYR", "Türkiye": "TUR", "Turkiye": "TUR",
	"UAE": "ARE", "UK": "GBR", "US": "USA", "USA": "USA", "USSR": "RUS", "United Republic of Tanzania": "TZA",
	"United States of America": "USA", "Venezuela (Bolivarian Republic of)": "VEN", "Viet Nam": "VNM",
	"Yemen Arab Republic": "YEM", "Yemen People's Republic": "YMD", "Bolivia (Plurinational State of)": "BOL",
	"Bahamas, The": "BHS", "The Gambia": "GMB", "Holland": "NLD",
}
