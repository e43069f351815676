package stability

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/report"
)

// ChainMethod is how the chances of where improving parties end are computed.
var ChainMethod = report.Method{
	Name: "Improving at random",
	Text: "An absorbing Markov chain over the states that improvements reach: the parties improve one at a time, and which improvement comes next is drawn. " +
		"Its equations are solved in fractions where few states are passed through, else in floating-point numbers whose residual is checked. " +
		"That parties improve at random is an assumption and no forecast.",
	Keys: []string{"kemeny1960", "li2005"},
}

// ParseChance reads how the next improvement is drawn: party or move.
func ParseChance(key string) (Chance, error) {
	switch key {
	case "party":
		return ByParty, nil
	case "move":
		return ByMove, nil
	}
	return 0, fmt.Errorf("unknown chance %q; want party or move", key)
}

func (c Chance) key() string { return [...]string{"party", "move"}[c] }

func (c Chance) words() string {
	return [...]string{
		"one of the parties that can improve is drawn, each as likely as the others, and then one of its improvements",
		"one of all the improvements that parties have is drawn, each as likely as the others",
	}[c]
}

// ChainBlocks says where improving parties end and how likely; when the chain is too large,
// they are empty and notComputed says why.
func (t *Trace) ChainBlocks(ctx context.Context, id string, chance Chance) (blocks []report.Block, data *ChainData, notComputed string, err error) {
	c, err := t.NewChain(ctx, chance)
	if large := new(conflict.TooLargeError); errors.As(err, &large) {
		return nil, nil, fmt.Sprintf("How likely improving parties end where: %v.", large), nil
	}
	if err != nil {
		return nil, nil, "", err
	}
	return c.blocks(id), c.data(), "", nil
}

func (c *Chain) blocks(id string) []report.Block {
	if c.Moves == 0 {
		return []report.Block{report.Paragraph{report.T("It ends where it begins.")}}
	}
	blocks := []report.Block{report.Paragraph{report.T(fmt.Sprintf(
		"If the parties improve one at a time at random, until nothing leads on (%s), it takes %s improvements on average.", c.Chance.words(), number(c.Moves)))}}
	if len(c.Ends) == 1 {
		return append(blocks, report.Paragraph{report.T("It ends for certain in " + c.endName(c.Ends[0]) + ".")})
	}
	t := report.Table{Caption: "Where it ends, and how likely", Columns: []string{"It ends in", "Probability", "Exactly"}}
	bars := &report.Bars{Axis: report.Axis{Title: "probability, per cent", High: 100}}
	var text strings.Builder
	for _, e := range c.Ends {
		exactly := e.Fraction
		if !c.Exact {
			exactly = "not computed"
		}
		t.Rows = append(t.Rows, textRow(c.endName(e), percent(e.Probability), exactly))
		bars.Rows = append(bars.Rows, report.Bar{Name: c.endName(e), Parts: []report.BarPart{{Name: "probability", To: 100 * e.Probability}}})
		fmt.Fprintf(&text, "%s: %s. ", c.endName(e), percent(e.Probability))
	}
	return append(blocks, t, report.Figure{ID: id, Title: "Where parties end that improve at random", Text: text.String(), Bars: bars})
}

func (c *Chain) endName(e Ending) string {
	first := fmt.Sprintf("%s (%s)", c.Letters(e.States[0]), c.Name(e.States[0]))
	if len(e.States) == 1 {
		return first
	}
	return fmt.Sprintf("a cycle of %s without rest, among them %s", count(len(e.States), "state"), first)
}

func percent(p float64) string { return number(100*p) + " %" }

func number(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

// ChainData is a chain as --json prints it; states are in letters.
type ChainData struct {
	Chance string       `json:"chance"` // party or move
	Moves  float64      `json:"moves"`  // expected number of improvements
	Exact  bool         `json:"exact"`
	Ends   []EndingData `json:"ends"`
}

// EndingData is where it ends: one state, or those of a cycle.
type EndingData struct {
	States      []string `json:"states"`
	Probability float64  `json:"probability"`
	Fraction    string   `json:"fraction,omitempty"`
}

func (c *Chain) data() *ChainData {
	d := &ChainData{Chance: c.Chance.key(), Moves: c.Moves, Exact: c.Exact, Ends: []EndingData{}}
	for _, e := range c.Ends {
		var states []string
		for _, s := range e.States {
			states = append(states, c.Letters(s))
		}
		d.Ends = append(d.Ends, EndingData{states, e.Probability, e.Fraction})
	}
	return d
}
