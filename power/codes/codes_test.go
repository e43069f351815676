package codes_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"parley/power/codes"
)

func TestTable(t *testing.T) {
	for _, s := range codes.States() {
		from, err := time.Parse(time.DateOnly, s.From)
		if err != nil {
			t.Errorf("%s: %v", s.Name, err)
		}
		if s.To == "" {
			continue
		}
		to, err := time.Parse(time.DateOnly, s.To)
		if err != nil || to.Before(from) {
			t.Errorf("%s: from %s to %s", s.Name, s.From, s.To)
		}
	}
}

// No line, ISO code or COW code has two states on one day.
func TestOneStateADay(t *testing.T) {
	keys := map[string]func(codes.State) string{
		"line": func(s codes.State) string { return s.Line },
		"ISO":  func(s codes.State) string { return s.ISO },
		"COW":  func(s codes.State) string { return strconv.Itoa(s.COW) },
	}
	for name, key := range keys {
		all := codes.States()
		for i, a := range all {
			for _, b := range all[i+1:] {
				if key(a) == key(b) && key(a) != "" && (a.To == "" || b.From <= a.To) && (b.To == "" || a.From <= b.To) {
					t.Errorf("%s %s: %s (%s to %s) and %s (%s to %s)", name, key(a), a.Name, a.From, a.To, b.Name, b.From, b.To)
				}
			}
		}
	}
}

func TestStatesThatChanged(t *testing.T) {
	for _, test := range []struct {
		iso  string
		year int
		cow  int
		gw   int
		name string
	}{
		{"RUS", 1900, 365, 365, "Russia"},
		{"SUN", 1970, 365, 365, "Soviet Union"},
		{"RUS", 1992, 365, 365, "Russia"},
		{"DEU", 1980, 260, 260, "West Germany"},
		{"DEU", 1991, 255, 260, "Germany"},
		{"DEU", 1914, 255, 255, "Germany"},
		{"DDR", 1989, 265, 265, "East Germany"},
		{"YUG", 1995, 345, 345, "Yugoslavia"},
		{"SCG", 2005, 345, 345, "Serbia and Montenegro"},
		{"SRB", 2010, 345, 340, "Serbia"},
		{"SRB", 1900, 345, 340, "Serbia"},
		{"MNE", 2010, 341, 341, "Montenegro"},
		{"XKX", 2010, 347, 347, "Kosovo"},
		{"YEM", 1980, 678, 678, "North Yemen"},
		{"YMD", 1980, 680, 680, "South Yemen"},
		{"YEM", 2000, 679, 678, "Yemen"},
		{"SDN", 2000, 625, 625, "Sudan"},
		{"SSD", 2012, 626, 626, "South Sudan"},
		{"VDR", 1970, 816, 816, "North Vietnam"},
		{"VNM", 1970, 817, 817, "South Vietnam"},
		{"VNM", 1990, 816, 816, "Vietnam"},
		{"CSK", 1992, 315, 315, "Czechoslovakia"},
		{"CZE", 1993, 316, 316, "Czechia"},
		{"ZAR", 1980, 490, 490, "Congo (Kinshasa)"},
		{"NAM", 1995, 565, 565, "Namibia"},
		{"TLS", 2003, 860, 860, "Timor-Leste"},
		{"TON", 2000, 955, 972, "Tonga"},
	} {
		got, err := codes.FromISO(test.iso, test.year)
		if err != nil || got.COW != test.cow || got.GW != test.gw || got.Name != test.name {
			t.Errorf("%s in %d: %+v, %v; want %s, COW %d, GW %d", test.iso, test.year, got, err, test.name, test.cow, test.gw)
		}
		if back, err := codes.FromCOW(test.cow, test.year); err != nil || back.Name != test.name {
			t.Errorf("COW %d in %d: %+v, %v; want %s", test.cow, test.year, back, err, test.name)
		}
		if back, err := codes.FromGW(test.gw, test.year); err != nil || back.Name != test.name {
			t.Errorf("GW %d in %d: %+v, %v; want %s", test.gw, test.year, back, err, test.name)
		}
	}
}

