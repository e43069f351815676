package spatial_test

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"parley/bargain/spatial"
)

// shared is the folder of reference data beside the repository.
func shared(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "bargain", name))
	if err != nil {
		t.Skipf("needs ../shared/bargain/%s", name)
	}
	return data
}

func number(t testing.TB, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// scenario reads one of KTAB's tables.
func scenario(t testing.TB, name string) *spatial.Model {
	t.Helper()
	r := csv.NewReader(strings.NewReader(string(shared(t, name))))
	r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = -1, true, true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	m := &spatial.Model{}
	issues := int(number(t, rows[0][3]))
	for _, row := range rows[2:] {
		a := spatial.Actor{Name: row[0], Capability: number(t, row[2])}
		for k := range issues {
			a.Position = append(a.Position, number(t, row[3+2*k]))
			a.Salience = append(a.Salience, number(t, row[4+2*k])/100)
		}
		m.Actors = append(m.Actors, a)
	}
	return m
}

func TestKTAB(t *testing.T) {
	for _, name := range []string{"SOE-Pol-Comp", "dummyData_3Dim"} {
		t.Run(name, func(t *testing.T) {
			r, err := spatial.Run(t.Context(), scenario(t, name+".csv"))
			if err != nil {
				t.Fatal(err)
			}
			rows, err := csv.NewReader(strings.NewReader(string(shared(t, name+"_positions.csv")))).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			turns := 0
			for _, row := range rows[1:] {
				turn, actor, issue := int(number(t, row[0])), int(number(t, row[1])), int(number(t, row[2]))
				turns = max(turns, turn)
				positions := r.Start
				if turn > 0 {
					if turn > len(r.Turns) {
						t.Fatalf("%d turns, and KTAB has turn %d", len(r.Turns), turn)
					}
					positions = r.Turns[turn-1].Positions
				}
				if got, want := positions[actor][issue], number(t, row[3]); math.Abs(got-want) > 1e-6 {
					t.Errorf("turn %d: actor %d stands at %v on issue %d; KTAB has %v", turn, actor, got, issue, want)
				}
			}
			if len(r.Turns) != turns || !r.Settled {
				t.Errorf("%d turns, settled %v; KTAB has %d", len(r.Turns), r.Settled, turns)
			}
		})
	}
}

// fiveActors is the example of KTAB's parameters.
func fiveActors() *spatial.Model {
	return &spatial.Model{Actors: []spatial.Actor{
		{"Alice", 117.7, []float64{52.8, 39.8, 39.6}, []float64{.323, .224, .134}},
		{"Bob", 93.2, []float64{15.9, 61.4, 72.0}, []float64{.252, .345, .265}},
		{"Carol", 61.4, []float64{61.1, 86.5, 44.5}, []float64{.288, .286, .182}},
		{"David", 135.4, []float64{26.3, 16.5, 15.9}, []float64{.156, .420, .143}},
		{"Ellie", 63.8, []float64{73.3, 61.1, 26.3}, []float64{.397, .199, .158}},
	}}
}

func TestParameters(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(string(shared(t, "smpExample_deterministic_params.csv"))), "\n")[1:] {
		r := csv.NewReader(strings.NewReader(line))
		row, err := r.Read()
		if err != nil {
			t.Fatal(err)
		}
		t.Run(row[0], func(t *testing.T) {
			m := fiveActors()
			name, value, _ := strings.Cut(row[0], "=")
			switch name {
			case "VictoryProbModel":
				m.Rules.Victory = spatial.Victory(value)
			case "PCEModel":
				m.Rules.Central = spatial.Central(value)
			case "VotingRule":
				m.Rules.Voting = spatial.Voting(value)
			case "BigRAdjust":
				m.Rules.RiskSight = spatial.RiskSight(value)
			case "BigRRange":
				m.Rules.RiskRange = spatial.RiskRange(value)
			case "ThirdPartyCommit":
				m.Rules.Commitment = spatial.Commitment(value)
			case "InterVecBrgn":
				m.Rules.Interpolation = spatial.Interpolation(value)
			case "BargnModel":
				m.Rules.Offer = spatial.Offer(value)
			case "default(det,with IdealAdjustment)":
				m.Follow = [][]float64{{.87, 0, 0, 0, 0}, {.07, .75, 0, 0, 0}, {0, 0, .65, .13, 0}, {0, 0, 0, .57, 0}, {0, 0, 0, 0, 1}}
			}
			res, err := spatial.Run(t.Context(), m)
			if row[1] == "-1" && name != "BigRAdjust" || value == "No" { // KTAB knows no such name
				if err == nil {
					t.Error("no error, and KTAB refuses it")
				}
				return
			}
			if row[1] == "-1" {
				return // KTAB refuses what we need not
			}
			if err != nil {
				t.Fatal(err)
			}
			if want := int(number(t, row[1])); len(res.Turns) != want {
				t.Errorf("%d turns; KTAB has %d", len(res.Turns), want)
			}
			for i, p := range res.Final() {
				for k, x := range p {
					if want := number(t, row[2+3*i+k]); math.Abs(x-want) > 0.0501 {
						t.Errorf("actor %d ends at %.2f on issue %d; KTAB has %v", i, x, k, want)
					}
				}
			}
		})
	}
}
