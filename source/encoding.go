package source

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"parley/internal/lazy"
)

var bom = []byte("\xef\xbb\xbf")

// decode returns the file as UTF-8 without a byte order mark.
func decode(data []byte, format Format) (string, error) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return "", errors.New("is UTF-16; want UTF-8")
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return "", fmt.Errorf("line %d: NUL byte at offset %d; want a text file", lineAt(data, at), at)
	}
	if format == HTML {
		var err error
		if data, err = fromDeclared(data); err != nil {
			return "", err
		}
	}
	if at := firstInvalid(data); at >= 0 {
		return "", fmt.Errorf("line %d: byte %#x at offset %d is not UTF-8; want the file in UTF-8", lineAt(data, at), data[at], at)
	}
	return string(bytes.TrimPrefix(data, bom)), nil
}

// firstInvalid returns the offset of the first byte that is not UTF-8, or -1.
func firstInvalid(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// lineAt returns the line, from 1, of the byte at the offset.
func lineAt(data []byte, offset int) int {
	before := data[:offset]
	return 1 + bytes.Count(before, []byte("\n")) + bytes.Count(before, []byte("\r")) - bytes.Count(before, []byte("\r\n"))
}

var declared = lazy.Regexp(`(?i)<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:-]+)`)

// fromDeclared converts a page that is not UTF-8 from the encoding that it
// declares in its first kilobyte, as HTML asks for.
func fromDeclared(page []byte) ([]byte, error) {
	found := declared().FindSubmatch(page[:min(len(page), 1024)])
	if found == nil || utf8.Valid(page) {
		return page, nil
	}
	switch name := strings.ToLower(string(found[1])); name {
	case "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii":
		return charmap.Windows1252.NewDecoder().Bytes(page)
	case "utf-8", "utf8":
		return page, nil
	default:
		return nil, fmt.Errorf("is in %s; want UTF-8, windows-1252 or ISO-8859-1", name)
	}
}
