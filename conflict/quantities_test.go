package conflict_test

import (
	"reflect"
	"slices"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
)

// quantities finds every quantity that hangs on a value, wherever it stands,
// except the probabilities of statements, which are drawn with the preference.
func quantities(v reflect.Value, found map[*conflict.Quantity]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			quantities(v.Elem(), found)
		}
	case reflect.Slice, reflect.Array:
		for k := range v.Len() {
			quantities(v.Index(k), found)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			quantities(v.MapIndex(key), found)
		}
	case reflect.Struct:
		if q, ok := address(v); ok {
			found[q] = true
			return
		}
		if v.Type() == reflect.TypeFor[conflict.Statement]() {
			return
		}
		for k := range v.NumField() {
			if v.Type().Field(k).IsExported() {
				quantities(v.Field(k), found)
			}
		}
	default:
	}
}

func address(v reflect.Value) (*conflict.Quantity, bool) {
	if !v.CanAddr() {
		return nil, false
	}
	q, ok := reflect.TypeAssert[*conflict.Quantity](v.Addr())
	return q, ok
}

// fill gives every part of a value that can hold a quantity one element with
// everything in it, so that a new part of a conflict is met here.
func fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Pointer:
		if depth > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), depth-1)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), depth)
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(value, depth)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[conflict.Formula]() {
			return // holds formulas, and no quantity
		}
		for k := range v.NumField() {
			if v.Type().Field(k).IsExported() {
				fill(v.Field(k), depth)
			}
		}
	default:
	}
}

func full() *conflict.Conflict {
	var c conflict.Conflict
	fill(reflect.ValueOf(&c).Elem(), 12)
	return &c
}

// No quantity of a conflict is forgotten, and none is visited twice.
func TestEachQuantityVisitsAll(t *testing.T) {
	c := full()
	want := map[*conflict.Quantity]bool{}
	quantities(reflect.ValueOf(c), want)
	seen := map[string]bool{}
	c.EachQuantity(func(id, name string, q *conflict.Quantity) {
		if !want[q] {
			t.Errorf("%s (%s) is visited twice or is no part of the conflict", id, name)
		}
		if seen[id] {
			t.Errorf("two quantities are called %s", id)
		}
		seen[id] = true
		delete(want, q)
	})
	if len(want) > 0 {
		t.Errorf("%d quantities are not visited; visited %v", len(want), seen)
	}
}

// A clone shares no quantity and no statement with its conflict.
func TestCloneSharesNothingThatIsDrawn(t *testing.T) {
	c := full()
	d := c.Clone()
	if !reflect.DeepEqual(c, d) {
		t.Error("a clone differs from its conflict")
	}
	mine := map[*conflict.Quantity]bool{}
	c.EachQuantity(func(_, _ string, q *conflict.Quantity) { mine[q] = true })
	d.EachQuantity(func(id, _ string, q *conflict.Quantity) {
		if mine[q] {
			t.Errorf("%s is shared", id)
		}
	})
	d.Preferences[0].Statements[0].Either = 5
	d.Instruments[0].Preferences[0].Insert.Either = 5
	if !reflect.DeepEqual(c, full()) {
		t.Error("changing a clone's preferences changed its conflict")
	}
}

