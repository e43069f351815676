package exchange

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

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
