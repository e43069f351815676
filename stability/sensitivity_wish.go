package stability

import "slices"

// SmallestWish is the change of one party's statements with the fewest steps that
// overturns a finding, in words, and the first concept under which it does; false
// when none was found.
func (v *Sensitivity) SmallestWish() (concept Concept, words string, ok bool) {
	least := 0
	for _, f := range v.Findings {
		for _, o := range f.Overturns {
			if slices.ContainsFunc(EditKinds, func(k EditKind) bool { return editKey(k) == o.Kind }) && (!ok || o.Steps < least) {
				concept, words, least, ok = f.Concept, o.Words, o.Steps, true
			}
		}
	}
	return concept, words, ok
}
