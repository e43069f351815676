package brief

import "parley/report"

// A jsonFigure has one of scale, graph and path.
type jsonFigure struct {
	Type  string     `json:"type"`
	ID    string     `json:"id"`
	Title string     `json:"title"`
	Text  string     `json:"text"`
	Scale *jsonScale `json:"scale,omitempty"`
	Graph *jsonGraph `json:"graph,omitempty"`
	Path  *jsonPath  `json:"path,omitempty"`
}

type jsonScale struct {
	Landmarks []jsonLandmark `json:"landmarks"`
	Reference *jsonRange     `json:"reference,omitempty"`
	Marks     []jsonMark     `json:"marks"`
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
	return shown
}

func jsonStates(states []report.GraphState) []jsonState {
	shown := make([]jsonState, len(states))
	for k, s := range states {
		shown[k] = jsonState{s.Letters, s.Name, s.StatusQuo, list(s.Equilibrium)}
	}
	return shown
}
