package settle

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"parley/conflict"
	"parley/internal/lp"
)

// A MissingError says what a conflict lacks for a settlement.
type MissingError struct{ What string }

func (e *MissingError) Error() string { return e.What }

// New returns the problem that the conflict states; every quantity counts with
// its mode. The error is a *MissingError where the conflict lacks something.
func New(c *conflict.Conflict) (*Problem, error) {
	b := &builder{Conflict: c, section: c.Settlement}
	if b.section == nil {
		b.section = &conflict.Settlement{}
	}
	if err := b.table(); err != nil {
		return nil, err
	}
	for _, id := range b.at {
		party, err := b.party(id)
		if err != nil {
			return nil, err
		}
		b.problem.Parties = append(b.problem.Parties, party)
	}
	if len(b.problem.Parties) < 2 {
		return nil, &MissingError{"a settlement takes two parties or more who have something at stake"}
	}
	for k := range b.section.Conditions {
		b.condition(k)
	}
	return &b.problem, nil
}

// A builder makes a problem of a conflict.
type builder struct {
	*conflict.Conflict
	section *conflict.Settlement
	problem Problem
	at      []string // ids of the parties at the table
	place   map[string]int
}

// table finds the parties at the table and the issues on it: those that count
// for somebody there, or that a condition ties.
func (b *builder) table() error {
	if b.at = b.atTable(); len(b.at) < 2 {
		return &MissingError{"a settlement takes two parties or more with positions or satisfactions"}
	}
	b.place = map[string]int{}
	for _, i := range b.Issues {
		counts := slices.ContainsFunc(b.at, func(party string) bool { return b.weight(party, i.ID) > 0 })
		if !counts && !b.tied(i.ID) {
			b.problem.Notes = append(b.problem.Notes, i.Name+" counts for nobody at the table and is left out.")
			continue
		}
		b.place[i.ID] = len(b.problem.Issues)
		b.problem.Issues = append(b.problem.Issues, b.issue(i))
	}
	switch n, m := len(b.problem.Issues), len(b.at); {
	case n == 0:
		return &MissingError{"no issue counts for anybody at the table; want a weight or salience above 0"}
	case n > MaxIssues || m > MaxParties || n*m > MaxSize:
		return &MissingError{fmt.Sprintf("%d issues and %d parties are too many for a settlement; want at most %d and %d, and their product at most %d", n, m, MaxIssues, MaxParties, MaxSize)}
	}
	return nil
}

func (b *builder) issue(i conflict.Issue) Issue {
	made := Issue{ID: i.ID, Name: i.Name, Landmarks: i.Scale, Indivisible: slices.Contains(b.section.Indivisible, i.ID), Reference: math.NaN()}
	if i.Reference != nil {
		made.Reference = i.Reference.Mode
	}
	return made
}

