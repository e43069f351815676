package stability

import "context"

// SmallestWish is the change of one party's statements with the fewest steps that
// overturns what is found of s under some concept, in words; false when none was
// found. The errors are those of Sensitivity.
func (m *Model) SmallestWish(ctx context.Context, s int) (concept Concept, words string, ok bool, err error) {
	w, err := m.newOverturning(ctx, s, nil)
	if err != nil {
		return 0, "", false, err
	}
	w.smallest = true
	for _, kind := range EditKinds {
		if err := w.editStatements(kind); err != nil {
			return 0, "", false, err
		}
	}
	least := 0
	for _, f := range w.Findings {
		for _, o := range f.Overturns {
			if !ok || o.Steps < least {
				concept, words, least, ok = f.Concept, o.Words, o.Steps, true
			}
		}
	}
	return concept, words, ok, nil
}
