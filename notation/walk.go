package notation

import "reflect"

// walk visits the value, and everything below it, with its path, which stands
// until visit returns. visit gets pointers.
func walk(v reflect.Value, at path, visit func(value any, at path)) {
	visit(v.Addr().Interface(), at)
	if e, ok := reflect.TypeAssert[keyed](v.Addr()); ok {
		e.each(func(id string, value reflect.Value) { walk(value, at.step(id), visit) })
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walk(v.Elem(), at, visit)
		}
	case reflect.Slice:
		for k := range v.Len() {
			walk(v.Index(k), at.step(k), visit)
		}
	case reflect.Struct:
		walkStruct(v, at, visit)
	}
}

// keyed is every kind of entries.
type keyed interface {
	each(visit func(id string, value reflect.Value))
}

func walkStruct(v reflect.Value, at path, visit func(value any, at path)) {
	for _, f := range fieldsOf(v.Type()) {
		walk(v.FieldByIndex(f.index), at.step(f.step), visit)
	}
}

func (e *entries[T]) each(visit func(id string, value reflect.Value)) {
	for k := range *e {
		visit((*e)[k].ID, reflect.ValueOf(&(*e)[k].Value).Elem())
	}
}
