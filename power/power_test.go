package power_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/power"
	"parley/power/capability"
	"parley/power/data"
	"parley/power/forum"
	"parley/power/mirror"
	"parley/power/votes"
	"parley/report"
)

func TestParties(t *testing.T) {
	c := &conflict.Conflict{Parties: []conflict.Party{
		{ID: "russia", Name: "Russia", Code: "RUS"},
		{ID: "west", Name: "West", Members: []string{"United States", "European Union members", "CAN", "russia", "Atlantis"}},
		{ID: "league", Name: "League"},
	}}
	got := power.Parties(c, 2022)
	if len(got[0].Lines) != 1 || len(got[1].Lines) != 1+27+1+1 || len(got[2].Lines) != 0 {
		t.Errorf("%+v; want 1 state, 30 states and none", got)
	}
	if !slices.Equal(got[1].Unknown, []string{"Atlantis"}) || !slices.Contains(got[1].Lines, "RUS") {
		t.Errorf("%+v; want Russia in the West, and Atlantis unknown", got[1])
	}
}

func TestPartners(t *testing.T) {
	got := power.Partners("CHN", "exports", "USA 13%, Hong Kong 8%, S. Korea 4.5% (2023)")
	want := []power.TradePartner{{State: "CHN", Partner: "USA", Flow: "exports", Share: .13, Year: 2023}, {State: "CHN", Partner: "KOR", Flow: "exports", Share: .045, Year: 2023}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v; want %+v", got, want)
	}
	for _, country := range data.Factbook() {
		if len(power.Partners(country.Line, "imports", country.ImportPartners)) < 4 {
			t.Errorf("%s: %q; want four partners or more that are states", country.Line, country.ImportPartners)
		}
	}
}

func random(r *rand.Rand) *conflict.Conflict {
	c := &conflict.Conflict{Parties: []conflict.Party{{ID: "a"}, {ID: "b"}, {ID: "c"}}}
	quantity := func(most float64) conflict.Quantity {
		x := []float64{most * r.Float64(), most * r.Float64(), most * r.Float64()}
		slices.Sort(x)
		switch r.IntN(3) {
		case 0:
			return conflict.Exactly(x[0])
		case 1:
			return conflict.Between(x[0], x[2])
		}
		return conflict.Quantity{Low: x[0], Mode: x[1], High: x[2], HasMode: true}
	}
	for _, p := range []string{"a", "b", "c"} {
		capability := quantity(10)
		c.Positions = append(c.Positions, conflict.Position{Party: p, Issue: "line", At: quantity(100), Capability: &capability})
	}
	for _, pair := range [][2]string{{"a", "b"}, {"a", "c"}, {"b", "c"}, {"b", "a"}} {
		c.Ties = append(c.Ties, conflict.Tie{Party: pair[0], On: pair[1], Area: "energy", Share: quantity(.5)})
	}
	return c
}

