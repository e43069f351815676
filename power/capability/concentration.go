package capability

import "math"

// Concentration is CON of ray1973: how far capability is in few hands. parts
// are the states' parts of the whole, adding up to 1. It is 0 when all are
// equal and 1 when one has everything; of one state it is 1.
//
//	CON = sqrt((sum of squares - 1/n) / (1 - 1/n))
func Concentration(parts []float64) float64 {
	n := float64(len(parts))
	if n < 2 {
		return 1
	}
	return math.Sqrt(math.Max(0, squares(parts)-1/n) / (1 - 1/n))
}

// Poles is the effective number of poles: how many equal states would be as
// concentrated (laakso1979). From 1 to the number of states; 0 of none.
//
//	poles = 1 / sum of squares
func Poles(parts []float64) float64 {
	if len(parts) == 0 {
		return 0
	}
	return 1 / squares(parts)
}

func squares(parts []float64) float64 {
	sum := 0.0
	for _, p := range parts {
		sum += p * p
	}
	return sum
}

// A Chance is a probability with the range that the literature's choices of
// the decisiveness give.
type Chance struct {
	Low  float64 `json:"low"`
	Mode float64 `json:"mode"`
	High float64 `json:"high"`
}

// Prevails is the chance that a side with the capability a prevails over one
// with b, by the contest success function a^m / (a^m + b^m) (tullock1980,
// hirshleifer1989) with the decisiveness m of 1; the range is that of m from
// 1/2 (effort decides little) to 2 (it decides much). Both are above 0.
//
// Capability ratios predict the outcomes of disputes poorly: carroll2019 find
// that they do hardly better than always guessing the most common outcome.
func Prevails(a, b float64) Chance {
	at := func(m float64) float64 { return 1 / (1 + math.Pow(b/a, m)) }
	x, y := at(0.5), at(2)
	return Chance{Low: math.Min(x, y), Mode: at(1), High: math.Max(x, y)}
}

// Trend is the mean change a year of a series, as a share: 0.02 is 2 % more
// every year. It is the least-squares slope of the logarithm; values are above
// 0. ok is false for fewer than two years or a value of 0.
func Trend(years []int, values []float64) (yearly float64, ok bool) {
	if len(years) < 2 {
		return 0, false
	}
	var meanX, meanY, xy, xx float64
	for k, v := range values {
		if v <= 0 {
			return 0, false
		}
		meanX += float64(years[k]) / float64(len(years))
		meanY += math.Log(v) / float64(len(years))
	}
	for k, v := range values {
		dx := float64(years[k]) - meanX
		xy += dx * (math.Log(v) - meanY)
		xx += dx * dx
	}
	return math.Expm1(xy / xx), true
}
