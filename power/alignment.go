package power

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"parley/power/codes"
	"parley/power/votes"
)

// An AlignmentAnswer is who votes with whom.
type AlignmentAnswer struct {
	Data    string `json:"data"` // set@version
	First   int    `json:"firstSession"`
	Last    int    `json:"lastSession"`
	Subject string `json:"subject,omitempty"`
	// Pairs are the parties two by two.
	Pairs []PairAlignment `json:"pairs"`
	// IdealPoints are those of the parties' states in the last session.
	IdealPoints []IdealPoint `json:"idealPoints"`
	// Communities are the groups of the last session, the largest first.
	Communities [][]string `json:"communities"`
	Modularity  float64    `json:"modularity"`
	// Alliances is nil without data on them.
	Alliances *AllianceAnswer `json:"alliances,omitempty"`

	source      Source
	points      *Source // of published ideal points; nil when they were fitted here
	parties     []Party
	notComputed []string
}

// A PairAlignment compares the votes of two parties.
type PairAlignment struct {
	A        string           `json:"a"`
	B        string           `json:"b"`
	Sessions []AlignmentPoint `json:"sessions"`
	Subjects []SubjectPoint   `json:"subjects"` // in the last ten sessions asked for
	Changes  []votes.Change   `json:"changes"`
}

// An AlignmentPoint is a pair in one session. Kappa and Pi are nil where they
// are not defined. The interval is Wilson's; where blocs make more than one pair
// of states, it is the least and the greatest agreement of these instead.
type AlignmentPoint struct {
	Session   int      `json:"session"`
	Year      int      `json:"year"` // in which the session opened
	N         int      `json:"n"`    // roll calls in which both voted; of a bloc, of all its pairs
	Agreement float64  `json:"agreement"`
	Low       float64  `json:"low"`
	High      float64  `json:"high"`
	S         float64  `json:"s"`
	SSquared  float64  `json:"sSquared"`
	Kappa     *float64 `json:"kappa,omitempty"`
	Pi        *float64 `json:"pi,omitempty"`
}

// A SubjectPoint is a pair's agreement on one subject.
type SubjectPoint struct {
	Subject   string  `json:"subject"`
	N         int     `json:"n"`
	Agreement float64 `json:"agreement"`
	Low       float64 `json:"low"`
	High      float64 `json:"high"`
}

