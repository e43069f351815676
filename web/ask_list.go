package web

import (
	"slices"

	"parley/analysis"
)

// An asking is an analysis as the workbench offers it.
type asking struct {
	Name  string // of the analysis
	Title string
	Help  string
}

// An askGroup is analyses that belong together.
type askGroup struct {
	Title string
	Help  string
	Items []asking
}

// arranged is how the analyses are offered. Those that are not named in it
// stand under the last heading with their own names.
var arranged = []askGroup{
	{"What would hold", "Outcomes, who would leave them, and the ways to them. Needs options and preferences.", []asking{
		{Name: "stability", Title: "Which outcomes hold"},
		{Name: "explain", Title: "Why an outcome holds, or does not"},
		{Name: "trace", Title: "The way to an outcome"},
		{Name: "inverse", Title: "What would have to change for an outcome to hold"},
		{Name: "sensitivity", Title: "What would overturn a finding"},
		{Name: "hypergame", Title: "When parties see the conflict differently"},
	}},
	{"Where issues settle", "Needs issues and positions.", []asking{
		{Name: "forecast", Title: "Where each issue may settle"},
		{Name: "settle", Title: "Which packages everybody can accept"},
	}},
	{"Instruments and agreements", "What policy options change, and whether promises would be kept.", []asking{
		{Name: "assess", Title: "Instruments compared"},
		{Name: "accord", Title: "Whether agreements would be kept"},
		{Name: "verify", Title: "Whether counts of incidents changed"},
	}},
	{"Power", "Who can bring what to bear, and who depends on whom. Needs codes of states, or ties.", []asking{
		{Name: "capability", Title: "Capability over the years"},
		{Name: "alignment", Title: "Who votes with whom"},
		{Name: "resolution", Title: "Who voted how on a resolution"},
		{Name: "dependence", Title: "Who depends on whom"},
		{Name: "shock", Title: "What a cut tie leaves"},
		{Name: "circumvention", Title: "Trade around sanctions"},
		{Name: "forum", Title: "Voting power in a body"},
		{Name: "align", Title: "If two parties aligned further"},
	}},
	{"Other questions", "", nil},
}

// groups are the analyses as they are offered. The brief has a page of its own.
func groups() []askGroup {
	var shown []askGroup
	known := []string{briefName}
	for _, g := range arranged {
		group := askGroup{Title: g.Title, Help: g.Help}
		for _, item := range g.Items {
			known = append(known, item.Name)
			group.Items = append(group.Items, askingOf(item.Name))
		}
		shown = append(shown, group)
	}
	last := &shown[len(shown)-1]
	for _, a := range analysis.List {
		if !slices.Contains(known, a.Name) {
			last.Items = append(last.Items, askingOf(a.Name))
		}
	}
	return slices.DeleteFunc(shown, func(g askGroup) bool { return len(g.Items) == 0 })
}

// askingOf is an analysis by its name.
func askingOf(name string) asking {
	shown := asking{Name: name, Title: capital(name)}
	for _, g := range arranged {
		for _, item := range g.Items {
			if item.Name == name {
				shown.Title = item.Title
			}
		}
	}
	for _, a := range analysis.List {
		if a.Name == name {
			shown.Help = a.Help
		}
	}
	return shown
}
