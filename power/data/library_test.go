package data

import (
	"bytes"
	"compress/gzip"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/power/capability"
	"parley/power/codes"
	"parley/power/mirror"
	"parley/power/votes"
)

func nmc(t *testing.T, name string) (*capability.Record, Contents) {
	t.Helper()
	set, c, err := read(bytes.NewReader(shared(t, "cow-nmc", name)), name, "")
	if err != nil || set != "cow-nmc" {
		t.Fatal(set, err)
	}
	return c.Value.(*capability.Record), c
}

func TestPublishedCapability(t *testing.T) {
	seven, c := nmc(t, "nmc_v7_1816_2022.csv")
	if c.Version != "7.0" || c.Rows != 17121 {
		t.Errorf("version %s, %d rows; want 7.0, 17121", c.Version, c.Rows)
	}
	five, c := nmc(t, "nmc_v5_1816_2012.csv")
	if c.Version != "5.0" {
		t.Errorf("version %s; want 5.0", c.Version)
	}
	for _, test := range []struct {
		record *capability.Record
		year   int
		iso    string
		want   float64
	}{
		{seven, 2022, "CHN", .23409663},
		{seven, 2022, "USA", .12356574},
		{seven, 2022, "RUS", .038196992},
		{seven, 2022, "TUR", .012496565},
		{five, 2012, "CHN", .2181166},
		{seven, 1914, "CHN", .0922},
	} {
		state, err := codes.FromISO(test.iso, test.year)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range test.record.Year(test.year) {
			if s.COW == state.COW {
				within := 1e-7
				if test.year == 1914 {
					within = 5e-5
				}
				near(t, test.iso, s.Index, test.want, within)
			}
		}
	}
	sum := 0.0
	for _, s := range seven.Year(2022) {
		sum += s.Index
	}
	near(t, "sum of the indices of 2022", sum, 1.007073, 5e-7)
}

// Every published index of two versions is that of its six components.
func TestEveryIndex(t *testing.T) {
	for _, name := range []string{"nmc_v7_1816_2022.csv", "nmc_v5_1816_2012.csv"} {
		r, _ := nmc(t, name)
		first, last := r.Span()
		worst := 0.0
		for year := first; year <= last; year++ {
			parts := 0.0
			for _, s := range r.Year(year) {
				row, _ := r.Row(s.COW, year)
				if row.Published > 0 {
					worst = math.Max(worst, math.Abs(s.Index-row.Published))
				}
				parts += s.Part
			}
			near(t, "sum of parts", parts, 1, 1e-9)
		}
		if worst > 2e-6 {
			t.Errorf("%s: an index is %g off the published one", name, worst)
		}
	}
}

func flows(t *testing.T, name string) mirror.Flows {
	t.Helper()
	_, c, err := read(bytes.NewReader(shared(t, "eurostat-eu-russia", name)), name, "")
	if err != nil {
		t.Fatal(err)
	}
	return c.Value.(mirror.Flows)
}

// The published changes: -71 % and +95 % of sanctioned goods, and, cut short,
// -47 % and +48 % of all goods.
func TestPublishedMirrorTrade(t *testing.T) {
	neighbours := []string{"ARM", "BLR", "GEO", "KAZ", "KGZ", "UZB"}
	q := mirror.Question{Product: "sanctioned", Direction: "export", Year: 2022, First: 3, Last: 11, Seed: 1}
	sanctioned := flows(t, "eu_export_sanctioned_long.csv")
	for _, test := range []struct {
		flows    mirror.Flows
		product  string
		partners []string
		want     float64
		within   float64
	}{
		{sanctioned, "sanctioned", []string{"RUS"}, -.7157, 5e-5},
		{sanctioned, "sanctioned", neighbours, .9459, 5e-5},
		{flows(t, "eu_total_trade_long.csv"), "TOTAL", []string{"RUS"}, -.475, 1e-3},
		{flows(t, "eu_total_trade_long.csv"), "TOTAL", neighbours, .486, 1e-3},
	} {
		q.Product = test.product
		c, err := test.flows.Window(q, test.partners...)
		if err != nil {
			t.Fatal(err)
		}
		near(t, test.product, c.Change, test.want, test.within)
		if !(c.Low < c.Change && c.Change < c.High) || len(c.Months) != 9 || len(c.Reporters) != 27 {
			t.Errorf("%s: %+v; want an interval around the change, 9 months, 27 reporters", test.product, c)
		}
		again, _ := test.flows.Window(q, test.partners...)
		if again.Low != c.Low || again.High != c.High {
			t.Errorf("%s: the interval is another one the second time", test.product)
		}
	}
	q.Year = 2023
	if c, err := sanctioned.Window(q, "RUS"); err == nil {
		t.Errorf("2023: %+v; want an error, the data end before", c)
	}
}

