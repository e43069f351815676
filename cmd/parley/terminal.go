package main

import (
	"io"
	"os"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// A terminal is where a command writes.
type terminal struct {
	Out, Err io.Writer
	// unhurried is called by a command that takes more than grace to stop when
	// it is interrupted; nil where nobody hurries.
	unhurried func()
}

// patience is how long a command works before it shows progress.
const patience = 2 * time.Second

// width is the width to lay text out for: the terminal's, within reason.
func (t terminal) width() int {
	const usual, widest = 100, 160
	f, ok := t.Out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return usual
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	if err != nil || columns <= 0 {
		return usual
	}
	return min(columns, widest)
}

// progress shows how far a long run is, on standard error and only on a
// terminal. The returned stop must be called before anything else is written.
func (t terminal) progress(name string) (tell func(done, total int), stop func()) {
	f, ok := t.Err.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil, func() {}
	}
	begin := make(chan any)
	timer := time.AfterFunc(patience, func() { close(begin) })
	bars := mpb.New(mpb.WithOutput(f), mpb.WithWidth(40), mpb.WithRenderDelay(begin))
	bar := bars.AddBar(0,
		mpb.PrependDecorators(decor.Name(name+" ")),
		mpb.AppendDecorators(decor.Percentage(), decor.Name("  "), decor.AverageETA(decor.ET_STYLE_GO), decor.Name(" left")),
		mpb.BarRemoveOnComplete())
	tell = func(done, total int) {
		bar.SetTotal(int64(total), false)
		bar.SetCurrent(int64(done))
	}
	return tell, func() {
		if timer.Stop() {
			close(begin)
		}
		bar.Abort(true)
		bars.Wait()
	}
}
