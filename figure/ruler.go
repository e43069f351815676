package figure

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"parley/report"
)

// MaxTicks bounds the named points of an axis.
const MaxTicks = 1000

// A ruler is an axis whose ends and ticks are settled.
type ruler struct {
	low, high float64
	ticks     []report.Tick // ascending
}

// newRuler settles an axis on which shown must have room, with about so many
// ticks. An axis that is too short for what is shown is made longer.
func newRuler(a report.Axis, shown span, about float64) ruler {
	given := a.Low != 0 || a.High != 0
	if given {
		shown.take(a.Low, a.High)
	}
	for _, t := range a.Ticks {
		shown.take(t.At)
	}
	shown = shown.wide()
	r := ruler{shown.low, shown.high, a.Ticks}
	if len(a.Ticks) == 0 {
		r.count(roundStep((shown.high-shown.low)/about), given)
	}
	return r
}

// count sets ticks at the multiples of step; without given ends the ruler
// reaches to the next of them.
func (r *ruler) count(step float64, given bool) {
	const slack = 1e-9
	first, last := math.Ceil(r.low/step-slack), math.Floor(r.high/step+slack)
	if !given {
		first, last = math.Floor(r.low/step+slack), math.Ceil(r.high/step-slack)
		r.low, r.high = min(first*step, r.low), max(last*step, r.high)
	}
	for k := first; k <= last; k++ {
		r.ticks = append(r.ticks, report.Tick{At: k * step, Name: words(k*step, step)})
	}
}

// roundStep is the least of 1, 2, 5 times a power of ten that is at least x.
func roundStep(x float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, round := range []float64{1, 2, 5} {
		if round*power >= x*(1-1e-9) {
			return round * power
		}
	}
	return 10 * power
}

// part says where on the ruler x is, from 0 to 1.
func (r ruler) part(x float64) float64 { return (x - r.low) / (r.high - r.low) }

// inWords writes x as exactly as the ruler's length makes sense.
func (r ruler) inWords(x float64) string { return words(x, (r.high-r.low)/500) }

// spreadInWords is spreadWords on this ruler.
func (r ruler) spreadInWords(x float64, spread *report.Range) string {
	switch {
	case spread == nil || spread.Low == spread.High:
		return r.inWords(x)
	case spread.EndsOnly:
		return r.inWords(spread.Low) + " to " + r.inWords(spread.High)
	}
	return fmt.Sprintf("%s (%s to %s)", r.inWords(x), r.inWords(spread.Low), r.inWords(spread.High))
}

// words writes x to the digit of step, and groups the digits of large numbers.
func words(x, step float64) string {
	digit := int(math.Floor(math.Log10(step) + 1e-9))
	if digit < -8 {
		return strconv.FormatFloat(x, 'g', 4, 64)
	}
	if digit > 0 {
		unit := math.Pow(10, float64(digit))
		x = math.Round(x/unit) * unit
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', max(0, -digit), 64), 64)
	whole, rest, _ := strings.Cut(strconv.FormatFloat(math.Abs(rounded), 'f', -1, 64), ".")
	if len(whole) > 4 {
		for k := len(whole) - 3; k > 0; k -= 3 {
			whole = whole[:k] + "," + whole[k:]
		}
	}
	if rest != "" {
		whole += "." + rest
	}
	if rounded < 0 {
		return "-" + whole
	}
	return whole
}

func checkAxis(a report.Axis) error {
	if len(a.Ticks) > MaxTicks {
		return fmt.Errorf("axis of %d ticks; want at most %d", len(a.Ticks), MaxTicks)
	}
	if a.Low > a.High {
		return fmt.Errorf("axis from %v to %v; want low <= high", a.Low, a.High)
	}
	for k, t := range a.Ticks {
		if err := checkNumbers(t.At); err != nil {
			return fmt.Errorf("tick %q: %w", t.Name, err)
		}
		if k > 0 && t.At < a.Ticks[k-1].At {
			return fmt.Errorf("tick %q stands before %q; want ascending ticks", t.Name, a.Ticks[k-1].Name)
		}
	}
	return checkNumbers(a.Low, a.High)
}
