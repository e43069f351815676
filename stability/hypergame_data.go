package stability

// HypergameData is a hypergame as --json prints it.
type HypergameData struct {
	Parties  []string         `json:"parties"` // names; those of a coalition joined by ", "
	Options  []string         `json:"options"`
	Views    []ViewData       `json:"views"`
	States   []HypergameState `json:"states"`
	Meetings []MeetingData    `json:"meetings"` // null when they were not computed
}

// ViewData is the conflict as one party sees it. Its states are written in the
// letters of its own options.
type ViewData struct {
	Party      string              `json:"party"`
	AsItIs     bool                `json:"asItIs"`
	OptionIDs  []string            `json:"optionIds"`
	States     int                 `json:"states"`
	Surprises  int                 `json:"surprises"` // states of the conflict of which it thinks that they cannot be
	Hopes      []string            `json:"hopes"`     // what it likes best of what it believes to hold
	Equilibria map[string][]string `json:"equilibria"`
}

// HypergameState says how a state of the conflict holds, by concept key: "in
// truth", "by a misunderstanding", "overlooked" or "nowhere".
type HypergameState struct {
	State    string              `json:"state"`
	Standing map[string]Standing `json:"standing"`
}

// MeetingData is one way in which the views meet.
type MeetingData struct {
	State    string   `json:"state"`
	Feasible bool     `json:"feasible"`
	HopedBy  []string `json:"hopedBy"`
	Ways     int      `json:"ways"`
}

// Data returns the hypergame for machines.
func (h *Hypergame) Data() HypergameData {
	d := HypergameData{Parties: h.True.blockNames()}
	for _, o := range h.True.Conflict.Options {
		d.Options = append(d.Options, o.Name)
	}
	for _, v := range h.Views {
		d.Views = append(d.Views, h.viewData(v))
	}
	for state := range h.True.States {
		row := HypergameState{State: h.True.Letters(state), Standing: map[string]Standing{}}
		for _, c := range Concepts {
			row.Standing[c.Key()] = h.Standing(c, state)
		}
		d.States = append(d.States, row)
	}
	meetings, _ := h.Meetings()
	for _, m := range meetings {
		hoped, _ := h.expecting(m)
		d.Meetings = append(d.Meetings, MeetingData{m.Letters, m.State >= 0, append([]string{}, hoped...), m.Ways})
	}
	return d
}

func (h *Hypergame) viewData(v *View) ViewData {
	d := ViewData{
		Party: h.name(v), AsItIs: v.Same, States: len(v.States), Surprises: v.Surprises(),
		Hopes: []string{}, Equilibria: v.Data().Equilibria,
	}
	for _, o := range v.Conflict.Options {
		d.OptionIDs = append(d.OptionIDs, o.ID)
	}
	for _, s := range v.Hopes {
		d.Hopes = append(d.Hopes, v.Letters(s))
	}
	return d
}
