package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/analysis"
	"parley/conflict"
)

// A field is a parameter of an analysis as a part of a form.
type field struct {
	Name, Label, Help string
	Look              inputLook
	Required          bool
	Deep              bool // few people need it
	Given             bool // it has a value
	Value             string
	Choices           []choice // of a select, of boxes, of a state: what can be chosen
	Suggestions       []string // of a text
	Error             string
}

// An inputLook is how a field is asked.
type inputLook string

const (
	asText   inputLook = "text"
	asNumber inputLook = "number"
	asYes    inputLook = "yes"    // one box to tick
	asSelect inputLook = "select" // one of several
	asBoxes  inputLook = "boxes"  // any of several
	asState  inputLook = "state"  // the status quo, an outcome's name, or the options that are taken
	asLevels inputLook = "levels" // a level of each issue
)

// A choice is one of the values of a field.
type choice struct {
	Value, Label, Group string
	Chosen              bool
	Level               string // of a field of levels
}

// newField makes the field of a parameter, filled in with what the form has.
func newField(c *conflict.Conflict, of string, p analysis.Param, form url.Values) *field {
	known := paramOf(of, p.Name)
	f := &field{Name: p.Name, Label: known.label, Help: known.help, Look: known.look, Required: p.Required, Deep: known.deep}
	if f.Look == "" {
		f.Look = asText
	}
	if f.Help == "" {
		f.Help = capital(p.Help) + "."
	}
	if known.choices != nil {
		f.Choices = known.choices(c)
	}
	if f.Look != asState && f.Look != asLevels && f.Look != asText && len(f.Choices) == 0 && known.choices != nil {
		f.Look = asText // the conflict has none of it; the analysis says so
	}
	if f.Look == asText {
		for _, one := range f.Choices {
			f.Suggestions = append(f.Suggestions, one.Value)
		}
	}
	f.fill(form)
	return f
}

// ByOptions reports whether the state is given by the options that are ticked.
func (f *field) ByOptions() bool {
	return slices.ContainsFunc(f.Choices, func(c choice) bool { return c.Chosen && c.Group != byName })
}

// fill takes the value from the form: as an analysis takes it, or as the
// field's own boxes send it.
func (f *field) fill(form url.Values) {
	values := form[f.Name]
	f.Value = strings.TrimSpace(strings.Join(values, ","))
	f.Given = f.Value != ""
	switch f.Look {
	case asBoxes, asSelect:
		f.choose(strings.Split(f.Value, ","))
	case asState:
		f.choose(append(form[f.Name+optionsOf], strings.Split(f.Value, ",")...))
		f.Given = f.Given || len(form[f.Name+optionsOf]) > 0
	case asLevels:
		for k := range f.Choices {
			f.Choices[k].Level = form.Get(f.Name + "." + f.Choices[k].Value)
			f.Given = f.Given || f.Choices[k].Level != ""
		}
	default:
	}
}

func (f *field) choose(values []string) {
	for k := range f.Choices {
		for _, v := range values {
			f.Choices[k].Chosen = f.Choices[k].Chosen || strings.EqualFold(strings.TrimSpace(v), f.Choices[k].Value)
		}
	}
}

// optionsOf is behind the name of a state's field in the names of its boxes,
// and byOptions is the value that says that they count.
const (
	optionsOf = ".options"
	byOptions = "options"
)

// askedArgs are the parameters of an analysis as the form gives them; those
// that are empty are left out.
func askedArgs(r *http.Request, c *conflict.Conflict, a analysis.Analysis) (map[string]string, error) {
	if err := parseForm(r); err != nil {
		return nil, err
	}
	args := map[string]string{}
	for _, p := range a.Params {
		value, err := askedArg(r.Form, c, a.Name, p.Name)
		if err != nil {
			return nil, &analysis.ParamError{Param: p.Name, Err: err}
		}
		if value != "" {
			args[p.Name] = value
		}
		if value == "" && p.Required {
			return nil, &analysis.ParamError{Param: p.Name, Err: fmt.Errorf("nothing was chosen; want %s", strings.TrimSuffix(lowerFirst(newField(c, a.Name, p, nil).Label), ":"))}
		}
	}
	if a.Name != "verify" {
		return args, nil
	}
	table, err := counts(r)
	if table != "" {
		args[countsArg] = table
	}
	return args, err
}

// askedArg is one parameter as the analysis takes it.
func askedArg(form url.Values, c *conflict.Conflict, of, name string) (string, error) {
	known := paramOf(of, name)
	value := strings.TrimSpace(strings.Join(form[name], ","))
	switch {
	case known.look == asState && (value == byOptions || value == "" && form.Has(name+optionsOf)):
		return lettersOf(form, c, name)
	case known.look == asLevels:
		return levelsOf(form, c, name), nil
	}
	return value, nil
}

// lettersOf is the state that takes the ticked options, of the conflict with
// the instruments that are applied.
func lettersOf(form url.Values, c *conflict.Conflict, name string) (string, error) {
	with := strings.FieldsFunc(strings.Join(form["with"], ","), func(r rune) bool { return r == ',' || r == ' ' })
	changed, err := c.Apply(with...)
	if err != nil {
		return "", err
	}
	state, err := changed.StateOf(form[name+optionsOf]...)
	if err != nil {
		return "", fmt.Errorf("%w; want only options of the instruments that are applied", err)
	}
	return state.Letters(len(changed.Options)), nil
}

// levelsOf joins the levels of the issues, as the analysis settle takes them.
func levelsOf(form url.Values, c *conflict.Conflict, name string) string {
	if whole := form.Get(name); whole != "" {
		return whole
	}
	var levels []string
	for _, i := range c.Issues {
		if level := strings.TrimSpace(form.Get(name + "." + i.ID)); level != "" {
			levels = append(levels, i.ID+"="+level)
		}
	}
	return strings.Join(levels, ",")
}

// lowerFirst is the words with a small letter at the beginning.
func lowerFirst(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	if size == 0 {
		return words
	}
	return string(unicode.ToLower(first)) + words[size:]
}
