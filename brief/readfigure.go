package brief

import "parley/report"

func (f jsonFigure) figure() report.Figure {
	read := report.Figure{ID: f.ID, Title: f.Title, Text: f.Text}
	if f.Scale != nil {
		read.Scale = f.Scale.scale()
	}
	if f.Graph != nil {
		read.Graph = &report.Graph{Parties: f.Graph.Parties, States: readStates(f.Graph.States)}
		for _, m := range f.Graph.Moves {
			read.Graph.Moves = append(read.Graph.Moves, report.GraphMove(m))
		}
	}
	if f.Path != nil {
		read.Path = &report.Path{Parties: f.Path.Parties, States: readStates(f.Path.States)}
		for _, s := range f.Path.Steps {
			read.Path.Steps = append(read.Path.Steps, report.Step(s))
		}
	}
	if f.Chart != nil {
		read.Chart = f.Chart.chart()
	}
	if f.Bars != nil {
		read.Bars = f.Bars.bars()
	}
	if f.Heat != nil {
		read.Heat = f.Heat.heat()
	}
	if f.Net != nil {
		read.Net = f.Net.net()
	}
	return read
}

func (s *jsonScale) scale() *report.Scale {
	read := &report.Scale{Reference: (*report.Range)(s.Reference)}
	for _, l := range s.Landmarks {
		read.Landmarks = append(read.Landmarks, report.Landmark(l))
	}
	for _, m := range s.Marks {
		read.Marks = append(read.Marks, report.ScaleMark{Name: m.Name, At: report.Range(m.At), Outcome: m.Outcome, Salience: (*report.Range)(m.Salience)})
	}
	for _, f := range s.Fans {
		fan := report.Fan{Name: f.Name, Median: f.Median}
		for _, b := range f.Bands {
			fan.Bands = append(fan.Bands, report.Band(b))
		}
		for _, m := range f.Masses {
			fan.Masses = append(fan.Masses, report.Mass(m))
		}
		read.Fans = append(read.Fans, fan)
	}
	return read
}

func readStates(states []jsonState) []report.GraphState {
	read := make([]report.GraphState, len(states))
	for k, s := range states {
		read[k] = report.GraphState{Letters: s.State, Name: s.Name, StatusQuo: s.StatusQuo, Equilibrium: s.Equilibrium}
	}
	return read
}

func (c *jsonChart) chart() *report.Chart {
	read := &report.Chart{X: c.X.axis(), Y: c.Y.axis()}
	for _, s := range c.Series {
		one := report.Series{Name: s.Name, Kind: report.SeriesKind(s.Kind)}
		for _, p := range s.Points {
			one.Points = append(one.Points, report.Point{X: p.X, Y: p.Y, Range: (*report.Range)(p.Range), Label: p.Label, Gap: p.Gap})
		}
		read.Series = append(read.Series, one)
	}
	for _, l := range c.Levels {
		read.Levels = append(read.Levels, report.Level(l))
	}
	return read
}

func (a jsonAxis) axis() report.Axis {
	read := report.Axis{Title: a.Title, Low: a.Low, High: a.High}
	for _, t := range a.Ticks {
		read.Ticks = append(read.Ticks, report.Tick(t))
	}
	return read
}

func (b *jsonBars) bars() *report.Bars {
	read := &report.Bars{Axis: b.Axis.axis(), Base: b.Base}
	for _, row := range b.Rows {
		one := report.Bar{Name: row.Name}
		for _, p := range row.Parts {
			one.Parts = append(one.Parts, report.BarPart{Name: p.Name, From: p.From, To: p.To, Range: (*report.Range)(p.Range)})
		}
		read.Rows = append(read.Rows, one)
	}
	return read
}

func (h *jsonHeat) heat() *report.Heat {
	read := &report.Heat{X: h.X, Y: h.Y, Columns: h.Columns, Rows: h.Rows, Low: h.Low, High: h.High, Meaning: h.Meaning}
	for _, row := range h.Cells {
		cells := make([]report.HeatCell, len(row))
		for k, one := range row {
			cells[k] = report.HeatCell(one)
		}
		read.Cells = append(read.Cells, cells)
	}
	return read
}

func (n *jsonNet) net() *report.Net {
	read := &report.Net{}
	for _, one := range n.Nodes {
		read.Nodes = append(read.Nodes, report.NetNode(one))
	}
	for _, t := range n.Ties {
		read.Ties = append(read.Ties, report.NetTie(t))
	}
	return read
}
