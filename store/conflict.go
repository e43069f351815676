package store

// A ConflictError is a save whose changes touch those made since its base, or
// would leave the file with errors that neither text has alone. Nothing was
// saved; the author's own text is the one he tried to save.
type ConflictError struct {
	Base, Head         Revision // Base is zero when it is no longer kept
	BaseText, HeadText []byte
}

// Error says that both changed the same, and what the other change was.
func (e *ConflictError) Error() string {
	return "the same part of the file has been changed since it was opened (" + e.Head.What + "); choose what is to stand"
}
