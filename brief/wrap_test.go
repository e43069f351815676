package brief

import (
	"slices"
	"strings"
	"testing"

	"parley/report"
)

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		name, in string
		width    int
		want     []string
	}{
		{"nothing", "", 10, []string{""}},
		{"fits", "a b", 3, []string{"a b"}},
		{"breaks at spaces", "aa bb cc", 5, []string{"aa bb", "cc"}},
		{"keeps line breaks", "a\n\nb", 5, []string{"a", "", "b"}},
		{"breaks a word that is too long", "abcdefg", 3, []string{"abc", "def", "g"}},
		{"begins a long word where there is room", "ab cdefghij", 6, []string{"ab cde", "fghij"}},
		{"wide characters", "停火停火", 5, []string{"停火", "停火"}},
		{"a wide character in one column", "停火", 1, []string{"停", "火"}},
		{"combining marks take no room", "e\u0301e\u0301 e\u0301", 4, []string{"e\u0301e\u0301 e\u0301"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := wrap(test.in, test.width); !slices.Equal(got, test.want) {
				t.Errorf("wrap = %q, want %q", got, test.want)
			}
		})
	}
}

func TestGrid(t *testing.T) {
	for _, test := range []struct {
		name  string
		grid  grid
		lines []string
	}{
		{
			"columns",
			grid{columns: []string{"Party", "At"}, rows: [][]string{{"North", "10"}, {"停火", "5.5"}}, width: 20},
			[]string{"Party   At", "-----  ---", "North   10", "停火   5.5"},
		},
		{
			"the widest column gives way",
			grid{columns: []string{"P", "Words"}, rows: [][]string{{"N", "a few short words"}, {"S", "no"}}, width: 14},
			[]string{"P  Words", "-  -----------", "N  a few short", "   words", "", "S  no"},
		},
		{
			"too narrow for columns",
			grid{columns: []string{"Party", "Position", "Salience"}, rows: [][]string{{"North", "ten", "high"}, {"South", "", "low"}}, width: 20},
			[]string{"North", "  Position: ten", "  Salience: high", "", "South", "  Position:", "  Salience: low"},
		},
		{
			"no rows", grid{columns: []string{"Party"}, width: 20}, []string{"Party", "-----"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.grid.rule = "-"
			var b strings.Builder
			test.grid.write(&b)
			if got := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n"); !slices.Equal(got, test.lines) {
				t.Errorf("lines\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.lines, "\n"))
			}
		})
	}
}

func TestKindOf(t *testing.T) {
	column := func(cells ...string) [][]report.Cell {
		var rows [][]report.Cell
		for _, c := range cells {
			rows = append(rows, []report.Cell{{report.T("row")}, {report.T(c)}})
		}
		return append(rows, []report.Cell{{report.T("short row")}})
	}
	for _, test := range []struct {
		name  string
		cells []string
		want  columnKind
	}{
		{"numbers", []string{"1", "−2.5", "1,204.5", "30 %", "+4"}, number},
		{"a number and a word", []string{"1", "none"}, short},
		{"dates", []string{"2025-09-05"}, short},
		{"a sentence", []string{"1", "That is what the North has always said."}, prose},
		{"nothing", nil, short},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := kindOf(column(test.cells...), 1); got != test.want {
				t.Errorf("kind %q, want %q", got, test.want)
			}
		})
	}
	if got := kindOf([][]report.Cell{{{report.T("2024")}}}, 0); got != short {
		t.Errorf("the column that names the rows is %q", got)
	}
}
