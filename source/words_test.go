package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var river = map[string]string{
	".txt":  "The river\n\nBoth sides\nclaim the river.\n\nActor | View |\n---|---|\nNorth | yes |",
	".md":   "# The *river*\n\nBoth [sides](x)\n**claim** the river.\n\nActor | View |\n---|---|\nNorth | yes |",
	".html": "<h1>The <i>river</i></h1>\n\n<p>Both <a href=x>sides</a>\n<b>claim</b> the&nbsp;river.\n<table>\n<tr><th>Actor<th>View\n<tr><td>North<td>yes</table>",
}

func TestFind(t *testing.T) {
	for ending, file := range river {
		d, err := Parse("a"+ending, []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			quote  string
			within Span
			want   Span
			ok     bool
		}{
			{"Both sides claim the river.", Span{1, 8}, Span{3, 4}, true},
			{" claim\n the \u00a0river ", Span{4, 4}, Span{4, 4}, true},
			{"The river", Span{1, 1}, Span{1, 1}, true},
			{"river", Span{2, 8}, Span{4, 4}, true},
			{"sides claim", Span{4, 8}, Span{}, false},
			{"sides claim", Span{1, 3}, Span{}, false},
			{"sides claim", Span{-4, 99}, Span{3, 4}, true},
			{"North", Span{6, 8}, Span{len(strings.Split(file, "\n")), len(strings.Split(file, "\n"))}, true},
			{"both sides", Span{1, 8}, Span{}, false},
			{" ", Span{1, 8}, Span{}, false},
			{"river", Span{8, 1}, Span{}, false},
			{"river", Span{90, 99}, Span{}, false},
		} {
			got, ok := d.Find(c.quote, c.within)
			if got != c.want || ok != c.ok {
				t.Errorf("%s: %q within %v is at %v, %v; want %v, %v", ending, c.quote, c.within, got, ok, c.want, c.ok)
			}
		}
	}
}

func TestPlaces(t *testing.T) {
	for ending, file := range river {
		d, err := Parse("a"+ending, []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]Span{{1, 1}, {4, 4}}, d.Places("river")); diff != "" {
			t.Errorf("%s: places (-want +got):\n%s", ending, diff)
		}
		if got := d.Places("lake"); got != nil {
			t.Errorf("%s: a quote that is nowhere has the places %v", ending, got)
		}
	}
}

func TestQuote(t *testing.T) {
	for ending, file := range river {
		d, err := Parse("a"+ending, []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := d.Quote(Span{3, 4}), "Both sides\nclaim the river."; got != want {
			t.Errorf("%s: lines 3 and 4 say %q; want %q", ending, got, want)
		}
		if got := d.Quote(Span{20, 30}); got != "" {
			t.Errorf("%s: lines beyond the end say %q", ending, got)
		}
	}
}
