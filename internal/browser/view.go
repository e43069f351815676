package browser

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// height is the height of the window in CSS pixels. Screenshots show the whole
// page, whatever the height.
const height = 900

// view is how the reader looks at a page.
type view struct {
	width  int64  // of the window, in CSS pixels
	media  string // the medium of CSS: screen or print
	scheme string // prefers-color-scheme: light or dark
}

// An Option changes how the reader looks at a page.
type Option func(*view)

// Width makes the window so many CSS pixels wide: 390 is a telephone, 1280,
// which is the default, a laptop.
func Width(pixels int) Option { return func(v *view) { v.width = int64(pixels) } }

// Dark has the reader prefer dark colours.
func Dark() Option { return func(v *view) { v.scheme = "dark" } }

// Light has the reader prefer light colours, which is the default.
func Light() Option { return func(v *view) { v.scheme = "light" } }

// Print lays the page out for paper.
func Print() Option { return func(v *view) { v.media = "print" } }

// Screen lays the page out for a screen, which is the default.
func Screen() Option { return func(v *view) { v.media = "screen" } }

// Set changes how the reader looks at the page. What opts leave out stays as
// it is.
func (p *Page) Set(opts ...Option) {
	p.t.Helper()
	if p.view == (view{}) {
		p.view = view{media: "screen", scheme: "light"}
	}
	for _, opt := range opts {
		opt(&p.view)
	}
	p.Do(chromedp.EmulateViewport(p.view.width, height), emulateMedia(p.view))
}

func emulateMedia(v view) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Media: v.media,
			Features: []*emulation.MediaFeature{
				{Name: "prefers-color-scheme", Value: v.scheme},
				{Name: "prefers-reduced-motion", Value: "reduce"},
			},
		})
		return err
	})
}
