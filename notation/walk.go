package notation

import "reflect"

// walk visits the value, and everything below it, with its path. visit gets
// pointers.
func walk(v reflect.Value, at path, visit func(value any, at path)) {
	visit(v.Addr().Interface(), at)
	if e, ok := reflect.TypeAssert[keyed](v.Addr()); ok {
		e.each(func(id string, value reflect.Value) { walk(value, at.to(id), visit) })
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walk(v.Elem(), at, visit)
		}
	case reflect.Slice:
		for k := range v.Len() {
			walk(v.Index(k), at.to(k), visit)
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
	for k := range v.NumField() {
		f := v.Type().Field(k)
		switch key := keyOf(f); {
		case key != "":
			walk(v.Field(k), at.to(key), visit)
		case f.Type == reflect.TypeFor[wireBasis]():
			walkStruct(v.Field(k), at, visit)
		}
	}
}

func (e *entries[T]) each(visit func(id string, value reflect.Value)) {
	for k := range *e {
		visit((*e)[k].ID, reflect.ValueOf(&(*e)[k].Value).Elem())
	}
}
