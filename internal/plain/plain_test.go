package plain

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"words stay", "Ceasefire, 停火, وقف", "Ceasefire, 停火, وقف"},
		{"escape sequences lose their escape", "\x1b[31mred\x1b]0;title\x07", "[31mred]0;title"},
		{"8-bit control", "a\u009b31mb", "a31mb"},
		{"right-to-left override", "safe\u202Egnp.exe", "safegnp.exe"},
		{"isolates and marks", "\u2066a\u2069\u200E\u200F\u061C", "a"},
		{"joiners shape words and stay", "\u0646\u200C\u0645", "\u0646\u200C\u0645"},
		{"tab and return", "a\tb\rc", "a b c"},
		{"line breaks stay", "a\r\nb\nc", "a\nb\nc"},
		{"separators", "a\u2028b\u2029c\u0085d", "a b c d"},
		{"not UTF-8", "a\xff\xfeb", "a\uFFFDb"},
		{"null", "a\x00b", "ab"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Text(test.in); got != test.want {
				t.Errorf("Text(%q) = %q, want %q", test.in, got, test.want)
			}
		})
	}
}

func TestLine(t *testing.T) {
	if got := Line("a\nb"); got != "a b" {
		t.Errorf("Line = %q, want %q", got, "a b")
	}
}

func FuzzText(f *testing.F) {
	f.Add("a\x1b[2J\u202E\xff\r\n")
	f.Fuzz(func(t *testing.T, s string) {
		got := Text(s)
		if !utf8.ValidString(got) || strings.ContainsAny(got, "\x1b\r\u202E\x00") || Text(got) != got {
			t.Errorf("Text(%q) = %q", s, got)
		}
	})
}