func TestEvents(t *testing.T) {
	set, c, err := read(bytes.NewReader(shared(t, "ucdp-ukraine", "ged22_1_ukraine_2014_2021.csv")), "ged22_1_ukraine_2014_2021.csv", "")
	if err != nil || set != "ucdp-ged" || c.Version != "22.1" || c.First != "2014-01-22" {
		t.Errorf("%s %+v %v; want ucdp-ged 22.1 from 2014-01-22", set, c, err)
	}
	if c.Rows != 2989 {
		t.Errorf("%d events; want 2989, the line of tags below the header being none", c.Rows)
	}
}

// small is a file of National Material Capabilities of two states.
const small = "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version\n" +
	"USA,2,2012,600,10,30,100,300,200,.75,2011\n" +
	"RUS,365,2012,200,-9,10,100,100,50,.25,2011\n"

// fixed is small with indices that fit its components.
var fixed = strings.NewReplacer(",.75,", ",.7583333,", ",.25,", ",.2900000,").Replace(small)

func TestForms(t *testing.T) {
	for _, test := range []struct {
		name, text, set, version string
	}{
		{"NMC-60-abridged.csv", fixed, "cow-nmc", "5.0"},
		{"anything.csv", "\ufeff" + strings.ReplaceAll(fixed, ",", ";"), "cow-nmc", "5.0"},
		{"UNVotes2021.csv", "rcid,ccode,member,vote,Country,Countryname,year,session,importantvote,date,unres,amend,para,short,descr,me,nu,di,hr,co,ec\n" +
			"3,2,1,1,USA,United States,1946,1,0,01jan1946,R/1/66,1,0,A,B,0,0,0,0,0,1\n3,365,1,3,RUS,Russia,1946,1,0,01jan1946,R/1/66,1,0,A,B,0,0,0,0,0,1\n3,565,0,9,NAM,Namibia,1946,1,0,01jan1946,R/1/66,1,0,A,B,0,0,0,0,0,1\n", "voeten-votes", "s1"},
		{"2025_7_23_ga_voting.csv", "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,agenda_title,subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link\n" +
			"4025240,AFG,AFGHANISTAN,Y,2023-10-27,ES-10,A/RES/ES-10/21,,,,T,,,,1,1,0,0,193,\n4025240,USA,UNITED STATES,N,2023-10-27,ES-10,A/RES/ES-10/21,,,,T,,,,1,1,0,0,193,\n", "undl-votes", "2023-10-27"},
		{"ucdp-prio-acd-211.csv", "conflict_id,location,side_a,side_a_id,side_a_2nd,side_b,year,gwno_a,intensity_level,type_of_conflict,start_date,version\n13243,Ukraine,Government of Ukraine,1,,DPR,2014,369,1,3,2014-04-13,21.1\n", "ucdp-acd", "21.1"},
		{"trade-register.csv", "Transfers of major weapons\nGenerated today\n\nSIPRI AT Database ID,Supplier,Recipient,Designation,Delivery year,TIV delivery values\n1,Russia,China,Su-35,2016,100\n2,unknown supplier(s),China,X,2017,1\n", "sipri-arms", "to-2017"},
		{"atop5_1ddyr.csv", "ddyad,year,stateA,stateB,atopally,defense,offense,neutral,nonagg,consul\n365710,2001,365,710,1,0,0,1,1,1\n", "atop", "to-2001"},
		{"atop5_1dy.csv", "dyad,year,mem1,mem2,atopally,defense,offense,neutral,nonagg,consul\n365710,2001,365,710,1,0,0,1,1,1\n", "atop", "to-2001"},
		{"Dyadic_COW_4.0.csv", "ccode1,ccode2,year,importer1,importer2,flow1,flow2,version\n2,365,2014,USA,Russia,25000,-9,4\n", "cow-trade", "4"},
	} {
		set, c, err := read(strings.NewReader(test.text), test.name, "")
		if err != nil || set != test.set || c.Version != test.version {
			t.Errorf("%s: %s %s, %v; want %s %s", test.name, set, c.Version, err, test.set, test.version)
		}
	}
}

