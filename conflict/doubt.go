package conflict

// Doubts about preferences. A statement may be held only probably
// (Statement.Sure), and the order of neighbouring statements may be unknown
// (Statement.Either). An ensemble draws them; what asks a doubtful conflict
// itself reads it as Settled does.

// Doubtful reports whether it is not certain that the party holds the
// statement.
func (s Statement) Doubtful() bool {
	return s.Sure != nil && (s.Sure.Low < 1 && s.Sure.High > 0)
}

// Held reports whether the statement is taken as held where nothing is drawn:
// its probability (the mode, or the middle of a range) is at least one half.
func (s Statement) Held() bool { return s.Sure == nil || s.Sure.Mode >= 0.5 }

// Groups returns the groups of neighbouring statements whose order is not
// known: the first place of each and the place behind its last.
func (p *Preference) Groups() [][2]int {
	var groups [][2]int
	for k := 0; k < len(p.Statements); {
		end := k + 1
		for e := p.Statements[k].Either; e != 0 && end < len(p.Statements) && p.Statements[end].Either == e; {
			end++
		}
		if end > k+1 {
			groups = append(groups, [2]int{k, end})
		}
		k = end
	}
	return groups
}

// group returns the group to which the statement at place k belongs; alone it
// is a group of its own. What comes before or after a statement of unknown
// order comes before or after all of its group, so that it does in any order.
func (p *Preference) group(k int) [2]int {
	for _, g := range p.Groups() {
		if g[0] <= k && k < g[1] {
			return g
		}
	}
	return [2]int{k, k + 1}
}

// Doubtful reports whether the preference is not certain.
func (p *Preference) Doubtful() bool {
	for _, s := range p.Statements {
		if s.Doubtful() {
			return true
		}
	}
	return len(p.Groups()) > 0
}

// Settled returns the conflict as it is read where nothing is drawn:
// statements of unknown order stand in the order in which they are written,
// and a statement that is probably not held says nothing: it becomes one that
// holds everywhere, so that the others keep their numbers. A conflict without
// doubts is returned as it is.
func (c *Conflict) Settled() *Conflict {
	doubts := false
	for _, p := range c.Preferences {
		for _, s := range p.Statements {
			doubts = doubts || s.Sure != nil || s.Either != 0
		}
	}
	if !doubts {
		return c
	}
	d := c.Clone()
	for k := range d.Preferences {
		for j := range d.Preferences[k].Statements {
			d.Preferences[k].Statements[j].settle()
		}
	}
	return d
}

func (s *Statement) settle() {
	if !s.Held() {
		s.Formula, s.Much = And(), false
	}
	s.Sure, s.Either = nil, 0
}
