package bargain

import "math"

// Mode is the position with the most support: capability times salience,
// added up over all who stand there. Of several with as much it is the one
// nearest to the compromise, and then the lower.
func Mode(i Issue) float64 {
	support := map[float64]float64{}
	for _, s := range i.Stances {
		support[s.Position] += s.Weight()
	}
	compromise := Compromise(i)
	best := i.Stances[0].Position
	for _, s := range i.Stances {
		if x := s.Position; better(support[x]-support[best], math.Abs(best-compromise)-math.Abs(x-compromise), best-x) {
			best = x
		}
	}
	return best
}

// better reports whether the first difference that is not zero, but for
// rounding, is positive.
func better(differences ...float64) bool {
	for _, d := range differences {
		if math.Abs(d) > 1e-9 {
			return d > 0
		}
	}
	return false
}