func TestEmergencySessionsCountToTheOpenOne(t *testing.T) {
	text := "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title,agenda_title\n" +
		"1,AFG,A,Y,2022-03-02,ES-11,A/RES/ES-11/1,T,\n2,AFG,A,Y,2022-10-12,ES-11,A/RES/ES-11/4,T,\n3,NAM,NAMIBIA,A,2022-12-12,77,A/RES/77/1,T,\n"
	_, c, err := read(strings.NewReader(text), "ga_voting.csv", "")
	if err != nil {
		t.Fatal(err)
	}
	r := c.Value.(*votes.Record)
	if got := r.Sessions(); len(got) != 2 || got[0] != 76 || got[1] != 77 || len(r.Resolution("ES-11/4")) != 1 {
		t.Errorf("sessions %v; want 76 and 77", got)
	}
}

func TestBadFiles(t *testing.T) {
	trade := "ccode1,ccode2,year,flow1,flow2,version\n2,365,2014,25000,-9,4\n"
	directed := "year,stateA,stateB,defense,offense,neutral,nonagg,consul\n2010,2,220,1,0,0,0,1\n"
	for _, test := range []struct{ what, name, text, want string }{
		{"empty", "nmc.csv", "", "the file is empty"},
		{"blank", "nmc.csv", " \n\n", "the file is empty"},
		{"header alone", "nmc.csv", strings.SplitAfter(fixed, "\n")[0], "a header and no rows"},
		{"column missing", "nmc.csv", strings.ReplaceAll(fixed, "irst", "x"), "would be National Material Capabilities (Correlates of War) (cow-nmc), but the column irst is missing; want the columns ccode, year"},
		{"column renamed", "nmc.csv", strings.ReplaceAll(fixed, "milper", "mil_per"), `the column milper is missing (is it "mil_per"?)`},
		{"columns exchanged", "nmc.csv", strings.ReplaceAll(fixed, "tpop,upop", "upop,tpop"), "tpop is less than upop in 100 % of the rows; are the two columns exchanged?"},
		{"code and year exchanged", "nmc.csv", strings.ReplaceAll(fixed, "ccode,year", "year,ccode"), `ccode: "2012"; want a whole number from 1 to 999`},
		{"index of others", "nmc.csv", small, "are states of that year or columns missing or exchanged?"},
		{"another data set", "NMC-60-abridged.csv", "ccode,session,NVotes,IdealPoint\n2,1,42,1.6\n", "this is Ideal points of states in the General Assembly (ideal-points) by its columns, and National Material Capabilities (Correlates of War) (cow-nmc) by its name"},
		{"unknown data", "x.csv", "a,b,c\n1,2,3\n", "this is no data set that is known: its columns are a, b, c"},
		{"no state then", "nmc.csv", strings.ReplaceAll(fixed, "RUS,365", "SSD,626") + "SSD,626,2001,1,1,1,1,1,1,.1,2011\n", "the COW code 626 meant no state in 2001; want South Sudan since 2011"},
		{"no number", "nmc.csv", strings.ReplaceAll(fixed, "600", "lots"), `line 2, milex: "lots"; want a number from 0 to 1e+13`},
		{"infinite", "nmc.csv", strings.ReplaceAll(fixed, "600", "Inf"), `milex: "Inf"; want a number`},
		{"not a number", "nmc.csv", strings.ReplaceAll(fixed, "600", "NaN"), `milex: "NaN"; want a number`},
		{"twice", "nmc.csv", fixed + "USA,2,2012,600,10,30,100,300,200,.71,2011\n", "COW code 2 stands twice in 2012"},
		{"a pair twice", "trade.csv", trade + "365,2,2014,1,2,4\n", "line 3, year: the COW codes 2 and 365 stand twice in 2014"},
		{"a pair of one", "trade.csv", trade + "2,2,2014,1,2,4\n", "line 3, year: COW code 2 is paired with itself"},
		{"two versions", "trade.csv", trade + "2,365,2015,1,2,5\n", `line 3, version: "5" beside "4"; want one version in a file`},
		{"allies twice", "atop5_1ddyr.csv", directed + "2010,2,220,0,0,0,1,1\n", "line 3, year: the COW codes 2 and 220 stand twice in 2010"},
		{"allies twice, the other way", "atop5_1dy.csv", strings.Replace(directed, "stateA,stateB", "mem1,mem2", 1) + "2010,220,2,0,0,0,1,1\n", "line 3, year: the COW codes 2 and 220 stand twice in 2010"},
		{"UTF-16", "nmc.csv", "\xff\xfec\x00c\x00", "the file is in UTF-16"},
		{"zip", "nmc.csv", "PK\x03\x04rest", "zip archive"},
		{"open quote", "nmc.csv", fixed + `"` + strings.Repeat("x", 2<<20), "a row is longer than"},
		{"short row", "nmc.csv", fixed + "CHN,710,2012\n", "milex: the row has 3 fields; want 11"},
		{"a vote that is none", "ga_voting.csv", "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title\n1,AFG,A,Q,2022-03-02,76,R,T\n", `ms_vote: "Q"; want Y, N, A or X`},
		{"a code that is none", "ga_voting.csv", "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title\n1,QQQ,Nowhere,Y,2022-03-02,76,R,T\n", "no state has the alpha-3 code QQQ"},
	} {
		set, c, err := read(strings.NewReader(test.text), test.name, "")
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %s %+v, %v; want %s", test.what, set, c, err, test.want)
		}
	}
}

