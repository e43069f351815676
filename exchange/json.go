package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// Bounds of one file.
const (
	maxErrors = 100     // that are collected
	maxValues = 1 << 20 // numbers, texts, lists and objects
)

// checkJSON returns an error, where it can with its line and column, unless
// data is one JSON value in UTF-8 within the bounds of bytes and values.
func checkJSON(file string, data []byte) error {
	if len(data) > MaxBytes {
		return fmt.Errorf("%s: file has %d bytes; want at most %d", file, len(data), MaxBytes)
	}
	if !utf8.Valid(data) {
		return fmt.Errorf("%s: bytes are not UTF-8; want JSON in UTF-8", file)
	}
	var syntax *json.SyntaxError
	if err := json.Unmarshal(data, new(json.RawMessage)); errors.As(err, &syntax) {
		before := data[:min(int(syntax.Offset), len(data))]
		line := 1 + bytes.Count(before, []byte("\n"))
		column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
		return fmt.Errorf("%s:%d:%d: not JSON: %w; want one JSON object", file, line, max(column, 1), syntax)
	}
	if n := countValues(data); n > maxValues {
		return fmt.Errorf("%s: file has up to %d values; want at most %d", file, n, maxValues)
	}
	return nil
}

// countValues returns how many values valid JSON has at most: one, and for
// each list, object and comma one more.
func countValues(data []byte) int {
	n, quoted, escaped := 1, false, false
	for _, c := range data {
		switch {
		case escaped:
			escaped = false
		case c == '"':
			quoted = !quoted
		case quoted:
			escaped = c == '\\'
		case c == '[', c == '{', c == ',':
			n++
		}
	}
	return n
}

// clip keeps hostile input out of messages.
func clip(s string) string {
	const most = 60
	runes := 0
	for k := range s {
		if runes++; runes > most {
			return s[:k] + "..."
		}
	}
	return s
}
