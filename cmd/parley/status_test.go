package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The exit statuses that docs/reference/command-line.md promises.
func TestExitStatus(t *testing.T) {
	folder := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := file("good.yaml", "parley: 1\ntitle: Good\nparties: {a: {}}\noptions: {a.x: {}}\npreferences: {a: [a.x]}\n")
	bad := file("bad.yaml", "parley: 2\n")
	bare := file("bare.yaml", "parley: 1\ntitle: Bare\n")
	large := file("large.yaml", "parley: 1\ntitle: Large\nparties: {a: {}}\noptions: {"+options(40)+"}\npreferences: {a: []}\n")
	ranked := file("ranked.yaml", "parley: 1\ntitle: Ranked\nparties: {a: {}}\noptions: {a.x: {}}\npreferences: {a: {ranking: [Y, N]}}\n")
	ruled := file("ruled.yaml", "parley: 1\ntitle: Ruled\nparties: {a: {}}\noptions: {a.x: {}, a.y: {}}\nrules: [never: a.x & a.y]\n"+
		"preferences: {a: [a.x]}\ninstruments: {i: {rules: [never: a.y]}}\n")
	binary := file("binary.txt", "\xff\xfe\x00")
	huge := file("huge.txt", "")
	if err := os.Truncate(huge, 100<<20); err != nil {
		t.Fatal(err)
	}
	hugeConflict := file("huge.yaml", "")
	if err := os.Truncate(hugeConflict, 100<<20); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		args   string
		status int
		says   string
	}{
		{"stability " + good, statusDone, ""},
		{"check " + good, statusDone, ""},
		{"stability " + bare, statusInput, "has no options"},
		{"stability", statusUsage, "expected"},
		{"stability good.pdf", statusUsage, "unknown kind of file"},
		{"explain " + good + " YY", statusUsage, "has 2 letters"},
		{"check " + bad, statusInput, "bad.yaml:1:9: "},
		{"brief " + bad, statusInput, "bad.yaml:1:9: "},
		{"check " + filepath.Join(folder, "none.yaml"), statusInput, "no such file"},
		{"read " + binary, statusInput, "UTF-8"},
		{"read " + huge, statusInput, "larger than 16 MiB"},
		{"check " + hugeConflict, statusInput, "more than 4194304 bytes"},
		{"stability --equilibria-only --engine dense " + ranked, statusUsage, "the dense engine cannot answer"},
		{"stability --with i,i " + ruled, statusUsage, `instrument "i" is named twice; want each once`},
		{"convert " + good + " " + ruled, statusUsage, "exists"},
		{"read " + binary + " -o draft.gmcr", statusUsage, "want an ending of .yaml or .yml"},
		{"stability " + large, statusTooLarge, "40 options: more than 32768 feasible states"},
	}
	for _, c := range cases {
		t.Run(strings.ReplaceAll(c.args, folder, ""), func(t *testing.T) {
			var out, errs bytes.Buffer
			status := run(t.Context(), strings.Fields(c.args), terminal{Out: &out, Err: &errs})
			if status != c.status || !strings.Contains(errs.String(), c.says) {
				t.Errorf("status %d, want %d; says %q, want %q", status, c.status, errs.String(), c.says)
			}
		})
	}
}

func options(n int) string {
	var list []string
	for k := range n {
		list = append(list, "a.x"+strings.Repeat("i", k)+": {}")
	}
	return strings.Join(list, ", ")
}

// An interrupted command stops, says so by its status, and writes nothing.
func TestInterrupted(t *testing.T) {
	folder := t.TempDir()
	path, brief := filepath.Join(folder, "c.yaml"), filepath.Join(folder, "brief.html")
	text := "parley: 1\ntitle: Long\nparties: {a: {}}\noptions: {" + options(11) + "}\npreferences: {a: []}\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, errs bytes.Buffer
	if status := run(ctx, []string{"brief", path, "-o", brief}, terminal{Out: &out, Err: &errs}); status != statusInterrupted {
		t.Errorf("status %d, want %d: %s", status, statusInterrupted, errs.String())
	}
	if _, err := os.Stat(brief); err == nil {
		t.Error("the brief was written all the same")
	}
}
