package reading

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// found lists "kind [lines]" of the defects of the given kinds.
func found(r *Reading, kinds ...DefectKind) string {
	var all []string
	for _, d := range r.Defects {
		if slices.Contains(kinds, d.Kind) {
			all = append(all, fmt.Sprintf("%s %v", d.Kind, d.Lines))
		}
	}
	return strings.Join(all, ", ")
}

func TestDefects(t *testing.T) {
	for name, c := range map[string]struct {
		kind DefectKind
		text string
		want string
	}{
		"a row twice, another three times": {
			RepeatedRow, table("Option | Impact", "Truce | Calm", "Talks | Words", "truce |  Calm", "Talks | Words", "Talks | Words"),
			"repeated-row [3 5], repeated-row [4 6 7]",
		},
		"rows that differ in one cell": {RepeatedRow, table("Option | Impact", "Truce | Calm", "Truce | War"), ""},
		"a cell that differs":          {ContradictingCells, table("Option | Impact", "Truce | Calm", "Truce | War"), "contradicting-cells [3 4]"},
		"a cell that is empty once":    {ContradictingCells, table("Option | Impact", "Truce | Calm", "Truce | -"), ""},
		"another issue of the same party": {
			ContradictingCells, table("Party | Issue | Demand", "Egypt | Dam | Stop", "Egypt | Aid | More"), "",
		},
		"the same issue of the same party": {
			ContradictingCells, table("Party | Issue | Demand", "Egypt | Dam | Stop", "Egypt | Dam | Go"), "contradicting-cells [3 4]",
		},
		"two events of one year":  {ContradictingCells, table("Year | Event", "2014 | War", "2014 | Truce"), ""},
		"no header":               {TableWithoutHeader, "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "table-without-header [1]"},
		"a header":                {TableWithoutHeader, table("Option | Impact", "Truce | Calm"), ""},
		"an empty cell":           {EmptyCell, table("Option | Impact | Risk", "Truce | | Trust", "Talks | Words | Time"), "empty-cell [3]"},
		"a row that ends early":   {EmptyCell, table("Option | Impact | Risk", "Truce | Calm", "Talks | Words | Time"), "empty-cell [3]"},
		"analysts say":            {ClaimWithoutSource, "Analysts say that the dam is full.", "claim-without-source [1]"},
		"mounting pressure":       {ClaimWithoutSource, "Despite mounting international pressure it went on.", "claim-without-source [1]"},
		"analysts with a note":    {ClaimWithoutSource, "Analysts say that the dam is full.[3]", ""},
		"a number":                {ClaimWithoutSource, "The dam cost $5 billion in all.", "claim-without-source [1]"},
		"a number with a speaker": {ClaimWithoutSource, "The dam cost $5 billion, according to the World Bank.", ""},
		"a year is no number":     {ClaimWithoutSource, "The dam was begun in 2011 and has 13 turbines.", ""},
		"a table without a source": {
			ClaimWithoutSource, "See https://example.org/dam for more.\n\n" + table("Option | Impact", "Truce | Calm"), "claim-without-source [5]",
		},
		"a table with a source below": {
			ClaimWithoutSource, "See https://example.org/dam for more.\n\n" + table("Option | Impact", "Truce | Calm") + "\nSource: the ministry.\n", "",
		},
		"nothing has a source":     {ClaimWithoutSource, table("Option | Impact", "Truce | Calm"), "claim-without-source [3]"},
		"no date":                  {MissingDate, "The dam is full.", "missing-date [1]"},
		"no date and recent":       {MissingDate, "The dam is full.\n\nThe talks ended last week.\n\nA recent text says so.", "missing-date [3 5]"},
		"a date":                   {MissingDate, "5 September 2025\n\nThe dam was full last week.", ""},
		"an unknown abbreviation":  {UnexpandedShort, "The EUMA left. The EUMA is gone, and NATO and the GDP too.", "unexpanded-abbreviation [1]"},
		"an abbreviation expanded": {UnexpandedShort, "The European Union Mission in Armenia (EUMA) left. The PCRF (Peace Corps) too.", ""},
		"a title in capitals":      {UnexpandedShort, "FOREIGN RELATIONS AND TRADE with others", ""},
		"a heading over nothing":   {HeadingWithoutText, "The dam\n=======\n\nIt is full.\n\nThe river\n=========\n", "heading-without-text [6]"},
		"a heading over a deeper":  {HeadingWithoutText, "# The dam\n\n## The wall\n\nIt is full.\n", ""},
		"an announcement of none":  {ListMissing, "The steps are the following:\n", "list-missing [1]"},
		"an announcement of items": {ListMissing, "The steps are the following:\n- one\n- two\n", ""},
	} {
		file := "article.txt"
		if strings.HasPrefix(c.text, "<") {
			file = "article.html"
		}
		if got := found(readNamed(t, file, c.text), c.kind); got != c.want {
			t.Errorf("%s: got %q; want %q", name, got, c.want)
		}
	}
}

// TestSpannedRowsDoNotContradict: a cell that spans rows is said once.
func TestSpannedRowsDoNotContradict(t *testing.T) {
	const text = "<table><tr><th>Party</th><th>Demand</th></tr>\n<tr><td rowspan=2>Egypt</td><td>Stop</td></tr>\n<tr><td>Pay</td></tr>\n" +
		"<tr><td>Sudan</td><td>Data</td></tr></table>"
	if got := found(readNamed(t, "a.html", text), ContradictingCells, RepeatedRow); got != "" {
		t.Error(got)
	}
}

func TestTheTextOfARepeatedRowNamesItsLines(t *testing.T) {
	r := readText(t, table("Option | Impact", "Truce | Calm", "Talks | Words", "Truce | Calm"))
	if r.Defects[0].Kind != RepeatedRow || !strings.Contains(r.Defects[0].Text, "lines 3 and 5") {
		t.Errorf("%+v", r.Defects)
	}
}

func TestDefectsOfOneKindAreBounded(t *testing.T) {
	rows := []string{"Option | Impact | Risk"}
	for k := range maxDefects + 50 {
		rows = append(rows, fmt.Sprintf("Plan %d | | Trust", k))
	}
	n := 0
	for _, d := range readText(t, table(rows...)).Defects {
		if d.Kind == EmptyCell {
			n++
		}
	}
	if n != maxDefects+1 {
		t.Errorf("%d defects; want %d and one for the rest", n, maxDefects)
	}
}

// TestTheAuthorIsASource: a document that names its author does not name
// nobody; what it lacks beside the author is still said.
func TestTheAuthorIsASource(t *testing.T) {
	const claims = "\nOption | Impact\n---|---\nTruce | Calm\n"
	for name, c := range map[string]struct{ head, want string }{
		"nobody":        {"# Title\n", "no link, note, author or speaker"},
		"front matter":  {"---\nauthor: Office of the mediator\n---\n# Title\n", "names its author and no other source: no link, note or speaker"},
		"a byline":      {"# Title\n\nBy Ann Weaver\n", "names its author and no other source: no link, note or speaker"},
		"another, too":  {"# Title\n\nBy Ann Weaver\n\nThe mayor, Mary Cole, left. Cole said so.\n", "the table on lines"},
		"the published": {"---\npublisher: The Guild\n---\n# Title\n", "names its author and no other source"},
	} {
		r := readNamed(t, "a.md", c.head+claims)
		k := slices.IndexFunc(r.Defects, func(d Defect) bool { return d.Kind == ClaimWithoutSource })
		if k < 0 || !strings.Contains(r.Defects[k].Text, c.want) {
			t.Errorf("%s: %+v; want %q", name, r.Defects, c.want)
		}
	}
}

// TestNumbersWithoutASource: what a party demands, and what an instrument is to
// bring, is not counted by anybody.
func TestNumbersWithoutASource(t *testing.T) {
	options := table("Option | Impact", "Truce | Calm", "Talks | Words")
	for text, want := range map[string]bool{
		"In Egypt 8 percent of the water is lost.":                                                true,
		"Egypt demands 8 percent of the water.":                                                   false,
		"Egypt supports the plan, Chad has 8 percent of the water.":                               true,
		"What there is:\n\n- Truce: 3 percent now.\n- Talks: 2 percent a year.\n\n" + options:     false,
		"What there is:\n\n- Rain: 3 percent of it falls.\n- Sun: 2 percent of it.\n\n" + options: true,
	} {
		got := slices.ContainsFunc(readText(t, text).Defects, func(d Defect) bool { return strings.Contains(d.Text, "for the number") })
		if got != want {
			t.Errorf("%q: %v; want %v", text, got, want)
		}
	}
}
