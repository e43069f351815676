package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/assess"
	"parley/conflict"
	"parley/reading"
	"parley/report"
	"parley/stability"
)

// Bounds of what a brief shows of a large model; it says when it leaves
// something out.
const (
	mostExplained = 4  // outcomes whose arguments are given in full
	mostDrawn     = 12 // states in the picture of states
	mostWays      = 3  // ways from the status quo
)

// equilibriaTitle heads the section that explains the solution concepts.
const equilibriaTitle = "Which outcomes would hold"

// runBrief puts together what the sources say, what the model says, and what
// stands between the two.
func runBrief(ctx context.Context, in Input) (*report.Report, error) {
	said := reading.Report(in.Conflict, in.Documents)
	b := &briefing{Input: in, cite: func(ps []conflict.Passage) []report.Ref {
		return reading.Refs(in.Conflict, in.Documents, ps)
	}}
	r := &report.Report{Title: in.Conflict.Title, Methods: said.Methods, NotComputed: said.NotComputed}
	model, err := b.model(ctx, r)
	if err != nil {
		return nil, err
	}
	last := slices.IndexFunc(said.Sections, func(s report.Section) bool { return s.ID == "document-defects" })
	if last < 0 {
		last = len(said.Sections)
	}
	r.Sections = slices.Concat(
		[]report.Section{b.summary()},
		under("What the sources say", slices.Concat(said.Sections[:last], positionFigures(in.Conflict, b.solution))),
		model,
		under("What to doubt", said.Sections[last:]),
	)
	return r, nil
}

// under puts sections under the heading of a part.
func under(part string, sections []report.Section) []report.Section {
	for k := range sections {
		sections[k].Part = part
	}
	return sections
}

// A briefing collects the answers that a brief is made of.
type briefing struct {
	Input
	cite       assess.Cite
	solution   *stability.Solution // nil when the model cannot be asked
	comparison *assess.Comparison
	trace      *stability.Trace   // nil without a status quo
	ways       [][]stability.Move // the ways that are shown
	tooLarge   error              // why the model's states cannot be enumerated
}

// model asks the engines; what they cannot answer goes to r.NotComputed.
func (b *briefing) model(ctx context.Context, r *report.Report) ([]report.Section, error) {
	if missing := lacks(b.Conflict); missing != "" {
		r.NotComputed = append(r.NotComputed, "Stability, the way from the status quo and the instruments: the file has "+missing+".")
		return nil, nil
	}
	var err error
	b.solution, err = stability.Solve(ctx, b.Conflict, b.Progress)
	if large := new(conflict.TooLargeError); errors.As(err, &large) {
		b.tooLarge = err
		return b.largeModel(ctx, r)
	}
	if err != nil {
		return nil, err
	}
	found := b.solution.Report()
	r.Methods = append(r.Methods, found.Methods...)
	r.NotComputed = append(r.NotComputed, found.NotComputed...)

	why, err := b.why(ctx)
	if err != nil {
		return nil, err
	}
	way, err := b.way(ctx, r)
	if err != nil {
		return nil, err
	}
	if b.comparison, err = assess.Compare(ctx, b.Conflict, b.solution, b.Progress); err != nil {
		return nil, err
	}
	if len(b.comparison.Instruments) > 0 {
		r.Methods = append(r.Methods, assess.Method)
		r.NotComputed = append(r.NotComputed, "Combinations of instruments, and how sure the findings are when inputs are uncertain.")
	}
	for _, i := range b.comparison.Instruments {
		if i.Err != nil {
			r.NotComputed = append(r.NotComputed, fmt.Sprintf("What %s does: %v.", i.Instrument.Name, i.Err))
		}
	}
	return slices.Concat(
		under("What the model says", slices.Concat([]report.Section{b.modelSection(), b.equilibriaSection()}, why, way)),
		under("The instruments put to the test", b.comparison.Sections(b.cite)),
	), nil
}

// lacks says what stands between a conflict and its stability.
func lacks(c *conflict.Conflict) string {
	var missing []string
	if len(c.Options) == 0 {
		missing = append(missing, "no options")
	}
	if len(c.Preferences) == 0 {
		missing = append(missing, "no preferences")
	}
	return strings.Join(missing, " and ")
}

func (b *briefing) modelSection() report.Section {
	c := b.Conflict
	blocks := []report.Block{
		report.Paragraph{report.T(fmt.Sprintf(
			"The graph model has %d options; of their combinations %d are feasible states. A state holds when no party would leave it, by one of the solution concepts explained under “%s”.",
			len(c.Options), len(b.solution.States), equilibriaTitle))},
		b.solution.OptionTable(),
	}
	return report.Section{ID: "model", Title: "The model", Blocks: append(blocks, b.boundBlocks()...)}
}

