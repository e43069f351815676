// Package accord puts agreements to the test: whether complying with a
// ceasefire is worth more than cheating, whether a guarantee closes the gap
// that shifting power opens, how fast sanctions may be eased, and whom both
// sides can use as a mediator. The models stand in the packages below it; here
// they are asked of an agreement of the conflict, on one draw or on many.
package accord

import (
	"fmt"
	"math"
	"strconv"

	"parley/conflict"
)

// A Finding is the answer to one question about an agreement.
type Finding struct {
	ID       string // stays the same when others are added: "ceasefire/russia"
	Topic    string // what it is about, in a few words
	Question string // in words
	Feasible bool
	// Beside marks a second view that does not decide whether the agreement
	// holds: a diagnostic, a model with other assumptions, one candidate of
	// several.
	Beside bool
	// Slack is how far the answer is from turning, in the unit of the model;
	// below 0 by how much it is missed.
	Slack      float64
	Binding    string // what stands in the way, or comes nearest to it
	Reason     string // in words
	Thresholds []Threshold
}

// A Threshold is a number that the answer turns on.
type Threshold struct {
	Key   string // within the finding
	Name  string
	Value *float64 // nil when no number does
	None  string   // what it means that there is none
	Unit  Unit
}

// A Unit is how a number is written.
type Unit int

// The units.
const (
	Plain Unit = iota
	Percent
	Periods
	Counted // a whole number of something the name says
)

// Words writes a number in the unit.
func (u Unit) Words(x float64) string {
	switch u {
	case Percent:
		return fmt.Sprintf("%s %%", short(100*x))
	case Periods:
		if x == 1 {
			return "1 period"
		}
		return short(x) + " periods"
	default:
		return short(x)
	}
}

// short writes a number with three significant digits, whole ones as they are.
func short(x float64) string {
	switch size := math.Abs(x); {
	case size < 5e-7:
		return "0"
	case x == math.Trunc(x) && size < 1e6:
		return strconv.FormatFloat(x, 'f', 0, 64)
	case size >= 100:
		return strconv.FormatFloat(x, 'f', 0, 64)
	default:
		decimals := max(0, 2-int(math.Floor(math.Log10(size))))
		return strconv.FormatFloat(x, 'f', min(decimals, 6), 64)
	}
}

// refused is the finding when the numbers of the case do not fit the model.
func refused(f Finding, err error) Finding {
	f.Feasible, f.Binding = false, "the numbers themselves"
	f.Reason = "Not with these numbers: " + err.Error() + "."
	return f
}

// A Judgement is everything that was found about one agreement.
type Judgement struct {
	Findings []Finding
	Missing  []string // what was not asked, and which numbers it wants
}

// Holds reports whether every question that decides is answered with yes;
// false when none was asked.
func (j *Judgement) Holds() bool {
	asked := false
	for _, f := range j.Findings {
		if f.Beside {
			continue
		}
		if !f.Feasible {
			return false
		}
		asked = true
	}
	return asked
}

// middle is the quantity's number, and whether there is one.
func middle(q *conflict.Quantity) (float64, bool) {
	if q == nil {
		return 0, false
	}
	return q.Mode, true
}

// or is the quantity's number, or another when it is not stated.
func or(q *conflict.Quantity, other float64) float64 {
	if x, ok := middle(q); ok {
		return x
	}
	return other
}

// whole is the quantity's number rounded to a whole one.
func whole(q *conflict.Quantity, other int) int {
	return int(math.Round(or(q, float64(other))))
}

// lacking lists those of the numbers that are not stated.
func lacking(numbers []conflict.Number, keys ...string) []string {
	var lacks []string
	for _, n := range numbers {
		for _, key := range keys {
			if n.Key == key && *n.At == nil {
				lacks = append(lacks, key)
			}
		}
	}
	return lacks
}

const daysOfYear = 365.25

// discount is the discount factor of one period, exp(-(r+h)Δ).
func discount(a conflict.Agreement) (delta float64, missing []string) {
	missing = lacking(a.Numbers(), "period")
	if a.Discount == nil && a.Hazard == nil {
		missing = append(missing, "discount or hazard")
	}
	rate := or(a.Discount, 0) + or(a.Hazard, 0)
	return math.Exp(-rate * or(a.Period, 0) / daysOfYear), missing
}
