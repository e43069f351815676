package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"parley/notation"
)

type editCommand struct {
	Conflict string  `arg:"" help:"A conflict file."`
	Change   string  `arg:"" enum:"set,insert,delete" help:"set, insert or delete."`
	Pointer  string  `arg:"" help:"Where, as a JSON pointer: /parties/north/name, /preferences/north/0, /rules/- (behind the last)."`
	Value    *string `arg:"" optional:"" help:"The new value: JSON (a number, true, a quoted text, a list), or else taken as text."`
}

// Run edits one place of the file. All else stays byte for byte, comments
// included; an edit that would leave errors is not written.
func (c *editCommand) Run(t terminal) error {
	if (c.Change == "delete") != (c.Value == nil) {
		return usageError{fmt.Errorf("%s takes %s", c.Change, map[bool]string{true: "no value", false: "a value"}[c.Change == "delete"])}
	}
	f, _, err := loadFile(c.Conflict)
	if f == nil {
		return err
	}
	changed, err := c.apply(f)
	if err != nil {
		return inputError{fmt.Errorf("%s: %w", c.Conflict, err)}
	}
	if err := changed.Err(); err != nil {
		fmt.Fprintf(t.Err, "%s was not changed; the edit would leave errors:\n", c.Conflict)
		return err
	}
	if err := writeFile(c.Conflict, changed.Text); err != nil {
		return err
	}
	fmt.Fprintf(t.Out, "wrote %s\n", c.Conflict)
	return nil
}

func (c *editCommand) apply(f *notation.File) (*notation.File, error) {
	switch c.Change {
	case "set":
		return f.Set(c.Pointer, parseValue(*c.Value))
	case "insert":
		return f.Insert(c.Pointer, parseValue(*c.Value))
	default:
		return f.Delete(c.Pointer)
	}
}

// parseValue reads a value as JSON, objects in the order of their keys; what
// is not JSON is text.
func parseValue(text string) any {
	decoder := json.NewDecoder(bytes.NewReader([]byte(text)))
	decoder.UseNumber()
	value, err := decodeValue(decoder)
	if err != nil || decoder.More() {
		return text
	}
	return value
}

func decodeValue(d *json.Decoder) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case json.Number:
		if n, err := token.Int64(); err == nil {
			return int(n), nil
		}
		return token.Float64()
	case json.Delim:
		if token == '{' {
			return decodeMapping(d)
		}
		return decodeList(d)
	case nil:
		return nil, fmt.Errorf("null is not a value of a conflict file")
	default:
		return token, nil
	}
}

func decodeList(d *json.Decoder) (any, error) {
	list := []any{}
	for d.More() {
		value, err := decodeValue(d)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	_, err := d.Token()
	return list, err
}

func decodeMapping(d *json.Decoder) (any, error) {
	var mapping notation.Mapping
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		value, err := decodeValue(d)
		if err != nil {
			return nil, err
		}
		mapping = append(mapping, notation.Entry{Key: fmt.Sprint(key), Value: value})
	}
	_, err := d.Token()
	return mapping, err
}
