package bargain

import (
	"fmt"
	"strings"

	"parley/report"
)

// mostLines is how many parties a chart of moves shows.
const mostLines = 12

// moveBlocks show the two models that have rounds: who moves towards whom.
func (f *Forecast) moveBlocks(id string) []report.Block {
	i := f.Stances.weighty()
	if len(i.Stances) < 2 || i.Spread() == 0 {
		return nil
	}
	rounds := [][]float64{positions(i)}
	for _, r := range f.Moves.Rounds {
		rounds = append(rounds, r.Positions)
	}
	blocks := []report.Block{report.Paragraph{report.T("In the challenge model every party weighs challenging every other, and moves to the strongest offer that is made to it. Everything uncertain is at its middle.")}}
	blocks = append(blocks, f.moveWords(i))
	blocks = append(blocks, chartOf(id+"-rounds", "The challenge model, round by round: "+f.Name, "round", i, rounds)...)
	if f.Turns == nil { // it was not asked, which the table of models says
		return blocks
	}
	blocks = append(blocks, f.spatialWords())
	return append(blocks, chartOf(id+"-turns", "The spatial model, turn by turn: "+f.Name, "turn", i, f.Turns)...)
}

func positions(i Issue) []float64 {
	xs := make([]float64, len(i.Stances))
	for k, s := range i.Stances {
		xs[k] = s.Position
	}
	return xs
}

// moveWords says who moves in the first round, and whether the rounds settle.
func (f *Forecast) moveWords(i Issue) report.Block {
	var items []report.Paragraph
	first := f.Moves.Rounds[0]
	for k, o := range first.Offers {
		if o.Kind != None {
			items = append(items, report.Paragraph{report.T(moveText(i.Stances[k].Actor, i.Stances[o.By].Actor, i.Stances[k].Position, o))})
		}
	}
	if len(items) == 0 {
		return report.Paragraph{report.T("Nobody moves: no party is offered anything that it would rather take than resist.")}
	}
	end := fmt.Sprintf("After round %d nobody moves any more.", len(f.Moves.Rounds))
	if !f.Moves.Settled {
		end = fmt.Sprintf("The rounds have not settled after %d; what the model forecasts is the median after the first, %s.", len(f.Moves.Rounds), number(first.Median))
	}
	return report.Bullets{Items: append(items, report.Paragraph{report.T(end)})}
}

func moveText(who, by string, from float64, o Offer) string {
	how := map[OfferKind]string{
		Confrontation: "%s gives way to %s after a contest in which both expect to gain, and %[2]s more",
		Compromising:  "%s meets %s part of the way: %[2]s expects to gain more than %[1]s to lose",
		Capitulation:  "%s yields to %s, against whom it would lose more",
	}[o.Kind]
	return fmt.Sprintf(how+"; it moves from %[3]s to %[4]s.", who, by, number(from), number(o.To))
}

func (f *Forecast) spatialWords() report.Block {
	text := fmt.Sprintf("In the spatial model of politics the parties challenge one another, bargain and move until they hardly move any more, here after %d turns.", len(f.Turns)-1)
	if !f.Settled {
		text = fmt.Sprintf("In the spatial model of politics the parties had not come to rest after %d turns; what it says is where they stood then.", len(f.Turns)-1)
	}
	return report.Paragraph{report.T(text)}
}

// chartOf draws positions over rounds, a line for each party.
func chartOf(id, title, unit string, i Issue, rounds [][]float64) []report.Block {
	if len(i.Stances) > mostLines {
		return []report.Block{report.Paragraph{report.T(fmt.Sprintf("%d parties are too many for a chart of their moves.", len(i.Stances)))}}
	}
	chart := &report.Chart{X: report.Axis{Title: unit, High: float64(len(rounds) - 1)}, Y: report.Axis{Title: "position (0 to 100)", High: 100}}
	for r := range rounds {
		if len(rounds) <= 12 {
			chart.X.Ticks = append(chart.X.Ticks, report.Tick{At: float64(r), Name: fmt.Sprint(r)})
		}
	}
	var told []string
	for k, s := range i.Stances {
		series := report.Series{Name: s.Actor, Kind: report.Line}
		var path []string
		for r, xs := range rounds {
			series.Points = append(series.Points, report.Point{X: float64(r), Y: xs[k]})
			path = append(path, number(xs[k]))
		}
		chart.Series = append(chart.Series, series)
		told = append(told, s.Actor+" "+strings.Join(path, ", "))
	}
	return []report.Block{report.Figure{ID: id, Title: title, Chart: chart, Text: fmt.Sprintf("Positions from %s 0 on: %s.", unit, strings.Join(told, "; "))}}
}
