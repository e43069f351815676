package web

import "testing"

func TestSentence(t *testing.T) {
	for words, want := range map[string]string{
		"created":                      "Created.",
		"a.exe: unknown kind of file":  "a.exe: unknown kind of file.",
		"what for?":                    "What for?",
		"élan":                         "Élan.",
		"":                             "",
		"two\nlines\u202e":             "Two lines.",
		"north.ceasefire is not known": "north.ceasefire is not known.",
		"preference of Russia changed": "Preference of Russia changed.",
		"\"nothing\" is no key":        "\"nothing\" is no key.",
	} {
		if got := sentence(words); got != want {
			t.Errorf("sentence(%q) = %q, want %q", words, got, want)
		}
	}
	if got := remedy("want one of its statements"); got != "one of its statements." {
		t.Errorf("remedy = %q", got)
	}
}

func TestSize(t *testing.T) {
	for bytes, want := range map[int64]string{0: "0 bytes", 1023: "1023 bytes", 1024: "1 KiB", 5000: "5 KiB", 3 << 20: "3.0 MiB"} {
		if got := size(bytes); got != want {
			t.Errorf("size(%d) = %q, want %q", bytes, got, want)
		}
	}
}
