package web

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/ensemble"
	"parley/notation"
)

// A driver is something doubtful that can be moved.
type driver struct {
	ID, Name  string
	Kind      ensemble.Kind
	Low, High float64 // of a number
	Step      float64
	Value     float64 // where the file has it: a number; 1 for wanted; 0 for the order as written
	Pointer   string  // where it stands in the file, when it can be kept there
}

// IsNumber reports whether the driver is a number, and not a wish or an order.
func (d driver) IsNumber() bool { return d.Kind == ensemble.Number }

// IsOrder reports whether the driver is an order of statements.
func (d driver) IsOrder() bool { return d.Kind == ensemble.Order }

// Where is the driver's value as the page shows it.
func (d driver) Where() string { return inFigures(d.Value) }

// A driverGroup is drivers that are about one thing.
type driverGroup struct {
	Title   string
	Drivers []driver
}

// steps is how many steps a slider has.
const steps = 100

// driverGroups are the drivers that the question depends on.
func driverGroups(h *head, e *ensemble.Ensemble, q liveQuestion) []driverGroup {
	quantities := quantitiesOf(h.Model)
	var groups []driverGroup
	for _, in := range e.Inputs() {
		if !q.drivers(h.Model, in.ID) {
			continue
		}
		d := driver{ID: in.ID, Name: capital(in.Name), Kind: in.Kind}
		switch middle := in.Middle(); in.Kind {
		case ensemble.Number:
			of := quantities[in.ID]
			d.Low, d.High, d.Value, d.Step = of.Low, of.High, of.Mode, stepOf(of)
			if pointer := pointerOf(h.File.Conflict, in.ID); h.File.Has(pointer) {
				d.Pointer = pointer
			}
		case ensemble.Held:
			if middle.Held {
				d.Value = 1
			}
		case ensemble.Order:
		}
		title := groupOf(h.Model, in.ID)
		k := slices.IndexFunc(groups, func(g driverGroup) bool { return g.Title == title })
		if k < 0 {
			k, groups = len(groups), append(groups, driverGroup{Title: title})
		}
		groups[k].Drivers = append(groups[k].Drivers, d)
	}
	return groups
}

// stepOf is a round step of a slider: a power of ten, or twice or five times
// one, of which the range has a hundred or a few more.
func stepOf(q conflict.Quantity) float64 {
	least := (q.High - q.Low) / steps
	ten := math.Pow(10, math.Floor(math.Log10(least)))
	for _, times := range []float64{5, 2} {
		if times*ten <= least {
			return times * ten
		}
	}
	return ten
}

// groupOf is what a driver is about.
func groupOf(c *conflict.Conflict, id string) string {
	parts := strings.Split(id, "/")
	switch parts[0] {
	case "issues":
		return "Without agreement"
	case "positions":
		return c.PartyName(parts[1])
	case "agreements":
		if a, ok := c.Agreement(parts[1]); ok {
			return a.Name
		}
	case "settlement":
		return "What packages are worth to " + c.PartyName(parts[1])
	case "preferences":
		return "What " + c.PartyName(parts[1]) + " wants"
	}
	return "Ties"
}

// quantitiesOf are the doubtful numbers by their ids; of two that have the same
// id the first.
func quantitiesOf(c *conflict.Conflict) map[string]conflict.Quantity {
	all := map[string]conflict.Quantity{}
	c.EachQuantity(func(id, _ string, q *conflict.Quantity) {
		if _, twice := all[id]; !twice {
			all[id] = *q
		}
	})
	return all
}

// pointOf is the middle of the ensemble, with the drivers that were moved where
// they were moved to. A number outside its range is refused.
func pointOf(e *ensemble.Ensemble, quantities map[string]conflict.Quantity, values map[string]float64) (ensemble.Point, error) {
	point := e.Middle()
	for k, in := range e.Inputs() {
		value, moved := values[in.ID]
		if !moved {
			continue
		}
		low, high := in.Ends()
		switch in.Kind {
		case ensemble.Number:
			q := quantities[in.ID]
			if !(value >= q.Low && value <= q.High) {
				return nil, refuse(http.StatusBadRequest, fmt.Sprintf("%s: %v is outside its range", in.Name, value), fmt.Sprintf("want %v to %v", q.Low, q.High))
			}
			point[k] = ensemble.Value{Number: value}
		default:
			if point[k] = low; value > 0.5 {
				point[k] = high
			}
		}
	}
	return point, nil
}

// pointerOf is where a number stands in the file.
func pointerOf(c *conflict.Conflict, id string) string {
	parts := strings.Split(id, "/")
	last := parts[len(parts)-1]
	switch parts[0] {
	case "positions":
		for k, p := range c.Positions {
			at := []string{"positions", p.Party, p.Issue}
			if p.Date != "" {
				at = append(at, p.Date)
			}
			if strings.Join(append(at, last), "/") == id {
				return fmt.Sprintf("/positions/%d/%s", k, last)
			}
		}
	case "ties":
		for k, t := range c.Ties {
			if strings.Join([]string{"ties", t.Party, t.On, t.Area, last}, "/") == id {
				return fmt.Sprintf("/ties/%d/%s", k, last)
			}
		}
	case "settlement":
		below := strings.Join(parts[2:], "/")
		below = strings.Replace(below, "weight/", "weights/", 1)
		if below == "alternative" {
			below = "alternative/level"
		}
		return "/settlement/parties/" + parts[1] + "/" + below
	}
	return "/" + id
}

// keeping changes the file so that a number is most likely the value: its range
// stays. The change is refused when the file would not say just that.
func keeping(id string, value float64, name *string) change {
	return func(f *notation.File) (*notation.File, error) {
		if f.Conflict == nil {
			return nil, f.Err()
		}
		q, ok := quantitiesOf(f.Conflict)[id]
		if !ok || !(value >= q.Low && value <= q.High) {
			return nil, fmt.Errorf("there is no such number, or %v is outside its range", value)
		}
		for _, in := range ensemble.New(f.Conflict, 1).Inputs() {
			if in.ID == id {
				*name = in.Name
			}
		}
		pointer := pointerOf(f.Conflict, id)
		spread := notation.Mapping{{Key: "low", Value: q.Low}, {Key: "mode", Value: value}, {Key: "high", Value: q.High}}
		for _, written := range []any{value, spread} { // a number with its range beside it, or in one
			g, err := f.Set(pointer, written)
			if err != nil {
				return nil, err
			}
			if len(g.Errors) == 0 && quantitiesOf(g.Conflict)[id] == (conflict.Quantity{Low: q.Low, Mode: value, High: q.High, HasMode: true}) {
				return g, nil
			}
		}
		return nil, fmt.Errorf("%s is written in a way that cannot be changed here", *name)
	}
}

func parseNumber(text string) (float64, error) {
	x, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0, refuse(http.StatusBadRequest, fmt.Sprintf("%q is no number", text), "want one like 12 or 0.5")
	}
	return x, nil
}

// inFigures writes a number as people read it.
func inFigures(x float64) string { return strconv.FormatFloat(x, 'g', 4, 64) }
