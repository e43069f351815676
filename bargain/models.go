package bargain

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"parley/bargain/spatial"
)

// A Model forecasts where an issue settles.
type Model struct {
	Name  string // one word, as on the command line
	Words string // what it takes for the outcome
	Keys  []string
	// Point is the outcome when it must be one point.
	Point func(ctx context.Context, i Issue) (float64, error)
	// ErrorSize is the mean size of the model's error, in points, that real
	// outcomes taught (package deu); 0 where Density is of its own making.
	ErrorSize float64
	density   func(i Issue) Density
}

// Recommended is the name of the model that is taken when nobody says.
const Recommended = "parley"

// Models are all models, the recommended one first.
var Models = []Model{
	ownDensity(Recommended, "what real outcomes are like, given where the parties stand", []string{"thomson2012", "arregui2021"}, Predict),
	plain("compromise", "the mean of the positions, by capability times salience", 31.1660, []string{"vandenbos1991", "achen2006"}, Compromise),
	plain("median", "the position with half of the support on either side", 62.2476, []string{"black1958"}, Median),
	plain("mode", "the position with the most support", 81.5370, nil, Mode),
	{Name: "nash", Words: "the Nash bargain, with the reference point as disagreement", ErrorSize: 128.5178, Keys: []string{"nash1950bargaining"}, Point: nash},
	plain("nash-far", "the Nash bargain, no agreement being far worse than any", 31.8361, []string{"nash1950bargaining", "achen2006"}, NashFar),
	plain("challenge", "the challenge model: the median after the first round", 74.5580, []string{"buenodemesquita1994", "scholz2011"}, challengePoint),
	{Name: "spatial", Words: "the spatial model of politics: the mean of the last positions", ErrorSize: 32.1718, Keys: []string{"ktab"}, Point: spatialPoint},
	ownDensity("quantal", "the quantal response to the parties' losses", []string{"mckelvey1995"}, func(i Issue) Density { return Quantal(i, UsualPrecision) }),
}

// ModelNamed returns the model with the name; an empty name is the
// recommended one.
func ModelNamed(name string) (*Model, error) {
	if name == "" {
		name = Recommended
	}
	var names []string
	for k := range Models {
		if Models[k].Name == name {
			return &Models[k], nil
		}
		names = append(names, Models[k].Name)
	}
	return nil, fmt.Errorf("no model %q; want one of %s", name, strings.Join(names, ", "))
}

// Density is the distribution of the outcome: the model's own, or its point
// with the error that it had on real outcomes.
func (m *Model) Density(ctx context.Context, i Issue) (Density, error) {
	if m.density != nil {
		return m.density(i), nil
	}
	x, err := m.Point(ctx, i)
	if err != nil {
		return Density{}, err
	}
	return Around(x, m.ErrorSize), nil
}

func plain(name, words string, size float64, keys []string, point func(i Issue) float64) Model {
	return Model{Name: name, Words: words, Keys: keys, ErrorSize: size, Point: func(_ context.Context, i Issue) (float64, error) { return point(i), nil }}
}

func ownDensity(name, words string, keys []string, density func(i Issue) Density) Model {
	return Model{Name: name, Words: words, Keys: keys, density: density, Point: func(_ context.Context, i Issue) (float64, error) {
		d := density(i)
		return d.Median(), nil
	}}
}

// errNoReference says why there is no Nash bargain.
var errNoReference = errors.New("the issue has no reference point; want reference, what holds without agreement")

func nash(_ context.Context, i Issue) (float64, error) {
	if i.Reference == nil {
		return 0, errNoReference
	}
	y, _ := Nash(i)
	return y, nil
}

// challengePoint is the median after the first round. With one actor that has
// weight it is its position.
func challengePoint(i Issue) float64 {
	if w := i.weighty(); len(w.Stances) == 1 {
		return w.Stances[0].Position
	}
	return ChallengeModel(i, ChallengeRules{Rounds: 1}).Rounds[0].Median
}

func spatialPoint(ctx context.Context, i Issue) (float64, error) {
	return SpatialMean(ctx, i, spatial.Rules{})
}
