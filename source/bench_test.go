package source

import (
	"strings"
	"testing"
)

// part is what the articles of the benchmarks repeat.
const part = `## Terms of the truce

The parties met in the spring and *agreed* on a line that both can hold. The U.S.
delegation asked for observers, and said so on March 5. What they want includes:

- Observers: they watch the line, and report on it.
- Guarantees: they last as long as the line does.

Actor | View | Reason |
---|---|---|
North | Wants the river as the line | It is easy to hold |
South | Wants the old border | It was always there |

`

const htmlPart = `<h2>Terms of the truce</h2>
<p>The parties met in the spring and <i>agreed</i> on a line that both can hold. The U.S.
delegation asked for observers, and said so on March&nbsp;5. What they want includes:</p>
<ul class="wide"><li>Observers: they watch the line, and report on it.</li>
<li>Guarantees: they last as long as the line does.</li></ul>
<table class="grid">
<tr><th>Actor</th><th>View</th><th>Reason</th></tr>
<tr><td>North</td><td>Wants the river as the line</td><td rowspan="2">It is easy to hold</td></tr>
<tr><td>South</td><td>Wants the old border</td></tr>
</table>
`

func BenchmarkText(b *testing.B) { benchmark(b, "a.txt", part) }

func BenchmarkMarkdown(b *testing.B) { benchmark(b, "a.md", part) }

func BenchmarkHTML(b *testing.B) { benchmark(b, "a.html", htmlPart) }

func benchmark(b *testing.B, name, part string) {
	b.Helper()
	data := []byte(strings.Repeat(part, 1<<20/len(part)))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(name, data); err != nil {
			b.Fatal(err)
		}
	}
}