// Laws of aligning: nothing by 0, one position by 1, the sum of capability and
// third parties stay, numbers stay in scale, and the conflict is not changed.
func TestAlign(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 2000 {
		c := random(r)
		before := c.Clone()
		by := r.Float64()
		if none := power.Align(c, "a", "b", 0); !reflect.DeepEqual(none.Positions, c.Positions) || !reflect.DeepEqual(none.Ties, c.Ties) {
			t.Fatalf("by 0: %+v; want %+v", none, c)
		}
		some, whole := power.Align(c, "a", "b", by), power.Align(c, "a", "b", 1)
		if !reflect.DeepEqual(c, before) {
			t.Fatal("the conflict was changed")
		}
		if x, y := whole.Positions[0].At, whole.Positions[1].At; math.Abs(x.Low-y.Low)+math.Abs(x.High-y.High) > 1e-9 {
			t.Fatalf("wholly aligned at %v and %v", x, y)
		}
		if sum, want := some.Positions[0].Capability.High+some.Positions[1].Capability.High, c.Positions[0].Capability.High+c.Positions[1].Capability.High; math.Abs(sum-want) > 1e-9 {
			t.Fatalf("capability %v; want %v", sum, want)
		}
		if !reflect.DeepEqual(some.Positions[2], c.Positions[2]) {
			t.Fatal("a third party moved")
		}
		if whole.Ties[0].Share.Low != 1 || whole.Ties[1].Share.High != 0 || whole.Ties[3].Share.Low != 1 {
			t.Fatalf("wholly aligned: %+v", whole.Ties)
		}
		for _, p := range some.Positions {
			if err := p.At.Check(0, 100); err != nil {
				t.Fatal(err)
			}
		}
		for _, tie := range some.Ties {
			if err := tie.Share.Check(0, 1); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func states(codes ...string) []power.Party {
	c := &conflict.Conflict{}
	for _, code := range codes {
		c.Parties = append(c.Parties, conflict.Party{ID: code, Name: code, Code: code})
	}
	return power.Parties(c, 2019)
}

func unVotes(t *testing.T) (*votes.Record, power.Source) {
	t.Helper()
	r, source, err := power.Load[*votes.Record](nil, nil, "un-votes")
	if err != nil {
		t.Fatal(err)
	}
	return r, source
}

func TestAlignmentReport(t *testing.T) {
	record, source := unVotes(t)
	a, err := power.Alignment(context.Background(), states("RUS", "CHN", "USA", "UKR"), record, source, power.AlignmentQuestion{First: 60})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Pairs) != 6 || len(a.IdealPoints) != 4 || len(a.Communities) < 2 {
		t.Errorf("%d pairs, %d points, %d groups", len(a.Pairs), len(a.IdealPoints), len(a.Communities))
	}
	sourced(t, a.Report())
	if _, err := power.Alignment(context.Background(), states("RUS"), record, source, power.AlignmentQuestion{}); err == nil {
		t.Error("one state alone was compared")
	}
	if _, err := power.Alignment(context.Background(), states("RUS", "CHN"), record, source, power.AlignmentQuestion{First: 80, Last: 90}); err == nil {
		t.Error("sessions that are not in the data were compared")
	}
	beyond, err := power.Alignment(context.Background(), states("RUS", "CHN"), record, source, power.AlignmentQuestion{First: 73, Last: 90})
	if err != nil || beyond.Last != 74 || !slices.Contains(beyond.Report().NotComputed, "The sessions outside 1 to 74: un-votes@s74 does not have them.") {
		t.Errorf("%v; want to be told of the sessions that are not in the data", err)
	}
	important, err := power.Alignment(context.Background(), states("RUS", "USA"), record, source, power.AlignmentQuestion{First: 60, Important: true})
	if err != nil || len(important.Report().NotComputed) == 0 {
		t.Errorf("%v; want to be told of sessions whose importance is not known", err)
	}
}

// The picture has the four pairs that changed most, each with one label, and
// the words name the same; a bloc is explained.
func TestAlignmentOverTime(t *testing.T) {
	record, source := unVotes(t)
	parties := append(states("RUS", "CHN", "USA"), power.Party{ID: "west", Name: "West", Lines: []string{"FRA", "GBR"}})
	a, err := power.Alignment(context.Background(), parties, record, source, power.AlignmentQuestion{First: 46})
	if err != nil {
		t.Fatal(err)
	}
	figure, words := report.Figure{}, ""
	for _, b := range a.Report().Sections[0].Blocks {
		switch b := b.(type) {
		case report.Figure:
			figure = b
		case report.Paragraph:
			words += b[0].Words
		}
	}
	if len(figure.Chart.Series) != 4 || !strings.HasPrefix(figure.Text, "Of 6 pairs the 4 whose level changed most. ") {
		t.Errorf("%d pairs, %q; want 4 of 6", len(figure.Chart.Series), figure.Text)
	}
	for _, s := range figure.Chart.Series {
		labels := 0
		for _, p := range s.Points {
			if p.Label != "" {
				labels++
			}
		}
		if labels != 1 || !strings.Contains(figure.Text, s.Name) {
			t.Errorf("%s: %d labels; want the clearest change, and the pair in words", s.Name, labels)
		}
	}
	if !strings.Contains(words, "has no vote of its own: West (France, United Kingdom)") {
		t.Errorf("%q; want to be told how a bloc votes", words)
	}
}

// A party of many states is one row of the picture: their mean, from the
// lowest to the highest.
func TestIdealPointsOfManyStates(t *testing.T) {
	record, source := unVotes(t)
	var points []votes.Estimate
	many := []string{"FRA", "GBR", "DEU", "ITA", "ESP", "POL"}
	for k, line := range append([]string{"RUS"}, many...) {
		points = append(points, votes.Estimate{Line: line, Session: 74, Point: float64(k), Low: float64(k) - .5, High: float64(k) + .5})
	}
	parties := append(states("RUS"), power.Party{ID: "six", Name: "Six", Lines: many})
	a, err := power.Alignment(context.Background(), parties, record, source, power.AlignmentQuestion{First: 74, Points: points, PointsSource: &source})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range a.Report().Sections {
		if s.ID != "ideal-points" {
			continue
		}
		f := s.Blocks[1].(report.Figure)
		if len(a.IdealPoints) != 7 || len(f.Bars.Rows) != 2 || !strings.HasPrefix(f.Text, "Six (6 states) 3.50 (1.00 to 6.00); Russia 0.00 (-0.50 to 0.50). ") {
			t.Errorf("%q, %d points; want the mean of six, and Russia", f.Text, len(a.IdealPoints))
		}
	}
}

// Of a state and a bloc that has it, one pair of states is left: its interval
// is that of a pair. A code that is no state is named.
func TestAlignmentWithinABloc(t *testing.T) {
	record, source := unVotes(t)
	parties := append(states("UKR", "TUR", "PSE"), power.Party{ID: "two", Name: "Two", Lines: []string{"TUR", "UKR"}})
	a, err := power.Alignment(context.Background(), parties, record, source, power.AlignmentQuestion{First: 74})
	if err != nil {
		t.Fatal(err)
	}
	if pair, bloc := a.Pairs[0].Sessions[0], a.Pairs[1].Sessions[0]; pair.Low != bloc.Low || pair.High != bloc.High {
		t.Errorf("%+v in a bloc of the two; want %+v", bloc, pair)
	}
	if left := a.Report().NotComputed; !slices.Contains(left, "PSE: PSE is no state that is known.") {
		t.Errorf("%q; want to be told of PSE", left)
	}
}

// Two who never voted together have no picture.
func TestAlignmentOfNoSessions(t *testing.T) {
	record, source := unVotes(t)
	a, err := power.Alignment(context.Background(), states("CHN", "TWN"), record, source, power.AlignmentQuestion{})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range a.Report().Sections[0].Blocks {
		if f, ok := b.(report.Figure); ok {
			t.Errorf("%+v; want no picture of nothing", f)
		}
	}
}

// A change is told since the first year of the series, and not of few years.
func TestCapabilityTrend(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n")
	for year := 2008; year <= 2014; year++ {
		weights := map[int]float64{2: 6, 365: 4}
		if year >= 2011 {
			weights[626] = 10
		}
		if year >= 2009 {
			weights[710] = float64(year - 2000)
		}
		sum := 0.0
		for _, cow := range []int{2, 365, 626, 710} {
			sum += weights[cow]
		}
		for _, cow := range []int{2, 365, 626, 710} {
			if w := weights[cow]; w > 0 {
				fmt.Fprintf(&rows, "%d,%d,%g,%g,%g,%g,%g,%g,%.9f\n", cow, year, 100*w, w, 3*w, 10*w, 20*w, 5*w, w/sum)
			}
		}
	}
	file := filepath.Join(t.TempDir(), "NMC.csv")
	if err := os.WriteFile(file, []byte(rows.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	l := data.Open(t.TempDir())
	if _, err := l.Add(file, "", "test"); err != nil {
		t.Fatal(err)
	}
	record, source, err := power.Load[*capability.Record](l, nil, "cow-nmc")
	if err != nil {
		t.Fatal(err)
	}
	parties := append(states("USA", "CHN", "SSD"), power.Party{ID: "all", Name: "All", Lines: []string{"USA", "CHN", "RUS"}})
	a, err := power.Capability(parties, record, source, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Pairs) != 4 || !slices.Contains(a.Report().NotComputed, "CHN against All: both have China.") {
		t.Errorf("%+v, %q; want no party against one of which it is a part", a.Pairs, a.Report().NotComputed)
	}
	for k, want := range []string{" since 2008", " since 2009", "too few years"} {
		row := a.Report().Sections[0].Blocks[0].(report.Table).Rows[k]
		if got := row[4][0].Words; !strings.HasSuffix(got, want) {
			t.Errorf("%s: %q; want %q", row[0][0].Words, got, want)
		}
	}
}

// A partner without the months is left out, and told; a product that is not in
// the data is an error.
func TestCircumvention(t *testing.T) {
	var flows mirror.Flows
	for _, partner := range []string{"RUS", "KAZ", "ARM"} {
		for _, month := range []string{"2021-03", "2022-03"} {
			if partner != "ARM" || month == "2022-03" {
				flows = append(flows, mirror.Flow{Reporter: "DEU", Partner: partner, Month: month, Product: "27", Direction: "import", Euro: 1e6})
			}
		}
	}
	q := mirror.Question{Product: "27", Direction: "import", Year: 2022, First: 3, Last: 3, Seed: 1}
	a, err := power.Circumvention(flows, power.Source{}, "RUS", nil, q)
	if err != nil {
		t.Fatal(err)
	}
	if left := a.Report().NotComputed; !slices.Equal(a.Others, []string{"KAZ"}) || len(left) != 1 || !strings.HasPrefix(left[0], "Armenia, which is not among the others: ") {
		t.Errorf("others %v, %q; want Kazakhstan, and Armenia left out", a.Others, left)
	}
	q.Product = "28"
	if _, err := power.Circumvention(flows, power.Source{}, "RUS", nil, q); err == nil || !strings.Contains(err.Error(), `no product "28"; want one of 27`) {
		t.Error(err)
	}
}

// sourced: every picture says from which data it is, and has text.
func sourced(t *testing.T, r *report.Report) {
	t.Helper()
	for _, s := range r.Sections {
		for _, b := range s.Blocks {
			if f, ok := b.(report.Figure); ok && (len(f.Text) < 20 || !strings.Contains(f.Text, "Source: ")) {
				t.Errorf("%s: %q; want everything in words, with the source", f.ID, f.Text)
			}
		}
	}
}

func TestResolutionReport(t *testing.T) {
	record, source := unVotes(t)
	a, err := power.Resolution("A/RES/73/194", states("CHN"), record, source)
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Report().Sections[0].Title; got != "73/194: 66 for, 19 against, 72 abstaining" {
		t.Error(got)
	}
}

// Of several votes with one number, the one on the whole stands first.
func TestResolutionOfParts(t *testing.T) {
	record, source := unVotes(t)
	for _, test := range []struct{ name, first, says string }{
		{"72/50", "72/50: 156 for, 4 against, 24 abstaining", "The one that is left stands first"},
		{"ESS/5/100", "ESS/5/100: 57 for, 43 against, 20 abstaining", "do not say which of the other 2 was on the whole"},
	} {
		a, err := power.Resolution(test.name, states("CHN"), record, source)
		if err != nil {
			t.Fatal(err)
		}
		sections := a.Report().Sections
		says := sections[0].Blocks[0].(report.Paragraph)[0].Words
		if !strings.Contains(says, test.says) || sections[1].Title != test.first {
			t.Errorf("%s: %q, %q; want %q, %q", test.name, says, sections[1].Title, test.says, test.first)
		}
	}
}

func TestForumReport(t *testing.T) {
	a, err := power.Forum(forum.SecurityCouncil(), []string{"Russia", "China"})
	if err != nil {
		t.Fatal(err)
	}
	if !a.Bloc.Stops || a.Bloc.Passes || a.Bloc.Helpers != 7 || a.Members[0].ShapleyExact != "421/2145" {
		t.Errorf("%+v", a)
	}
}

func TestMissingData(t *testing.T) {
	_, _, err := power.Load[*votes.Record](nil, nil, "cow-nmc")
	if _, ok := err.(*power.MissingError); !ok { //nolint:errorlint // it is not wrapped
		t.Errorf("%v; want to be told what is missing", err)
	}
	for _, wanted := range []string{"atlas@1", "un-votes@s80"} {
		if _, _, err := power.Load[*votes.Record](nil, []string{wanted}, "un-votes"); err == nil {
			t.Errorf("%s was loaded", wanted)
		}
	}
}
