package notation

import (
	"fmt"
	"net/url"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
	"parley/conflict"
	"parley/internal/lazy"
)

// maxEntries bounds every mapping from ids. Parties, options and others have
// lower bounds of their own.
const maxEntries = 1000

// entries is a mapping from ids to T in the order of the file.
type entries[T any] []entry[T]

type entry[T any] struct {
	ID    string
	Value T
}

func (e *entries[T]) decode(d *decoder, n *yaml.Node, at path) {
	if !d.expect(n, at, mapping) {
		return
	}
	d.pairs(d.atMost(maxEntries, n, at), at, func(id string, _, value *yaml.Node) {
		if kindOf(value) == nothing {
			value = &yaml.Node{Kind: yaml.MappingNode, Line: value.Line, Column: value.Column}
		}
		next := entry[T]{ID: id}
		d.decode(value, reflect.ValueOf(&next.Value).Elem(), at.step(id))
		*e = append(*e, next)
	})
}

// version is the number of the format.
type version int

func (v *version) decode(d *decoder, n *yaml.Node, at path) {
	if kindOf(n) != number || n.Value != "1" {
		d.wrong(n, at, "this is not version 1 of the format", "want parley: 1")
	}
	*v = 1
}

// date is an ISO 8601 date, to the day, the month or the year.
type date string

func (v *date) decode(d *decoder, n *yaml.Node, at path) {
	if n.Kind == yaml.ScalarNode {
		for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
			if _, err := time.Parse(layout, n.Value); err == nil {
				*v = date(n.Value)
				return
			}
		}
	}
	d.wrong(n, at, fmt.Sprintf("%s is no date: %s", at.name(), shown(n)), "want YYYY, YYYY-MM or YYYY-MM-DD")
}

// shown says what stands at a node.
func shown(n *yaml.Node) string {
	if k := kindOf(n); n.Kind != yaml.ScalarNode || k == nothing {
		return string(k)
	}
	return strconv.Quote(clip(n.Value))
}

// matched reads text that must match a pattern.
func matched(d *decoder, n *yaml.Node, at path, pattern func() *regexp.Regexp, what, want string) string {
	if n.Kind != yaml.ScalarNode || !pattern().MatchString(n.Value) {
		d.wrong(n, at, fmt.Sprintf("%s is no %s: %s", at.name(), what, shown(n)), want)
		return ""
	}
	return n.Value
}

// grade is an Admiralty grade.
type grade string

const gradePattern = `^[A-F][1-6]$`

var isGrade = lazy.Regexp(gradePattern)

func (v *grade) decode(d *decoder, n *yaml.Node, at path) {
	*v = grade(matched(d, n, at, isGrade, "Admiralty grade", "want a letter A to F and a digit 1 to 6, like B2"))
}

// digest is a SHA-256 in hexadecimal.
type digest string

const digestPattern = `^[0-9a-fA-F]{64}$`

var isDigest = lazy.Regexp(digestPattern)

func (v *digest) decode(d *decoder, n *yaml.Node, at path) {
	*v = digest(strings.ToLower(matched(d, n, at, isDigest, "SHA-256", "want 64 hexadecimal digits")))
}

// webURL is an address with http or https.
type webURL string

func (v *webURL) decode(d *decoder, n *yaml.Node, at path) {
	u, err := url.Parse(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		d.wrong(n, at, fmt.Sprintf("%s is no web address: %s", at.name(), shown(n)), "want http:// or https:// and a host")
		return
	}
	*v = webURL(n.Value)
}

// interval is written [low, high].
type interval struct{ low, high float64 }

func (v *interval) decode(d *decoder, n *yaml.Node, at path) {
	if !d.expect(n, at, list) {
		return
	}
	var ends []float64
	d.decode(n, reflect.ValueOf(&ends).Elem(), at)
	if len(ends) != 2 {
		d.wrong(n, at, fmt.Sprintf("%s has %d numbers", at.name(), len(ends)), "want two: [low, high]")
		return
	}
	v.low, v.high = ends[0], ends[1]
}

// quantity is a number, a range [low, high], or a mapping of low, mode and
// high.
type quantity struct{ conflict.Quantity }

type spread struct {
	Low  float64 `json:"low"`
	Mode float64 `json:"mode"`
	High float64 `json:"high"`
}

func (v *quantity) decode(d *decoder, n *yaml.Node, at path) {
	switch kindOf(n) {
	case number:
		var x float64
		d.number(n, reflect.ValueOf(&x).Elem(), at)
		v.Quantity = conflict.Exactly(x)
	case list:
		var ends interval
		ends.decode(d, n, at)
		v.Quantity = conflict.Between(ends.low, ends.high)
	case mapping:
		var s spread
		before := d.errors + d.dropped
		d.structure(n, reflect.ValueOf(&s).Elem(), at)
		if d.errors+d.dropped == before {
			v.Quantity = conflict.Quantity{Low: s.Low, Mode: s.Mode, High: s.High, HasMode: true}
		}
	default:
		d.wrong(n, at, kindOf(n).of(at), "want a number, [low, high] or {low: .., mode: .., high: ..}")
	}
}

// landmarks name points of a scale.
type landmarks []conflict.Landmark

func (v *landmarks) decode(d *decoder, n *yaml.Node, at path) {
	if !d.expect(n, at, mapping) {
		return
	}
	d.pairs(n, at, func(point string, key, value *yaml.Node) {
		var l conflict.Landmark
		if kindOf(key) != number {
			d.wrong(key, at, fmt.Sprintf("%s has the point %s", at.name(), shown(key)), "want a number from 0 to 100")
			return
		}
		d.number(key, reflect.ValueOf(&l.At).Elem(), at)
		switch {
		case l.At < 0 || l.At > 100:
			d.wrong(key, at, fmt.Sprintf("%s: %v is out of scale", at.name(), l.At), "want 0 to 100")
			return
		case len(*v) > 0 && l.At <= (*v)[len(*v)-1].At:
			d.wrong(key, at, fmt.Sprintf("%s: %v stands after %v", at.name(), l.At, (*v)[len(*v)-1].At), "want the points ascending")
		}
		d.decode(value, reflect.ValueOf(&l.Name).Elem(), at.to(point))
		*v = append(*v, l)
	})
}

// effects say what an option adds to issues.
type effects []conflict.Effect

func (v *effects) decode(d *decoder, n *yaml.Node, at path) {
	if !d.expect(n, at, mapping) {
		return
	}
	d.pairs(n, at, func(issue string, _, value *yaml.Node) {
		e := conflict.Effect{Issue: issue}
		d.decode(value, reflect.ValueOf(&e.By).Elem(), at.to(issue))
		*v = append(*v, e)
	})
}
