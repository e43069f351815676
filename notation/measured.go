package notation

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"github.com/invopop/jsonschema"
	"go.yaml.in/yaml/v4"
	"parley/conflict"
	"parley/internal/lazy"
)

// strength is a capability: a quantity, or where it is to be taken from.
type strength struct {
	quantity
	from *wireMeasured
}

// wireMeasured says from which data a capability is to be taken.
type wireMeasured struct {
	From string     `json:"from" jsonschema:"enum=cinc" jsonschema_description:"cinc: the composite index of national capability."`
	Year dataYear   `json:"year,omitempty" jsonschema:"minimum=1816,maximum=2200" jsonschema_description:"Of the data; that of the position or of the file when left out."`
	Data setVersion `json:"data,omitempty" jsonschema_description:"Which version of the data set, like cow-nmc@7.0; the newest when left out."`
}

var strengthForm = &jsonschema.Schema{
	Description: "A number, a range [low, high], low, mode and high, or from which data it is to be taken.",
	OneOf: append(slices.Clip(quantityForm.OneOf), structure[wireMeasured](func(t reflect.Type) *jsonschema.Schema {
		if t == reflect.TypeFor[setVersion]() {
			return textForm(isNMC().String())
		}
		return nil
	})),
}

// dataYear is a year that data may have.
type dataYear int

func (v *dataYear) decode(d *decoder, n *yaml.Node, at path) {
	before := d.errors + d.dropped
	d.number(n, reflect.ValueOf(v).Elem(), at)
	if d.errors+d.dropped == before && (*v < 1816 || *v > 2200) {
		d.wrong(n, at, fmt.Sprintf("%s: %d is out of scale", at.name(), *v), "want 1816 to 2200")
	}
}

// setVersion names a version of the data set that has the index.
type setVersion string

var isNMC = lazy.Regexp(`^cow-nmc@[A-Za-z0-9][A-Za-z0-9._-]{0,31}$`)

func (v *setVersion) decode(d *decoder, n *yaml.Node, at path) {
	*v = setVersion(matched(d, n, at, isNMC, "version of the data set", "want one like cow-nmc@7.0 (parley data list)"))
}

func (v *strength) decode(d *decoder, n *yaml.Node, at path) {
	if key, _ := child(n, "from"); key == nil {
		v.quantity.decode(d, n, at)
		return
	}
	v.from = &wireMeasured{}
	d.structure(n, reflect.ValueOf(v.from).Elem(), at)
}

// model is the capability as the file states it, or nil where it is to be
// taken from data, and then from which.
func (v *strength) model() (*conflict.Quantity, *conflict.Measured) {
	switch {
	case v == nil:
		return nil, nil
	case v.from != nil:
		return nil, &conflict.Measured{From: v.from.From, Year: int(v.from.Year), Data: string(v.from.Data)}
	}
	return &v.Quantity, nil
}

// strength adds how a position's capability is written.
func (f *fields) strength(p conflict.Position) {
	m := p.Measured
	if m == nil {
		f.quantity("capability", p.Capability)
		return
	}
	g := fields{{"from", textNode(m.From)}}
	if m.Year != 0 {
		g.add("year", plainNode(strconv.Itoa(m.Year)))
	}
	g.text("data", m.Data)
	f.add("capability", mapNode(g...))
}

// measured checks that what is to be taken from data can be: the party is a
// state or a bloc.
func (k *checker) measured(p *wirePosition, at path) {
	if party, ok := k.c.Party(p.Party); ok && party.Code == "" && len(party.Members) == 0 {
		k.wrongValue(at, fmt.Sprintf("the capability of %s is to be taken from data, but it is no state and has no members", clip(p.Party)), "want a code or members there, or a number here")
	}
}

// oneUnit warns of an issue on which some capabilities are measured and others
// stated: only the author knows whether they have one unit.
func (k *checker) oneUnit() {
	stated := map[string]bool{}
	for n := range k.w.Positions {
		if p := &k.w.Positions[n]; p.Capability != nil && p.Capability.from == nil {
			stated[p.Issue] = true
		}
	}
	told := map[string]bool{}
	for n := range k.w.Positions {
		p := &k.w.Positions[n]
		if p.Capability == nil || p.Capability.from == nil || told[p.Issue] {
			continue
		}
		if stated[p.Issue] {
			told[p.Issue] = true
			k.doubtValue(path{"positions", n, "capability"}, fmt.Sprintf("on %s, capabilities from data stand beside stated ones", clip(p.Issue)),
				"want the stated ones as parts of the world's capability, 0 to 1, as those from data are")
		}
	}
}
