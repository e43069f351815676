package deu

import (
	"strconv"

	"parley/internal/lazy"
)

// presidencies are the members that presided over the Council, half a year
// each, from the first half of 1996.
var presidencies = []string{
	"it", "ie", "nl", "lu", "uk", "at", "de", "fi", "pt", "fr", "se", "be", "es", "dk", "el", "it", "ie", "nl", "lu", "uk", "at", "fi", "de", "pt",
	"si", "fr", "cz", "se", "es", "be", "hu", "pl", "dk", "cy", "ie", "lt", "el", "it", "lv", "lu", "nl", "sk", "mt", "ee", "bu", "at", "ro", "fi",
}

// Dates stand in the data as 24-12-08, as 24-12-2008, and, where a
// spreadsheet took the day for a year, as 2024-12-08.
var (
	plainDate  = lazy.Regexp(`^\d\d-(\d\d)-(?:19|20)?(\d\d)$`)
	turnedDate = lazy.Regexp(`^(?:19|20)\d\d-(\d\d)-(\d\d)$`)
)

// presidency returns who presided on the date, or nothing when that is not
// known.
func presidency(date string) string {
	m := plainDate().FindStringSubmatch(date)
	if m == nil {
		m = turnedDate().FindStringSubmatch(date)
	}
	if m == nil {
		return ""
	}
	month, _ := strconv.Atoi(m[1])
	year, _ := strconv.Atoi(m[2])
	if month < 1 || month > 12 {
		return ""
	}
	if year < 90 {
		year += 100
	}
	half := 2*(year-96) + (month-1)/6
	if half < 0 || half >= len(presidencies) {
		return ""
	}
	return presidencies[half]
}
