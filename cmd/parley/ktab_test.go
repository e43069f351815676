package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// parley forecast gives KTAB's positions for KTAB's tables.
func TestKTABTables(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "bargain")
	for _, name := range []string{"SOE-Pol-Comp", "dummyData_3Dim"} {
		text, err := os.ReadFile(filepath.Join(folder, name+"_positions.csv"))
		if err != nil {
			t.Skipf("needs ../shared/bargain/%s_positions.csv", name)
		}
		rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var out, said bytes.Buffer
		if status := run(t.Context(), []string{"forecast", filepath.Join(folder, name+".csv"), "--draws", "1", "--json"}, terminal{Out: &out, Err: &said}); status != 0 {
			t.Fatalf("status %d: %s", status, said.String())
		}
		var answer struct {
			Jointly struct {
				Turns   [][][]float64 `json:"turns"`
				Settled bool          `json:"settled"`
			} `json:"jointly"`
		}
		if err := json.Unmarshal(out.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
		last := 0
		for _, row := range rows[1:] {
			var at [3]int
			for k := range at {
				at[k], _ = strconv.Atoi(row[k])
			}
			want, _ := strconv.ParseFloat(row[3], 64)
			if last = at[0]; last >= len(answer.Jointly.Turns) {
				t.Fatalf("%s: %d turns; KTAB has more", name, len(answer.Jointly.Turns)-1)
			}
			if got := answer.Jointly.Turns[at[0]][at[1]][at[2]]; math.Abs(got-want) > 1e-6 {
				t.Errorf("%s, turn %d: actor %d stands at %v on issue %d; KTAB has %v", name, at[0], at[1], got, at[2], want)
			}
		}
		if last != len(answer.Jointly.Turns)-1 || !answer.Jointly.Settled {
			t.Errorf("%s: %d turns; KTAB has %d", name, len(answer.Jointly.Turns)-1, last)
		}
	}
}
