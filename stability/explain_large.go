package stability

import (
	"context"
	"fmt"
	"math/big"
	"slices"

	"parley/conflict"
	"parley/report"
	"parley/stability/symbolic"
)

// mostExamples is how many improvements of an argument are shown where there
// are too many states to show all.
const mostExamples = 12

// A largeCase is one state of a conflict that cannot be enumerated: a model of
// the states alone that are spoken of, the state in question being the first,
// and the arguments, by party and concept.
type largeCase struct {
	*Model
	parties   []int // places in Conflict.Parties
	concepts  []Concept
	arguments map[int][]*symbolic.Argument
}

// ExplainLarge gives the arguments for a feasible state of a conflict that is
// too large to enumerate: for some parties, by their places, and some concepts,
// or for all where none is named. It returns an *UnfitError when parties act
// together or without statements.
func ExplainLarge(ctx context.Context, c *conflict.Conflict, s conflict.State, parties []int, concepts []Concept) (*report.Report, error) {
	if len(concepts) == 0 {
		concepts = Concepts
	}
	if len(parties) == 0 {
		for i := range c.Parties {
			parties = append(parties, i)
		}
	}
	m, err := symbolic.New(c)
	if err != nil {
		return nil, &UnfitError{Symbolic, err}
	}
	at, err := m.At(ctx, s)
	if err != nil {
		return nil, err
	}
	l := &largeCase{newListed(c), parties, concepts, map[int][]*symbolic.Argument{}}
	l.list(s)
	for _, i := range parties {
		for _, concept := range concepts {
			a, err := at.Argue(ctx, c.Parties[i].ID, asks[concept], mostExamples)
			if err != nil {
				return nil, err
			}
			l.arguments[i] = append(l.arguments[i], a)
			l.listAll(a)
		}
	}
	return l.report()
}

// asks are the concepts as the symbolic engine takes them.
var asks = map[Concept]symbolic.Ask{
	Nash: {Nobody: true},
	GMR:  {},
	SMR:  {Escapable: true},
	SEQ:  {Credible: true},
	SSEQ: {Credible: true, Escapable: true},
	SIM:  {Simultaneous: true},
}

// newListed is a model of no states yet, to which those are added that are
// spoken of.
func newListed(c *conflict.Conflict) *Model {
	m := &Model{Conflict: c, place: map[conflict.State]int{}}
	for i, p := range c.Parties {
		m.Blocks = append(m.Blocks, Block{Name: p.Name, Parties: []int{i}})
	}
	return m
}

// list adds a state, unless it is there.
func (l *largeCase) list(s conflict.State) {
	if _, known := l.place[s]; !known {
		l.place[s] = len(l.States)
		l.States = append(l.States, s)
	}
}

// listAll adds the states of which an argument speaks.
func (l *largeCase) listAll(a *symbolic.Argument) {
	for _, i := range a.Examples {
		l.list(i.To)
		for _, step := range i.Sanction {
			l.list(step.To)
		}
		if i.Sanction != nil {
			l.list(i.Deterrent)
		}
	}
}

func (l *largeCase) report() (*report.Report, error) {
	for _, p := range l.Conflict.Parties {
		rank, err := l.rankStates(l.Conflict.Preference(p.ID))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.Name, err)
		}
		l.rank = append(l.rank, rank)
	}
	r := &report.Report{
		Title:   fmt.Sprintf("Why %s (%s) does or does not hold", l.Letters(0), l.Name(0)),
		Methods: []report.Method{SymbolicMethod},
		NotComputed: append(l.notComputed(), fmt.Sprintf(
			"There are too many states to list every improvement; at most %d stand here for each party and concept, those that nothing deters first.", mostExamples)),
		Sections: []report.Section{{ID: "state", Title: "The state", Blocks: []report.Block{l.stateTaken(0)}}},
	}
	var data []LargeArgumentData
	for _, i := range l.parties {
		section := report.Section{ID: fmt.Sprintf("party-%d", i+1), Title: l.Blocks[i].Name}
		for k, a := range l.arguments[i] {
			section.Blocks = append(section.Blocks, l.argumentBlocks(i, l.concepts[k], a)...)
			data = append(data, l.argumentData(i, l.concepts[k], a))
		}
		r.Sections = append(r.Sections, section)
	}
	r.Data = data
	return r, nil
}

