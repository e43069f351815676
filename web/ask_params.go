package web

import (
	"context"
	"maps"
	"slices"
	"strings"

	"parley/conflict"
)

// A known is how a parameter is asked: in which words, and what can be chosen.
type known struct {
	label   string
	look    inputLook
	help    string // instead of the analysis's, which speaks to a terminal
	deep    bool
	choices func(c *conflict.Conflict) []choice
}

// paramOf is how a parameter of an analysis is asked.
func paramOf(of, name string) known {
	for _, key := range []string{of + "." + name, name} {
		if k, ok := params[key]; ok {
			return k
		}
	}
	return known{label: capital(name)}
}

const (
	stateHelp   = "The status quo, or any choice of options: tick those that are taken."
	outcomeHelp = "The status quo, an outcome by its name, or any choice of options: tick those that are taken."
)

// params are the parameters by name; a name with the analysis in front of it
// stands for that analysis alone.
var params = map[string]known{
	"with":          {label: "With these instruments", look: asBoxes, help: "What these policy options change is applied first.", choices: instruments},
	"state":         {label: "Outcome", look: asState, help: outcomeHelp, choices: outcomes},
	"explain.state": {label: "State", look: asState, help: stateHelp, choices: single},
	"from":          {label: "From", look: asState, help: stateHelp + " The status quo when nothing is chosen.", choices: states},
	"to":            {label: "To", help: "The name of an outcome, the options taken joined by commas, or a formula over options; nothing shows all ends.", choices: outcomes},
	"party":         {label: "Only this party", look: asSelect, help: "All parties when nothing is chosen.", choices: parties},
	"concept":       {label: "Only this solution concept", look: asSelect, help: "All six when nothing is chosen.", choices: concepts},
	"concepts":      {label: "Only these solution concepts", look: asBoxes, help: "With “Only the equilibria”. All six when nothing is ticked.", deep: true, choices: concepts},
	"together":      {label: "Several parties may change at once", look: asYes, help: "Takes longer."},

	"equilibria-only": {label: "Only the equilibria", look: asYes, help: "For conflicts that are too large to judge every state.", deep: true},
	"list":            {label: "How many equilibria are listed", look: asNumber, deep: true},
	"engine":          {label: "Engine", look: asSelect, help: "With “Only the equilibria”. The one that suits the conflict when nothing is chosen.", deep: true, choices: fixed("enumerated", "", "dense", "", "symbolic", "")},
	"horizon":         {label: "Moves that parties look ahead", look: asNumber, deep: true},
	"coalesce":        {label: "Treat alike states as one", look: asYes, help: "States that no party tells apart, and from which the same moves lead on. It changes no verdict.", deep: true},
	"coalitions":      {label: "Also sets of parties that would leave together", look: asYes, deep: true},
	"coalition":       {label: "As if these parties acted as one", look: asBoxes, deep: true, choices: parties, help: "And all others alone."},
	"alpha":           {label: "Level of moving (alpha)", look: asNumber, deep: true},
	"beta":            {label: "Level of deterrence (beta)", look: asNumber, deep: true},
	"gamma":           {label: "Level of answering (gamma)", look: asNumber, deep: true},
	"ways":            {label: "How many shortest ways are listed", look: asNumber, deep: true},
	"chance":          {label: "How the next improvement is drawn", look: asSelect, deep: true, help: "Party: a party that can improve, then one of its improvements. Move: one of all improvements. Party when nothing is chosen.", choices: fixed("party", "", "move", "")},
	"draws":           {label: "Draws of what is uncertain", look: asNumber},
	"until":           {label: "Enough once shares are known to within", look: asNumber, deep: true},
	"seed":            {label: "Seed of the random numbers", look: asNumber, deep: true},
	"draw":            {label: "Only this draw", look: asNumber, deep: true},

	"issue":   {label: "Only this issue", look: asSelect, help: "All issues when nothing is chosen.", choices: issues},
	"model":   {label: "Model", look: asSelect, help: "Parley’s own when nothing is chosen; all models are told beside it.", choices: fixed("parley", "Parley", "compromise", "Compromise", "median", "Weighted median", "mode", "Mode", "nash", "Nash bargain", "nash-far", "Nash bargain, no agreement far worse", "challenge", "Challenge model", "spatial", "Spatial model of politics", "quantal", "Quantal response")},
	"package": {label: "A package to be judged", look: asLevels, help: "A level from 0 to 100 for each issue; one that is left out stays at its reference point. Nothing asks for the best packages alone.", choices: issues},

	"agreement":    {label: "Only this agreement", look: asSelect, help: "All agreements when nothing is chosen.", choices: agreements},
	"combinations": {label: "Combinations", look: asSelect, help: "All when nothing is chosen.", choices: fixed("all", "Also instruments together", "single", "Each instrument alone")},

	"design":   {label: "Design", look: asSelect, help: "A chart when nothing is chosen.", choices: fixed("cusum", "A chart that runs until it speaks", "sprt", "A test that decides as early as it can")},
	"period":   {label: "Period", look: asSelect, help: "What the table has when nothing is chosen; of a list of events, the week.", deep: true, choices: fixed("day", "", "week", "")},
	"count":    {label: "What is counted", look: asSelect, help: "Of a list of events. Events when nothing is chosen.", deep: true, choices: fixed("events", "", "deaths", "")},
	"place":    {label: "The day of an event of several days", look: asSelect, help: "The start when nothing is chosen.", deep: true, choices: fixed("start", "", "end", "", "one-day", "Left out")},
	"baseline": {label: "Days that count as usual"},
	"after":    {label: "First days of what is compared"},
	"before":   {label: "First day that is no longer before", deep: true},
	"window":   {label: "Days compared on each side", look: asNumber, deep: true},
	"change":   {label: "Factor of a change", look: asNumber, deep: true},
	"quiet":    {label: "Periods between false alarms", look: asNumber, deep: true},
	"error":    {label: "Probability of either error", look: asNumber, deep: true},

	"years":       {label: "Years"},
	"sessions":    {label: "Sessions", deep: true},
	"subject":     {label: "Only this subject"},
	"important":   {label: "Only votes that the United States named important", look: asYes, deep: true},
	"data":        {label: "Versions of data sets", deep: true},
	"resolution":  {label: "Resolution"},
	"without":     {label: "Cut off from", look: asBoxes, choices: parties},
	"areas":       {label: "In these areas", look: asBoxes, help: "All areas when nothing is ticked.", choices: areas},
	"shock.party": {label: "Who loses", look: asSelect, choices: parties},
	"target":      {label: "Target"},
	"others":      {label: "Others"},
	"year":        {label: "Year", look: asNumber},
	"months":      {label: "Months", deep: true},
	"product":     {label: "Product", deep: true},
	"flow":        {label: "Flow", look: asSelect, help: "Exports when nothing is chosen.", choices: fixed("export", "", "import", "")},
	"body":        {label: "Body"},
	"bloc":        {label: "Bloc"},
	"parties":     {label: "Two parties", look: asBoxes, help: "Tick two.", choices: parties},
	"by":          {label: "How far they align", look: asNumber},
}

