package bargain

// Compromise is the mean of the positions, weighted by capability times
// salience (Van den Bos 1991 [vandenbos1991]; Achen 2006 [achen2006]): the outcome of
// Nash bargaining over quadratic losses when no agreement is far worse than
// any. Of all public models it is the hardest to beat.
func Compromise(i Issue) float64 {
	sum := 0.0
	for k, share := range i.Shares() {
		sum += share * i.Stances[k].Position
	}
	return min(max(sum, 0), 100) // rounding may lead over the end
}
