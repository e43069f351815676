package stability

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"parley/ensemble"
	"parley/report"
)

// mostDetailed is how many doubts are shown with all that they depend on.
const mostDetailed = 3

// DrawsMethod is how an ensemble answers.
var DrawsMethod = report.Method{
	Name: "Ensemble of draws",
	Text: "Everything that is uncertain about the parties' preferences is drawn again and again, and the conflict solved each " +
		"time. A share is how often something came out, with the interval in which its probability lies with 95 % confidence " +
		"(Wilson). What a share depends on is measured by Sobol indices of first order and in total, estimated after Jansen " +
		"with intervals by the delta method. The uncertain things are drawn independently of each other.",
	Keys: []string{"wilson1927", "sobol2001", "saltelli2010", "jansen1999", "steele2014"},
}

// Report is the answer for people and, as its Data, for machines.
func (r *Robustness) Report() *report.Report {
	return &report.Report{
		Title:       "Stability over draws: " + r.Conflict.Title,
		Sections:    append([]report.Section{{ID: "options", Title: "Options", Blocks: []report.Block{r.OptionTable()}}}, r.Sections()...),
		Methods:     []report.Method{Method, DrawsMethod, report.LikelihoodMethod},
		NotComputed: append(r.notComputed(), r.NotAnswered()...),
		Data:        r.Data(),
	}
}

// NotAnswered names what the draws leave open.
func (r *Robustness) NotAnswered() []string {
	var open []string
	if r.Interrupted {
		open = append(open, fmt.Sprintf("The run was interrupted: what is said rests on %d of the %d draws that were asked for, and what it depends on was not computed.", r.Done, r.Question.Draws))
	}
	if r.tally.noSIM {
		open = append(open, "SIM over the draws: "+noSIM+".")
	}
	if !r.Interrupted && r.Done < fewestTested && len(r.Ensemble.Inputs()) > 0 {
		open = append(open, fmt.Sprintf("What the outcomes depend on: %d draws are too few to say; want at least %d.", r.Done, fewestTested))
	}
	if len(r.Doubts) == mostDoubts {
		open = append(open, fmt.Sprintf("What the outcomes beyond the %d most doubtful depend on.", mostDoubts))
	}
	return open
}

// Sections say how sure the equilibria are, and what that depends on.
func (r *Robustness) Sections() []report.Section {
	if len(r.Ensemble.Inputs()) == 0 {
		return []report.Section{{ID: "robustness", Title: "How sure this is", Blocks: []report.Block{report.Paragraph{report.T(
			"Nothing that is uncertain in the file touches what the parties want, so every draw gives the same answer.")}}}}
	}
	blocks := []report.Block{r.basisWords(), r.summary()}
	if len(r.possible()) > 0 && (len(r.Doubts) > 0 || r.Interrupted) {
		blocks = append(blocks, r.shareFigure())
	}
	sections := []report.Section{{ID: "robustness", Title: "How sure this is", Blocks: append(blocks, r.shareTable())}}
	if len(r.Doubts) > 0 {
		sections = append(sections, report.Section{ID: "drivers", Title: "What it depends on", Blocks: r.driverBlocks()})
	}
	return append(sections, report.Section{ID: "uncertain", Title: "What is uncertain", Blocks: []report.Block{r.inputTable()}})
}

func (r *Robustness) basisWords() report.Paragraph {
	words := fmt.Sprintf("%s drawn %d times (seed %d), and the conflict solved each time.",
		things(len(r.Ensemble.Inputs())), r.Done, r.Question.Seed)
	switch {
	case r.Interrupted:
		words += fmt.Sprintf(" The run was interrupted before all %d draws were done.", r.Question.Draws)
	case r.Enough:
		words += fmt.Sprintf(" Fewer than the %d draws were needed to know every share to within %s points.", r.Question.Draws, points(r.Question.Until))
	}
	return report.Paragraph{report.T(words)}
}

func things(n int) string {
	if n == 1 {
		return "One thing is uncertain about what the parties want. It was"
	}
	return fmt.Sprintf("%d things are uncertain about what the parties want. All were", n)
}

