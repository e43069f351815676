package brief

import "parley/report"

type jsonHeat struct {
	X       string           `json:"x"`
	Y       string           `json:"y"`
	Columns []string         `json:"columns"`
	Rows    []string         `json:"rows"`
	Cells   [][]jsonHeatCell `json:"cells"`
	Low     float64          `json:"low"`
	High    float64          `json:"high"`
	Meaning string           `json:"meaning"`
}

type jsonHeatCell struct {
	Value float64 `json:"value"`
	Words string  `json:"words,omitempty"`
}

type jsonNet struct {
	Nodes []jsonNode `json:"nodes"`
	Ties  []jsonTie  `json:"ties"`
}

type jsonNode struct {
	Name string  `json:"name"`
	Size float64 `json:"size"`
}

type jsonTie struct {
	From   int     `json:"from"`
	To     int     `json:"to"`
	Weight float64 `json:"weight"`
	Label  string  `json:"label,omitempty"`
}

func jsonHeatOf(h *report.Heat) *jsonHeat {
	shown := &jsonHeat{h.X, h.Y, list(h.Columns), list(h.Rows), [][]jsonHeatCell{}, h.Low, h.High, h.Meaning}
	for _, row := range h.Cells {
		cells := make([]jsonHeatCell, len(row))
		for k, one := range row {
			cells[k] = jsonHeatCell(one)
		}
		shown.Cells = append(shown.Cells, cells)
	}
	return shown
}

func jsonNetOf(n *report.Net) *jsonNet {
	shown := &jsonNet{[]jsonNode{}, []jsonTie{}}
	for _, one := range n.Nodes {
		shown.Nodes = append(shown.Nodes, jsonNode(one))
	}
	for _, t := range n.Ties {
		shown.Ties = append(shown.Ties, jsonTie(t))
	}
	return shown
}
