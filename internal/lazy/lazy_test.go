package lazy

import "testing"

func TestRegexpIsCompiledOnce(t *testing.T) {
	pattern := Regexp(`^a+$`)
	if !pattern().MatchString("aa") || pattern().MatchString("ab") {
		t.Error("^a+$ should match aa and not ab")
	}
	if first, second := pattern(), pattern(); first != second {
		t.Error("the pattern is compiled again")
	}
}

func TestWrongPatternWaits(t *testing.T) {
	pattern := Regexp(`(`)
	defer func() {
		if recover() == nil {
			t.Error("a pattern that does not compile should panic when it is asked for")
		}
	}()
	pattern()
}
