// Package lazy puts off to its first use what a command may never need.
package lazy

import (
	"regexp"
	"sync"
)

// Regexp returns the regular expression, compiled when it is first asked for.
// It panics then when the expression does not compile. A command uses few of
// the patterns that it is linked with, and compiling them all would take more
// than most of its answers.
func Regexp(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