// fixed are choices that are the same for every conflict: pairs of a value and
// a label; the value in capitals when the label is empty.
func fixed(pairs ...string) func(*conflict.Conflict) []choice {
	return func(*conflict.Conflict) []choice {
		var shown []choice
		for k := 0; k+1 < len(pairs); k += 2 {
			one := choice{Value: pairs[k], Label: pairs[k+1]}
			if one.Label == "" {
				one.Label = capital(one.Value)
			}
			shown = append(shown, one)
		}
		return shown
	}
}

// concepts are the solution concepts, as the analyses name them.
var concepts = fixed("nash", "Nash", "gmr", "GMR (general metarationality)", "smr", "SMR (symmetric metarationality)",
	"seq", "SEQ (sequential stability)", "sseq", "SSEQ (symmetric sequential stability)", "sim", "SIM (simultaneous sequential stability)")

func instruments(c *conflict.Conflict) (shown []choice) {
	for _, i := range c.Instruments {
		shown = append(shown, choice{Value: i.ID, Label: i.Name})
	}
	return shown
}

func parties(c *conflict.Conflict) (shown []choice) {
	for _, p := range c.Parties {
		shown = append(shown, choice{Value: p.ID, Label: p.Name})
	}
	return shown
}

func issues(c *conflict.Conflict) (shown []choice) {
	for _, i := range c.Issues {
		shown = append(shown, choice{Value: i.ID, Label: i.Name})
	}
	return shown
}

