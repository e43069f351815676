package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
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
		return fmt.Errorf("%s:%d:%d: not JSON: %s; want one JSON object", file, line, max(column, 1), syntax)
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

// A jsonReader walks through JSON that checkJSON has passed, value by value.
// A value of the wrong kind is noted with its place and skipped, so that one
// pass finds every error.
type jsonReader struct {
	dec     *json.Decoder
	path    []string
	file    string
	errs    []error
	more    int      // errors beyond maxErrors
	ignored []string // places of keys that nobody asked for, at most maxErrors
}

func newJSONReader(file string, data []byte) *jsonReader {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	return &jsonReader{dec: dec, file: file}
}

// err returns every error noted, or nil.
func (r *jsonReader) err() error {
	if r.more > 0 {
		return errors.Join(append(r.errs, fmt.Errorf("%s: and %d errors more", r.file, r.more))...)
	}
	return errors.Join(r.errs...)
}

// failAt notes an error at a JSON pointer.
func (r *jsonReader) failAt(pointer, format string, args ...any) {
	if len(r.errs) == maxErrors {
		r.more++
		return
	}
	r.errs = append(r.errs, fmt.Errorf("%s: %s: %s", r.file, pointer, fmt.Sprintf(format, args...)))
}

// fail notes an error at the current value.
func (r *jsonReader) fail(format string, args ...any) {
	if len(r.errs) == maxErrors {
		r.more++
		return
	}
	r.failAt(r.pointer(), format, args...)
}

// pointer returns the place of the current value (RFC 6901).
func (r *jsonReader) pointer() string {
	if len(r.path) == 0 {
		return "(file)"
	}
	var b strings.Builder
	escape := strings.NewReplacer("~", "~0", "/", "~1")
	for _, part := range r.path {
		b.WriteByte('/')
		b.WriteString(escape.Replace(clip(part)))
	}
	return b.String()
}

func (r *jsonReader) token() json.Token {
	token, err := r.dec.Token()
	if err != nil {
		panic("exchange: JSON that was checked does not parse: " + err.Error())
	}
	return token
}

// object reads an object: each key that is in fields by its function, which
// reads exactly one value. Other keys are skipped and kept in ignored. It
// reports whether the value is an object.
func (r *jsonReader) object(fields map[string]func()) bool {
	if !r.open('{', "an object") {
		return false
	}
	r.members(fields, r.ignore)
	return true
}

// require notes that the object just read lacks a key, unless it was found.
func (r *jsonReader) require(found bool, key string) {
	if !found {
		r.fail("has no %q; want one", key)
	}
}

// members reads what follows the opening brace of an object. It calls unknown
// for each key that is not in fields and skips its value.
func (r *jsonReader) members(fields map[string]func(), unknown func()) {
	seen := map[string]bool{}
	for r.dec.More() {
		key := r.token().(string)
		r.path = append(r.path, key)
		read := fields[key]
		switch {
		case seen[key]:
			r.fail("stands twice; want each key once")
			r.skip(r.token())
		case read == nil:
			unknown()
			r.skip(r.token())
		default:
			read()
		}
		seen[key] = true
		r.path = r.path[:len(r.path)-1]
	}
	r.token()
}

func (r *jsonReader) ignore() {
	if len(r.ignored) < maxErrors {
		r.ignored = append(r.ignored, r.pointer())
	}
}

// array reads an array, each element by a call of each with its index.
func (r *jsonReader) array(what string, each func(k int)) {
	if r.open('[', what) {
		r.elements(each)
	}
}

// elements reads what follows the opening bracket of an array.
func (r *jsonReader) elements(each func(k int)) {
	for k := 0; r.dec.More(); k++ {
		r.path = append(r.path, strconv.Itoa(k))
		each(k)
		r.path = r.path[:len(r.path)-1]
	}
	r.token()
}

func (r *jsonReader) open(delim json.Delim, what string) bool {
	token := r.token()
	if token == delim {
		return true
	}
	r.wrong(token, what)
	return false
}

// text reads a text; false stands for a value that is none and has been noted.
func (r *jsonReader) text() (string, bool) {
	token := r.token()
	s, ok := token.(string)
	if !ok {
		r.wrong(token, "a text")
	}
	return s, ok
}

// choice reads one of the texts; the first of them stands for a value that is
// none and has been noted.
func (r *jsonReader) choice(texts ...string) string {
	s, ok := r.text()
	if ok && !slices.Contains(texts, s) {
		r.fail("is %q; want %s", clip(s), strings.Join(texts, " or "))
	}
	if !slices.Contains(texts, s) {
		return texts[0]
	}
	return s
}

func (r *jsonReader) flag() bool {
	token := r.token()
	b, ok := token.(bool)
	if !ok {
		r.wrong(token, "true or false")
	}
	return b
}

// index reads a whole number that is not negative; -1 stands for a value that
// is none and has been noted.
func (r *jsonReader) index(what string) int {
	return r.indexFrom(r.token(), what)
}

func (r *jsonReader) indexFrom(token json.Token, what string) int {
	number, ok := token.(json.Number)
	if !ok {
		r.wrong(token, what)
		return -1
	}
	k, err := strconv.Atoi(number.String())
	if err != nil || k < 0 {
		r.fail("is %s; want %s", clip(number.String()), what)
		return -1
	}
	return k
}

// wrong notes that the value that begins with token is not what was wanted,
// and skips it.
func (r *jsonReader) wrong(token json.Token, want string) {
	kind := "null"
	switch token := token.(type) {
	case json.Delim:
		kind = map[json.Delim]string{'{': "an object", '[': "a list"}[token]
	case string:
		kind = fmt.Sprintf("the text %q", clip(token))
	case json.Number:
		kind = clip(token.String())
	case bool:
		kind = strconv.FormatBool(token)
	}
	r.fail("is %s; want %s", kind, want)
	r.skip(token)
}

// skip reads the rest of the value that begins with token.
func (r *jsonReader) skip(token json.Token) {
	depth := 0
	for {
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return
		}
		token = r.token()
	}
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
