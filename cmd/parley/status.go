package main

import (
	"context"
	"errors"

	"parley/analysis"
	"parley/conflict"
	"parley/notation"
)

// The exit statuses, as docs/reference/command-line.md documents them.
const (
	statusDone        = 0
	statusFailed      = 1
	statusUsage       = 2
	statusInput       = 3
	statusTooLarge    = 4
	statusInterrupted = 130
)

// A usageError is a mistake in the command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// An inputError is something wrong with a file that was given.
type inputError struct{ error }

func (e inputError) Unwrap() error { return e.error }

// A placedError names the file, and the place in it, on every line.
type placedError struct{ error }

func (e placedError) Unwrap() error { return e.error }

// A reportedError has been told to the user already; only its status is left.
type reportedError struct{ error }

func (e reportedError) Unwrap() error { return e.error }

// statusOf is the one place where an error becomes an exit status.
func statusOf(err error) int {
	var (
		usage    usageError
		input    inputError
		problems notation.Problems
		tooLarge *conflict.TooLargeError
		param    *analysis.ParamError
	)
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, context.Canceled):
		return statusInterrupted
	case errors.As(err, &usage), errors.As(err, &param):
		return statusUsage
	case errors.As(err, &tooLarge):
		return statusTooLarge
	case errors.As(err, &problems), errors.As(err, &input):
		return statusInput
	}
	return statusFailed
}

// prefixOf is what stands before an error: nothing before problems, each of
// which names its own file.
func prefixOf(err error) string {
	_, problems := errors.AsType[notation.Problems](err)
	if _, placed := errors.AsType[placedError](err); placed || problems {
		return ""
	}
	return "parley: "
}
