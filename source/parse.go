package source

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"
)

// Bounds of a document beside MaxBytes. A document that passes one of them is
// refused, never truncated.
const (
	MaxLines = 1 << 19 // lines of a file
	MaxCells = 1 << 20 // cells of all tables, spans and short rows filled up
)

// Parse reads a document. The ending of the name gives the format: .txt; .md
// and .markdown; .html, .htm and .xhtml. With any other ending, bytes that
// begin like HTML are HTML and all else is text.
//
// The file is UTF-8, with or without a byte order mark; HTML that declares
// windows-1252 or ISO-8859-1 is converted. CRLF, CR and LF each end a line.
//
// It returns an error when the file passes a bound, holds a NUL byte, is not
// in a known encoding, or, as HTML, nests deeper than 512 elements
// even when those that only group others are left out.
func Parse(name string, data []byte) (*Document, error) {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	d, err := parse(base, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", base, err)
	}
	return d, nil
}

func parse(base string, data []byte) (*Document, error) {
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("has %d bytes; want at most %d", len(data), MaxBytes)
	}
	sum := sha256.Sum256(data)
	d := &Document{Name: base, Format: formatOf(base, data), SHA256: hex.EncodeToString(sum[:])}
	text, err := decode(data, d.Format)
	if err != nil {
		return nil, err
	}
	lines, err := splitLines(text)
	if err != nil {
		return nil, err
	}
	d.Lines = len(lines)
	if err := d.read(lines); err != nil {
		return nil, err
	}
	d.finish()
	return d, nil
}

// read fills in the blocks and the words, and what the format's own metadata
// say.
func (d *Document) read(lines []string) (err error) {
	said := make(transcript, len(lines))
	switch d.Format {
	case Markdown:
		n := d.frontMatter(lines)
		d.Blocks, d.Notes, err = readMarkdown(lines[n:], n+1, said)
		lines = said.strings()
	case HTML:
		var p *htmlPage
		if p, err = readHTML(strings.Join(lines, "\n"), 1, said, 0); err == nil {
			d.Blocks, d.Title, d.Author, d.Date, d.Notes = p.blocks, p.title, p.author, p.date, p.notes
		}
		lines = said.strings()
	default:
		d.Blocks, d.Notes, err = readText(lines)
	}
	d.words = newWords(lines)
	return err
}

// finish fills in what follows from the blocks.
func (d *Document) finish() {
	slices.SortStableFunc(d.Blocks, func(a, b Block) int { return cmp.Compare(a.Span.First, b.Span.First) })
	if title := onlyTitle(d.Blocks); title != "" && d.Format == HTML && !strings.EqualFold(title, d.Title) {
		d.Title = title
	}
	if d.Title == "" {
		d.Title = firstHeading(d.Blocks)
	}
	if d.Date == "" {
		d.Date = dateline(d.Blocks)
	}
	if d.Author == "" {
		d.Author = byline(d.Blocks)
	}
	introduce(d.Blocks)
}

func formatOf(base string, data []byte) Format {
	switch strings.ToLower(path.Ext(base)) {
	case ".txt":
		return Text
	case ".md", ".markdown":
		return Markdown
	case ".html", ".htm", ".xhtml":
		return HTML
	}
	if beginsLikeHTML(data) {
		return HTML
	}
	return Text
}

func beginsLikeHTML(data []byte) bool {
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 512)], bom), " \t\r\n\f"))
	for _, start := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<?xml", "<!--"} {
		if bytes.HasPrefix(head, []byte(start)) {
			return true
		}
	}
	return false
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// splitLines returns the lines without their ends. A line break at the very
// end of the text begins no further line.
func splitLines(text string) ([]string, error) {
	text = strings.TrimSuffix(lineBreaks.Replace(text), "\n")
	if text == "" {
		return nil, nil
	}
	if n := strings.Count(text, "\n") + 1; n > MaxLines {
		return nil, fmt.Errorf("has %d lines; want at most %d", n, MaxLines)
	}
	return strings.Split(text, "\n"), nil
}