func areas(c *conflict.Conflict) (shown []choice) {
	for _, a := range c.Areas {
		shown = append(shown, choice{Value: a.ID, Label: a.Name})
	}
	return shown
}

func agreements(c *conflict.Conflict) (shown []choice) {
	for _, a := range c.Agreements {
		shown = append(shown, choice{Value: a.ID, Label: a.Name})
	}
	return shown
}

// The groups of the choices of a state: the first are whole states or
// outcomes, the others single options by their party.
const byName = ""

// states are the status quo, and the options that a state may take.
func states(c *conflict.Conflict) (shown []choice) {
	if c.StatusQuo != nil {
		shown = append(shown, choice{Value: "status-quo", Label: "The status quo", Group: byName})
	}
	for _, o := range c.Options {
		shown = append(shown, choice{Value: o.ID, Label: o.Name, Group: c.PartyName(o.Party)})
	}
	for _, i := range c.Instruments {
		for _, o := range i.Options {
			shown = append(shown, choice{Value: o.ID, Label: o.Name, Group: "With " + i.Name})
		}
	}
	return shown
}

// mostStates is how many states of a named outcome are looked for to tell
// whether it is a single one.
const mostStates = 1 << 16

// outcomes are states, and the outcomes that have a name.
func outcomes(c *conflict.Conflict) []choice {
	shown := states(c)
	quo := 0
	if c.StatusQuo != nil {
		quo = 1
	}
	var named []choice
	for _, o := range c.Outcomes {
		named = append(named, choice{Value: o.Name, Label: o.Name, Group: byName})
	}
	return append(append(append([]choice{}, shown[:quo]...), named...), shown[quo:]...)
}

// single are states, and the outcomes with a name that are one state each, by
// its letters.
func single(c *conflict.Conflict) []choice {
	all, err := c.States(context.Background(), mostStates)
	if err != nil {
		return states(c)
	}
	in := map[string][]conflict.State{}
	for _, s := range all {
		if name := c.OutcomeName(s); name != "" {
			in[name] = append(in[name], s)
		}
	}
	shown := states(c)
	for _, o := range c.Outcomes {
		if of := in[o.Name]; len(of) == 1 {
			shown = append(shown, choice{Value: of[0].Letters(len(c.Options)), Label: o.Name, Group: byName})
		}
	}
	return shown
}

// givenOf are the parameters of a run in words, without what is too long to be
// shown. The conflict, which names what they mean, may be nil.
func givenOf(c *conflict.Conflict, of string, args map[string]string) []givenArg {
	var shown []givenArg
	for _, name := range slices.Sorted(maps.Keys(args)) {
		if name == countsArg {
			shown = append(shown, givenArg{"Counts", "a table"})
			continue
		}
		asked, value := paramOf(of, name), args[name]
		if c != nil {
			value = inNames(c, asked, value)
		}
		shown = append(shown, givenArg{asked.label, value})
	}
	return shown
}

// inNames is the value of a parameter in the names of the conflict.
func inNames(c *conflict.Conflict, asked known, value string) string {
	if asked.look == asState {
		state, err := conflict.ParseLetters(value, len(c.Options))
		if err == nil && c.OutcomeName(state) != "" {
			return c.OutcomeName(state) + " (" + value + ")"
		}
		return value
	}
	if asked.look != asBoxes && asked.look != asSelect {
		return value
	}
	names := strings.Split(value, ",")
	for _, one := range asked.choices(c) {
		for k := range names {
			if names[k] == one.Value {
				names[k] = one.Label
			}
		}
	}
	return strings.Join(names, ", ")
}
