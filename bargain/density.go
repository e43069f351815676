package bargain

import "math"

// Points is the number of points of a scale at which an outcome may lie: the
// whole numbers from 0 to 100.
const Points = 101

// A Density is the probability of each whole point of the scale. It adds up
// to 1.
type Density [Points]float64

// At is the density that is sure of the point nearest to x.
func At(x float64) Density {
	var d Density
	d[point(x)] = 1
	return d
}

// point is the whole point nearest to x.
func point(x float64) int { return int(math.Round(min(max(x, 0), 100))) }

// Mean is the expected outcome.
func (d *Density) Mean() float64 {
	sum := 0.0
	for y, p := range d {
		sum += p * float64(y)
	}
	return sum
}

// Quantile is the mid-quantile for u, 0 to 1 (Ma, Genton & Parzen 2011
// [ma2011]): the inverse of the mid-distribution F(y) - p(y)/2, with straight
// lines between the points that have probability. An interval between two
// mid-quantiles, its ends included, holds its nominal share on average; one
// between common quantiles holds more, because outcomes pile up at points.
func (d *Density) Quantile(u float64) float64 {
	below, last, lastMid := 0.0, -1, 0.0
	for y, p := range d {
		if p == 0 {
			continue
		}
		middle := below + p/2
		below += p
		if middle >= u {
			if last < 0 {
				return float64(y)
			}
			return float64(last) + float64(y-last)*(u-lastMid)/(middle-lastMid)
		}
		last, lastMid = y, middle
	}
	return float64(max(last, 0))
}

// Median is the mid-quantile for one half.
func (d *Density) Median() float64 { return d.Quantile(0.5) }

// Interval is the central interval that holds this share of the probability.
func (d *Density) Interval(share float64) (low, high float64) {
	return d.Quantile((1 - share) / 2), d.Quantile((1 + share) / 2)
}

// Around is the density of a forecast whose error has a double exponential
// distribution of this mean size; what falls over an end of the scale lies on
// that end.
func Around(x, size float64) Density {
	below := func(y float64) float64 {
		if y < x {
			return math.Exp((y-x)/size) / 2
		}
		return 1 - math.Exp((x-y)/size)/2
	}
	var d Density
	for y := range d {
		low, high := below(float64(y)-0.5), below(float64(y)+0.5)
		if y == 0 {
			low = 0
		}
		if y == Points-1 {
			high = 1
		}
		d[y] = high - low
	}
	return d
}

// Between is the probability of low <= outcome <= high.
func (d *Density) Between(low, high float64) float64 {
	sum := 0.0
	for y, p := range d {
		if x := float64(y); x >= low && x <= high {
			sum += p
		}
	}
	return sum
}

// CRPS is the continuous ranked probability score for the outcome y, 0 to 100
// (Gneiting & Raftery 2007 [gneiting2007]): the integral of the squared
// difference between the distribution function and that of the outcome, in
// points of the scale. For a sure forecast it is the absolute error. It is
// exact: between whole points the distribution function is constant.
func (d *Density) CRPS(y float64) float64 {
	score, below := 0.0, 0.0
	for k, p := range d[:Points-1] {
		below += p
		left := min(max(y-float64(k), 0), 1) // the part of the step before the outcome
		score += left*below*below + (1-left)*(1-below)*(1-below)
	}
	return score
}

// Mix returns the mean of densities.
func Mix(densities []Density) Density {
	var mean Density
	for k := range densities {
		for y, p := range densities[k] {
			mean[y] += p / float64(len(densities))
		}
	}
	return mean
}

// logit returns the density that is proportional to exp(value).
func logit(value func(y float64) float64) Density {
	var d Density
	most := math.Inf(-1)
	for y := range d {
		d[y] = value(float64(y))
		most = max(most, d[y])
	}
	sum := 0.0
	for y, v := range d {
		d[y] = math.Exp(v - most)
		sum += d[y]
	}
	for y := range d {
		d[y] /= sum
	}
	return d
}
