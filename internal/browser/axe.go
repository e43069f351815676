package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// axeFile is where make puts axe-core, below the repository's root.
const axeFile = "tools/axe/node_modules/axe-core/axe.min.js"

// A Violation is a rule of axe-core that the page breaks.
type Violation struct {
	ID     string   // the rule's name in axe-core, such as color-contrast
	Impact string   // minor, moderate, serious or critical
	Help   string   // the rule in words
	Nodes  []string // each place: its selector, and what to do there
}

// String returns the violation on one line, and each place on one more.
func (v Violation) String() string {
	return fmt.Sprintf("%s (%s): %s\n\t%s", v.ID, v.Impact, v.Help, strings.Join(v.Nodes, "\n\t"))
}

// axeRun returns the violations in the shape of Violation, as JSON.
const axeRun = `axe.run(document, {preload: false, resultTypes: ["violations"]}).then(result =>
	JSON.stringify(result.violations.map(v => ({
		ID: v.id, Impact: v.impact, Help: v.help,
		Nodes: v.nodes.map(n => n.target.flat().join(" ") + ": " +
			n.failureSummary.replace(/\s+/g, " ")),
	}))))`

// Axe runs axe-core's accessibility rules on the page as it stands now (colours
// differ in the dark, and so do the answers) and returns those that it breaks.
func (p *Page) Axe() []Violation {
	p.t.Helper()
	Evaluate[bool](p, p.axe+"; true")
	var violations []Violation
	if err := json.Unmarshal([]byte(Evaluate[string](p, axeRun)), &violations); err != nil {
		p.t.Fatalf("read the answer of axe-core: %v", err)
	}
	return violations
}

// axeSource returns the text of axe-core. Open asks for it, whether or not the
// test will, because only there a test can be skipped: the page may be used in
// a subtest later.
func axeSource(t testing.TB) string {
	t.Helper()
	root, err := repositoryRoot()
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(axeFile)))
	if os.IsNotExist(err) {
		missing(t, "axe-core is not installed; 'make browser' installs it")
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

// repositoryRoot returns the nearest folder above the test's that has a go.mod.
func repositoryRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", fmt.Errorf("no go.mod above the test's folder")
		}
		dir = parent
	}
}
