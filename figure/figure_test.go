package figure

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parley/report"
)

var update = flag.Bool("update", false, "write the golden files anew; look at them before you commit")

// gallery is one figure of each kind that people meet, and the hard ones.
func gallery() []report.Figure {
	r := rand.New(rand.NewPCG(3, 1))
	return append([]report.Figure{
		{ID: "scale", Title: "The armistice line", Text: "North at 10, the South at 85.", Scale: &report.Scale{
			Landmarks: []report.Landmark{{At: 0, Name: "river"}, {At: 50, Name: "canal"}, {At: 100, Name: "old border"}},
			Reference: &report.Range{Low: 20, Mode: 20, High: 20},
			Marks: []report.ScaleMark{
				{Name: "North", At: report.Range{Low: 0, Mode: 10, High: 25}, Salience: &report.Range{Low: .9, Mode: .9, High: .9}},
				{Name: "South", At: report.Range{Low: 85, Mode: 85, High: 85}},
				{Name: "Ceasefire", At: report.Range{Low: 45, Mode: 50, High: 55}, Outcome: true},
			},
		}},
		{ID: "scale-crowd", Title: "Twelve at one place", Scale: crowd(12)},
		{ID: "scale-list", Title: "Landmarks too close for their names", Scale: &report.Scale{
			Landmarks: []report.Landmark{{At: 40, Name: "shared administration"}, {At: 45, Name: "canal"}, {At: 100, Name: longName}},
		}},
		{ID: "scale-empty", Title: "Nothing known", Scale: &report.Scale{}},
		{ID: "graph", Title: "Three options", Graph: cube(r, 0, 1, 2)},
		{ID: "graph-16", Title: "Sixteen states", Graph: cube(r, 0, 0, 1, 2)},
		{ID: "graph-32", Title: "Thirty-two states", Graph: cube(r, 0, 0, 1, 2, 3)},
		{ID: "graph-random", Title: "Hard names", Graph: randomGraph(r, 20)},
		{ID: "path", Title: "From war to a ceasefire", Path: way()},
	}, chartGallery()...)
}

// goldens are the figures whose every byte is kept.
var goldens = []string{"scale", "graph", "path", "chart-cusum", "chart-stairs", "bars-tornado", "bars-ranks", "heat-rates", "net-energy", "fan"}

func TestGolden(t *testing.T) {
	for _, f := range gallery() {
		if !slices.Contains(goldens, f.ID) {
			continue
		}
		t.Run(f.ID, func(t *testing.T) {
			got, err := SVG(f)
			if err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", f.ID+".svg")
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s differs; run go test -update, look at the picture, and commit it if it is right", golden)
			}
		})
	}
}

func TestSameFigureSameBytes(t *testing.T) {
	for _, f := range gallery() {
		first, err := SVG(f)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			if again, _ := SVG(f); !bytes.Equal(again, first) {
				t.Fatalf("%s: the same figure gave other bytes", f.ID)
			}
		}
	}
}

