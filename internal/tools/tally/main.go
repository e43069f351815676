// Command tally reads the output of go test -json and prints what a person
// wants of it: a line for each package, the whole output of what failed, the
// tests that were skipped with their reasons, and at last one line with the
// counts, such as "12 passed, 0 failed, 1 skipped".
//
//	go test -json ./... | tally [-o file]
//
// With -o it also writes the skipped tests and the counts to a file. Its exit
// status is 1 when something failed, and 2 when it cannot read or write.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	path := flag.String("o", "", "also write the skipped tests and the counts to this `file`")
	flag.Parse()
	ok, err := run(os.Stdin, os.Stdout, *path)
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, "tally:", err)
		os.Exit(2)
	case !ok:
		os.Exit(1)
	}
}

// run copies what matters from in to out, and reports whether all went well.
func run(in io.Reader, out io.Writer, path string) (ok bool, err error) {
	tally := newTally(out)
	if err := tally.read(in); err != nil {
		return false, err
	}
	summary := tally.summary()
	if _, err := io.WriteString(out, summary); err != nil {
		return false, err
	}
	if path != "" {
		err = os.WriteFile(path, []byte(summary), 0o644)
	}
	return tally.failed == 0 && !tally.broken, err
}
