package conflict

import "math"

// perPoint is what a point of an issue's scale, fully cared about, counts in a
// derived preference. Smaller differences than one part of it are none.
const perPoint = 1_000_000

// weighByPositions returns how much the party likes a state by where it leaves
// the issues: minus the distances from the party's positions, each times how
// much the party cares (1 where that is not said), in millionths of a point.
// Uncertain numbers count at their middles.
func (c *Conflict) weighByPositions(party string, s State) int {
	distance := 0.0
	for k := range c.Issues {
		issue := &c.Issues[k]
		if p := c.latestPosition(party, issue.ID); p != nil && issue.Reference != nil {
			care := 1.0
			if p.Salience != nil {
				care = p.Salience.Mode
			}
			distance += care * math.Abs(c.Level(issue, s)-p.At.Mode)
		}
	}
	return -int(math.Round(distance * perPoint))
}

// Level returns where a state leaves an issue that has a reference point: there,
// moved by the effects of the options that are taken, and held within 0 to 100.
func (c *Conflict) Level(issue *Issue, s State) float64 {
	at := issue.Reference.Mode
	for k, o := range c.Options {
		if !s.Has(k) {
			continue
		}
		for _, e := range o.Effects {
			if e.Issue == issue.ID {
				at += e.By
			}
		}
	}
	return min(max(at, 0), 100)
}

// latestPosition returns the party's position on an issue, of several the one
// with the latest date, or nil.
func (c *Conflict) latestPosition(party, issue string) *Position {
	var latest *Position
	for k := range c.Positions {
		if p := &c.Positions[k]; p.Party == party && p.Issue == issue && (latest == nil || p.Date > latest.Date) {
			latest = p
		}
	}
	return latest
}

// Bearing returns the issues on which a party's derived preference rests: it
// has a position there, and some option has an effect.
func (c *Conflict) Bearing(party string) []Issue {
	var bearing []Issue
	for _, i := range c.Issues {
		if c.latestPosition(party, i.ID) != nil && c.affected(i.ID) {
			bearing = append(bearing, i)
		}
	}
	return bearing
}

// DerivedFrom returns the issues and the positions on which the derived
// preferences rest, in the order of the file.
func (c *Conflict) DerivedFrom() (issues []Issue, positions []Position) {
	rests := map[*Position]bool{}
	bears := map[string]bool{}
	for _, p := range c.Preferences {
		if !p.Derived {
			continue
		}
		for _, i := range c.Bearing(p.Party) {
			rests[c.latestPosition(p.Party, i.ID)] = true
			bears[i.ID] = true
		}
	}
	for _, i := range c.Issues {
		if bears[i.ID] {
			issues = append(issues, i)
		}
	}
	for k := range c.Positions {
		if rests[&c.Positions[k]] {
			positions = append(positions, c.Positions[k])
		}
	}
	return issues, positions
}

// affected reports whether some option, also one that an instrument adds, has
// an effect on the issue.
func (c *Conflict) affected(issue string) bool {
	found := false
	c.eachOption(func(o Option) {
		for _, e := range o.Effects {
			found = found || e.Issue == issue
		}
	})
	return found
}
