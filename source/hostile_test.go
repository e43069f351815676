package source

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// steps nests lists, one line each.
func steps(size int) string {
	var b strings.Builder
	for k := 0; b.Len() < size; k++ {
		b.WriteString(strings.Repeat(" ", 2*(k%100)) + "- a\n")
	}
	return b.String()
}

// notes is footnotes, each with its mark.
func notes(size int) string {
	var b strings.Builder
	for k := 0; b.Len() < size; k++ {
		fmt.Fprintf(&b, "[^%d]: a[^%d]\n\n", k, k)
	}
	return b.String()
}

// TestLinear holds that bytes that drive parsers to quadratic time or deep
// recursion are read, or refused, in the time of other bytes.
func TestLinear(t *testing.T) {
	const size = 1 << 17
	repeat := func(s string) string { return strings.Repeat(s, size/len(s)) }
	for name, data := range map[string]string{
		"one line": repeat("word "), "short lines": repeat("a\n"), "blank lines": repeat("a\n\n"), "capitals": repeat("A\n"),
		"bars": repeat("a|"), "rows": repeat("a|b\n"), "rules": repeat("a|b\n-|-\n"), "borders": repeat("+-+\n|a|\n"),
		"marks": repeat("(i) a\n"), "kinds": repeat("(a) a\n(1) a\n- a\n* a\n"), "steps": steps(size), "marks behind blanks": repeat("- a\n\n"),
		"stops": repeat("A. "), "sentences": repeat("A b. "), "rooms": repeat("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n- a"),
		"quotes": repeat(">"), "bullets": repeat("- "), "brackets": repeat("["), "open links": repeat("[a]("), "images": repeat("![a]"),
		"stars": repeat("*a_ "), "closers": repeat("a* "), "ticks": repeat("` `` ``` "), "definitions": repeat("[a]: b\n"),
		"titles": repeat("[a]: b \"\n"), "parted definitions": repeat("[a]: b\n\n[a]"), "footnotes": notes(size), "headings": repeat("# [a](*b_\n"),
		"setext": repeat("[a](") + "\n===\n", "raw": repeat("<a "), "comments": repeat("<!--"), "instructions": repeat("<?a "), "sections": repeat("<![CDATA["),
		"deep": repeat("<div>"), "deep lists": repeat("<ul><li>"), "deep tables": repeat("<table><tr><td>"), "paragraphs": repeat("<p>a"),
		"formats": repeat("<b><i><a>x<p>"), "strong": repeat("<p><b>x"), "spans": repeat("<tr><td colspan=999 rowspan=65535>x"), "empty rows": "<table>" + repeat("<tr>"),
		"wide": "<table><tr><td colspan=256 rowspan=0>a" + repeat("<tr><td>"), "foster": "<table>" + repeat("a<b>"), "cells": repeat("<td>"), "breaks": repeat("a<br>"),
		"entities": repeat("&amp;"), "attributes": "<p " + repeat("a=b ") + ">", "hidden": repeat("<p hidden>a"), "items": repeat("<li>a"),
		"scope": strings.Repeat("<div>", 500) + repeat("<p>x"), "forms": repeat("<form><input>"), "head": repeat("<title>"), "notes": repeat("<sup>1</sup>"),
	} {
		for _, ending := range []string{".txt", ".md", ".html"} {
			t.Run(name+ending, func(t *testing.T) {
				start := time.Now()
				d, err := Parse("hostile"+ending, []byte(data))
				if spent := time.Since(start); spent > 5*time.Second {
					t.Errorf("took %v for %d bytes; want the time of other bytes", spent, len(data))
				}
				if err == nil {
					checkSpans(t, d)
				}
			})
		}
	}
}

func checkSpans(t *testing.T, d *Document) {
	t.Helper()
	before := 1
	for _, b := range d.Blocks {
		checkSpan(t, d, b.Span, before)
		before = b.Span.First
	}
}