// argumentBlocks is one argument in words.
func (l *largeCase) argumentBlocks(i int, concept Concept, a *symbolic.Argument) []report.Block {
	name := l.Blocks[i].Name
	verdict := report.Text{Words: "not stable", Mark: report.Bad}
	if a.Free.Sign() == 0 {
		verdict = report.Text{Words: "stable", Mark: report.Good}
	}
	head := report.Paragraph{report.Text{Words: concept.String(), Mark: report.Strong}, report.T(": "), verdict, report.T(". ")}
	if a.Improvements.Sign() == 0 {
		return []report.Block{append(head, report.T(name+" has no move from here to a state that it prefers."))}
	}
	asks := fmt.Sprintf("%s could improve by %s; %s asks: %s", name, countBig(a.Improvements, "move"), concept.Long(), concept.Question())
	if a.Free.Sign() > 0 && concept != Nash {
		asks += fmt.Sprintf(" Nothing deters it from %s of them.", a.Free)
	}
	var bullets report.Bullets
	for _, example := range a.Examples {
		bullets.Items = append(bullets.Items, l.exampleWords(i, concept, example))
	}
	return []report.Block{append(head, report.T(asks)), bullets}
}

func countBig(n *big.Int, noun string) string {
	if n.IsInt64() && n.Int64() == 1 {
		return "1 " + noun
	}
	return n.String() + " " + noun + "s"
}

func (l *largeCase) exampleWords(i int, concept Concept, example symbolic.Improvement) report.Paragraph {
	argument, improvement := &Argument{Concept: concept, Block: i}, l.improvement(example)
	if concept == Nash || improvement.Sanction != nil {
		return l.improvementWords(argument, improvement)
	}
	none := map[Concept]string{
		GMR:  "no moves of the others lead to a state that is no better for it",
		SMR:  "no moves of the others lead to a state that is no better for it and from which it cannot escape",
		SEQ:  "no moves of the others that each improve the mover's lot lead to a state that is no better for it",
		SSEQ: "no moves of the others that each improve the mover's lot lead to a state that is no better for it and from which it cannot escape",
		SIM:  "no improvements of the others at the same time make the joint result no better for it",
	}[concept]
	return append(l.improvementHead(argument, improvement),
		report.Text{Words: "Not deterred", Mark: report.Bad}, report.T(": "+none+"."))
}

// improvement is an example in terms of the states listed.
func (l *largeCase) improvement(example symbolic.Improvement) Improvement {
	improvement := Improvement{To: l.place[example.To]}
	if example.Sanction == nil {
		return improvement
	}
	improvement.Sanction = &Sanction{To: l.place[example.Deterrent]}
	for _, step := range example.Sanction {
		mover := slices.IndexFunc(l.Conflict.Parties, func(p conflict.Party) bool { return p.ID == step.Party })
		improvement.Sanction.Steps = append(improvement.Sanction.Steps, Move{mover, l.place[step.From], l.place[step.To]})
	}
	return improvement
}

// LargeArgumentData is an argument of a conflict too large to enumerate, for
// machines.
type LargeArgumentData struct {
	Party        string                 `json:"party"`
	Concept      string                 `json:"concept"`
	State        string                 `json:"state"`
	Stable       bool                   `json:"stable"`
	Count        *big.Int               `json:"count"` // of all improvements
	Free         *big.Int               `json:"free"`  // of those that nothing deters
	Improvements []LargeImprovementData `json:"improvements"`
}

// LargeImprovementData is one improvement of it.
type LargeImprovementData struct {
	To       string        `json:"to"`
	Action   string        `json:"action"`
	Deterred bool          `json:"deterred"`
	Sanction *SanctionData `json:"sanction,omitempty"`
}

func (l *largeCase) argumentData(i int, concept Concept, a *symbolic.Argument) LargeArgumentData {
	d := LargeArgumentData{
		Party: l.Blocks[i].Name, Concept: concept.Key(), State: l.Letters(0), Stable: a.Free.Sign() == 0,
		Count: a.Improvements, Free: a.Free, Improvements: []LargeImprovementData{},
	}
	for _, example := range a.Examples {
		improvement := l.improvement(example)
		row := LargeImprovementData{To: l.Letters(improvement.To), Action: l.Action(Move{i, 0, improvement.To}), Deterred: improvement.Sanction != nil}
		if row.Deterred {
			row.Sanction = &SanctionData{To: l.Letters(improvement.Sanction.To), Steps: l.stepData(improvement.Sanction.Steps)}
		}
		d.Improvements = append(d.Improvements, row)
	}
	return d
}
