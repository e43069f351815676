package notation

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// annotation is `# want: text` or `# warn: text` at the end of a line, with
// `@column` where the column matters.
var annotation = regexp.MustCompile(`# (want|warn)(?:@(\d+))?: (.*?)(?: # |$)`)

// expected is what one annotation asks for.
type expected struct {
	line, column int
	warning      bool
	text         string
}

func annotations(data []byte) []expected {
	var all []expected
	for k, line := range strings.Split(string(data), "\n") {
		for at := strings.IndexByte(line, '#'); at >= 0; {
			m := annotation.FindStringSubmatch(line[at:])
			if m == nil {
				break
			}
			column, _ := strconv.Atoi(m[2])
			all = append(all, expected{k + 1, column, m[1] == "warn", strings.TrimRight(m[3], "\r")})
			start := strings.Index(line[at:], m[0]) + 2
			next := strings.IndexByte(line[at+start:], '#')
			if next < 0 {
				break
			}
			at += start + next
		}
	}
	return all
}

func (e expected) meets(p Problem) bool {
	return p.Line == e.line && p.Warning == e.warning && (e.column == 0 || e.column == p.Column) && strings.Contains(p.Error(), e.text)
}

// TestBad reads every annotated file: each annotation must meet a problem on
// its line, and each problem an annotation.
func TestBad(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			f, err := Read(filepath.Base(name), data)
			if err == nil && !strings.HasPrefix(filepath.Base(name), "warn") {
				t.Error("the file reads without an error")
			}
			meet(t, annotations(data), append(f.Errors, f.Warnings...))
		})
	}
}

func meet(t *testing.T, want []expected, got []Problem) {
	t.Helper()
	met := make([]bool, len(got))
	for _, e := range want {
		found := false
		for k, p := range got {
			if e.meets(p) {
				met[k], found = true, true
			}
		}
		if !found {
			t.Errorf("line %d column %d: no problem says %q", e.line, e.column, e.text)
		}
	}
	for k, p := range got {
		if !met[k] {
			t.Errorf("not expected: %v", p)
		}
	}
}

func TestGood(t *testing.T) {
	files, err := filepath.Glob("testdata/good/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Read(filepath.Base(name), data)
		if err != nil {
			t.Error(err)
		}
		for _, w := range f.Warnings {
			t.Error(w)
		}
	}
}
