package report

// LikelihoodMethod explains the probability words, for every report that uses
// them.
var LikelihoodMethod = Method{
	Name: "Probability words",
	Text: "Words beside a probability are those of Intelligence Community Directive 203: almost no chance, below 5 %; " +
		"very unlikely, 5 to 20 %; unlikely, 20 to 45 %; roughly even chance, 45 to 55 %; likely, 55 to 80 %; " +
		"very likely, 80 to 95 %; almost certain, above 95 %. They say how probable something is under the assumptions " +
		"of the model, not how sure the analyst is of the model.",
	Keys: []string{"icd2015"},
}

// yardstick has the words below and above the middle one.
var yardstick = []struct {
	below    float64
	unlikely string
	above    float64
	likely   string
}{
	{0.05, "almost no chance", 0.95, "almost certain"},
	{0.20, "very unlikely", 0.80, "very likely"},
	{0.45, "unlikely", 0.55, "likely"},
}

// Likelihood returns the word of Intelligence Community Directive 203 for a
// probability from 0 to 1. On a boundary it is the word nearer to the even
// chance. A report that uses it lists LikelihoodMethod.
func Likelihood(p float64) string {
	for _, y := range yardstick {
		switch {
		case p < y.below:
			return y.unlikely
		case p > y.above:
			return y.likely
		}
	}
	return "roughly even chance"
}
