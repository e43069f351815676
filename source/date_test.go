package source

import (
	"strings"
	"testing"
)

func TestDates(t *testing.T) {
	for words, want := range map[string]string{
		"5 March 2024": "2024-03-05", "March 5, 2024": "2024-03-05", "5th of March, 2024": "2024-03-05", "Tues., Mar. 5th, 2024": "2024-03-05",
		"SEPT. 30 2023": "2023-09-30", "2024-03-05": "2024-03-05", "2024-03": "2024-03", "2024-03-05T10:00:00Z": "2024-03-05",
		"March 2024": "2024-03", "(5 March 2024)": "2024-03-05", "March 5, 2024, 10:30 a.m. GMT": "2024-03-05",
		"31 February 2024": "", "2024-13-01": "", "05/03/2024": "", "March": "", "2024": "", "in March 2024": "", "": "",
	} {
		if got := isoOf(words); got != want {
			t.Errorf("%q is %q; want %q", words, got, want)
		}
	}
}

func TestDatelines(t *testing.T) {
	for file, want := range map[string]string{
		"GENEVA, 5 March 2024 — The talks began.":          "2024-03-05",
		"Geneva, Switzerland, 5 March 2024 - Talks began.": "2024-03-05",
		"GENEVA, 5 March — The talks began.":               "",
		"Title\n\nDate: 5 March 2024\n\nText.":             "2024-03-05",
		"Title\n\nPublished on March 5, 2024\n\nText.":     "2024-03-05",
		"Title\n\nLast updated: 2024-03-05\n\nText.":       "2024-03-05",
		"Text.\n\nGeneva, 5 March 2024":                    "2024-03-05",
		"It was signed on 5 March 2024.":                   "",
		"5 March 2024 was the day on which it was signed.": "",
	} {
		d, err := Parse("a.txt", []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		if d.Date != want {
			t.Errorf("%q has the date %q; want %q", file, d.Date, want)
		}
	}
}

func TestDatesInBylines(t *testing.T) {
	for text, want := range map[string]string{
		"A title\n\n3 May 2024 · analysis by A. Writer\n\nWords follow here.":      "2024-05-03",
		"A title\n\nBy A. Writer | 3 May 2024\n\nWords follow here.":               "2024-05-03",
		"A title\n\n3 May 2024 by A. Writer\n\nWords follow here.":                 "2024-05-03",
		"Note of 3 May 2024\n\nWords follow here.":                                 "2024-05-03",
		"After the attack of 7 October 2023\n\nWords follow here.":                 "",
		"A title\n\nThe talks of 3 May 2024 – which failed – were long.\n\nWords.": "",
		"A title\n\nMay 2024 – the war goes on\n\nWords.":                          "2024-05",
		strings.Repeat("Some words here.\n\n", 8) + "3 May 2024 · by A. Writer\n":  "",
	} {
		d, err := Parse("a.txt", []byte(text))
		if err != nil || d.Date != want {
			t.Errorf("%q: %q, %v; want %q", text, d.Date, err, want)
		}
	}
}
