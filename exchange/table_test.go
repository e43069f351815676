package exchange_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"parley/conflict"
	"parley/exchange"
)

// sharedTable reads a file of ../shared/bargain, or skips the test.
func sharedTable(t *testing.T, name string) *conflict.Conflict {
	t.Helper()
	path := filepath.Join("..", "..", "shared", "bargain", name)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip(path + " is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	return table(t, name, string(data))
}

func table(t testing.TB, name, text string) *conflict.Conflict {
	t.Helper()
	c, _, err := exchange.ReadTable(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestReadSharedTables(t *testing.T) {
	for name, want := range map[string][3]int{
		"cop21.csv": {15, 13, 181}, "copenhagen.csv": {11, 7, 75}, "SOE-Pol-Comp.csv": {13, 2, 26}, "dummyData_3Dim.csv": {7, 3, 21},
	} {
		c := sharedTable(t, name)
		if got := [3]int{len(c.Parties), len(c.Issues), len(c.Positions)}; got != want {
			t.Errorf("%s: %v parties, issues and positions; want %v", name, got, want)
		}
	}
	c := sharedTable(t, "SOE-Pol-Comp.csv")
	p := c.Positions[3]
	if c.Title != "China Policy/Competitive; scen 2" || c.Issues[1].Name != "Competitive" || c.Parties[1].Note != "Li Keqiang" ||
		p.At.Mode != 65 || p.Salience.Mode != 0.413 || p.Capability.Mode != 60.2 {
		t.Errorf("%q, %+v, %+v, %+v", c.Title, c.Issues[1], c.Parties[1], p)
	}
	c = sharedTable(t, "copenhagen.csv")
	if p := c.Positions[0]; c.PartyName(p.Party) != "USA" || p.At.Mode != 10 || p.Salience.Mode != 0.9 || p.Capability.Mode != 0.26 {
		t.Errorf("%+v", p)
	}
}

const plain = `Party,Issue,Position,Low,High,Salience,Power,Date,Text,Reference
North,Line,10,0,25,0.9,60,2025-09-01,"The river, it says",20
South,Line,,50,100,0.5,,,,20
South,Price,30,,,,,,,
`

func TestReadPlainTable(t *testing.T) {
	c := table(t, "river.csv", plain)
	want := []conflict.Position{
		{
			Party: "North", Issue: "line", At: conflict.Quantity{Low: 0, Mode: 10, High: 25, HasMode: true},
			Salience: new(conflict.Exactly(0.9)), Capability: new(conflict.Exactly(60)), Date: "2025-09-01", Text: "The river, it says",
		},
		{Party: "South", Issue: "line", At: conflict.Between(50, 100), Salience: new(conflict.Exactly(0.5))},
		{Party: "South", Issue: "price", At: conflict.Exactly(30)},
	}
	if diff := cmp.Diff(want, c.Positions); diff != "" {
		t.Error(diff)
	}
	if r := c.Issues[0].Reference; r == nil || r.Mode != 20 || c.Issues[1].Reference != nil || c.Title != "river" {
		t.Errorf("%q, %+v; want the reference 20 of the first", c.Title, c.Issues)
	}
}

// Tabs and semicolons separate too, a byte order mark does no harm, and
// headers are known in any case.
func TestSeparators(t *testing.T) {
	want := table(t, "river.csv", plain)
	for name, separator := range map[string]string{"river.tsv": "\t", "river.csv": ";"} {
		text := strings.ReplaceAll(strings.Replace(plain, "river, it", "river; it", 1), ",", separator)
		text = "\ufeff" + strings.Replace(strings.Replace(text, "Party", "ACTOR", 1), "The river; it", "The river, it", 1)
		if diff := cmp.Diff(want, table(t, name, text)); diff != "" {
			t.Errorf("%q: %s", separator, diff)
		}
	}
}

// Another scale is stretched, one upside down is turned round, and both are
// said.
func TestScales(t *testing.T) {
	c, notes, err := exchange.ReadTable("t.csv", []byte("party,issue,position,low,high,min,max,reference\n"+
		"A,down,90,80,100,100,0,75\nB,down,0,,,100,0,\nA,rate,7,,,4,10,4\nB,share,0.4,,,,,\n"))
	if err != nil {
		t.Fatal(err)
	}
	for k, want := range []conflict.Quantity{{Low: 0, Mode: 10, High: 20, HasMode: true}, conflict.Exactly(100), conflict.Exactly(50), conflict.Exactly(0.4)} {
		if got := c.Positions[k].At; got != want {
			t.Errorf("position %d: %v; want %v", k, got, want)
		}
	}
	if c.Issues[0].Reference.Mode != 25 || c.Issues[1].Reference.Mode != 0 || c.Issues[1].Scale[1].Name != "10" {
		t.Errorf("%+v", c.Issues)
	}
	for _, want := range []string{"upside down, from 100 to 0; it was turned round", "rate: its scale from 4 to 10 was stretched", "share: all positions lie between 0 and 1"} {
		if !strings.Contains(strings.Join(notes, "\n"), want) {
			t.Errorf("%q lack %q", notes, want)
		}
	}
}

func TestPercent(t *testing.T) {
	c, notes, err := exchange.ReadTable("t.csv", []byte("party,issue,position,salience\nA,x,1,50\nB,x,2,1\n"))
	if err != nil || c.Positions[0].Salience.Mode != 0.5 || c.Positions[1].Salience.Mode != 0.01 || len(notes) != 1 {
		t.Errorf("%+v, %v, %v; want percent, and that it is said", c, notes, err)
	}
}

// Every defect is told with its row and column, all at once.
func TestBadTables(t *testing.T) {
	header := "party,issue,position,salience,capability,date,scale low,scale high,reference\n"
	for text, want := range map[string]string{
		"":                                             "t.csv:1:1: the table is empty",
		"a,b\n1,2\n":                                   "t.csv:1:1: the header has no column party; want the columns party, issue and position",
		"party,actor,issue,position\n":                 `t.csv:1:7: a second column "actor"; want one`,
		header:                                         "t.csv:1:1: the table has no positions",
		header + "A,x,much\n":                          `t.csv:2:5: "much" is no number; want a number with a decimal point`,
		header + "A,x,\"1,5\"\n":                       `t.csv:2:5: "1,5" is no number`,
		header + "A,x,NaN\n":                           `"NaN" is no number`,
		header + "A,x,1e999\n":                         `"1e999" is no number`,
		header + "A,x,140\n":                           "t.csv:2:5: position 140 on x is out of scale; want 0 to 100, or the columns scale low and scale high",
		header + "A,x,3,,,,4,10\n":                     "position 3 on x is out of scale; want 4 to 10",
		header + "A,x,\n":                              "a row without a position",
		header + ",x,1\n":                              "t.csv:2:1: a party without a name",
		header + "A,,1\n":                              "an issue without a name",
		header + "A,x,1\nA,x,2\n":                      "t.csv:3:5: A has a second position on x; want one, or another date",
		header + "A,x,1,-1\n":                          "the salience of A is out of scale",
		header + "A,x,1,120\n":                         "the salience of A is out of scale",
		header + "A,x,1,,-2\n":                         "the capability of A is out of scale",
		header + "A,x,1,,,soon\n":                      `t.csv:2:9: "soon" is no date; want YYYY`,
		header + "A,x,1,,,,5,5\n":                      "both ends of the scale of x are 5",
		header + "A,x,1,,,,5\n":                        "one end of a scale",
		header + "A,x,1,,,,0,10\nB,x,1,,,,0,20\n":      "x has the scale 0 to 20 here and 0 to 10 before",
		header + "A,x,1,,,,,,101\n":                    "reference 101 of x is out of scale",
		header + "A,x,1,,,,,,1\nB,x,1,,,,,,2\n":        "x has the reference 2 here and 1 before",
		"party,issue,low,high\nA,x,5,1\n":              "5, 1 are out of order",
		"party,issue,position,low,high\nA,x,5,6,9\n":   "6, 5, 9 are out of order",
		"party,issue,position,low\nA,x,5,6\n":          "one end of a range",
		"party,issue,position\nA,\"x,1\n":              "a quote is not where it belongs",
		"party\xff,issue,position\n":                   "this is no text in UTF-8",
		"n,d,2,1\na,b,c,d,e\nA,,1,2,3\n":               "t.csv:1:5: 2 actors, and 1 rows below the header",
		"n,d,0,1\na,b,c,d,e\n":                         "0 actors, and 0 rows below the header",
		"n,d,1,9999\na\nA\n":                           "9999 dimensions",
		"n,d,1,2\na,b,c,d,e\nA,,1,2,3\n":               "a header of 5 cells; want 7",
		"n,d,1,1\na,b,c,d,e\nA,,1\n":                   "a row of 3 cells; want 5",
		"n,d,1,2\na,b,c,d,e,f,g\nA,,1,2,60,3,60\n":     "the saliences of A are 120 together; want at most 100",
		"#A\tX\n#Z\n":                                  `t.csv:2:1: unknown kind of row "#Z"; want #A, #P, #M or #D`,
		"#A\tX\n#P\ty\n#M\ty\t1\n":                     `issue "y" has one end of its scale`,
		"#A\tX\n#P\ty\n#M\ty\t1\n#M\ty\t1\n":           "both ends of the scale of y are 1",
		"#A\tX\n#P\ty\n#M\ty\t0\n#M\ty\t1\n#M\ty\t2\n": "a third end of the scale of y",
		"#P\ty\n#D\tX\tz\t1\t1\t1\n":                   `t.csv:2:4: unknown party "X"; want a row #A for it before`,
		"#A\tX\n#A\tX\n":                               `party "X" stands twice`,
		"#A\tX\n#P\ty\n#D\tX\ty\t1\n":                  "a row #D with 4 cells; want 6",
		"party,issue,position\n" + strings.Repeat("A,x,1\n", 10001): "the table is too large",
	} {
		_, _, err := exchange.ReadTable("t.csv", []byte(text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: %v; want %q", text, err, want)
		}
	}
	_, _, err := exchange.ReadTable("t.csv", []byte(header+strings.Repeat("A,x,much\n", 500)+strings.Repeat(",,1\n", 500)))
	if n := strings.Count(err.Error(), "\n"); n != 100 {
		t.Errorf("%d errors; want 100, and that there are more", n+1)
	}
}

// A row too wide is refused before memory is spent on its cells.
func TestWideRow(t *testing.T) {
	wide := bytes.Repeat([]byte(","), 8<<20)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, _, err := exchange.ReadTable("t.csv", wide)
	runtime.ReadMemStats(&after)
	if err == nil || !strings.Contains(err.Error(), "the table is too large") {
		t.Errorf("%v; want that it is too large", err)
	}
	if spent := after.TotalAlloc - before.TotalAlloc; spent > uint64(4*len(wide)) {
		t.Errorf("%d bytes were spent on %d commas", spent, len(wide))
	}
}

const scenarioXML = `<?xml version="1.0" encoding="UTF-8"?>
<Scenario><name>Three</name><desc/><prngSeed>1</prngSeed>
<ModelParameters><VotingRule>Binary</VotingRule></ModelParameters>
<Dimensions><dName>tax</dName></Dimensions>
<Actors>
<Actor><name>A</name><description>First</description><capability>10</capability><Position><dCoord>5</dCoord></Position><Salience><dSal>50</dSal></Salience></Actor>
<Actor><name>B</name><description/><capability>20</capability><Position><dCoord>95</dCoord></Position><Salience><dSal>25</dSal></Salience></Actor>
</Actors></Scenario>`

func TestReadScenarioXML(t *testing.T) {
	c, notes, err := exchange.ReadTable("s.xml", []byte(scenarioXML))
	if err != nil {
		t.Fatal(err)
	}
	if p := c.Positions[1]; c.Title != "Three" || c.Parties[0].Note != "First" || c.Issues[0].Name != "tax" || p.At.Mode != 95 || p.Salience.Mode != 0.25 || p.Capability.Mode != 20 {
		t.Errorf("%+v", c)
	}
	if len(notes) != 1 || notes[0] != "left out: the seed, the model parameters" {
		t.Errorf("notes %q", notes)
	}
	unnamed := strings.Replace(scenarioXML, "<Dimensions><dName>tax</dName></Dimensions>", "", 1)
	if c := table(t, "s.xml", unnamed); c.Issues[0].Name != "Dimension 1" {
		t.Errorf("%+v; want the dimensions numbered", c.Issues)
	}
}

func TestBadScenarioXML(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "this is no KTAB scenario",
		"<html></html>":           "want the element Scenario",
		"<Scenario/>":             "the scenario has no actors",
		"<Scenario><name>":        "this is no XML of a KTAB scenario",
		strings.Repeat("<a>", 40): "nested deeper than 16 elements",
		strings.Replace(scenarioXML, "<dCoord>5</dCoord>", "<dCoord></dCoord>", 1): `s.xml:6:`,
		strings.Replace(scenarioXML, "<dCoord>5</dCoord>", "", 1):                  `actor "A" has 0 positions and 1 saliences; want 1 of each`,
		strings.Replace(scenarioXML, "<dSal>50</dSal>", "<dSal>150</dSal>", 1):     "the saliences of A are 150 together",
		`<?xml version="1.0" encoding="latin1"?><Scenario/>`:                       "the encoding latin1 is not read",
		`<!DOCTYPE a [<!ENTITY b "c">]><Scenario><name>&b;</name></Scenario>`:      "this is no XML of a KTAB scenario",
	} {
		if _, _, err := exchange.ReadTable("s.xml", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v; want %q", text, err, want)
		}
	}
}

// anyPositions makes a conflict of which a table holds everything.
func anyPositions(r *rand.Rand) *conflict.Conflict {
	c := &conflict.Conflict{Title: "t"}
	quantity := func(most float64) conflict.Quantity {
		a, b := most*r.Float64(), most*r.Float64()
		switch a, b = min(a, b), max(a, b); r.IntN(3) {
		case 0:
			return conflict.Exactly(a)
		case 1:
			return conflict.Between(a, b)
		default:
			return conflict.Quantity{Low: a, Mode: (a + b) / 2, High: b, HasMode: true}
		}
	}
	names := []string{"A", "=1+1", "'=2", "''", "-x", "@y", "B, C", "d \"e\"", "ü\nv", "2025"}
	for k, name := range names[:2+r.IntN(9)] {
		c.Parties = append(c.Parties, conflict.Party{ID: string(rune('a' + k)), Name: name})
	}
	for k, name := range names[:1+r.IntN(10)] {
		i := conflict.Issue{ID: string(rune('a' + k)), Name: name}
		if r.IntN(2) == 0 {
			i.Reference = new(conflict.Exactly(100 * r.Float64()))
		}
		c.Issues = append(c.Issues, i)
	}
	for _, p := range c.Parties {
		for _, i := range c.Issues {
			if i.ID != c.Issues[0].ID && p.ID != c.Parties[0].ID && r.IntN(3) == 0 {
				continue
			}
			made := conflict.Position{Party: p.ID, Issue: i.ID, At: quantity(100), Text: names[r.IntN(len(names))]}
			if r.IntN(3) > 0 {
				made.Salience, made.Capability = new(quantity(1)), new(quantity(1e6))
			}
			c.Positions = append(c.Positions, made)
		}
	}
	return c
}

// byName are the positions with the names of parties and issues.
func byName(c *conflict.Conflict) []conflict.Position {
	var all []conflict.Position
	for _, p := range c.Positions {
		p.Party, p.Issue = c.PartyName(p.Party), c.IssueName(p.Issue)
		all = append(all, p)
	}
	return all
}

// Whatever a plain table holds comes back, also text that a spreadsheet would
// take for a formula.
func TestTableRoundTrip(t *testing.T) {
	for seed := range uint64(300) {
		c := anyPositions(rand.New(rand.NewPCG(seed, 9)))
		for _, name := range []string{"t.csv", "t.xlsx"} {
			data, _, err := exchange.WriteTable(c, name == "t.xlsx")
			if err != nil {
				t.Fatal(err)
			}
			back := table(t, name, string(data))
			if diff := cmp.Diff(byName(c), byName(back)); diff != "" {
				t.Fatalf("seed %d, %s: %s", seed, name, diff)
			}
			for k, i := range back.Issues {
				if diff := cmp.Diff(c.Issues[k].Reference, i.Reference); diff != "" {
					t.Fatalf("seed %d, %s: %s", seed, name, diff)
				}
			}
		}
	}
}

func TestNothingIsAFormula(t *testing.T) {
	c := &conflict.Conflict{
		Title: "=t", Parties: []conflict.Party{{ID: "a", Name: `=HYPERLINK("x")`}, {ID: "b", Name: "@b"}, {ID: "c", Name: "+c"}},
		Issues: []conflict.Issue{{ID: "i", Name: "-i"}},
	}
	for _, p := range c.Parties {
		c.Positions = append(c.Positions, conflict.Position{Party: p.ID, Issue: "i", At: conflict.Exactly(5), Text: "\t=x"})
	}
	plain, _, err := exchange.WriteTable(c, false)
	if err != nil {
		t.Fatal(err)
	}
	ktab, _, err := exchange.WriteKTAB(c, false)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(string(plain)+string(ktab), "\n") {
		for cell := range strings.SplitSeq(line, ",") {
			if cell = strings.TrimPrefix(cell, `"`); cell != "" && strings.ContainsRune("=+-@\t", rune(cell[0])) {
				t.Errorf("the cell %q may be taken for a formula", cell)
			}
		}
	}
	sheet, _, err := exchange.WriteTable(c, true)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(sheet))
	if err != nil {
		t.Fatal(err)
	}
	if formula, err := f.GetCellFormula("Sheet1", "A2"); err != nil || formula != "" {
		t.Errorf("formula %q, %v; want text", formula, err)
	}
}

// A scenario comes back from both forms, and what KTAB cannot hold is said.
func TestKTABRoundTrip(t *testing.T) {
	c := sharedTable(t, "SOE-Pol-Comp.csv")
	for _, name := range []string{"s.csv", "s.xml"} {
		data, lost, err := exchange.WriteKTAB(c, name == "s.xml")
		if err != nil || len(lost) != 0 {
			t.Fatalf("%v, %v", lost, err)
		}
		if diff := cmp.Diff(c, table(t, name, string(data))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestKTABLoses(t *testing.T) {
	c := table(t, "t.csv", "party,issue,position,low,high,salience,capability\nA,x,10,0,20,1,5\nA,y,20,,,1,7\nB,x,30,,,,1\nC,x,40,,,0.5,\n")
	data, lost, err := exchange.WriteKTAB(c, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"A has another capability on each issue", "B has no position on y", "B has no salience on x", "C has no capability", "ranges", "all are divided by 2",
	} {
		if !strings.Contains(strings.Join(lost, "\n"), want) {
			t.Errorf("%q lack %q", lost, want)
		}
	}
	if back := table(t, "t.csv", string(data)); back.Positions[0].Salience.Mode != 0.5 || back.Positions[0].Capability.Mode != 6 {
		t.Errorf("%s", data)
	}
	for name, c := range map[string]*conflict.Conflict{
		"2 parties have positions; KTAB wants 3 to 250":   table(t, "t.csv", "party,issue,position\nA,x,1\nB,x,2\n"),
		"the capability of A is 0; KTAB wants it above 0": table(t, "t.csv", "party,issue,position,capability\nA,x,1,0\nB,x,2,1\nC,x,2,1\n"),
	} {
		if _, _, err := exchange.WriteKTAB(c, true); err == nil || err.Error() != name {
			t.Errorf("%v; want %q", err, name)
		}
	}
	if _, _, err := exchange.WriteTable(&conflict.Conflict{}, false); err == nil {
		t.Error("a table of no positions; want an error")
	}
}

// A small file that unpacks to very much is refused.
func TestZipBomb(t *testing.T) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(bytes.Repeat([]byte(" "), 40<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := exchange.ReadTable("bomb.xlsx", out.Bytes()); err == nil || !strings.Contains(err.Error(), "limit") {
		t.Errorf("%v; want that it is too large", err)
	}
	if _, _, err := exchange.ReadTable("no.xlsx", []byte("party,issue\n")); err == nil {
		t.Error("a CSV file called .xlsx; want an error")
	}
}

// What can be read is a conflict that a plain table gives back.
func FuzzReadTable(f *testing.F) {
	for _, text := range []string{plain, "n,d,1,1\na,b,c,d,e\nA,,1,2,3\n", "party,issue,low,high\nA,x,0,0\n", ",,1,1\n,,,,0\n0,,0,0,0", "'#A'\t'X'\n#P\ty\n#M\ty\t10\n#M\ty\t0\n#D\tX\ty\t1\t1\t1\n"} {
		f.Add(".csv", []byte(text))
	}
	f.Add(".xml", []byte(scenarioXML))
	sheet, _, err := exchange.WriteTable(table(f, "t.csv", plain), true)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(".xlsx", sheet)
	f.Fuzz(func(t *testing.T, ending string, data []byte) {
		c, _, err := exchange.ReadTable("fuzz"+ending, data)
		if err != nil {
			return
		}
		wellFormed(t, c)
		written, _, err := exchange.WriteTable(c, false)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(byName(c), byName(table(t, "again.csv", string(written)))); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Of merged cells only the first has the text; the error says what to do.
func TestMergedCells(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for at, value := range map[string]any{
		"A1": "party", "B1": "issue", "C1": "position", "A2": "North", "B2": "line", "C2": 10, "B3": "price", "C3": 20,
	} {
		if err := f.SetCellValue("Sheet1", at, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.MergeCell("Sheet1", "A2", "A3"); err != nil {
		t.Fatal(err)
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := exchange.ReadTable("t.xlsx", data.Bytes()); err == nil || !strings.Contains(err.Error(), "t.xlsx:3:1: a party without a name; want a name in every row (of merged cells only the first has the text") {
		t.Errorf("%v; want the merged cells named", err)
	}
}
