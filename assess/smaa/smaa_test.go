package smaa_test

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"parley/assess/smaa"
)

func fixed(x [][]float64) smaa.Values { return func(int) [][]float64 { return x } }

func rank(t *testing.T, draws int, values smaa.Values) *smaa.Ranking {
	t.Helper()
	r, err := smaa.Rank(draws, 7, values)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s: %v; want %v within %v", what, got, want, within)
	}
}

// many is so many draws that three standard errors are below the tolerances.
const many = 400000

// Each of three criteria puts the alternative first that is good at it alone.
func TestIdentity(t *testing.T) {
	r := rank(t, many, fixed([][]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}))
	for i := range 3 {
		near(t, "first", r.Acceptability[i][0], 1.0/3, 0.003)
	}
	for j, want := range []float64{11.0 / 18, 7.0 / 36, 7.0 / 36} {
		near(t, "central weight", r.Central[0][j], want, 0.003)
	}
}

// A compromise that is hardly ever first is the best over all ranks.
func TestCompromise(t *testing.T) {
	r := rank(t, many, fixed([][]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0.4, 0.4, 0.4}}))
	for rank, want := range []float64{0.04, 0.84, 0.12, 0} {
		near(t, "compromise", r.Acceptability[3][rank], want, 0.003)
	}
	for rank, want := range []float64{0.32, 4.0 / 75, 22.0 / 75, 1.0 / 3} {
		near(t, "extreme", r.Acceptability[0][rank], want, 0.003)
	}
	near(t, "central weight", r.Central[0][0], 149.0/240, 0.003)
	near(t, "holistic", r.Holistic[3]-r.Holistic[0], 0.2658333-0.2447222, 0.002)
	if r.Holistic[3] <= r.Holistic[0] {
		t.Errorf("holistic %v; want the compromise before the extremes", r.Holistic)
	}
}

// Values with a normal error, by quadrature.
func TestUncertainValues(t *testing.T) {
	mean := [][]float64{{1, 0}, {0, 1}, {0.6, 0.6}}
	x := [][]float64{{0, 0}, {0, 0}, {0, 0}}
	values := func(k int) [][]float64 {
		random := rand.New(rand.NewPCG(3, uint64(k)))
		for i := range x {
			for j := range x[i] {
				x[i][j] = mean[i][j] + 0.5*random.NormFloat64()
			}
		}
		return x
	}
	r := rank(t, many, values)
	for i, want := range []float64{0.3251911, 0.3251911, 0.3496178} {
		near(t, "first", r.Acceptability[i][0], want, 0.003)
	}
	for i, want := range []float64{0.50165171, 0.50165171, 0.41622803} {
		near(t, "confidence", r.Confidence[i], want, 0.003)
	}
	near(t, "central weight", r.Central[0][0], 0.69615598, 0.003)
}

// Acceptabilities add up to one by alternative and by rank, also with ties;
// each of a pair wins in all draws in which the other does not.
func TestLawsOfRanking(t *testing.T) {
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 1))
		m, n := 1+random.IntN(6), 1+random.IntN(4)
		x := make([][]float64, m)
		for i := range x {
			for range n {
				x[i] = append(x[i], float64(random.IntN(4))/4)
			}
		}
		r := rank(t, 50, fixed(x))
		for i := range m {
			row, column := 0.0, 0.0
			for k := range m {
				row += r.Acceptability[i][k]
				column += r.Acceptability[k][i]
				near(t, "winning", r.Winning[i][k]+r.Winning[k][i], 1, 1e-9)
			}
			near(t, "ranks of one alternative", row, 1, 1e-9)
			near(t, "alternatives of one rank", column, 1, 1e-9)
			if (r.Central[i] == nil) != (r.Acceptability[i][0] == 0) {
				t.Errorf("central weights %v of an alternative first in %v", r.Central[i], r.Acceptability[i][0])
			}
		}
	}
}

func TestValuesThatAreNone(t *testing.T) {
	if _, err := smaa.Rank(1, 1, fixed([][]float64{{math.NaN()}})); err == nil {
		t.Error("no error for a value that is not a number")
	}
}

// The fighter aircraft of Hwang & Yoon (1981), costs turned round.
func TestTOPSIS(t *testing.T) {
	x := [][]float64{
		{2.0, 1500, 20000, -5.5, 5, 9},
		{2.5, 2700, 18000, -6.5, 3, 5},
		{1.8, 2000, 21000, -4.5, 7, 7},
		{2.2, 1800, 20000, -5.0, 5, 5},
	}
	got := smaa.TOPSIS(x, []float64{0.2, 0.1, 0.1, 0.1, 0.2, 0.3})
	for i, want := range []float64{0.643277, 0.268384, 0.613542, 0.312291} {
		near(t, "closeness", got[i], want, 1e-6)
	}
	for _, same := range smaa.TOPSIS([][]float64{{0, 1}, {0, 1}}, []float64{0.5, 0.5}) {
		near(t, "closeness of what does not differ", same, 1, 0)
	}
}

func TestPROMETHEE(t *testing.T) {
	x := [][]float64{{3, 1}, {2, 2}, {1, 3}}
	for full, want := range map[float64][]float64{0: {0.2, 0, -0.2}, 2: {0.15, 0, -0.15}} {
		for i, got := range smaa.PROMETHEE(x, []float64{0.6, 0.4}, full) {
			near(t, "flow", got, want[i], 1e-12)
		}
	}
}

func TestLead(t *testing.T) {
	for compromise, want := range map[float64]float64{0.4: 1.0 / 15, 0.3: -1.0 / 30} {
		x := [][]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {compromise, compromise, compromise}}
		got, err := smaa.Lead(context.Background(), x, 3)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "lead", got, want, 1e-9)
	}
}
