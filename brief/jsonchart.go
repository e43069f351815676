package brief

import "parley/report"

type jsonChart struct {
	X      jsonAxis     `json:"x"`
	Y      jsonAxis     `json:"y"`
	Series []jsonSeries `json:"series"`
	Levels []jsonLevel  `json:"levels"`
}

type jsonAxis struct {
	Title string     `json:"title"`
	Low   float64    `json:"low"`
	High  float64    `json:"high"`
	Ticks []jsonTick `json:"ticks,omitempty"`
}

type jsonTick struct {
	At   float64 `json:"at"`
	Name string  `json:"name"`
}

type jsonSeries struct {
	Name   string      `json:"name"`
	Kind   string      `json:"kind"`
	Points []jsonPoint `json:"points"`
}

type jsonPoint struct {
	X     float64    `json:"x"`
	Y     float64    `json:"y"`
	Range *jsonRange `json:"range,omitempty"`
	Label string     `json:"label,omitempty"`
	Gap   bool       `json:"gap,omitempty"`
}

type jsonLevel struct {
	Name     string  `json:"name"`
	At       float64 `json:"at"`
	Vertical bool    `json:"vertical"`
}

type jsonBars struct {
	Axis jsonAxis  `json:"axis"`
	Base float64   `json:"base"`
	Rows []jsonBar `json:"rows"`
}

type jsonBar struct {
	Name  string        `json:"name"`
	Parts []jsonBarPart `json:"parts"`
}

type jsonBarPart struct {
	Name  string     `json:"name"`
	From  float64    `json:"from"`
	To    float64    `json:"to"`
	Range *jsonRange `json:"range,omitempty"`
}

func jsonChartOf(c *report.Chart) *jsonChart {
	shown := &jsonChart{jsonAxisOf(c.X), jsonAxisOf(c.Y), []jsonSeries{}, []jsonLevel{}}
	for _, s := range c.Series {
		one := jsonSeries{s.Name, string(s.Kind), []jsonPoint{}}
		for _, p := range s.Points {
			one.Points = append(one.Points, jsonPoint{p.X, p.Y, (*jsonRange)(p.Range), p.Label, p.Gap})
		}
		shown.Series = append(shown.Series, one)
	}
	for _, l := range c.Levels {
		shown.Levels = append(shown.Levels, jsonLevel(l))
	}
	return shown
}

func jsonAxisOf(a report.Axis) jsonAxis {
	shown := jsonAxis{Title: a.Title, Low: a.Low, High: a.High}
	for _, t := range a.Ticks {
		shown.Ticks = append(shown.Ticks, jsonTick(t))
	}
	return shown
}

func jsonBarsOf(b *report.Bars) *jsonBars {
	shown := &jsonBars{jsonAxisOf(b.Axis), b.Base, []jsonBar{}}
	for _, row := range b.Rows {
		one := jsonBar{row.Name, []jsonBarPart{}}
		for _, p := range row.Parts {
			one.Parts = append(one.Parts, jsonBarPart{p.Name, p.From, p.To, (*jsonRange)(p.Range)})
		}
		shown.Rows = append(shown.Rows, one)
	}
	return shown
}
