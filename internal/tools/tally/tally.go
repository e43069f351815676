package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// An event is one line of go test -json, as cmd/test2json defines it.
type event struct {
	Action, Package, Test, Output string
	ImportPath                    string // of what was being built
}

// A test is named by its package and its own name, which is empty for what the
// package as a whole prints.
type test struct{ pkg, name string }

// A tally counts tests, and keeps the output of each until it is known whether
// anybody wants to read it.
type tally struct {
	out                     io.Writer
	output                  map[test][]string
	skips                   []string
	passed, failed, skipped int
	broken                  bool // a package failed, or something else than events came
}

func newTally(out io.Writer) *tally {
	return &tally{out: out, output: map[test][]string{}}
}

// read takes events until there are no more. A line that is none, such as a
// complaint of go itself, is printed as it is.
func (t *tally) read(in io.Reader) error {
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadBytes('\n')
		var e event
		switch {
		case len(line) == 0:
		case json.Unmarshal(line, &e) == nil:
			t.take(e)
		default:
			t.broken = true
			fmt.Fprintf(t.out, "%s", line)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (t *tally) take(e event) {
	key := test{e.Package, e.Test}
	switch e.Action {
	case "build-output":
		fmt.Fprint(t.out, e.Output)
	case "output":
		t.output[key] = append(t.output[key], e.Output)
	case "pass", "fail", "skip":
		t.end(e, key)
		delete(t.output, key)
	}
}

// end takes the verdict on a test or, when it has no name, on a package.
func (t *tally) end(e event, key test) {
	switch {
	case e.Test == "":
		t.broken = t.broken || e.Action == "fail"
		t.endPackage(e, key)
	case e.Action == "pass":
		t.passed++
	case e.Action == "fail":
		t.failed++
		t.print(t.output[key])
	case e.Action == "skip":
		t.skipped++
		t.skips = append(t.skips, e.Package+" "+e.Test+reason(t.output[key]))
	}
}

// endPackage prints the package's closing line; and when it failed, all that
// it printed, and what its unfinished tests did.
func (t *tally) endPackage(e event, key test) {
	lines := t.output[key]
	if e.Action != "fail" {
		t.print(lines[max(0, len(lines)-1):])
		return
	}
	for other, output := range t.output {
		if other.pkg == key.pkg && other != key {
			t.failed++
			t.print(output)
			delete(t.output, other)
		}
	}
	t.print(lines)
}

func (t *tally) print(lines []string) {
	for _, line := range lines {
		if !strings.HasPrefix(line, "=== ") {
			fmt.Fprint(t.out, line)
		}
	}
}

// reason returns what a skipped test said, on one line.
func reason(output []string) string {
	var said []string
	for _, line := range output {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "=== ") && !strings.HasPrefix(line, "--- SKIP") {
			said = append(said, line)
		}
	}
	if len(said) == 0 {
		return ""
	}
	return ": " + strings.Join(said, " ")
}

// summary returns the skipped tests and the counts.
func (t *tally) summary() string {
	var b strings.Builder
	if len(t.skips) > 0 {
		b.WriteString("Skipped:\n")
		for _, skip := range t.skips {
			b.WriteString("  " + skip + "\n")
		}
	}
	fmt.Fprintf(&b, "%d passed, %d failed, %d skipped\n", t.passed, t.failed, t.skipped)
	return b.String()
}
