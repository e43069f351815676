package conflict_test

import (
	"reflect"
	"slices"
	"testing"

	"parley/conflict"
)

// filled sets every pointer and gives every list an entry, below v; it returns
// how many quantities there are.
func filled(v reflect.Value) int {
	if q, ok := reflect.TypeAssert[**conflict.Quantity](v.Addr()); ok {
		one := conflict.Between(0.25, 0.5)
		*q = &one
		return 1
	}
	n := 0
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		n += filled(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		n += filled(v.Index(0))
	case reflect.Struct:
		for _, field := range v.Fields() {
			n += filled(field)
		}
	case reflect.String:
		v.SetString("x")
	}
	return n
}

func wholeAgreement() (c *conflict.Conflict, quantities int) {
	var a conflict.Agreement
	quantities = filled(reflect.ValueOf(&a).Elem())
	return &conflict.Conflict{Agreements: []conflict.Agreement{a}}, quantities
}

// Every number of an agreement is visited, under an id of its own, and a clone
// shares none of them.
func TestAgreementQuantities(t *testing.T) {
	c, want := wholeAgreement()
	var ids []string
	c.EachQuantity(func(id, name string, q *conflict.Quantity) {
		if name == "" || *q != conflict.Between(0.25, 0.5) {
			t.Errorf("%s is called %q and is %v", id, name, q)
		}
		ids = append(ids, id)
	})
	if len(ids) != want || want < 60 {
		t.Errorf("%d quantities visited of %d", len(ids), want)
	}
	slices.Sort(ids)
	if unique := slices.Compact(slices.Clone(ids)); len(unique) != len(ids) {
		t.Errorf("an id stands twice in %q", ids)
	}
	if !slices.Contains(ids, "agreements/x/ceasefire/parties/x/detection") {
		t.Errorf("ids %q", ids)
	}
	c.Clone().EachQuantity(func(_, _ string, q *conflict.Quantity) { *q = conflict.Exactly(7) })
	c.EachQuantity(func(id, _ string, q *conflict.Quantity) {
		if q.Certain() {
			t.Errorf("%s is shared with the clone", id)
		}
	})
}

func TestNumberCheck(t *testing.T) {
	at := func(q conflict.Quantity) **conflict.Quantity { p := &q; return &p }
	for _, c := range []struct {
		number conflict.Number
		ok     bool
	}{
		{conflict.Number{At: at(conflict.Between(0, 1)), High: 1}, true},
		{conflict.Number{At: at(conflict.Between(0, 1.5)), High: 1}, false},
		{conflict.Number{At: at(conflict.Exactly(0)), High: 1, Above: true}, false},
		{conflict.Number{At: at(conflict.Exactly(2.5)), High: 9, Whole: true}, false},
		{conflict.Number{At: at(conflict.Between(2, 3)), High: 9, Whole: true}, true},
		{conflict.Number{At: new(*conflict.Quantity), High: 1}, true},
	} {
		if err := c.number.Check(); (err == nil) != c.ok {
			t.Errorf("%v in %+v: %v", *c.number.At, c.number, err)
		}
	}
}
