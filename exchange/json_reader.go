package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

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
