package stability

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"parley/conflict"
	"parley/report"
)

// A StanceArgument is why a state is or is not stable for a block under a
// stance. Its improvements are the moves that the block counts as gains.
type StanceArgument struct {
	Argument
	look *look
}

// StanceArguments gives the argument for a state and block under every stance
// and each of the concepts, one look after the other.
func StanceArguments(ctx context.Context, c *conflict.Conflict, stances []Stance, concepts []Concept, b, state int) ([]*StanceArgument, error) {
	m, err := NewModel(ctx, c.Settled())
	if err != nil {
		return nil, err
	}
	prospects := m.prospects(c)
	var all []*StanceArgument
	for _, stance := range stances {
		l := &look{Model: m, b: b, stance: stance, prospects: prospects}
		for _, concept := range concepts {
			if ctx.Err() != nil {
				return nil, context.Cause(ctx)
			}
			all = append(all, l.explain(concept, state))
		}
	}
	return all, nil
}

func (l *look) explain(concept Concept, s int) *StanceArgument {
	a := &StanceArgument{Argument{Concept: concept, Block: l.b, State: s}, l}
	for _, t := range l.gains(s) {
		a.Improvements = append(a.Improvements, l.answer(concept, s, t))
	}
	return a
}

// answer finds what the others can do about the block's gain from s to t.
func (l *look) answer(concept Concept, s, t int) Improvement {
	answer := Improvement{To: t}
	if concept == Nash {
		return answer
	}
	ways := l.answering().sequences(t, func(o int) bool { return o != l.b }, concept == SEQ)
	for _, u := range ways.order {
		answer.Answers++
		if !l.loss(u, s) {
			continue
		}
		answer.Worse++
		switch {
		case answer.Sanction != nil:
		case concept != SMR || l.held(u, s):
			answer.Sanction = &Sanction{Steps: ways.to(u), To: u}
		case answer.Escape == nil:
			answer.Escape = l.wayOut(u, s)
		}
	}
	if answer.Sanction != nil {
		answer.Escape = nil
	}
	return answer
}

// answering is the model in which the improvements of every block are the
// moves that the stance takes to be credible.
func (l *look) answering() *Model {
	m := *l.Model
	m.Blocks = make([]Block, len(l.Blocks))
	for o, block := range l.Blocks {
		m.Blocks[o] = block
		m.Blocks[o].improvements = l.credibleMoves(block)
	}
	return &m
}

// wayOut finds a move of the block from u to where it is at no loss beside s.
func (l *look) wayOut(u, s int) *Escape {
	for _, v := range l.Blocks[l.b].moves[u] {
		if !l.loss(int(v), s) {
			return &Escape{From: u, To: int(v)}
		}
	}
	return nil
}

// StanceBlocks are the arguments of one block in words, by concept; stances
// with the same argument share it.
func StanceBlocks(arguments []*StanceArgument) []report.Block {
	var blocks []report.Block
	for _, concept := range StanceConcepts {
		var left []*StanceArgument
		for _, a := range arguments {
			if a.Concept == concept {
				left = append(left, a)
			}
		}
		for len(left) > 0 {
			first := left[0]
			var names []string
			left = slices.DeleteFunc(left, func(a *StanceArgument) bool {
				if a.same(first) {
					names = append(names, a.look.stance.Name)
					return true
				}
				return false
			})
			blocks = append(blocks, first.blocks(names)...)
		}
	}
	return blocks
}

// same reports whether two arguments say the same in the same words.
func (a *StanceArgument) same(b *StanceArgument) bool {
	return (a.look.stance.Key == probableKey) == (b.look.stance.Key == probableKey) && reflect.DeepEqual(a.Argument, b.Argument)
}

// blocks is the argument in words, for stances with these names.
func (a *StanceArgument) blocks(names []string) []report.Block {
	l := a.look
	verdict := report.Text{Words: "not stable", Mark: report.Bad}
	if a.Stable() {
		verdict = report.Text{Words: "stable", Mark: report.Good}
	}
	head := report.Paragraph{
		{Words: a.Concept.String(), Mark: report.Strong}, report.T(", " + list(names) + ": "), verdict,
	}
	name := l.Blocks[l.b].Name
	if len(a.Improvements) == 0 {
		return []report.Block{append(head, report.T(". "+name+" has no move from here that it counts as a gain."))}
	}
	head = append(head, report.T(fmt.Sprintf(". %s has %s that it counts as a gain:", name, count(len(a.Improvements), "move"))))
	bullets := report.Bullets{}
	for _, i := range a.Improvements {
		bullets.Items = append(bullets.Items, a.gainWords(i))
	}
	return []report.Block{head, bullets}
}