// An IdealPoint is where a state stands.
type IdealPoint struct {
	State string  `json:"state"`
	Name  string  `json:"name"`
	Party string  `json:"party"`
	Point float64 `json:"point"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// An AlignmentQuestion says which roll calls count.
type AlignmentQuestion struct {
	First, Last int           // sessions; 0 is the first and the last of the data
	Subject     votes.Subject // only these; 0 is all
	Important   bool          // only those that the United States named important
	// Points are published ideal points with their source; without them they
	// are fitted here.
	Points       []votes.Estimate
	PointsSource *Source
}

// subjectSessions is over how many sessions subjects are compared.
const subjectSessions = 10

// Alignment compares the votes of the parties.
func Alignment(ctx context.Context, parties []Party, r *votes.Record, source Source, q AlignmentQuestion) (*AlignmentAnswer, error) {
	sessions := r.Sessions()
	a := &AlignmentAnswer{Data: source.Entry.ID(), First: q.First, Last: q.Last, source: source}
	if a.First == 0 {
		a.First = sessions[0]
	}
	if a.Last == 0 {
		a.Last = sessions[len(sessions)-1]
	}
	if a.First > a.Last || a.First > sessions[len(sessions)-1] || a.Last < sessions[0] {
		return nil, fmt.Errorf("the sessions %d to %d; want some of %d to %d, which %s has (session 74 opened in %d)",
			a.First, a.Last, sessions[0], sessions[len(sessions)-1], source.Entry.ID(), votes.Year(74))
	}
	a.parties, a.notComputed = known(parties)
	if from, to := sessions[0], sessions[len(sessions)-1]; a.First < from || a.Last > to {
		a.notComputed = append(a.notComputed, fmt.Sprintf("The sessions outside %d to %d: %s does not have them.", from, to, a.Data))
		a.First, a.Last = max(a.First, from), min(a.Last, to)
	}
	for k := range a.parties {
		a.parties[k] = a.voting(r, a.parties[k])
	}
	a.parties = slices.DeleteFunc(a.parties, func(p Party) bool { return len(p.Lines) == 0 })
	if len(a.parties) < 2 {
		return nil, errors.New("fewer than two parties vote; want codes (code: RUS) or members in the file, or --states with two or more")
	}
	selection := a.selection(r, q)
	for i, x := range a.parties {
		for _, y := range a.parties[i+1:] {
			a.Pairs = append(a.Pairs, a.pair(r, selection, x, y))
		}
	}
	a.Communities, a.Modularity = selection.Communities(a.Last, a.Last)
	return a, a.addPoints(ctx, r, q)
}

// voting leaves out the states that the record does not have.
func (a *AlignmentAnswer) voting(r *votes.Record, p Party) Party {
	var with, without []string
	for _, line := range p.Lines {
		if r.Votes(line) {
			with = append(with, line)
		} else {
			without = append(without, codes.LineName(line))
		}
	}
	if len(without) > 0 {
		a.notComputed = append(a.notComputed, fmt.Sprintf("%s: %s casts no vote in %s.", p.Name, strings.Join(without, ", "), a.Data))
	}
	p.Lines = with
	return p
}

func (a *AlignmentAnswer) selection(r *votes.Record, q AlignmentQuestion) votes.Selection {
	s := r.Divided()
	if q.Subject != 0 {
		for _, known := range votes.Subjects {
			if known.Subject == q.Subject {
				a.Subject = known.Name
			}
		}
		s = s.Where(func(c votes.RollCall) bool { return c.Subjects&q.Subject != 0 })
	}
	if q.Important {
		a.Subject = strings.TrimPrefix(a.Subject+"; important votes", "; ")
		unknown := 0
		s = s.Where(func(c votes.RollCall) bool {
			if c.Importance == votes.ImportanceUnknown && a.First <= c.Session && c.Session <= a.Last {
				unknown++
			}
			return c.Importance == votes.Important
		})
		if unknown > 0 {
			a.notComputed = append(a.notComputed, fmt.Sprintf("Important votes: of %d roll calls of these sessions the data do not say whether they were.", unknown))
		}
	}
	return s
}

// pair measures two parties in every session in which both vote.
func (a *AlignmentAnswer) pair(r *votes.Record, s votes.Selection, x, y Party) PairAlignment {
	made := PairAlignment{A: x.ID, B: y.ID}
	var series []votes.Reading
	for _, session := range r.Sessions() {
		if session < a.First || session > a.Last {
			continue
		}
		table, low, high := between(s, x, y, session, session)
		if table.N() == 0 {
			continue
		}
		p := AlignmentPoint{
			Session: session, Year: votes.Year(session), N: table.N(), Agreement: table.Agreement(), Low: low, High: high,
			S: table.S(), SSquared: table.SSquared(),
		}
		if kappa, ok := table.Kappa(); ok {
			p.Kappa = &kappa
		}
		if pi, ok := table.Pi(); ok {
			p.Pi = &pi
		}
		made.Sessions = append(made.Sessions, p)
		series = append(series, votes.Reading{Session: session, Value: p.Agreement})
	}
	made.Changes = votes.Changes(series)
	for _, subject := range votes.Subjects {
		on := s.Where(func(c votes.RollCall) bool { return c.Subjects&subject.Subject != 0 })
		table, low, high := between(on, x, y, max(a.First, a.Last-subjectSessions+1), a.Last)
		if table.N() > 0 {
			made.Subjects = append(made.Subjects, SubjectPoint{subject.Name, table.N(), table.Agreement(), low, high})
		}
	}
	return made
}

// between adds up the tables of all pairs of states of two parties.
func between(s votes.Selection, x, y Party, first, last int) (all votes.Table, low, high float64) {
	pairs := 0
	low, high = 1, 0
	for _, i := range x.Lines {
		for _, j := range y.Lines {
			if i == j {
				continue
			}
			t := s.Pair(i, j, first, last)
			if t.N() == 0 {
				continue
			}
			pairs++
			low, high = math.Min(low, t.Agreement()), math.Max(high, t.Agreement())
			for v := range t {
				for w := range t[v] {
					all[v][w] += t[v][w]
				}
			}
		}
	}
	if pairs == 1 {
		low, high = all.Interval()
	}
	return all, low, high
}

// addPoints adds the ideal points of the last session, published or fitted.
func (a *AlignmentAnswer) addPoints(ctx context.Context, r *votes.Record, q AlignmentQuestion) error {
	var points []votes.Estimate
	for _, e := range q.Points {
		if e.Session == a.Last {
			points = append(points, e)
		}
	}
	if a.points = q.PointsSource; len(points) == 0 {
		a.points = nil
		var err error
		if points, err = r.FitSessions(ctx, []int{a.Last}, nil); errors.Is(err, votes.ErrNotSettled) {
			a.notComputed = append(a.notComputed, fmt.Sprintf("Ideal points of session %d: the fit did not settle.", a.Last))
		} else if err != nil {
			return err
		}
	}
	for _, p := range a.parties {
		for _, e := range points {
			if slices.Contains(p.Lines, e.Line) {
				a.IdealPoints = append(a.IdealPoints, IdealPoint{e.Line, codes.LineName(e.Line), p.ID, e.Point, e.Low, e.High})
			}
		}
	}
	return nil
}

func (a *AlignmentAnswer) name(id string) string {
	for _, p := range a.parties {
		if p.ID == id {
			return p.Name
		}
	}
	return id
}