// atTable are the parties that the file lists, or all with a position.
func (b *builder) atTable() []string {
	var ids []string
	for _, p := range b.Parties {
		_, stands := b.position(p.ID, "")
		if b.section.Stake(p.ID) != nil || b.section.Stakes == nil && stands {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// position returns the party's latest position on the issue, or on any issue
// when issue is empty.
func (b *builder) position(party, issue string) (found conflict.Position, ok bool) {
	for _, p := range b.Positions {
		if p.Party == party && (p.Issue == issue || issue == "") && (!ok || p.Date >= found.Date) {
			found, ok = p, true
		}
	}
	return found, ok
}

// tied reports whether a condition names the issue.
func (b *builder) tied(issue string) bool {
	return slices.ContainsFunc(b.section.Conditions, func(c conflict.Condition) bool {
		return slices.ContainsFunc(c.Sum, func(t conflict.SumTerm) bool { return t.Issue == issue }) ||
			c.If != nil && c.If.Issue == issue || c.Then != nil && c.Then.Issue == issue
	})
}

// weight is how much the issue counts for the party, on the party's own scale.
func (b *builder) weight(party, issue string) float64 {
	stake := b.section.Stake(party)
	if stake != nil && stake.Weights != nil {
		for _, w := range stake.Weights {
			if w.Issue == issue {
				return w.Mode
			}
		}
		return 0
	}
	p, stands := b.position(party, issue)
	switch {
	case stands && p.Salience != nil:
		return p.Salience.Mode
	case stands || stake.Curve(issue) != nil:
		return 1
	default:
		return 0
	}
}

func (b *builder) party(id string) (Party, error) {
	made := Party{ID: id, Name: b.PartyName(id), Shares: make([]float64, len(b.problem.Issues)), Curves: make([]Curve, len(b.problem.Issues)), Elicited: make([]bool, len(b.problem.Issues))}
	most, total := 0.0, 0.0
	for _, issue := range b.problem.Issues {
		most = max(most, b.weight(id, issue.ID))
	}
	if most <= 0 {
		return made, &MissingError{fmt.Sprintf("no issue counts for %s: all its weights are 0; want one above 0, or the party left out of the table", made.Name)}
	}
	for _, issue := range b.problem.Issues {
		total += b.weight(id, issue.ID) / most // which cannot overflow
	}
	var silent []string
	for k, issue := range b.problem.Issues {
		if made.Shares[k] = b.weight(id, issue.ID) / most / total; made.Shares[k] == 0 {
			silent = append(silent, issue.Name)
			continue
		}
		made.Elicited[k] = b.section.Stake(id).Curve(issue.ID) != nil
		var err error
		if made.Curves[k], err = b.curve(id, issue); err != nil {
			return made, err
		}
	}
	if len(silent) > 0 {
		b.problem.Notes = append(b.problem.Notes, fmt.Sprintf("For %s nothing hangs on %s: the file gives it no weight there.", made.Name, strings.Join(silent, ", ")))
	}
	return made, b.alternative(&made)
}

// curve is the elicited satisfaction, or falls by 1 a point from the position.
func (b *builder) curve(party string, issue Issue) (Curve, error) {
	if s := b.section.Stake(party).Curve(issue.ID); s != nil {
		var c Curve
		for _, p := range s.Points {
			c = append(c, Point{p.At, p.Worth.Mode})
		}
		return c, nil
	}
	p, ok := b.position(party, issue.ID)
	if !ok {
		return nil, &MissingError{fmt.Sprintf("%s has a weight on %s, and neither a satisfaction nor a position; want one of them", b.PartyName(party), issue.Name)}
	}
	return Tent(p.At.Mode), nil
}

// Tent is the satisfaction that falls by 1 a point of the scale from 100 at
// the position: the spatial model of politics.
func Tent(at float64) Curve {
	var c Curve
	if at > 0 {
		c = append(c, Point{0, 100 - at})
	}
	c = append(c, Point{at, 100})
	if at < 100 {
		c = append(c, Point{100, at})
	}
	return c
}

// alternative fills in what the party has without an agreement.
func (b *builder) alternative(p *Party) error {
	var stated *conflict.Alternative
	if stake := b.section.Stake(p.ID); stake != nil {
		stated = stake.Alternative
		p.judged(stake.Basis)
	}
	if stated != nil {
		p.judged(stated.Basis)
	}
	if stated != nil && stated.Level != nil {
		p.Alternative, p.Source = stated.Level.Mode, "stated in the file"
		return nil
	}
	levels := make([]float64, len(b.problem.Issues))
	for k, issue := range b.problem.Issues {
		if math.IsNaN(issue.Reference) && p.Shares[k] > 0 {
			return &MissingError{fmt.Sprintf("%s has no reference point, so nobody knows what %s has without an agreement; want reference of %s, or an alternative of %s in settlement", issue.Name, p.Name, issue.ID, p.ID)}
		}
		levels[k] = issue.Reference
	}
	p.Source = "the issues at their reference points"
	if stated != nil {
		p.Source = b.moved(stated.State, levels)
	}
	p.Alternative = p.Satisfaction(levels)
	return nil
}

// judged notes the analyst's reason, where there is one.
func (p *Party) judged(b conflict.Basis) {
	if b.Judgement != "" {
		p.Judgements = append(p.Judgements, b.Judgement)
	}
}

// moved moves the levels by the effects of the options taken, within the
// scale, and says so.
func (b *builder) moved(taken []string, levels []float64) string {
	var names []string
	for _, o := range b.Options {
		if !slices.Contains(taken, o.ID) {
			continue
		}
		names = append(names, o.Name)
		for _, e := range o.Effects {
			if k, on := b.place[e.Issue]; on {
				levels[k] += e.By
			}
		}
	}
	for k := range levels {
		levels[k] = min(max(levels[k], 0), 100)
	}
	if len(names) == 0 {
		return "the state in which nobody takes an option"
	}
	return "the state with " + strings.Join(names, ", ")
}

func (b *builder) condition(k int) {
	c := b.section.Conditions[k]
	made := Condition{Name: c.Name, Bound: c.Bound}
	if made.Name == "" {
		made.Name = b.words(c)
	}
	if c.If != nil {
		made.If, made.Then = b.side(c.If), b.side(c.Then)
	} else {
		made.Sense = map[conflict.Sense]lp.Sense{conflict.SumAtMost: lp.AtMost, conflict.SumAtLeast: lp.AtLeast, conflict.SumExactly: lp.Equal}[c.Sense]
		made.Coef = make([]float64, len(b.problem.Issues))
		for _, t := range c.Sum {
			made.Coef[b.place[t.Issue]] += t.Times
		}
	}
	b.problem.Conditions = append(b.problem.Conditions, made)
}

func (b *builder) side(s *conflict.LevelSide) *Side {
	return &Side{Issue: b.place[s.Issue], Up: s.Up, Level: s.Level}
}

// words names a condition that has no name.
func (b *builder) words(c conflict.Condition) string {
	if c.If != nil {
		return fmt.Sprintf("%s only with %s",
			b.sideWords(c.If, "above", "below"), b.sideWords(c.Then, "at least", "at most"))
	}
	var terms []string
	for _, t := range c.Sum {
		terms = append(terms, fmt.Sprintf("%v × %s", t.Times, b.IssueName(t.Issue)))
	}
	sense := map[conflict.Sense]string{conflict.SumAtMost: "at most", conflict.SumAtLeast: "at least", conflict.SumExactly: "exactly"}[c.Sense]
	return fmt.Sprintf("%s is %s %v", strings.Join(terms, " + "), sense, c.Bound)
}

func (b *builder) sideWords(s *conflict.LevelSide, up, down string) string {
	if s.Up {
		down = up
	}
	return fmt.Sprintf("%s %s %v", b.IssueName(s.Issue), down, s.Level)
}