func TestCodesThatMeantNoState(t *testing.T) {
	for _, test := range []struct {
		iso  string
		year int
		want string
	}{
		{"SSD", 2005, "the alpha-3 code SSD meant no state in 2005; want South Sudan since 2011"},
		{"SUN", 2005, "the alpha-3 code SUN meant no state in 2005; want Soviet Union 1922 to 1991"},
		{"RUS", 1970, "the alpha-3 code RUS meant no state in 1970; want Russia 1816 to 1922 or Russia since 1991"},
		{"QQQ", 2005, "no state has the alpha-3 code QQQ"},
	} {
		if _, err := codes.FromISO(test.iso, test.year); err == nil || err.Error() != test.want {
			t.Errorf("%s in %d: %v; want %s", test.iso, test.year, err, test.want)
		}
	}
}

func TestLines(t *testing.T) {
	for code, want := range map[string]string{
		"SUN": "RUS", "RUS": "RUS", "YUG": "SRB", "SCG": "SRB", "DEU": "DEU", "DDR": "DDR", "VDR": "VNM",
		"VNM": "VNM", "YMD": "YMD", "ZAR": "COD", "COW300": "COW300",
	} {
		if got, err := codes.Line(code); err != nil || got != want {
			t.Errorf("line of %s: %s, %v; want %s", code, got, err, want)
		}
	}
	for _, code := range []string{"", "QQQ", "rus"} {
		if line, err := codes.Line(code); err == nil {
			t.Errorf("line of %q: %s; want an error", code, line)
		}
	}
	if s, err := codes.At("RUS", 1970); err != nil || s.ISO != "SUN" {
		t.Errorf("line RUS in 1970: %+v, %v; want the Soviet Union", s, err)
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]string{
		"Côte d’Ivoire": "CIV", "São Tomé & Príncipe": "STP", "Myanmar (Burma)": "MMR", "S. Korea": "KOR", "Turkey": "TUR",
		"Türkiye": "TUR", "the Bahamas": "BHS", "Namibia": "NAM", "Yemen Arab Republic": "YEM", "St. Lucia": "LCA",
		"Yugoslavia": "SRB", "Soviet Union": "RUS", "Niger": "NER", "Nigeria": "NGA", "Guinea-Bissau": "GNB",
	} {
		if got, ok := codes.FromName(name); !ok || got != want {
			t.Errorf("%s: %s; want %s", name, got, want)
		}
	}
	if got, ok := codes.FromName("Atlantis"); ok {
		t.Errorf("Atlantis: %s; want none", got)
	}
	for code, want := range map[string]string{"NA": "NAM", "YU": "SRB", "DD": "DDR", "RU": "RUS", "GB": "GBR"} {
		if got, ok := codes.FromAlpha2(code); !ok || got != want {
			t.Errorf("%s: %s; want %s", code, got, want)
		}
	}
}

// The table has every membership of COW's own list (2016).
func TestAgainstTheListOfCOW(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "cow-nmc", "cow_states.csv"))
	if err != nil {
		t.Skip("the list of states is not in ../shared/data/cow-nmc")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] {
		cow, _ := strconv.Atoi(r[1])
		from, _ := strconv.Atoi(r[3])
		to, _ := strconv.Atoi(r[6])
		for year := from; year <= to; year++ {
			if _, err := codes.FromCOW(cow, year); err != nil {
				t.Errorf("%s: %v", r[2], err)
			}
		}
	}
}

func TestGroups(t *testing.T) {
	for year, want := range map[int]int{1960: 6, 1990: 12, 2012: 27, 2014: 28, 2022: 27} {
		if lines, ok := codes.Group("European Union members", year); !ok || len(lines) != want {
			t.Errorf("the European Union in %d: %d members; want %d", year, len(lines), want)
		}
	}
	for _, line := range codes.Lines() {
		if codes.LineName(line) == line {
			t.Errorf("line %s has no name", line)
		}
	}
	lines, ok := codes.Group("The League", 2000)
	if ok {
		t.Errorf("the League: %v; want a group that is not known", lines)
	}
}
