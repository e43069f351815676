package bargain_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"parley/bargain"
)

// line makes an issue of equal capabilities from positions and saliences.
func line(stances ...[2]float64) bargain.Issue {
	var i bargain.Issue
	for _, s := range stances {
		i.Stances = append(i.Stances, bargain.Stance{Actor: "an actor", Position: s[0], Salience: s[1], Capability: 1})
	}
	return i
}

func with(i bargain.Issue, reference float64) bargain.Issue {
	i.Reference = &reference
	return i
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-6) {
		t.Errorf("%s is %v; want %v", what, got, want)
	}
}

func TestCompromise(t *testing.T) {
	near(t, "the compromise", bargain.Compromise(line([2]float64{0, 1}, [2]float64{100, .5})), 100.0/3)
	near(t, "the spread", line([2]float64{0, 1}, [2]float64{100, 1}).Spread(), 50)
}

func TestMedian(t *testing.T) {
	near(t, "the heavier", bargain.Median(line([2]float64{0, .6}, [2]float64{100, .5})), 0)
	near(t, "the middle of two as heavy", bargain.Median(line([2]float64{0, .5}, [2]float64{100, .5})), 50)
	near(t, "one without weight", bargain.Median(line([2]float64{0, .5}, [2]float64{40, 0}, [2]float64{100, .5})), 50)
	near(t, "the third of five", bargain.Median(line([2]float64{90, 1}, [2]float64{10, 1}, [2]float64{20, 1}, [2]float64{100, 1}, [2]float64{30, 1})), 30)
}

func TestMode(t *testing.T) {
	near(t, "two against one", bargain.Mode(line([2]float64{0, .6}, [2]float64{100, .4}, [2]float64{100, .4})), 100)
	near(t, "the nearer of two", bargain.Mode(line([2]float64{0, .5}, [2]float64{70, .1}, [2]float64{100, .5})), 100)
	near(t, "the lower of two", bargain.Mode(line([2]float64{0, .5}, [2]float64{100, .5})), 0)
}

func TestNash(t *testing.T) {
	// Both gain most alike: (60-|20-y|... ) from reference 0 the actors at 40
	// and 60 gain y up to 40; beyond, 80-y and y: the product is highest at 40.
	y, ok := bargain.Nash(with(line([2]float64{40, 1}, [2]float64{60, 1}), 0))
	if !ok {
		t.Error("no zone")
	}
	near(t, "the solution", y, 40)
	// One at 30 with twice the weight, one at 90: maximise 2 log(60-y) + log y
	// between 30 and 60: 2y = 60-y gives 20, so 30 it is.
	y, _ = bargain.Nash(with(line([2]float64{30, 1}, [2]float64{90, .5}), 0))
	near(t, "the corner", y, 30)
	// With the weights turned round: log(60-y) + 2 log y has its maximum at 40.
	y, _ = bargain.Nash(with(line([2]float64{30, .5}, [2]float64{90, 1}), 0))
	near(t, "the inner solution", y, 40)
	y, _ = bargain.Nash(with(line([2]float64{70, .5}, [2]float64{10, 1}), 100))
	near(t, "the mirror image", y, 60)
	y, ok = bargain.Nash(with(line([2]float64{30, .5}, [2]float64{90, 1}), 50))
	if ok || y != 50 {
		t.Errorf("%v, %v; want 50 and no agreement", y, ok)
	}
}

// With no agreement far, two actors' solution has the closed form of its
// first-order condition: w/(100-x+y)... for 0 and 100 with weights 2 and 1:
// 2/(100-y) = 1/y.
func TestNashFar(t *testing.T) {
	near(t, "the solution", bargain.NashFar(line([2]float64{0, 1}, [2]float64{100, .5})), 100.0/3)
	near(t, "one alone", bargain.NashFar(line([2]float64{70, 1})), 70)
}

func TestQuantal(t *testing.T) {
	i := line([2]float64{0, .5}, [2]float64{40, 1}, [2]float64{100, .5})
	uniform, sharp := bargain.Quantal(i, 0), bargain.Quantal(i, 1000)
	near(t, "a point when nothing counts", uniform[7], 1.0/bargain.Points)
	near(t, "the median when all counts", sharp[40], 1)
}

// random makes up an issue of one to eight actors, some without weight.
func random(r *rand.Rand) bargain.Issue {
	var i bargain.Issue
	for range 1 + r.IntN(8) {
		s := bargain.Stance{Actor: "an actor", Position: float64(r.IntN(21)) * 5, Salience: r.Float64(), Capability: math.Pow(10, 6*r.Float64()-3)}
		if r.IntN(5) == 0 {
			s.Salience = 0
		}
		i.Stances = append(i.Stances, s)
	}
	i.Stances[0].Salience = max(i.Stances[0].Salience, 0.01)
	return with(i, float64(r.IntN(101)))
}

// mirrored turns the scale upside down.
func mirrored(i bargain.Issue) bargain.Issue {
	m := bargain.Issue{}
	for _, s := range i.Stances {
		s.Position = 100 - s.Position
		m.Stances = append(m.Stances, s)
	}
	return with(m, 100-*i.Reference)
}

// Every model stays among the positions and the reference point, and does not
// care which end of the scale is called 0.
func TestLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	models := map[string]func(i bargain.Issue) float64{
		"compromise": bargain.Compromise, "median": bargain.Median, "nash far": bargain.NashFar,
		"nash": func(i bargain.Issue) float64 { y, _ := bargain.Nash(i); return y },
		"spatial": func(i bargain.Issue) float64 {
			y, err := bargain.SpatialMean(t.Context(), i, spatialDefaults)
			if err != nil {
				t.Fatal(err)
			}
			return y
		},
		"prediction": func(i bargain.Issue) float64 { d := bargain.Predict(i); return d.Median() },
		"quantal":    func(i bargain.Issue) float64 { d := bargain.Quantal(i, 1); return d.Mean() },
	}
	for range 3000 {
		i := random(r)
		if err := i.Check(); err != nil {
			t.Fatal(err)
		}
		low, high := *i.Reference, *i.Reference
		for _, s := range i.Stances {
			low, high = min(low, s.Position), max(high, s.Position)
		}
		for name, model := range models {
			y, turned := model(i), model(mirrored(i))
			if name == "prediction" || name == "quantal" {
				low, high = 0, 100
			}
			if !(y >= low-1e-6 && y <= high+1e-6) {
				t.Fatalf("%s of %+v is %v, outside %v to %v", name, i, y, low, high)
			}
			if name != "spatial" && math.Abs(100-turned-y) > 1e-6 { // which rounds to four decimals
				t.Fatalf("%s of %+v is %v, and of its mirror image %v", name, i, y, turned)
			}
		}
	}
}

func TestRefusals(t *testing.T) {
	for want, i := range map[string]bargain.Issue{
		"nobody takes a position":                {},
		"nobody has weight":                      line([2]float64{10, 0}, [2]float64{20, 0}),
		"the position of an actor is 101":        line([2]float64{101, 1}),
		"the position of an actor is NaN":        line([2]float64{math.NaN(), 1}),
		"the salience of an actor is 2":          line([2]float64{10, 2}),
		"the reference point of the issue is -1": with(line([2]float64{10, 1}), -1),
	} {
		if err := i.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v; want %q", err, want)
		}
	}
}
