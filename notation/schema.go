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
		Mapper:         func(t reflect.Type) *jsonschema.Schema { return forms[t] },
		Namer:          func(t reflect.Type) string { return strings.TrimPrefix(t.Name(), "wire") },
	}
	s := r.Reflect(&wireConflict{})
	s.Title = "Parley conflict file"
	for _, name := range []string{"Party", "Issue", "Area", "Option", "Instrument", "Stake", "Agreement", "Undertaking", "CeasefireSide"} {
		orElse(s.Definitions[name], &jsonschema.Schema{Type: "null"})
	}
	orElse(s.Definitions["Preference"], &jsonschema.Schema{Type: "array", Items: &jsonschema.Schema{Ref: "#/$defs/Statement"}})
	orElse(s.Definitions["Statement"], forms[reflect.TypeFor[formula]()], eitherForm)
	orElse(s.Definitions["Member"], forms[reflect.TypeFor[formula]()])
	orElse(s.Definitions["Change"], forms[reflect.TypeFor[formula]()])
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic(err)
	}
	return append(text, '\n')
}

// orElse adds other forms to the schema of a mapping.
func orElse(s *jsonschema.Schema, forms ...*jsonschema.Schema) {
	spelledOut := *s
	*s = jsonschema.Schema{OneOf: append(forms, &spelledOut)}
}

// JSONSchemaAlias makes the schema that of a mapping.
func (entries[T]) JSONSchemaAlias() any { return map[string]T(nil) }

// forms are the schemas of the types that read their own node.
var forms = map[reflect.Type]*jsonschema.Schema{
	reflect.TypeFor[version]():     {Const: 1},
	reflect.TypeFor[date]():        dateForm,
	reflect.TypeFor[grade]():       textForm(gradePattern),
	reflect.TypeFor[digest]():      textForm(digestPattern),
	reflect.TypeFor[webURL]():      textForm(`^[hH][tT][tT][pP][sS]?://[^/?#]`),
	reflect.TypeFor[countryCode](): textForm(countryCodePattern),
	reflect.TypeFor[formula]():     formulaForm,
	reflect.TypeFor[interval]():    intervalForm,
	reflect.TypeFor[quantity]():    quantityForm,
	reflect.TypeFor[strength]():    strengthForm,
	reflect.TypeFor[landmarks]():   landmarksForm,
	reflect.TypeFor[curve]():       curveForm,
	reflect.TypeFor[effects]():     {Type: "object", AdditionalProperties: &jsonschema.Schema{Type: "number"}},
	reflect.TypeFor[passage]():     {OneOf: []*jsonschema.Schema{linesForm, quotedForm}},
	reflect.TypeFor[ranking]():     rankingForm,
}

func textForm(pattern string) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: pattern}
}

var dateForm = &jsonschema.Schema{
	Description: "ISO 8601 date: YYYY, YYYY-MM or YYYY-MM-DD.",
	AnyOf: []*jsonschema.Schema{
		textForm(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`),
		{Type: "integer", Minimum: "1000", Maximum: "9999"},
	},
}

var formulaForm = &jsonschema.Schema{
	Description: "Option ids joined by not, and, or, if, iff or by their signs.",
	AnyOf:       []*jsonschema.Schema{{Type: "string", MinLength: new(uint64(1))}, {Type: "boolean"}},
}

var intervalForm = &jsonschema.Schema{
	Description: "[low, high]",
	Type:        "array", Items: &jsonschema.Schema{Type: "number"}, MinItems: new(uint64(2)), MaxItems: new(uint64(2)),
}

var quantityForm = &jsonschema.Schema{
	Description: "A number, a range [low, high], or low, mode and high.",
	OneOf:       []*jsonschema.Schema{{Type: "number"}, intervalForm, structure[spread](nil)},
}

var landmarksForm = &jsonschema.Schema{
	Type:                 "object",
	PropertyNames:        &jsonschema.Schema{Pattern: numberPattern},
	AdditionalProperties: &jsonschema.Schema{Type: "string"},
}

var linesForm = textForm(strings.Replace(passagePattern, "(?:", "(", 1))

var quotedForm = structure[quoted](func(t reflect.Type) *jsonschema.Schema {
	if t == reflect.TypeFor[lines]() {
		return linesForm
	}
	return nil
})

var rankingForm = &jsonschema.Schema{
	Type:  "array",
	Items: &jsonschema.Schema{OneOf: []*jsonschema.Schema{stateForm, {Const: "much"}, {Type: "array", Items: stateForm}}},
}

var eitherForm = &jsonschema.Schema{
	Description: "Statements in an order that nobody knows.",
	Type:        "array", Items: &jsonschema.Schema{Ref: "#/$defs/Member"}, MaxItems: new(uint64(maxEither)),
}

var stateForm = textForm(`^[YNyn]+$`)

// structure returns the schema of a mapping with known keys, in place.
func structure[T any](mapper func(reflect.Type) *jsonschema.Schema) *jsonschema.Schema {
	r := jsonschema.Reflector{Anonymous: true, DoNotReference: true, Mapper: mapper}
	s := r.Reflect(new(T))
	s.Version = ""
	return s
}