func (a *StanceArgument) gainWords(i Improvement) report.Paragraph {
	l := a.look
	p := report.Paragraph{report.T(l.Blocks[l.b].Name + " " + l.Action(Move{l.b, a.State, i.To}) + ", reaching ")}
	p = append(p, l.quoted(i.To)...)
	p = append(p, report.T(", "+l.beside(i.To, a.State)+". "))
	switch {
	case a.Concept == Nash:
		return append(p, report.T("Nash stability looks no further."))
	case i.Sanction != nil:
		return append(p, a.deterredWords(i)...)
	}
	return append(p, a.undeterredWords(i)...)
}

func (a *StanceArgument) deterredWords(i Improvement) report.Paragraph {
	l := a.look
	var steps []string
	for _, step := range i.Sanction.Steps {
		steps = append(steps, l.Blocks[step.Block].Name+" "+l.Action(step))
	}
	p := report.Paragraph{{Words: "Deterred", Mark: report.Good}, report.T(": " + strings.Join(steps, ", then ") + ", reaching ")}
	p = append(p, l.quoted(i.Sanction.To)...)
	words := ", " + l.beside(i.Sanction.To, a.State)
	if a.Concept == SMR {
		words += ", and no move of " + l.Blocks[l.b].Name + " from there leads out of that"
	}
	return append(p, report.T(words+"."))
}

func (a *StanceArgument) undeterredWords(i Improvement) report.Paragraph {
	l := a.look
	name := l.Blocks[l.b].Name
	p := report.Paragraph{{Words: "Not deterred", Mark: report.Bad}}
	switch {
	case i.Answers == 0:
		return append(p, report.T(": the others have no answer that counts."))
	case i.Worse == 0:
		return append(p, report.T(fmt.Sprintf(": of %s that the others could bring about, none deters %s.", count(i.Answers, "state"), name)))
	}
	p = append(p, report.T(fmt.Sprintf(": the others could bring about %s, %d of which would deter %s, but from each it has a way out; from ", count(i.Answers, "state"), i.Worse, name)))
	p = append(p, l.quoted(i.Escape.From)...)
	p = append(p, report.T(" it "+l.Action(Move{l.b, i.Escape.From, i.Escape.To})+", reaching "))
	p = append(p, l.quoted(i.Escape.To)...)
	return append(p, report.T(", "+l.beside(i.Escape.To, a.State)+"."))
}

// beside says how the block compares state t with state s, and why.
func (l *look) beside(t, s int) string {
	b := l.Blocks[l.b]
	if len(b.Parties) > 1 {
		return "which its members compare with " + l.Letters(s) + " each for itself"
	}
	p := &l.prospects[b.Parties[0]]
	if l.stance.Key == probableKey {
		return fmt.Sprintf("which %s prefers to %s with a probability of %.3g", b.Name, l.Letters(s), p.chance.over(t, s))
	}
	words := fmt.Sprintf("%v for %s than %s", p.compare(t, s), b.Name, l.Letters(s))
	switch p.compare(t, s) {
	case AsGood:
		words = fmt.Sprintf("as good for %s as %s", b.Name, l.Letters(s))
	case NotKnown:
		words = fmt.Sprintf("of which nobody knows whether it is better for %s than %s", b.Name, l.Letters(s))
	case MuchWorse, Worse, Better, MuchBetter:
	}
	k, differ := p.first(t, s)
	switch {
	case !differ:
		return words
	case p.aspects[k].unknown:
		return words + " (unknown is which way it wants " + p.aspects[k].formula.Words(l.optionWords) + ")"
	}
	return words + fmt.Sprintf(" by its statement %d (%s)", p.aspects[k].number, p.aspects[k].formula.Words(l.optionWords))
}

// StanceArgumentData is an argument under a stance as --json prints it.
type StanceArgumentData struct {
	Stance string `json:"stance"`
	ArgumentData
}

// Data returns the argument for machines.
func (a *StanceArgument) Data() StanceArgumentData {
	return StanceArgumentData{a.look.stance.Key, a.look.argumentData(&a.Argument)}
}
