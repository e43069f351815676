package bargain

import (
	"parley/conflict"
	"parley/ensemble"
)

// Data is the answer for machines.
type Data struct {
	Title   string      `json:"title"`
	Model   string      `json:"model"`
	Seed    uint64      `json:"seed"`
	Issues  []IssueData `json:"issues"`
	Jointly *JointData  `json:"jointly,omitempty"` // the spatial model over all issues at once
}

// IssueData is the forecast of one issue.
type IssueData struct {
	Issue     string         `json:"issue"`
	Name      string         `json:"name"`
	Draws     int            `json:"draws"`
	Median    float64        `json:"median"`
	Mean      float64        `json:"mean"`
	Intervals []IntervalData `json:"intervals"`
	Density   []float64      `json:"density"` // of the points 0 to 100
	Landmarks []LandmarkData `json:"landmarks"`
	Models    []ModelData    `json:"models"`
	Drivers   []DriverData   `json:"drivers"`
	Rounds    []RoundData    `json:"rounds"`        // of the challenge model
	Settled   bool           `json:"roundsSettled"` // nobody moved in its last round
	Turns     [][]float64    `json:"turns"`         // positions in the spatial model, from the first
	Rest      bool           `json:"turnsSettled"`  // the spatial model came to rest
	Parties   []string       `json:"parties"`       // with weight, in the order of positions
	Assumed   []string       `json:"assumed"`
}

// IntervalData holds a share of the probability.
type IntervalData struct {
	Share float64 `json:"share"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// LandmarkData is the probability around a landmark.
type LandmarkData struct {
	At      float64 `json:"at"`
	Name    string  `json:"name"`
	Nearest float64 `json:"nearest"`
	Exactly float64 `json:"exactly"`
}

// ModelData is what one model says.
type ModelData struct {
	Model  string  `json:"model"`
	Median float64 `json:"median"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Error  string  `json:"error,omitempty"`
}

// DriverData is what one uncertain number does to the median.
type DriverData struct {
	Name   string         `json:"name"`
	From   string         `json:"from"`
	To     string         `json:"to"`
	Low    float64        `json:"low"`
	High   float64        `json:"high"`
	Varies bool           `json:"varies"`
	First  ensemble.Index `json:"first"`
	Total  ensemble.Index `json:"total"`
}

// RoundData is one round of the challenge model.
type RoundData struct {
	Median    float64    `json:"median"`
	Mean      float64    `json:"mean"`
	Positions []float64  `json:"positions"`
	Moves     []MoveData `json:"moves"`
}

// MoveData is one offer that is taken.
type MoveData struct {
	Party string  `json:"party"`
	By    string  `json:"by"`
	Kind  string  `json:"kind"`
	To    float64 `json:"to"`
}

func newData(c *conflict.Conflict, q Question, forecasts []*Forecast, joint *Joint) Data {
	d := Data{Title: c.Title, Model: q.Model.Name, Seed: q.Seed, Issues: []IssueData{}, Jointly: joint.data()}
	for _, f := range forecasts {
		d.Issues = append(d.Issues, f.data())
	}
	return d
}

func (f *Forecast) data() IssueData {
	d := IssueData{
		Issue: f.ID, Name: f.Name, Draws: f.Draws, Median: f.Density.Median(), Mean: f.Density.Mean(), Density: f.Density[:],
		Landmarks: []LandmarkData{}, Drivers: []DriverData{}, Parties: []string{}, Turns: append([][]float64{}, f.Turns...), Rest: f.Settled,
		Settled: f.Moves.Settled, Assumed: append([]string{}, f.notes()...),
	}
	for _, share := range shares {
		low, high := f.Density.Interval(share)
		d.Intervals = append(d.Intervals, IntervalData{share, low, high})
	}
	for k, p := range f.Nearest() {
		l := f.Scale[k]
		d.Landmarks = append(d.Landmarks, LandmarkData{l.At, l.Name, p, f.Density[point(l.At)]})
	}
	for _, p := range f.Others {
		m := ModelData{Model: p.Model.Name, Median: p.Median, Low: p.Low, High: p.High}
		if p.Err != nil {
			m.Error = p.Err.Error()
		}
		d.Models = append(d.Models, m)
	}
	for _, x := range f.Drivers {
		d.Drivers = append(d.Drivers, DriverData{x.Name, x.LowValue, x.HighValue, x.Low, x.High, x.Varies, x.First, x.Total})
	}
	f.addRounds(&d)
	return d
}

func (f *Forecast) addRounds(d *IssueData) {
	stances := f.Stances.weighty().Stances
	for _, s := range stances {
		d.Parties = append(d.Parties, s.Actor)
	}
	for _, r := range f.Moves.Rounds {
		round := RoundData{Median: r.Median, Mean: r.Mean, Positions: r.Positions, Moves: []MoveData{}}
		for k, o := range r.Offers {
			if o.Kind != None {
				round.Moves = append(round.Moves, MoveData{stances[k].Actor, stances[o.By].Actor, string(o.Kind), o.To})
			}
		}
		d.Rounds = append(d.Rounds, round)
	}
}
