package conflict

// CINC is the composite index of national capability, from the data set of
// National Material Capabilities.
const CINC = "cinc"

// A Measured capability is one that a position asks to be taken from a data
// set: that of the party's state, or the sum over its members.
type Measured struct {
	From string // CINC
	// Year is that of the data; 0 is the year of the position's date, or else
	// of the conflict, or the newest that the data have before it.
	Year int
	Data string // set@version, like cow-nmc@7.0; empty for the newest there is
}

// Unmeasured reports whether a position on the issue asks for a measured
// capability that has not been looked up yet. An empty issue is any.
func (c *Conflict) Unmeasured(issue string) bool {
	for k := range c.Positions {
		if p := &c.Positions[k]; p.Measured != nil && p.Capability == nil && (issue == "" || p.Issue == issue) {
			return true
		}
	}
	return false
}
