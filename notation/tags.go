package notation

import (
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// A field is a key of a wire struct, with what its tags say.
type field struct {
	key                  string
	step                 any // the key as a step of a path
	index                []int
	required             bool
	enum                 []string
	minLength, maxLength int
	maxItems             int
}

var fieldCache sync.Map // reflect.Type -> []field

func fieldsOf(t reflect.Type) []field {
	if known, ok := fieldCache.Load(t); ok {
		return known.([]field)
	}
	var fields []field
	for _, f := range reflect.VisibleFields(t) {
		if keyOf(f) == "" {
			continue
		}
		made := field{key: keyOf(f), step: keyOf(f), index: f.Index, required: !strings.HasSuffix(f.Tag.Get("json"), ",omitempty")}
		for rule := range strings.SplitSeq(f.Tag.Get("jsonschema"), ",") {
			made.limit(rule)
		}
		fields = append(fields, made)
	}
	fieldCache.Store(t, fields)
	return fields
}

func (f *field) limit(rule string) {
	name, value, _ := strings.Cut(rule, "=")
	count, _ := strconv.Atoi(value)
	switch name {
	case "enum":
		f.enum = append(f.enum, value)
	case "minLength":
		f.minLength = count
	case "maxLength":
		f.maxLength = count
	case "maxItems":
		f.maxItems = count
	}
}

// keyOf returns the key of a struct field in the file; an embedded one has
// none.
func keyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return key
}

func keysOf(fields []field) []string {
	keys := make([]string, len(fields))
	for k, f := range fields {
		keys[k] = f.key
	}
	return keys
}