func TestSettled(t *testing.T) {
	c := conflicttest.Prisoners()
	if c.Settled() != c {
		t.Error("a conflict without doubts is copied")
	}
	statements := func(c *conflict.Conflict) []string {
		var texts []string
		for _, s := range c.Preferences[0].Statements {
			texts = append(texts, s.Formula.String())
		}
		return texts
	}
	for _, test := range []struct {
		sure conflict.Quantity
		want []string
	}{
		{conflict.Exactly(0.5), []string{"bob.cooperate", "!ann.cooperate"}},
		{conflict.Exactly(0.4), []string{"true", "!ann.cooperate"}},
		{conflict.Between(0.4, 0.6), []string{"bob.cooperate", "!ann.cooperate"}},
		{conflict.Quantity{Low: 0, Mode: 0.4, High: 1, HasMode: true}, []string{"true", "!ann.cooperate"}},
	} {
		c := conflicttest.Prisoners()
		s := c.Preferences[0].Statements
		s[0].Sure, s[0].Either, s[1].Either = &test.sure, 1, 1
		got := c.Settled()
		if texts := statements(got); !slices.Equal(texts, test.want) {
			t.Errorf("sure %v: %v; want %v", test.sure, texts, test.want)
		}
		if got.Preferences[0].Doubtful() || !c.Preferences[0].Doubtful() {
			t.Error("the settled conflict is to be certain, and its conflict to stay doubtful")
		}
	}
}

func TestGroups(t *testing.T) {
	p := conflict.Preference{}
	for _, e := range []int{0, 1, 1, 2, 2, 2, 0, 3, 0, 0} {
		p.Statements = append(p.Statements, conflict.Statement{Either: e})
	}
	if got, want := p.Groups(), [][2]int{{1, 3}, {3, 6}}; !slices.Equal(got, want) {
		t.Errorf("%v; want %v", got, want)
	}
}

func TestQuantile(t *testing.T) {
	triangle := conflict.Quantity{Low: 0, Mode: 20, High: 100, HasMode: true}
	for _, test := range []struct {
		q       conflict.Quantity
		u, want float64
	}{
		{conflict.Exactly(7), 0.3, 7},
		{conflict.Between(10, 30), 0, 10},
		{conflict.Between(10, 30), 0.25, 15},
		{conflict.Between(10, 30), 1, 30},
		{triangle, 0, 0},
		{triangle, 0.2, 20},
		{triangle, 0.05, 10}, // (10/100)^2 / 0.2
		{triangle, 0.8, 60},  // 1 - (40/100)^2 / 0.8
		{triangle, 1, 100},
		{conflict.Quantity{Low: 5, Mode: 5, High: 9, HasMode: true}, 0, 5},
		{conflict.Quantity{Low: 5, Mode: 9, High: 9, HasMode: true}, 1, 9},
		{conflict.Quantity{Low: 0, Mode: 1, High: 1.7e308, HasMode: true}, 1, 1.7e308},
		{conflict.Between(-1.7e308, 1.7e308), 0.5, 0},
	} {
		if got := test.q.Quantile(test.u); got < test.want-1e-9 || got > test.want+1e-9 {
			t.Errorf("%v at %v: %v; want %v", test.q, test.u, got, test.want)
		}
	}
}

// A statement that an instrument puts before or after one of unknown order
// stands before or after all of them.
func TestApplyBesideAGroup(t *testing.T) {
	for name, test := range map[string]struct {
		before, after *conflict.Formula
		want          []string
	}{
		"before": {before: formula(t, "north.b"), want: []string{"true", "south.c", "north.b", "north.a"}},
		"after":  {after: formula(t, "south.c"), want: []string{"south.c", "north.b", "true", "north.a"}},
		"alone":  {before: formula(t, "north.a"), want: []string{"south.c", "north.b", "true", "north.a"}},
	} {
		c := river(t, conflict.Instrument{ID: "i", Preferences: []conflict.StatementChange{
			{Party: "north", Insert: want(t, "true"), Before: test.before, After: test.after},
		}})
		c.Preferences[0].Statements = wants(t, "south.c", "north.b", "north.a")
		c.Preferences[0].Statements[0].Either, c.Preferences[0].Statements[1].Either = 1, 1
		got, err := c.Apply("i")
		if err != nil {
			t.Fatal(err)
		}
		if texts := statementTexts(got, "north"); !slices.Equal(texts, test.want) || len(got.Preferences[0].Groups()) != 1 {
			t.Errorf("%s: %v; want %v, with one group", name, texts, test.want)
		}
	}
}