func TestLibrary(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "not", "there")
	file := filepath.Join(t.TempDir(), "NMC_5_0.csv")
	put := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l := Open(folder)
	put(fixed)
	added, err := l.Add(file, "", "")
	if err != nil || added.ID() != "cow-nmc@5.0" {
		t.Fatal(added, err)
	}
	if again, err := l.Add(file, "", ""); err != nil || again.ID() != added.ID() {
		t.Errorf("the same again: %+v, %v", again, err)
	}
	put(strings.ReplaceAll(fixed, "600", "600.0"))
	if _, err := l.Add(file, "", ""); err == nil || !strings.Contains(err.Error(), "there already with other contents") {
		t.Errorf("another file of that version: %v", err)
	}
	if other, err := l.Add(file, "", "5.1"); err != nil || other.ID() != "cow-nmc@5.1" {
		t.Errorf("under another version: %+v, %v", other, err)
	}
	if _, err := l.Add(file, "", "../x"); err == nil {
		t.Error("the version ../x was taken")
	}
	if _, err := l.Add(file, "atop", ""); err == nil {
		t.Error("capabilities were taken for alliances")
	}
	latest, ok, err := l.Latest("cow-nmc", nil)
	if err != nil || !ok || latest.Version != "5.1" {
		t.Errorf("latest: %+v, %v", latest, err)
	}
	if e, _, _ := l.Latest("cow-nmc", []string{"cow-nmc@5.0"}); e.Version != "5.0" {
		t.Errorf("asked for 5.0: %+v", e)
	}
	if value, err := l.Load(added); err != nil || len(value.(*capability.Record).States(2012)) != 2 {
		t.Errorf("loaded: %v, %v", value, err)
	}
	damage(t, filepath.Join(folder, "cow-nmc@5.0", contents))
	if _, err := l.Load(added); err == nil || !strings.Contains(err.Error(), "have changed since") {
		t.Errorf("damaged data: %v", err)
	}
	for _, id := range []string{"cow-nmc@9", "un-votes@s74", "../x"} {
		if err := l.Remove(id); err == nil {
			t.Errorf("%s was removed", id)
		}
	}
	if err := l.Remove("cow-nmc@5.0"); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("%v; want the other version alone, and nothing half-made", left)
	}
}

func damage(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, []byte("other"), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A library of none has what is in the program.
func TestNoLibrary(t *testing.T) {
	var l *Library
	e, ok, err := l.Latest("un-votes", nil)
	if err != nil || !ok {
		t.Fatal(e, ok, err)
	}
	if value, err := l.Load(e); err != nil || value.(*votes.Record) != UNVotes() {
		t.Error("the votes in the program are not loaded")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(fixed))
	f.Add([]byte("undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title\n1,AFG,A,Y,2022-03-02,ES-11,R,T\n"))
	f.Add([]byte("partner,reporter,month,sanctioned_export\nArmenia,Austria,2020-01,245053\n"))
	f.Add([]byte("ccode,session,NVotes,IdealPoint\n2,1,42,1.6\n"))
	f.Add([]byte("Supplier,Recipient,Delivery year,TIV delivery values\nRussia,China,2016,100\n"))
	f.Add([]byte("ccode1,ccode2,year,flow1,flow2\n2,365,2014,20,-9\n"))
	f.Add([]byte("year,stateA,stateB,defense,offense,neutral,nonagg,consul\n2018,2,255,1,0,0,0,0\n"))
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write([]byte(fixed)) //nolint:errcheck // memory
	w.Close()
	f.Add(z.Bytes())
	f.Fuzz(func(_ *testing.T, file []byte) {
		if len(file) < 1<<12 {
			read(bytes.NewReader(file), "", "") //nolint:errcheck // it must not panic
		}
	})
}
