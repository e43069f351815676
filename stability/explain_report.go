package stability

import (
	"context"
	"fmt"
	"strings"

	"parley/report"
)

// ExplainReport gives the arguments for state s: for the chosen blocks and
// concepts, or for all where none is chosen.
func (m *Model) ExplainReport(ctx context.Context, s int, blocks []int, concepts []Concept) (*report.Report, error) {
	if len(blocks) == 0 {
		for b := range m.Blocks {
			blocks = append(blocks, b)
		}
	}
	if len(concepts) == 0 {
		concepts = Concepts
	}
	r := &report.Report{
		Title:       fmt.Sprintf("Why %s (%s) does or does not hold", m.Letters(s), m.Name(s)),
		Methods:     []report.Method{Method},
		NotComputed: m.notComputed(),
	}
	r.Sections = append(r.Sections, report.Section{ID: "state", Title: "The state", Blocks: []report.Block{m.stateTaken(s)}})
	var data []ArgumentData
	for _, b := range blocks {
		section := report.Section{ID: fmt.Sprintf("party-%d", b+1), Title: m.Blocks[b].Name}
		for _, c := range concepts {
			a, err := m.Explain(ctx, c, b, s)
			if err != nil {
				return nil, err
			}
			section.Blocks = append(section.Blocks, m.ArgumentBlocks(a)...)
			data = append(data, m.argumentData(a))
			if len(a.Improvements) == 0 && len(concepts) > 1 {
				section.Blocks = append(section.Blocks, report.Paragraph{report.T(
					"With nothing to improve, it is stable under every other concept too.")})
				data = append(data, m.withoutImprovement(concepts[1:], b, s)...)
				break
			}
		}
		r.Sections = append(r.Sections, section)
	}
	r.Data = data
	return r, nil
}

func (m *Model) withoutImprovement(concepts []Concept, b, s int) []ArgumentData {
	var data []ArgumentData
	for _, c := range concepts {
		data = append(data, m.argumentData(&Argument{Concept: c, Block: b, State: s}))
	}
	return data
}

// stateTaken says what every party does in the state.
func (m *Model) stateTaken(s int) report.Bullets {
	var bullets report.Bullets
	for _, p := range m.Conflict.Parties {
		var taken []string
		owns := false
		for k, o := range m.Conflict.Options {
			if o.Party != p.ID {
				continue
			}
			owns = true
			if m.States[s].Has(k) {
				taken = append(taken, o.Name)
			}
		}
		switch {
		case !owns:
		case len(taken) == 0:
			bullets.Items = append(bullets.Items, report.Paragraph{report.T(p.Name + ": takes none of its options")})
		default:
			bullets.Items = append(bullets.Items, report.Paragraph{report.T(p.Name + ": " + strings.Join(taken, "; "))})
		}
	}
	return bullets
}

// ArgumentBlocks is one argument in words: the verdict, and for every
// improvement what deters the block or that nothing does.
func (m *Model) ArgumentBlocks(a *Argument) []report.Block {
	name := m.Blocks[a.Block].Name
	verdict := report.Text{Words: "not stable", Mark: report.Bad}
	if a.Stable() {
		verdict = report.Text{Words: "stable", Mark: report.Good}
	}
	head := report.Paragraph{report.Text{Words: a.Concept.String(), Mark: report.Strong}, report.T(": "), verdict, report.T(". ")}
	if len(a.Improvements) == 0 {
		return m.contentBlocks(a, head)
	}
	head = append(head, report.T(fmt.Sprintf("%s could improve by %s; %s %s",
		name, count(len(a.Improvements), "move"), a.Concept.Long(), "asks: "+a.Concept.Question())))
	var bullets report.Bullets
	for _, i := range a.Improvements {
		bullets.Items = append(bullets.Items, m.improvementWords(a, i))
	}
	return []report.Block{head, bullets}
}

// contentBlocks says why a block has no improvement: what each of its moves
// would cost it, the moves that fail for one reason together.
func (m *Model) contentBlocks(a *Argument, head report.Paragraph) []report.Block {
	b := m.Blocks[a.Block]
	moves := b.moves[a.State]
	if len(moves) == 0 {
		return []report.Block{append(head, report.T(b.Name+" has no move from here."))}
	}
	head = append(head, report.T(fmt.Sprintf("%s has %s from here, none to a state that it prefers:", b.Name, count(len(moves), "move"))))
	var reasons []string
	actions := map[string][]string{}
	for _, t := range moves {
		why := m.noBetterWords(b, int(t), a.State)
		if actions[why] == nil {
			reasons = append(reasons, why)
		}
		actions[why] = append(actions[why], m.Action(Move{a.Block, a.State, int(t)}))
	}
	var bullets report.Bullets
	for _, why := range reasons {
		words := "where it " + strings.Join(actions[why][:min(len(actions[why]), mostActions)], ", or ")
		if more := len(actions[why]) - mostActions; more > 0 {
			words += ", or in " + count(more, "other way")
		}
		bullets.Items = append(bullets.Items, report.Paragraph{report.T(words + ", the result is " + why)})
	}
	return []report.Block{head, bullets}
}

// mostActions is how many moves with one reason are written out.
const mostActions = 4

func (m *Model) improvementWords(a *Argument, i Improvement) report.Paragraph {
	p := m.improvementHead(a, i)
	switch {
	case a.Concept == Nash:
		return append(p, report.T("Nash stability looks no further."))
	case i.Sanction != nil:
		return append(p, m.sanctionWords(a, i)...)
	}
	return append(p, m.freeWords(a, i)...)
}