// boundBlocks says what is feasible and what each party wants.
func (b *briefing) boundBlocks() []report.Block {
	var blocks []report.Block
	if len(b.Conflict.Rules) > 0 {
		blocks = ruleBullets(b.Conflict, b.cite)
	}
	return append(blocks, b.preferenceTable())
}

func ruleBullets(c *conflict.Conflict, cite assess.Cite) []report.Block {
	bullets := report.Bullets{}
	for _, rule := range c.Rules {
		bullets.Items = append(bullets.Items, append(report.Paragraph{
			{Words: upperFirst(ruleWords(c, rule)), Refs: cite(rule.From)},
		}, basis(rule.Basis)...))
	}
	return []report.Block{report.Paragraph{report.T("A state is feasible only when these rules hold:")}, bullets}
}

func ruleWords(c *conflict.Conflict, rule conflict.Rule) string {
	name := func(id string) string { return optionName(c, id) }
	switch rule.Kind {
	case conflict.RuleNever:
		return "never " + rule.Formula.Words(name)
	case conflict.RuleAlways:
		return "always " + rule.Formula.Words(name)
	case conflict.RuleAtMostOne:
		return "at most one of " + quotedNames(rule.Options, name)
	case conflict.RuleAtLeastOne:
		return "at least one of " + quotedNames(rule.Options, name)
	case conflict.RuleExactlyOne:
		return "exactly one of " + quotedNames(rule.Options, name)
	}
	panic("analysis: rule of unknown kind " + string(rule.Kind))
}

func quotedNames(options []string, name func(string) string) string {
	names := make([]string, len(options))
	for k, id := range options {
		names[k] = "“" + name(id) + "”"
	}
	return strings.Join(names, ", ")
}

func optionName(c *conflict.Conflict, id string) string {
	if k := c.OptionIndex(id); k >= 0 {
		return c.Options[k].Name
	}
	for _, i := range c.Instruments {
		for _, o := range i.Options {
			if o.ID == id {
				return o.Name + " (with " + i.Name + ")"
			}
		}
	}
	return id
}

// preferenceTable shows what each party wants, most important first, with
// the basis of every statement.
func (b *briefing) preferenceTable() report.Block {
	t := report.Table{
		Caption: "What each party wants, the most important first",
		Columns: []string{"Party", "Rank", "Statement", "Rests on"},
	}
	name := func(id string) string { return optionName(b.Conflict, id) }
	for _, p := range b.Conflict.Preferences {
		if p.Ranking != nil {
			t.Rows = append(t.Rows, []report.Cell{
				{report.T(b.Conflict.PartyName(p.Party))},
				{report.T("all")},
				{report.T(fmt.Sprintf("an explicit ranking of the states in %d groups", len(p.Ranking)))},
				b.basisCell(p.Basis),
			})
		}
		for k, s := range p.Statements {
			rests := s.Basis
			if len(rests.From)+len(rests.Judgement)+len(rests.Draft) == 0 {
				rests = p.Basis
			}
			t.Rows = append(t.Rows, []report.Cell{
				{report.T(b.Conflict.PartyName(p.Party))},
				{report.T(fmt.Sprint(k + 1))},
				{report.T(upperFirst(s.Formula.Words(name)))},
				b.basisCell(rests),
			})
		}
	}
	return t
}

func (b *briefing) basisCell(basisOf conflict.Basis) report.Cell {
	var cell report.Cell
	if len(basisOf.From) > 0 {
		cell = append(cell, report.Text{Words: "source", Refs: b.cite(basisOf.From)})
	}
	for _, t := range basis(basisOf) {
		if len(cell) > 0 {
			cell = append(cell, report.T(" "))
		}
		cell = append(cell, t)
	}
	if len(cell) == 0 {
		return report.Cell{{Words: "stated without a basis", Mark: report.Missing}}
	}
	return cell
}

