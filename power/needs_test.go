package power_test

import (
	"math"
	"strings"
	"testing"

	"parley/conflict"
	"parley/power"
)

// Made up, in the form of the dyadic trade of the Correlates of War: what the
// first imported from the second, and the second from the first.
const someTrade = "ccode1,ccode2,year,importer1,importer2,flow1,flow2,version\n" +
	"2,365,2014,United States,Russia,20,10,4.0\n" +
	"2,710,2014,United States,China,480,120,4.0\n" +
	"365,710,2014,Russia,China,50,40,4.0\n" +
	"255,365,2014,Germany,Russia,40,40,4.0\n" +
	"255,710,2014,Germany,China,-9,100,4.0\n" +
	"2,255,2014,United States,Germany,500,500,4.0\n" +
	"365,710,2013,Russia,China,999,999,4.0\n"

// Made up, in the form of SIPRI's register of deals.
const someArms = "Recipient,Supplier,Designation,Description,Delivery year,TIV delivery values\n" +
	"China,Russia,A,aircraft,2012,60\nChina,Russia,B,aircraft,2016,40\nChina,France,C,ship,2013,20\n" +
	"India,Russia,D,tank,2014,100\nChina,Russia,E,ship,2011,999\nsome rebels,Russia,F,rifle,2014,50\n"

func traders() *conflict.Conflict {
	return &conflict.Conflict{Parties: []conflict.Party{
		{ID: "russia", Name: "Russia", Code: "RUS"},
		{ID: "china", Name: "China", Code: "CHN"},
		{ID: "west", Name: "The West", Members: []string{"USA", "DEU"}},
		{ID: "rebels", Name: "Rebels"},
	}}
}

// needIn finds the need of a party in an area.
func needIn(t *testing.T, n *power.Needs, party, area string) power.Need {
	t.Helper()
	for _, need := range n.List {
		if need.Party == party && need.Area == area {
			return need
		}
	}
	t.Fatalf("no need of %s in %s", party, area)
	return power.Need{}
}

func TestNeeds(t *testing.T) {
	l := added(t, added(t, nil, "Dyadic_COW_4.0.csv", someTrade), "trade-register.csv", someArms)
	n, err := power.MeasureNeeds(traders(), l, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		party, area, on, greatest string
		value, share              float64
		concentration             float64
	}{
		{"russia", "imports", "china", "CHN", 100, .5, .01 + .25 + .16},
		{"russia", "imports", "west", "CHN", 100, .5, .01 + .25 + .16},
		{"russia", "exports", "china", "CHN", 100, .4, .04 + .16 + .16},
		{"china", "imports", "west", "USA", 260, 220. / 260, (120.*120 + 40*40 + 100*100) / (260 * 260)},
		{"west", "imports", "russia", "CHN", 540, 60. / 540, (60.*60 + 480*480) / (540 * 540)},
		{"china", "arms-bought", "russia", "RUS", 120, 100. / 120, (100.*100 + 20*20) / (120 * 120)},
		{"russia", "arms-sold", "china", "CHN", 200, .5, .5},
	} {
		need := needIn(t, n, test.party, test.area)
		share := -1.0
		for _, on := range need.On {
			if on.Party == test.on {
				share = on.Share
			}
		}
		for _, x := range [][2]float64{{need.Value, test.value}, {share, test.share}, {need.Concentration, test.concentration}} {
			if !(math.Abs(x[0]-x[1]) < 1e-12*max(1, x[1])) {
				t.Errorf("%s, %s, on %s: %v; want %v", test.party, test.area, test.on, x[0], x[1])
			}
		}
		if need.Greatest != test.greatest {
			t.Errorf("%s, %s: the greatest partner is %s; want %s", test.party, test.area, need.Greatest, test.greatest)
		}
	}
	if need := needIn(t, n, "china", "arms-bought"); need.First != 2012 || need.Last != 2016 || need.Data != "sipri-arms@to-2016" {
		t.Errorf("%+v; want the five years to 2016", need)
	}
	a, err := power.Dependence(traders(), nil, nil, power.Source{}, n)
	if err != nil {
		t.Fatal(err)
	}
	r := a.Report()
	if len(r.Sections) != 1 || len(r.Methods) != 3 {
		t.Errorf("%d sections, %d methods; want those of the data alone, and both sets", len(r.Sections), len(r.Methods))
	}
	said := strings.Join(r.NotComputed, "\n")
	for _, want := range []string{"Arms sold of China", "Arms bought of The West", "What was bought in 2014, and is in no sum, because cow-trade@4.0 does not know it: Germany from China.", "Rebels: the file gives no code of a state"} {
		if !strings.Contains(said, want) {
			t.Errorf("not computed: %s; want %s", said, want)
		}
	}
}

// A year that a data set does not have is said; no other year stands for it.
func TestNeedsOfAnotherYear(t *testing.T) {
	l := added(t, added(t, nil, "Dyadic_COW_4.0.csv", someTrade), "trade-register.csv", someArms)
	n, err := power.MeasureNeeds(traders(), l, nil, 2016)
	if err != nil {
		t.Fatal(err)
	}
	a, err := power.Dependence(traders(), nil, nil, power.Source{}, n)
	if err != nil {
		t.Fatal(err)
	}
	for _, need := range n.List {
		if need.Area == "imports" {
			t.Errorf("%+v; want no imports of 2016", need)
		}
	}
	if said := strings.Join(a.Report().NotComputed, "\n"); !strings.Contains(said, "in 2016: cow-trade@4.0 has the years 2013 to 2014") {
		t.Errorf("not computed: %s", said)
	}
	if n, err := power.MeasureNeeds(traders(), nil, nil, 0); err != nil || len(n.List) > 0 {
		t.Errorf("without data: %v, %v; want nothing", n, err)
	}
	if _, err := power.MeasureNeeds(traders(), l, []string{"cow-trade@3.0"}, 0); err == nil || !strings.Contains(err.Error(), "cow-trade@3.0 is not in the library") {
		t.Errorf("another version: %v", err)
	}
}
