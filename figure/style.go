package figure

// Style is the style sheet that stands in every figure, for a page that must
// say in advance which styles it holds.
func Style() string { return styleSheet }
