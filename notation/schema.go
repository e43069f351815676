package notation

import (
	"encoding/json"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"
)

//go:generate go test -run TestSchemaIsFresh -update .

// Schema returns the JSON Schema (2020-12) of the conflict file. It follows
// the types that the decoder fills, and so says what Read says of the form of
// a file; that ids are declared and rules leave a state only Read can say.
// It is published as docs/reference/conflict.schema.json.
func Schema() []byte {
	r := jsonschema.Reflector{
		Anonymous:      true,
		ExpandedStruct: true,
		Namer:          func(t reflect.Type) string { return strings.TrimPrefix(t.Name(), "wire") },
	}
	s := r.Reflect(&wireConflict{})
	s.Title = "Parley conflict file"
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic(err)
	}
	return append(text, '\n')
}

// The schemas of the types that read their own node.

func (entries[T]) JSONSchemaAlias() any { return map[string]T(nil) }

func (version) JSONSchema() *jsonschema.Schema { return &jsonschema.Schema{Const: 1} }

func (date) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{
		Description: "ISO 8601 date: YYYY, YYYY-MM or YYYY-MM-DD.",
		AnyOf: []*jsonschema.Schema{
			textForm(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`),
			{Type: "integer", Minimum: "1000", Maximum: "9999"},
		},
	}
}

func textForm(pattern string) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: pattern}
}

func (grade) JSONSchema() *jsonschema.Schema       { return textForm(isGrade.String()) }
func (digest) JSONSchema() *jsonschema.Schema      { return textForm(isDigest.String()) }
func (webURL) JSONSchema() *jsonschema.Schema      { return textForm(`^[hH][tT][tT][pP][sS]?://[^/?#]`) }
func (countryCode) JSONSchema() *jsonschema.Schema { return textForm(isCountryCode.String()) }
func (letters) JSONSchema() *jsonschema.Schema     { return textForm(`^[YNyn]+$`) }
func (lines) JSONSchema() *jsonschema.Schema {
	return textForm(strings.Replace(passageForm.String(), "(?:", "(", 1))
}

func (formula) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{
		Description: "Option ids joined by not, and, or, if, iff or by their signs.",
		AnyOf:       []*jsonschema.Schema{{Type: "string", MinLength: count(1)}, {Type: "boolean"}},
	}
}

func count(n uint64) *uint64 { return &n }

func (interval) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{
		Type: "array", Items: &jsonschema.Schema{Type: "number"}, MinItems: count(2), MaxItems: count(2),
		Description: "[low, high]",
	}
}

func (quantity) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{
		Description: "A number, a range [low, high], or low, mode and high.",
		OneOf:       []*jsonschema.Schema{{Type: "number"}, interval{}.JSONSchema(), structure[spread]()},
	}
}

// structure returns the schema of a mapping with known keys, in place.
func structure[T any]() *jsonschema.Schema {
	r := jsonschema.Reflector{Anonymous: true, DoNotReference: true}
	s := r.Reflect(new(T))
	s.Version = ""
	return s
}

func (landmarks) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{
		Type: "object", PropertyNames: &jsonschema.Schema{Pattern: isNumber.String()},
		AdditionalProperties: &jsonschema.Schema{Type: "string"},
	}
}

func (effects) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", AdditionalProperties: &jsonschema.Schema{Type: "number"}}
}

func (passage) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{OneOf: []*jsonschema.Schema{lines{}.JSONSchema(), structure[quoted]()}}
}

func (ranking) JSONSchema() *jsonschema.Schema {
	state := letters("").JSONSchema()
	tie := &jsonschema.Schema{Type: "array", Items: state}
	return &jsonschema.Schema{Type: "array", Items: &jsonschema.Schema{OneOf: []*jsonschema.Schema{state, tie}}}
}

// orElse adds other forms to the schema of a mapping.
func orElse(s *jsonschema.Schema, forms ...*jsonschema.Schema) {
	spelledOut := *s
	*s = jsonschema.Schema{OneOf: append(forms, &spelledOut)}
}

// What has only optional keys may be left empty: "north:" is a party.

func (wireParty) JSONSchemaExtend(s *jsonschema.Schema) { orElse(s, &jsonschema.Schema{Type: "null"}) }

func (wireIssue) JSONSchemaExtend(s *jsonschema.Schema) { orElse(s, &jsonschema.Schema{Type: "null"}) }

func (wireArea) JSONSchemaExtend(s *jsonschema.Schema) { orElse(s, &jsonschema.Schema{Type: "null"}) }

func (wireOption) JSONSchemaExtend(s *jsonschema.Schema) { orElse(s, &jsonschema.Schema{Type: "null"}) }

func (wireInstrument) JSONSchemaExtend(s *jsonschema.Schema) {
	orElse(s, &jsonschema.Schema{Type: "null"})
}

func (wirePreference) JSONSchemaExtend(s *jsonschema.Schema) {
	orElse(s, &jsonschema.Schema{Type: "array", Items: &jsonschema.Schema{Ref: "#/$defs/Statement"}})
}

func (wireStatement) JSONSchemaExtend(s *jsonschema.Schema) { orElse(s, formula{}.JSONSchema()) }
func (wireChange) JSONSchemaExtend(s *jsonschema.Schema)    { orElse(s, formula{}.JSONSchema()) }