// summary says for each outcome that can hold how likely it does under the
// concepts that count on most and on least.
func (r *Robustness) summary() report.Block {
	var items []report.Paragraph
	for _, o := range r.possible() {
		best, worst := r.extremes(o)
		words := "under every concept " + r.often(best, o)
		if r.tally.outcomes[best][o] != r.tally.outcomes[worst][o] {
			words = r.likely(best, o) + "; " + r.likely(worst, o)
		}
		items = append(items, report.Paragraph{report.T(fmt.Sprintf("“%s”: %s.", r.Outcomes[o].Name, words))})
	}
	if len(items) == 0 {
		return report.Paragraph{report.T("In no draw is a state stable for every party, under any concept.")}
	}
	return report.Bullets{Items: items}
}

// likely says how likely the outcome holds under a concept.
func (r *Robustness) likely(c Concept, o int) string {
	return fmt.Sprintf("under %v %s", c, r.often(c, o))
}

func (r *Robustness) often(c Concept, o int) string {
	share := r.OutcomeShare(c, o)
	switch share.Count {
	case 0:
		return "it holds in no draw"
	case share.Of:
		return "it holds in every draw"
	}
	return fmt.Sprintf("it holds in %s of the draws (%s)", shareWords(share), report.Likelihood(share.Value))
}

// possible lists the aims, and the outcomes that hold in some draw under some
// concept: those with names first, the most often held first.
func (r *Robustness) possible() []int {
	most := func(o int) int {
		n := 0
		for _, c := range r.Concepts() {
			n += r.tally.outcomes[c][o]
		}
		return n
	}
	var outcomes []int
	for o, named := range r.Outcomes {
		if most(o) > 0 || named.Aim {
			outcomes = append(outcomes, o)
		}
	}
	slices.SortStableFunc(outcomes, func(a, b int) int {
		return cmp.Or(cmp.Compare(r.interest(a), r.interest(b)), most(b)-most(a))
	})
	return outcomes
}

// extremes returns the concepts under which the outcome holds most and least
// often, the first of each.
func (r *Robustness) extremes(o int) (best, worst Concept) {
	for _, c := range r.Concepts() {
		if n := r.tally.outcomes[c][o]; n > r.tally.outcomes[best][o] {
			best = c
		} else if n < r.tally.outcomes[worst][o] {
			worst = c
		}
	}
	return best, worst
}

// shareWords is a share with its interval: 62.1 % (61.1 to 63.0).
func shareWords(s ensemble.Share) string {
	return fmt.Sprintf("%s %% (%s to %s)", points(s.Value), points(s.Low), points(s.High))
}

// points is a share in percent with one decimal; what is not 0 or 1 is not
// rounded to it.
func points(share float64) string {
	if share == 0 || share == 1 {
		return fmt.Sprint(100 * share)
	}
	return fmt.Sprintf("%.1f", min(max(math.Round(share*1000)/10, 0.1), 99.9))
}

// shareTable has every state that is an equilibrium in some draw.
func (r *Robustness) shareTable() report.Block {
	t := report.Table{
		Caption: "For each state, the share of draws in which it is stable for every party, with its 95 % interval, by concept",
		Columns: []string{"State", "Outcome"},
	}
	for _, c := range r.Concepts() {
		t.Columns = append(t.Columns, c.String())
	}
	left := 0
	for s := range r.States {
		if _, some := r.shares(func(c Concept) ensemble.Share { return r.StateShare(c, s) }); !some {
			continue
		}
		if len(t.Rows) == tableStates {
			left++
			continue
		}
		row := []report.Cell{r.letters(s), {report.T(r.Name(s))}}
		for _, c := range r.Concepts() {
			row = append(row, report.Cell{report.T(cellWords(r.StateShare(c, s)))})
		}
		t.Rows = append(t.Rows, row)
	}
	if left > 0 {
		t.Caption += fmt.Sprintf("; %d more states are in the data for machines", left)
	}
	return t
}

func cellWords(s ensemble.Share) string {
	switch s.Count {
	case 0:
		return "never"
	case s.Of:
		return "always"
	}
	return shareWords(s)
}

// inputTable lists what is uncertain.
func (r *Robustness) inputTable() report.Table {
	t := report.Table{
		Caption: "What is uncertain, how it is read where nothing is drawn, and between what it is pushed to see what it does",
		Columns: []string{"Uncertain", "Read as", "Pushed from", "to"},
	}
	for k := range r.Ensemble.Inputs() {
		in := inputData(&r.Ensemble.Inputs()[k])
		t.Rows = append(t.Rows, []report.Cell{{report.T(in.Name)}, {report.T(in.Middle)}, {report.T(in.Low)}, {report.T(in.High)}})
	}
	return t
}
