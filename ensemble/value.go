package ensemble

import (
	"slices"
	"strconv"
	"strings"
)

// Middle returns the input's value where nothing is drawn.
func (i *Input) Middle() Value {
	switch i.Kind {
	case Number:
		return Value{Number: i.quantity.Mode}
	case Held:
		return Value{Held: i.quantity.Mode >= 0.5}
	default:
		return Value{Order: i.written()}
	}
}

// Ends returns the values between which the input is pushed to see what it
// does: the 10th and the 90th percentile of a number, a statement that is not
// held and one that is, the order as written and the reverse.
func (i *Input) Ends() (low, high Value) {
	switch i.Kind {
	case Number:
		return Value{Number: i.quantity.Quantile(0.1)}, Value{Number: i.quantity.Quantile(0.9)}
	case Held:
		return Value{Held: false}, Value{Held: true}
	default:
		reverse := i.written()
		slices.Reverse(reverse)
		return Value{Order: i.written()}, Value{Order: reverse}
	}
}

// written is the order in which the statements are written.
func (i *Input) written() []int {
	order := make([]int, i.Statements[1]-i.Statements[0])
	for k := range order {
		order[k] = k
	}
	return order
}

// Words says a value of the input.
func (i *Input) Words(v Value) string {
	switch {
	case i.Kind == Number:
		return strconv.FormatFloat(v.Number, 'g', 4, 64)
	case i.Kind == Held && v.Held:
		return "wanted"
	case i.Kind == Held:
		return "not wanted"
	case slices.IsSorted(v.Order):
		return "as written"
	}
	places := make([]string, len(v.Order))
	for k, place := range v.Order {
		places[k] = strconv.Itoa(i.Statements[0] + place + 1)
	}
	return strings.Join(places, " before ")
}
