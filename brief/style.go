package brief

// Style is the style sheet of a brief, for a page that shows what a brief shows
// in the same look.
func Style() string { return string(style) }