// basis shows a judgement or the rule that drafted something.
func basis(of conflict.Basis) []report.Text {
	var texts []report.Text
	if of.Judgement != "" {
		texts = append(texts, report.Text{Words: of.Judgement, Mark: report.Judgement})
	}
	if of.Draft != "" {
		texts = append(texts, report.Text{Words: "by the rule " + of.Draft, Mark: report.Draft})
	}
	return texts
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// strongest lists the equilibria, those that hold under the most concepts
// first.
func (b *briefing) strongest() []int {
	var states []int
	for s := range b.solution.States {
		if len(b.solution.EquilibriumUnder(s)) > 0 {
			states = append(states, s)
		}
	}
	slices.SortStableFunc(states, func(x, y int) int {
		return len(b.solution.EquilibriumUnder(y)) - len(b.solution.EquilibriumUnder(x))
	})
	return states
}

func (b *briefing) equilibriaSection() report.Section {
	blocks := append(b.conceptBlocks(), b.solution.EquilibriaBlocks()...)
	drawn := b.drawn()
	return report.Section{
		ID: "equilibria", Title: equilibriaTitle,
		Blocks: append(blocks, b.solution.GraphFigure("states", b.drawnTitle(len(drawn)), drawn)),
	}
}

func (b *briefing) drawnTitle(drawn int) string {
	if drawn == len(b.solution.States) {
		return "All feasible states and the moves between them"
	}
	first := "The states that hold best"
	switch {
	case len(b.ways) > 0:
		first = "The status quo, the ways from it, the states that hold best"
	case b.Conflict.StatusQuo != nil:
		first = "The status quo, the states that hold best"
	}
	return fmt.Sprintf("%s and what lies around them: %d of %d states", first, drawn, len(b.solution.States))
}

func conceptNames() string {
	names := make([]string, len(stability.Concepts))
	for k, c := range stability.Concepts {
		names[k] = c.String()
	}
	return strings.Join(names, ", ")
}

func (b *briefing) conceptBlocks() []report.Block {
	bullets := report.Bullets{}
	for _, c := range stability.Concepts {
		bullets.Items = append(bullets.Items, report.Paragraph{
			{Words: c.String(), Mark: report.Strong}, report.T(" (" + c.Long() + "): " + c.Question()),
		})
	}
	return []report.Block{report.Paragraph{report.T("Each concept asks one question of a state and a party; a state holds when the answer is yes for every party:")}, bullets}
}

// drawn chooses the states of the picture: all of a small model, else the
// status quo, the ways from it that are shown, the strongest equilibria, and
// then what lies one option away from these.
func (b *briefing) drawn() []int {
	if len(b.solution.States) <= mostDrawn {
		all := make([]int, len(b.solution.States))
		for k := range all {
			all[k] = k
		}
		return all
	}
	var chosen []int
	add := func(s int) {
		if !slices.Contains(chosen, s) && len(chosen) < mostDrawn {
			chosen = append(chosen, s)
		}
	}
	if quo := b.Conflict.StatusQuo; quo != nil {
		if s, ok := b.solution.Place(*quo); ok {
			add(s)
		}
	}
	for _, way := range b.ways {
		for _, step := range way {
			add(step.To)
		}
	}
	for _, s := range b.strongest() {
		add(s)
	}
	for _, s := range slices.Clone(chosen) {
		for t := range b.solution.States {
			if b.solution.States[t].Xor(b.solution.States[s]).Count() == 1 {
				add(t)
			}
		}
	}
	slices.Sort(chosen)
	return chosen
}

// why gives the argument behind the strongest equilibria, for every block
// under the most demanding concept that holds.
func (b *briefing) why(ctx context.Context) ([]report.Section, error) {
	states := b.strongest()
	var sections []report.Section
	for _, state := range states[:min(len(states), mostExplained)] {
		concept := mostDemanding(b.solution.EquilibriumUnder(state))
		s := report.Section{
			ID:     "why-" + b.solution.Letters(state),
			Title:  fmt.Sprintf("Why %s (%s) holds", b.solution.Name(state), b.solution.Letters(state)),
			Blocks: []report.Block{report.Paragraph{report.T("What is taken: " + b.solution.TakenWords(state) + ".")}},
		}
		for block := range b.solution.Blocks {
			a, err := b.solution.Explain(ctx, concept, block, state)
			if err != nil {
				return nil, err
			}
			s.Blocks = append(s.Blocks, report.Paragraph{{Words: b.solution.Blocks[block].Name, Mark: report.Strong}})
			s.Blocks = append(s.Blocks, b.solution.ArgumentBlocks(a)...)
		}
		sections = append(sections, s)
	}
	return sections, nil
}

// mostDemanding picks the concept whose argument says most: one that holds
// without counting on any answer, then those that count on fewer.
func mostDemanding(concepts []stability.Concept) stability.Concept {
	for _, c := range []stability.Concept{stability.Nash, stability.SSEQ, stability.SMR, stability.SEQ, stability.SIM} {
		if slices.Contains(concepts, c) {
			return c
		}
	}
	return stability.GMR
}

// way follows the parties from the status quo.
func (b *briefing) way(ctx context.Context, r *report.Report) ([]report.Section, error) {
	if b.Conflict.StatusQuo == nil {
		r.NotComputed = append(r.NotComputed, "The way from the status quo: the file names none.")
		return nil, nil
	}
	from, ok := b.solution.Place(*b.Conflict.StatusQuo)
	if !ok {
		return nil, fmt.Errorf("the status quo is not feasible")
	}
	var err error
	if b.trace, err = b.solution.Trace(ctx, from); err != nil {
		return nil, err
	}
	s := report.Section{ID: "way", Title: "The way from the status quo"}
	s.Blocks = append(s.Blocks, report.Paragraph{report.T(b.quoWords(from))})
	s.Blocks = append(s.Blocks, b.trace.EndBlocks()...)
	for k, end := range b.trace.Ends {
		steps, _, ok := b.trace.Way(end)
		if ok && len(b.ways) < mostWays {
			b.ways = append(b.ways, steps)
			s.Blocks = append(s.Blocks, b.solution.WayFigure(fmt.Sprintf("way-%d", k+1), steps))
		}
	}
	return []report.Section{s}, nil
}

// quoWords says whether the status quo holds, and who would leave it.
func (b *briefing) quoWords(from int) string {
	words := fmt.Sprintf("The status quo is %s (%s).", b.solution.Name(from), b.solution.Letters(from))
	var leavers []string
	for _, l := range b.solution.Leavers(from, stability.Nash) {
		leavers = append(leavers, fmt.Sprintf("%s %s, reaching “%s”", assess.Actor(b.solution.Blocks[l.Block]),
			b.solution.Action(stability.Move{Block: l.Block, From: from, To: l.To}), b.solution.Name(l.To)))
	}
	if len(leavers) == 0 {
		return words + " No party can improve on it by its own move."
	}
	return words + " Who could improve on it: " + strings.Join(leavers, "; ") + "."
}

// summary is the page's first answer.
func (b *briefing) summary() report.Section {
	s := report.Section{ID: "glance", Title: "At a glance"}
	var bullets report.Bullets
	add := func(format string, args ...any) {
		bullets.Items = append(bullets.Items, report.Paragraph{report.T(fmt.Sprintf(format, args...))})
	}
	switch {
	case b.tooLarge != nil:
		b.summariseLarge(add)
	case b.solution == nil:
		b.summariseReading(add)
	default:
		b.summariseModel(add)
	}
	s.Blocks = append(s.Blocks, bullets)
	return s
}

// summariseReading says what there is without a model, and what stands between
// it and an analysis.
func (b *briefing) summariseReading(add func(string, ...any)) {
	add("This brief says what the sources say. It holds no analysis yet: the file has %s.", lacks(b.Conflict))
	kinds := map[conflict.ClaimKind]int{}
	drafts := 0
	for _, c := range b.Conflict.Claims {
		kinds[c.Kind]++
		if c.Draft != "" {
			drafts++
		}
	}
	var parts []string
	for _, kind := range conflict.ClaimKinds {
		if kinds[kind] > 0 {
			parts = append(parts, fmt.Sprintf("%d of kind %s", kinds[kind], kind))
		}
	}
	if len(parts) > 0 {
		add("%d parties and %d claims: %s.", len(b.Conflict.Parties), len(b.Conflict.Claims), strings.Join(parts, ", "))
	}
	if drafts > 0 {
		add("%d of these claims were inferred by rules of reading, and nobody has reviewed them.", drafts)
	}
	for _, gap := range b.Conflict.Gaps {
		if gap.Blocks == "stability" {
			add("Missing for an analysis of stability: %s.", gap.Missing)
		}
	}
}

func (b *briefing) summariseModel(add func(string, ...any)) {
	strongest := b.strongest()
	everywhere := slices.DeleteFunc(slices.Clone(strongest), func(s int) bool {
		return len(b.solution.EquilibriumUnder(s)) < len(stability.Concepts)
	})
	add("Of %d feasible states, %d hold for every party under at least one solution concept and %d under all %d. “%s” explains the concepts (%s).",
		len(b.solution.States), len(strongest), len(everywhere), len(stability.Concepts), equilibriaTitle, conceptNames())
	for _, state := range everywhere[:min(len(everywhere), mostExplained)] {
		add("Holds under every concept: %s (%s).", b.solution.Name(state), b.solution.TakenWords(state))
	}
	if b.trace != nil {
		from := b.trace.From
		add("%s", b.quoWords(from))
		for _, end := range b.trace.Ends[:min(len(b.trace.Ends), mostWays)] {
			if end != from {
				add("Improving step by step from there, the parties can come to rest at %s.", b.solution.Name(end))
			}
		}
		if len(b.trace.Cycles) > 0 {
			add("Improving step by step, they need not come to rest: there are states among which they can go on for ever.")
		}
	}
	for _, i := range b.comparison.Instruments {
		switch {
		case i.Err != nil:
			add("%s could not be put to the test: %v.", i.Instrument.Name, i.Err)
		case len(i.Begins)+len(i.Ends) == 0:
			add("%s changes no equilibrium.", i.Instrument.Name)
		default:
			add("%s:\n%s", i.Instrument.Name, strings.Join(i.Headlines(), "\n"))
		}
	}
}