func TestErrors(t *testing.T) {
	state := report.GraphState{Name: "War"}
	mark := func(low, mode, high float64) report.Figure {
		return report.Figure{Scale: &report.Scale{Marks: []report.ScaleMark{{Name: "North", At: report.Range{Low: low, Mode: mode, High: high}}}}}
	}
	move := func(from, to, party int) report.Figure {
		return report.Figure{Graph: &report.Graph{
			Parties: []string{"North"}, States: []report.GraphState{state, state},
			Moves: []report.GraphMove{{From: from, To: to, Party: party}},
		}}
	}
	points := func(kind report.SeriesKind, of ...report.Point) report.Figure {
		return report.Figure{Chart: &report.Chart{Series: []report.Series{{Name: "North", Kind: kind, Points: of}}}}
	}
	parts := func(of ...report.BarPart) report.Figure {
		return report.Figure{Bars: &report.Bars{Rows: []report.Bar{{Name: "North", Parts: of}}}}
	}
	heat := func(low, high float64, cells ...report.HeatCell) report.Figure {
		return report.Figure{Heat: &report.Heat{Columns: []string{"South"}, Rows: []string{"North"}, Cells: [][]report.HeatCell{cells}, Low: low, High: high}}
	}
	net := func(n report.NetNode, ties ...report.NetTie) report.Figure {
		return report.Figure{Net: &report.Net{Nodes: []report.NetNode{n, {}}, Ties: ties}}
	}
	fan := func(f report.Fan) report.Figure {
		f.Name = "Median"
		return report.Figure{Scale: &report.Scale{Fans: []report.Fan{f}}}
	}
	for _, test := range []struct {
		name string
		f    report.Figure
		want string
	}{
		{"no picture", report.Figure{ID: "x"}, `figure "x": want exactly one`},
		{"two pictures", report.Figure{Scale: &report.Scale{}, Path: way()}, "want exactly one"},
		{"not a number", mark(0, math.NaN(), 1), `mark "North": NaN is not a finite number`},
		{"infinite", mark(0, 1, math.Inf(1)), "not a finite number"},
		{"off the scale", mark(0, 50, 101), "want 0 <= low"},
		{"out of order", mark(60, 50, 70), "want 0 <= low"},
		{"below the scale", mark(-1, 50, 70), "want 0 <= low"},
		{"landmark", report.Figure{Scale: &report.Scale{Landmarks: []report.Landmark{{At: 200, Name: "sea"}}}}, `landmark "sea"`},
		{"reference", report.Figure{Scale: &report.Scale{Reference: &report.Range{Low: 3}}}, "reference: 3, 0, 0"},
		{"salience", report.Figure{Scale: &report.Scale{Marks: []report.ScaleMark{{Name: "North", Salience: &report.Range{Mode: math.NaN()}}}}}, `salience of "North"`},
		{"too many marks", report.Figure{Scale: crowd(MaxMarks + 1)}, "at most 200"},
		{"no state", report.Figure{Graph: &report.Graph{}}, "graph of 0 states; want 1 to 60"},
		{"too many states", report.Figure{Graph: &report.Graph{States: make([]report.GraphState, MaxStates+1)}}, "want 1 to 60"},
		{"too many moves", report.Figure{Graph: &report.Graph{States: make([]report.GraphState, 2), Moves: make([]report.GraphMove, MaxMoves+1)}}, "want at most 600"},
		{"too many parties", report.Figure{Graph: &report.Graph{States: make([]report.GraphState, 2), Parties: make([]string, MaxParties+1)}}, "65 parties"},
		{"move to nowhere", move(0, 2, 0), "move 0 from state 0 to 2"},
		{"move from nowhere", move(-1, 1, 0), "move 0 from state -1"},
		{"move in place", move(1, 1, 0), "move 0 from state 1 to 1"},
		{"move of nobody", move(0, 1, 1), "move 0 of party 1"},
		{"chart and bars", report.Figure{Chart: &report.Chart{}, Bars: &report.Bars{}}, "want exactly one"},
		{"x of a point", points(report.Line, report.Point{X: math.NaN()}), `series "North": point 0: NaN is not a finite number`},
		{"y of a point", points(report.Line, report.Point{Y: math.Inf(-1)}), "-Inf is not a finite number"},
		{"a point far out", points(report.Line, report.Point{Y: 1e300}), "want at most 1e+15 either side of zero"},
		{"spread of a point", points(report.Line, report.Point{Range: &report.Range{Low: 2, Mode: 1, High: 3}}), "range of point 0: 2, 1, 3; want low <= mode <= high"},
		{"points that go back", points(report.Stairs, report.Point{X: 2}, report.Point{X: 1}), "point 1 at x 1 behind 2; want ascending x"},
		{"kind of series", points("curve"), `kind "curve"; want line, stairs or points`},
		{"too many points", points(report.Points, make([]report.Point, MaxPoints+1)...), "more than 20000 points"},
		{"too many series", report.Figure{Chart: &report.Chart{Series: make([]report.Series, MaxSeries+1)}}, "chart of 25 series"},
		{"too many levels", report.Figure{Chart: &report.Chart{Levels: make([]report.Level, MaxLevels+1)}}, "25 levels"},
		{"a level", report.Figure{Chart: &report.Chart{Levels: []report.Level{{Name: "Alarm", At: math.NaN()}}}}, `level "Alarm": NaN`},
		{"ends of an axis", report.Figure{Chart: &report.Chart{X: report.Axis{Low: 2, High: 1}}}, "x: axis from 2 to 1; want low <= high"},
		{"end of an axis", report.Figure{Chart: &report.Chart{Y: report.Axis{High: math.Inf(1)}}}, "y: +Inf"},
		{"ticks that go back", report.Figure{Chart: &report.Chart{Y: report.Axis{Ticks: []report.Tick{{At: 2, Name: "May"}, {At: 1, Name: "June"}}}}}, `y: tick "June" stands before "May"`},
		{"a tick", report.Figure{Bars: &report.Bars{Axis: report.Axis{Ticks: []report.Tick{{At: math.NaN(), Name: "May"}}}}}, `tick "May": NaN`},
		{"too many ticks", report.Figure{Bars: &report.Bars{Axis: report.Axis{Ticks: make([]report.Tick, MaxTicks+1)}}}, "axis of 1001 ticks"},
		{"base", report.Figure{Bars: &report.Bars{Base: math.NaN()}}, "base: NaN"},
		{"a part", parts(report.BarPart{Name: "low", To: math.NaN()}), `part "low" of "North": NaN`},
		{"spread of a part", parts(report.BarPart{Name: "low", Range: &report.Range{Low: 1}}), `range of part "low" of "North": 1, 0, 0`},
		{"too many parts", parts(make([]report.BarPart, MaxParts+1)...), `bar "North" of 25 parts`},
		{"too many rows", report.Figure{Bars: &report.Bars{Rows: make([]report.Bar, MaxBars+1)}}, "bars of 201 rows"},
		{"size of a heat map", report.Figure{Heat: &report.Heat{Rows: make([]string, MaxHeat+1)}}, "heat map of 61 rows"},
		{"heat map without cells", report.Figure{Heat: &report.Heat{Rows: []string{"North"}}}, "heat map of 1 rows with cells for 0"},
		{"heat map with a cell too many", heat(0, 1, report.HeatCell{}, report.HeatCell{}), `row "North" of 2 cells; want 1`},
		{"a cell", heat(0, 1, report.HeatCell{Value: math.NaN()}), `row "North": NaN`},
		{"ends of a heat map", heat(1, 0, report.HeatCell{}), "heat map from 1 to 0; want low <= high"},
		{"end of a heat map", heat(0, math.Inf(1), report.HeatCell{}), "+Inf"},
		{"too many nodes", report.Figure{Net: &report.Net{Nodes: make([]report.NetNode, MaxNodes+1)}}, "net of 61 nodes"},
		{"too many ties", report.Figure{Net: &report.Net{Ties: make([]report.NetTie, MaxTies+1)}}, "601 ties"},
		{"size of a node", net(report.NetNode{Name: "North", Size: 2}), `size of "North": 2; want 0 to 1`},
		{"tie to itself", net(report.NetNode{}, report.NetTie{}), "tie 0 from node 0 to 0"},
		{"tie to nowhere", net(report.NetNode{}, report.NetTie{To: 2}), "tie 0 from node 0 to 2; want two of the 2 nodes"},
		{"weight of a tie", net(report.NetNode{}, report.NetTie{To: 1, Weight: math.NaN()}), "weight of tie 0: NaN"},
		{"too many fans", report.Figure{Scale: &report.Scale{Fans: make([]report.Fan, MaxFans+1)}}, "25 fans"},
		{"too many bands", fan(report.Fan{Bands: make([]report.Band, MaxBands+1)}), `fan "Median": 13 bands`},
		{"median", fan(report.Fan{Median: 101}), `fan "Median": median: 101`},
		{"a band", fan(report.Fan{Bands: []report.Band{{Low: 2, High: 1}}}), "band: 2, 2, 1"},
		{"share of a band", fan(report.Fan{Bands: []report.Band{{Share: 95}}}), "band: 95; want 0 to 1"},
		{"a mass", fan(report.Fan{Masses: []report.Mass{{At: math.NaN()}}}), "mass: NaN"},
		{"empty path", report.Figure{Path: &report.Path{}}, "path of 0 states"},
		{"path without steps", report.Figure{Path: &report.Path{States: []report.GraphState{state, state}}}, "with 0 steps; want 1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := SVG(test.f)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

// A svgText is a label as a reader of the file finds it.
type svgText struct {
	X      float64 `xml:"x,attr"`
	Y      float64 `xml:"y,attr"`
	Size   float64 `xml:"font-size,attr"`
	Anchor string  `xml:"text-anchor,attr"`
	Weight string  `xml:"font-weight,attr"`
	Family string  `xml:"font-family,attr"`
	Turned string  `xml:"transform,attr"` // it reads upwards
	Words  string  `xml:",chardata"`
	frame  frame
}

// labels reads the labels of a picture and its size; the file must be
// well-formed XML.
func labels(t testing.TB, svg []byte) (all []svgText, width, height float64) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all, width, height
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		element, ok := token.(xml.StartElement)
		switch {
		case ok && element.Name.Local == "svg":
			for _, a := range element.Attr {
				if a.Name.Local == "viewBox" {
					if _, err := fmt.Sscanf(a.Value, "0 0 %f %f", &width, &height); err != nil {
						t.Fatal(err)
					}
				}
			}
		case ok && element.Name.Local == "text":
			var one svgText
			if err := d.DecodeElement(&one, &element); err != nil {
				t.Fatal(err)
			}
			one.measure()
			all = append(all, one)
		}
	}
}

func (s *svgText) measure() {
	f := font{size: s.Size, bold: s.Weight != "", mono: s.Family != ""}
	wide := f.width(s.Words)
	left := s.X - wide*map[string]float64{"start": 0, "middle": .5, "end": 1}[s.Anchor]
	s.frame = frame{left, s.Y - .8*s.Size, left + wide, s.Y + .22*s.Size}
	if s.Turned != "" {
		bottom := s.Y + map[string]float64{"start": 0, "end": wide}[s.Anchor]
		s.frame = frame{s.X - .8*s.Size, bottom - wide, s.X + .22*s.Size, bottom}
	}
}

// checkLabels is the law of every picture: labels do not overlap, and none
// reaches beyond the edge.
func checkLabels(t testing.TB, svg []byte) {
	t.Helper()
	all, width, height := labels(t, svg)
	for k, one := range all {
		if one.frame.left < -.6 || one.frame.right > width+.6 || one.frame.top < 0 || one.frame.bottom > height {
			t.Errorf("%q reaches beyond the picture: %.0f of %.0f by %.0f", one.Words, one.frame, width, height)
		}
		for _, other := range all[:k] {
			if one.frame.touches(other.frame) {
				t.Errorf("%q overlaps %q", one.Words, other.Words)
			}
		}
	}
}

func TestLabelsKeepClear(t *testing.T) {
	for _, f := range gallery() {
		t.Run(f.ID, func(t *testing.T) {
			svg, err := SVG(f)
			if err != nil {
				t.Fatal(err)
			}
			checkLabels(t, svg)
		})
	}
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 7))
		for _, f := range []report.Figure{{Graph: randomGraph(r, 30)}, {Scale: randomScale(r)}, {Chart: randomChart(r)}, {Bars: randomBars(r)}, {Heat: randomHeat(r)}, {Net: randomNet(r)}, {Scale: randomFans(r)}} {
			svg, err := SVG(f)
			if err != nil {
				t.Fatal(err)
			}
			checkLabels(t, svg)
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func randomScale(r *rand.Rand) *report.Scale {
	s := crowd(r.IntN(13))
	s.Landmarks = nil
	for range r.IntN(7) {
		s.Landmarks = append(s.Landmarks, report.Landmark{At: float64(r.IntN(101)), Name: names[r.IntN(len(names))]})
	}
	return s
}

func TestEveryWordIsThere(t *testing.T) {
	for _, f := range gallery()[4:5] {
		svg, err := SVG(f)
		if err != nil {
			t.Fatal(err)
		}
		all, _, _ := labels(t, svg)
		var words strings.Builder
		for _, one := range all {
			words.WriteString(one.Words + " ")
		}
		for _, s := range f.Graph.States {
			if !strings.Contains(words.String(), s.Name) || !strings.Contains(words.String(), s.Letters) {
				t.Errorf("%q (%s) is not in the picture", s.Name, s.Letters)
			}
		}
		for _, want := range []string{"Status quo", "Equilibrium: Nash", "improvement for the party that moves", "The League"} {
			if !strings.Contains(words.String(), want) {
				t.Errorf("%q is not in the picture", want)
			}
		}
	}
}

func TestPassiveText(t *testing.T) {
	svg, err := SVG(report.Figure{
		ID: `x" onload="alert(1)`, Title: "<script>a</script>", Text: "\x1b[2J\x00</desc>\u202E",
		Path: &report.Path{States: []report.GraphState{{Name: "]]><!-- &", Letters: "<i>"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	labels(t, svg)
	for _, bad := range []string{"<script", ` onload="`, "\x1b", "\x00", "\u202E", "<i>", "<!--"} {
		if bytes.Contains(svg, []byte(bad)) {
			t.Errorf("the picture holds %s", strconv.Quote(bad))
		}
	}
}

func FuzzSVG(f *testing.F) {
	f.Add("war", "YN", "takes “x”", 12.5, uint8(3))
	f.Add("\u202E<\xff>&\ufdfd", strings.Repeat("Y", 300), strings.Repeat("é ", 99), -1.0, uint8(40))
	f.Fuzz(func(t *testing.T, name, letters, action string, at float64, n uint8) {
		state := report.GraphState{Name: name, Letters: letters, Equilibrium: []string{action}}
		g := &report.Graph{Parties: []string{action, name}}
		for k := range int(n) {
			g.States = append(g.States, state)
			if k > 0 {
				g.Moves = append(g.Moves, report.GraphMove{From: k, To: k * k % (k + 1) % k, Party: k % 2, Both: k%3 == 0, Improvement: k%5 == 0})
			}
		}
		for _, one := range []report.Figure{
			{ID: name, Title: action, Text: letters, Graph: g},
			{Path: &report.Path{States: []report.GraphState{state, state}, Steps: []report.Step{{Party: name, Action: action}}}},
			{Chart: &report.Chart{
				X: report.Axis{Title: action, Low: -at, High: at, Ticks: []report.Tick{{At: at, Name: name}}}, Levels: []report.Level{{Name: letters, At: at, Vertical: n%2 == 0}},
				Series: []report.Series{{Name: name, Kind: report.Line, Points: []report.Point{{X: at, Y: at}, {X: 1e9, Label: letters}}}, {Name: letters, Kind: report.Stairs}},
			}},
			{Heat: &report.Heat{X: name, Y: action, Columns: []string{letters}, Rows: []string{name}, Cells: [][]report.HeatCell{{{Value: at, Words: action}}}, High: float64(n), Meaning: letters}},
			{Net: &report.Net{Nodes: []report.NetNode{{Name: name, Size: at}, {Name: letters}}, Ties: []report.NetTie{{To: 1, Weight: float64(n) / 255, Label: action}, {From: 1}}}},
			{Bars: &report.Bars{Axis: report.Axis{Title: action}, Base: at, Rows: []report.Bar{{Name: name, Parts: []report.BarPart{{Name: action, From: at, To: float64(n)}, {Name: letters, To: at / 3}}}}}},
			{Scale: &report.Scale{Landmarks: []report.Landmark{{At: at, Name: letters}}, Marks: []report.ScaleMark{{Name: name, At: report.Range{Mode: at, High: at}}}, Fans: []report.Fan{{Name: action, Median: at, Bands: []report.Band{{Share: .5, High: at}}}}}},
		} {
			if svg, err := SVG(one); err == nil {
				labelsOf(t, svg)
			}
		}
	})
}

func labelsOf(t *testing.T, svg []byte) {
	t.Helper()
	labels(t, svg)
}
