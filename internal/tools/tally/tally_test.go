package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const events = `{"Action":"start","Package":"p"}
{"Action":"run","Package":"p","Test":"TestGood"}
{"Action":"output","Package":"p","Test":"TestGood","Output":"=== RUN   TestGood\n"}
{"Action":"output","Package":"p","Test":"TestGood","Output":"chatter\n"}
{"Action":"pass","Package":"p","Test":"TestGood"}
{"Action":"output","Package":"p","Test":"TestSkipped","Output":"=== RUN   TestSkipped\n"}
{"Action":"output","Package":"p","Test":"TestSkipped","Output":"    p_test.go:9: no database\n"}
{"Action":"output","Package":"p","Test":"TestSkipped","Output":"--- SKIP: TestSkipped (0.00s)\n"}
{"Action":"skip","Package":"p","Test":"TestSkipped"}
{"Action":"output","Package":"p","Output":"PASS\n"}
{"Action":"output","Package":"p","Output":"ok  \tp\t0.01s\n"}
{"Action":"pass","Package":"p"}
`

func TestSummary(t *testing.T) {
	for _, c := range []struct {
		name, in string
		ok       bool
		want     string
	}{
		{"nothing wrong", events, true, `ok  	p	0.01s
Skipped:
  p TestSkipped: p_test.go:9: no database
1 passed, 0 failed, 1 skipped
`},
		{"a test that fails", `{"Action":"output","Package":"p","Test":"TestBad","Output":"p_test.go:3: wrong\n"}
{"Action":"fail","Package":"p","Test":"TestBad"}
{"Action":"output","Package":"p","Output":"FAIL\tp\t0.01s\n"}
{"Action":"fail","Package":"p"}
`, false, `p_test.go:3: wrong
FAIL	p	0.01s
0 passed, 1 failed, 0 skipped
`},
		{"a test that takes the others along", `{"Action":"output","Package":"p","Test":"TestPanics","Output":"panic: oh\n"}
{"Action":"output","Package":"p","Output":"FAIL\tp\t0.01s\n"}
{"Action":"fail","Package":"p"}
`, false, `panic: oh
FAIL	p	0.01s
0 passed, 1 failed, 0 skipped
`},
		{"a package that does not compile", `{"ImportPath":"p","Action":"build-output","Output":"p.go:1: undefined: x\n"}
{"ImportPath":"p","Action":"build-fail"}
{"Action":"output","Package":"p","Output":"FAIL\tp [build failed]\n"}
{"Action":"fail","Package":"p"}
`, false, `p.go:1: undefined: x
FAIL	p [build failed]
0 passed, 0 failed, 0 skipped
`},
		{"a complaint of go itself", "go: no such module\n", false, `go: no such module
0 passed, 0 failed, 0 skipped
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out strings.Builder
			ok, err := run(strings.NewReader(c.in), &out, "")
			if err != nil {
				t.Fatal(err)
			}
			if ok != c.ok {
				t.Errorf("ok = %v, want %v", ok, c.ok)
			}
			if out.String() != c.want {
				t.Errorf("got:\n%swant:\n%s", out.String(), c.want)
			}
		})
	}
}

func TestSummaryFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tests.txt")
	if _, err := run(strings.NewReader(events), new(strings.Builder), path); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(string(got), "\n1 passed, 0 failed, 1 skipped\n") {
		t.Errorf("wrote %q", got)
	}
}