// improvementHead says what the improvement is, and why it is one.
func (m *Model) improvementHead(a *Argument, i Improvement) report.Paragraph {
	b := m.Blocks[a.Block]
	p := report.Paragraph{report.T(b.Name + " " + m.Action(Move{a.Block, a.State, i.To}) + ", reaching ")}
	p = append(p, m.quoted(i.To)...)
	if why := m.because(b, i.To, a.State); why != "" {
		p = append(p, report.T(", better for "+b.Name+" by "+why))
	}
	return append(p, report.T(". "))
}

func (m *Model) sanctionWords(a *Argument, i Improvement) report.Paragraph {
	b := m.Blocks[a.Block]
	var steps []string
	for _, step := range i.Sanction.Steps {
		steps = append(steps, m.Blocks[step.Block].Name+" "+m.Action(step))
	}
	text := report.Text{Words: "Deterred", Mark: report.Good}
	var how string
	switch a.Concept {
	case SIM:
		how = ": if at the same time " + strings.Join(steps, " and ") + ", the joint result is "
	case SEQ, SSEQ:
		how = ": each gaining by its own move, " + strings.Join(steps, ", then ") + ", reaching "
	default:
		how = ": " + strings.Join(steps, ", then ") + ", reaching "
	}
	p := report.Paragraph{text, report.T(how)}
	p = append(p, m.quoted(i.Sanction.To)...)
	p = append(p, report.T(", "+m.noBetterWords(b, i.Sanction.To, a.State)))
	if a.Concept == SMR || a.Concept == SSEQ {
		p = append(p, report.T(", and no move of "+b.Name+" from there leads to anything better than "+m.Letters(a.State)))
	}
	return append(p, report.T("."))
}

// noBetterWords says that u is no better for b than s, and why.
func (m *Model) noBetterWords(b Block, u, s int) string {
	if len(b.Parties) > 1 {
		return "not better than " + m.Letters(s) + " for every member"
	}
	i := b.Parties[0]
	if m.rank[i][u] == m.rank[i][s] {
		return "as good for " + b.Name + " as " + m.Letters(s) + " but no better"
	}
	if why := m.because(b, u, s); why != "" {
		return "worse for " + b.Name + " than " + m.Letters(s) + " by " + why
	}
	return "worse for " + b.Name + " than " + m.Letters(s)
}

// freeWords says why nothing deters the block from an improvement.
func (m *Model) freeWords(a *Argument, i Improvement) report.Paragraph {
	b := m.Blocks[a.Block]
	how := map[Concept]string{
		GMR: "by any moves", SMR: "by any moves", SIM: "by improving at the same time",
		SEQ: "by moves that each improve the mover's lot", SSEQ: "by moves that each improve the mover's lot",
	}[a.Concept]
	p := report.Paragraph{report.Text{Words: "Not deterred", Mark: report.Bad}}
	switch {
	case i.Answers == 0:
		return append(p, report.T(": the others cannot answer "+how+"."))
	case i.Worse == 0:
		return append(p, report.T(fmt.Sprintf(": %s the others could bring about %s, and %s prefers each to %s.",
			how, count(i.Answers, "state"), b.Name, m.Letters(a.State))))
	}
	p = append(p, report.T(fmt.Sprintf(": %s the others could bring about %s, %d of them no better for %s than %s, but from each %s can escape; from ",
		how, count(i.Answers, "state"), i.Worse, b.Name, m.Letters(a.State), b.Name)))
	p = append(p, m.quoted(i.Escape.From)...)
	p = append(p, report.T(" it "+m.Action(Move{a.Block, i.Escape.From, i.Escape.To})+", reaching "))
	p = append(p, m.quoted(i.Escape.To)...)
	return append(p, report.T("."))
}

// ArgumentData is an argument as --json prints it; states are in letters.
type ArgumentData struct {
	Party        string            `json:"party"`
	Concept      string            `json:"concept"`
	State        string            `json:"state"`
	Stable       bool              `json:"stable"`
	Improvements []ImprovementData `json:"improvements"`
}

// ImprovementData is one improvement and what the others can do about it.
type ImprovementData struct {
	To       string        `json:"to"`
	Action   string        `json:"action"`
	Deterred bool          `json:"deterred"`
	Sanction *SanctionData `json:"sanction,omitempty"`
	Answers  int           `json:"answers"`
	Worse    int           `json:"worse"`
	Escape   []string      `json:"escape,omitempty"` // from, to
}

// SanctionData is the answer that deters.
type SanctionData struct {
	Steps []StepData `json:"steps"`
	To    string     `json:"to"`
}

// StepData is one move.
type StepData struct {
	Party  string `json:"party"`
	Action string `json:"action"`
	From   string `json:"from"`
	To     string `json:"to"`
}

func (m *Model) argumentData(a *Argument) ArgumentData {
	d := ArgumentData{
		Party: m.Blocks[a.Block].Name, Concept: a.Concept.Key(), State: m.Letters(a.State),
		Stable: a.Stable(), Improvements: []ImprovementData{},
	}
	for _, i := range a.Improvements {
		row := ImprovementData{
			To: m.Letters(i.To), Action: m.Action(Move{a.Block, a.State, i.To}),
			Deterred: i.Sanction != nil, Answers: i.Answers, Worse: i.Worse,
		}
		if i.Sanction != nil {
			row.Sanction = &SanctionData{To: m.Letters(i.Sanction.To), Steps: m.stepData(i.Sanction.Steps)}
		}
		if i.Escape != nil {
			row.Escape = []string{m.Letters(i.Escape.From), m.Letters(i.Escape.To)}
		}
		d.Improvements = append(d.Improvements, row)
	}
	return d
}

func (m *Model) stepData(steps []Move) []StepData {
	data := []StepData{}
	for _, step := range steps {
		data = append(data, StepData{m.Blocks[step.Block].Name, m.Action(step), m.Letters(step.From), m.Letters(step.To)})
	}
	return data
}
