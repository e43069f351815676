package figure

import (
	"slices"
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	f := font{size: 10} // a digit is 6.37 wide, a space 3.18
	for _, test := range []struct {
		name, in string
		width    float64
		most     int
		want     []string
	}{
		{"nothing", " \n ", 50, 3, nil},
		{"fits", "11 22", 50, 3, []string{"11 22"}},
		{"breaks at a space", "1111 2222", 50, 3, []string{"1111", "2222"}},
		{"breaks a long word", "11111111", 32, 3, []string{"11111", "111"}},
		{"a character at least", "11", 1, 3, []string{"1", "1"}},
		{"keeps clusters", "e\u0301e\u0301", 7, 3, []string{"e\u0301", "e\u0301"}},
		{"clips", "1111 2222 3333", 32, 2, []string{"1111", "222…"}},
		{"drops controls", "1\u202E1\x00", 50, 1, []string{"11"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := f.wrap(test.in, test.width, test.most); !slices.Equal(got, test.want) {
				t.Errorf("wrap = %q, want %q", got, test.want)
			}
		})
	}
}

func TestWidthOfLongTextIsQuick(t *testing.T) {
	long := strings.Repeat("x", 1<<20) + strings.Repeat(" a", 1<<20)
	if got := len(nameFont.wrap(long, 100, 4)); got != 4 {
		t.Errorf("%d lines, want 4", got)
	}
}
