package brief

import "parley/report"

// A jsonFigure has one of the pictures.
type jsonFigure struct {
	Type  string     `json:"type"`
	ID    string     `json:"id"`
	Title string     `json:"title"`
	Text  string     `json:"text"`
	Scale *jsonScale `json:"scale,omitempty"`
	Graph *jsonGraph `json:"graph,omitempty"`
	Path  *jsonPath  `json:"path,omitempty"`
	Chart *jsonChart `json:"chart,omitempty"`
	Bars  *jsonBars  `json:"bars,omitempty"`
	Heat  *jsonHeat  `json:"heat,omitempty"`
	Net   *jsonNet   `json:"net,omitempty"`
}

type jsonScale struct {
	Landmarks []jsonLandmark `json:"landmarks"`
	Reference *jsonRange     `json:"reference,omitempty"`
	Marks     []jsonMark     `json:"marks"`
	Fans      []jsonFan      `json:"fans,omitempty"`
}

type jsonFan struct {
	Name   string     `json:"name"`
	Median float64    `json:"median"`
	Bands  []jsonBand `json:"bands"`
	Masses []jsonMass `json:"masses"`
}

type jsonBand struct {
	Share float64 `json:"share"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

type jsonMass struct {
	At    float64 `json:"at"`
	Share float64 `json:"share"`
}

type jsonLandmark struct {
	At   float64 `json:"at"`
	Name string  `json:"name"`
}

type jsonRange struct {
	Low      float64 `json:"low"`
	Mode     float64 `json:"mode"`
	High     float64 `json:"high"`
	EndsOnly bool    `json:"endsOnly,omitempty"`
}

type jsonMark struct {
	Name     string     `json:"name"`
	At       jsonRange  `json:"at"`
	Outcome  bool       `json:"outcome"`
	Salience *jsonRange `json:"salience,omitempty"`
}

type jsonGraph struct {
	Parties []string    `json:"parties"`
	States  []jsonState `json:"states"`
	Moves   []jsonMove  `json:"moves"`
}

type jsonState struct {
	State       string   `json:"state"`
	Name        string   `json:"name"`
	StatusQuo   bool     `json:"statusQuo"`
	Equilibrium []string `json:"equilibrium"`
}

type jsonMove struct {
	From        int  `json:"from"`
	To          int  `json:"to"`
	Party       int  `json:"party"`
	Both        bool `json:"both"`
	Improvement bool `json:"improvement"`
}

type jsonPath struct {
	Parties []string    `json:"parties,omitempty"`
	States  []jsonState `json:"states"`
	Steps   []jsonStep  `json:"steps"`
}

type jsonStep struct {
	Party       string `json:"party"`
	Action      string `json:"action"`
	Improvement bool   `json:"improvement"`
}

func jsonFigureOf(f report.Figure) jsonFigure {
	shown := jsonFigure{Type: "figure", ID: f.ID, Title: f.Title, Text: f.Text}
	if f.Scale != nil {
		shown.Scale = jsonScaleOf(f.Scale)
	}
	if f.Graph != nil {
		shown.Graph = &jsonGraph{list(f.Graph.Parties), jsonStates(f.Graph.States), []jsonMove{}}
		for _, m := range f.Graph.Moves {
			shown.Graph.Moves = append(shown.Graph.Moves, jsonMove(m))
		}
	}
	if f.Path != nil {
		shown.Path = &jsonPath{f.Path.Parties, jsonStates(f.Path.States), []jsonStep{}}
		for _, s := range f.Path.Steps {
			shown.Path.Steps = append(shown.Path.Steps, jsonStep(s))
		}
	}
	if f.Chart != nil {
		shown.Chart = jsonChartOf(f.Chart)
	}
	if f.Bars != nil {
		shown.Bars = jsonBarsOf(f.Bars)
	}
	if f.Heat != nil {
		shown.Heat = jsonHeatOf(f.Heat)
	}
	if f.Net != nil {
		shown.Net = jsonNetOf(f.Net)
	}
	return shown
}

func jsonScaleOf(s *report.Scale) *jsonScale {
	shown := &jsonScale{Landmarks: []jsonLandmark{}, Reference: (*jsonRange)(s.Reference), Marks: []jsonMark{}}
	for _, l := range s.Landmarks {
		shown.Landmarks = append(shown.Landmarks, jsonLandmark(l))
	}
	for _, m := range s.Marks {
		shown.Marks = append(shown.Marks, jsonMark{m.Name, jsonRange(m.At), m.Outcome, (*jsonRange)(m.Salience)})
	}
	for _, f := range s.Fans {
		fan := jsonFan{f.Name, f.Median, []jsonBand{}, []jsonMass{}}
		for _, b := range f.Bands {
			fan.Bands = append(fan.Bands, jsonBand(b))
		}
		for _, m := range f.Masses {
			fan.Masses = append(fan.Masses, jsonMass(m))
		}
		shown.Fans = append(shown.Fans, fan)
	}
	return shown
}

func jsonStates(states []report.GraphState) []jsonState {
	shown := make([]jsonState, len(states))
	for k, s := range states {
		shown[k] = jsonState{s.Letters, s.Name, s.StatusQuo, list(s.Equilibrium)}
	}
	return shown
}
