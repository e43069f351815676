package stability

// InverseData is an inverse analysis as --json prints it; states are in letters,
// statements are numbered from 1 as in the file.
type InverseData struct {
	State      string          `json:"state"`
	Concept    string          `json:"concept"`
	Holds      bool            `json:"holds"`
	Leavers    []string        `json:"leavers"`
	Conditions []ConditionData `json:"conditions"`
	Changes    []ChangeData    `json:"changes"`
}

// ConditionData is a condition: for every clause there is an alternative of which
// the party prefers no state.
type ConditionData struct {
	Party string       `json:"party"`
	Holds bool         `json:"holds"`
	AllOf [][][]string `json:"allOf"` // clauses, alternatives, states
}

// ChangeData are the smallest changes of one kind.
type ChangeData struct {
	Parties  []string           `json:"parties"`
	Kind     string             `json:"kind"`     // reorder, drop, turn, or raise for an order of states
	Steps    int                `json:"steps"`    // 0 when none was found
	Count    int                `json:"count"`    // how many are as small
	Searched int                `json:"searched"` // up to how many steps all were tried
	Complete bool               `json:"complete"` // these were all there are
	Serves   bool               `json:"serves"`
	Words    string             `json:"words"`
	Lists    []map[string][]int `json:"lists"` // by party, the new list; below 0 a statement is turned
}

// Data returns the analysis for machines.
func (v *Inverse) Data() InverseData {
	d := InverseData{
		State: v.Letters(v.State), Concept: v.Concept.Key(), Holds: len(v.Leavers) == 0,
		Leavers: append([]string{}, v.names(v.Leavers)...), Conditions: []ConditionData{}, Changes: []ChangeData{},
	}
	for _, c := range v.Conditions {
		d.Conditions = append(d.Conditions, v.conditionData(c))
	}
	for _, c := range v.Changes {
		if c.Raise != nil {
			d.Changes = append(d.Changes, ChangeData{
				Parties: []string{v.Conflict.Parties[c.Party].Name}, Kind: "raise", Steps: c.Raise.Passes, Count: 1,
				Complete: true, Serves: c.Raise.Serves, Words: v.raiseWords(c.Raise), Lists: []map[string][]int{},
			})
		}
		for _, r := range c.Remedies {
			d.Changes = append(d.Changes, v.changeData(r))
		}
	}
	for _, r := range v.Together {
		d.Changes = append(d.Changes, v.changeData(r))
	}
	return d
}

func (v *Inverse) conditionData(c *Condition) ConditionData {
	d := ConditionData{Party: v.Blocks[c.Block].Name, AllOf: [][][]string{}}
	d.Holds = c.Holds(func(t int) bool { return v.prefers(v.Blocks[c.Block], t, v.State) })
	for _, clause := range c.Clauses {
		var anyOf [][]string
		for _, a := range clause.Alternatives {
			var none []string
			for _, t := range a {
				none = append(none, v.Letters(t))
			}
			anyOf = append(anyOf, none)
		}
		d.AllOf = append(d.AllOf, anyOf)
	}
	return d
}

func (v *Inverse) changeData(r *Remedies) ChangeData {
	d := ChangeData{
		Kind: r.Kind.String(), Count: r.Count, Searched: r.Searched, Complete: r.Complete,
		Serves: len(r.Found) > 0, Words: v.remediesWords(r), Lists: []map[string][]int{},
	}
	for _, i := range r.Parties {
		d.Parties = append(d.Parties, v.Conflict.Parties[i].Name)
	}
	for _, remedy := range r.Found {
		d.Steps = remedy.Steps
		lists := map[string][]int{}
		for i, wishes := range remedy.Wishes {
			if wishes == nil {
				continue
			}
			numbers := []int{}
			for _, w := range wishes {
				n := w.Statement + 1
				if w.Turned {
					n = -n
				}
				numbers = append(numbers, n)
			}
			lists[v.Conflict.Parties[i].Name] = numbers
		}
		d.Lists = append(d.Lists, lists)
	}
	return d
}
