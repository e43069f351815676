package bargain

import (
	"context"
	"slices"

	"parley/bargain/spatial"
	"parley/conflict"
)

// A Joint is the spatial model of politics over all issues at once.
type Joint struct {
	Issues  []Situation
	Parties []string // names
	Result  *spatial.Result
}

// PlayJointly plays the spatial model over all issues at the middle of what is
// uncertain. It returns nil where that has no meaning: with one issue, when a
// party takes no position on one, when something is not stated, or when
// somebody's saliences add up to more than 1 and so are no shares of its
// attention; and for more parties than it is asked of beside other models, as
// their forecasts say.
func PlayJointly(ctx context.Context, c *conflict.Conflict) (*Joint, error) {
	j := &Joint{Issues: Situations(c)}
	m := &spatial.Model{}
	if len(j.Issues) < 2 || slices.ContainsFunc(j.Issues, func(s Situation) bool { return len(s.Assumed) > 0 }) {
		return nil, nil
	}
	for _, p := range c.Parties {
		a := spatial.Actor{Name: p.Name}
		for _, s := range j.Issues {
			if st, ok := s.stance(p.ID); ok {
				a.Position, a.Salience = append(a.Position, st.Position), append(a.Salience, st.Salience)
				a.Capability = max(a.Capability, st.Capability)
			}
		}
		switch len(a.Position) {
		case 0: // takes no part
		case len(j.Issues):
			m.Actors, j.Parties = append(m.Actors, a), append(j.Parties, p.Name)
		default:
			return nil, nil
		}
	}
	if len(m.Actors) > mostSpatial {
		return nil, nil
	}
	if problem := m.Check(); problem != nil {
		return nil, nil //nolint:nilerr // then it has no meaning
	}
	var err error
	if j.Result, err = spatial.Run(ctx, m); err != nil {
		return nil, err
	}
	return j, nil
}

// stance returns what the party's position on the issue is, and false when it
// takes none.
func (s *Situation) stance(party string) (Stance, bool) {
	for k, id := range s.Parties {
		if id == party {
			return s.Stances.Stances[k], true
		}
	}
	return Stance{}, false
}
