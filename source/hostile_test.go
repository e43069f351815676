//go:build unix

package source

import (
	"fmt"
	"strings"
	"syscall"
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

// hostile is bytes that drive parsers to quadratic time or deep recursion, by
// the endings for which they are meant.
var hostile = map[string]map[string]string{
	".txt .md .html": {
		"one line": "word ", "short lines": "a\n", "blank lines": "a\n\n", "bars": "a|", "rows": "a|b\n", "breaks": "a<br>",
	},
	".txt .md": {
		"capitals": "A\n", "rules": "a|b\n-|-\n", "borders": "+-+\n|a|\n", "marks": "(i) a\n", "kinds": "(a) a\n(1) a\n- a\n* a\n",
		"parted items": "- a\n\n", "stops": "A. ", "sentences": "A b. ", "room": "\n\n\n\n\n\n\n\n\n\n\n\n\n- a",
	},
	".md": {
		"quotes": ">", "bullets": "- ", "brackets": "[", "open links": "[a](", "images": "![a]", "stars": "*a_ ", "closers": "a* ",
		"ticks": "` `` ``` ", "definitions": "[a]: b\n", "titles": "[a]: b \"\n", "parted definitions": "[a]: b\n\n[a]",
		"headings": "# [a](*b_\n", "raw": "<a ", "comments": "<!--", "instructions": "<?a ", "sections": "<![CDATA[", "broken links": "[a](<b",
	},
	".html": {
		"deep": "<div>", "deep lists": "<ul><li>", "deep tables": "<table><tr><td>", "paragraphs": "<p>a", "formats": "<b><i><a>x<p>",
		"strong": "<p><b>x", "spans": "<tr><td colspan=999 rowspan=65535>x", "cells": "<td>", "entities": "&amp;", "hidden": "<p hidden>a",
		"items": "<li>a", "forms": "<form><input>", "titles": "<title>", "notes": "<sup>1</sup>", "drawings": "<svg><p>a",
	},
}

// prefixed is the same for bytes that need others before or behind them.
var prefixed = map[string]string{
	"steps.md":        steps(hostileSize),
	"footnotes.md":    notes(hostileSize),
	"setext.md":       repeat("[a](") + "\n===\n",
	"empty rows.html": "<table>" + repeat("<tr>"),
	"wide.html":       "<table><tr><td>x<td colspan=256 rowspan=0>a" + repeat("<tr><td>"),
	"foster.html":     "<table>" + repeat("a<b>"),
	"scope.html":      strings.Repeat("<div>", 500) + repeat("<p>x"),
	"attributes.html": "<p " + repeat("a=b ") + ">",
}

const hostileSize = 1 << 16

func repeat(s string) string { return strings.Repeat(s, hostileSize/len(s)) }

// TestLinear holds that hostile bytes are read, or refused, in some thirty
// times the time of an ordinary article of that size; quadratic time is more.
func TestLinear(t *testing.T) {
	bound := 30 * processorTime(t, 0, "ordinary.md", repeat(part))
	for endings, kinds := range hostile {
		for name, piece := range kinds {
			for ending := range strings.FieldsSeq(endings) {
				testLinear(t, bound, name+ending, repeat(piece))
			}
		}
	}
	for name, data := range prefixed {
		testLinear(t, bound, name, data)
	}
}

func testLinear(t *testing.T, bound time.Duration, name, data string) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		if spent := processorTime(t, bound, name, data); spent > bound {
			t.Errorf("took %v for %d bytes; want at most %v", spent, len(data), bound)
		}
	})
}

// processorTime is what reading the file takes, at best of three times unless
// one is good enough. It does not pass while others have the processor.
func processorTime(t *testing.T, enough time.Duration, name, data string) time.Duration {
	t.Helper()
	best := time.Hour
	for k := 0; k < 3 && best > enough; k++ {
		start := userTime(t)
		d, err := Parse(name, []byte(data))
		best = min(best, userTime(t)-start)
		if err == nil {
			checkSpans(t, d)
		}
	}
	return best
}

func userTime(t *testing.T) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano())
}

func checkSpans(t *testing.T, d *Document) {
	t.Helper()
	before := 1
	for _, b := range d.Blocks {
		checkSpan(t, d, b.Span, before)
		before = b.Span.First
	}
}
