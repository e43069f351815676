package stability

import (
	"context"
	"fmt"
	"strings"

	"parley/report"
)

// addWays adds the ways to what was asked for, by improvements and by any moves.
func (t *Trace) addWays(ctx context.Context, q TraceQuestion, r *report.Report, d *TraceData) error {
	section := report.Section{ID: "way", Title: "The way to " + q.ToName}
	d.To = q.ToName
	var both []*Ways
	for _, improving := range []bool{true, false} {
		w, err := t.Ways(ctx, q.From, q.To, improving, q.Ways)
		if err != nil {
			return err
		}
		both = append(both, w)
		d.Ways = append(d.Ways, w.data())
		if w.Steps > 0 && !w.SetsTried {
			r.NotComputed = append(r.NotComputed, "Which sets of parties can bring it about by themselves: there are too many sets, or moves, to try.")
		}
	}
	section.Blocks = t.waysBlocks(both[0], both[1])
	if w := nearest(both[0], both[1]); w.Steps > 0 {
		d.Way = &WayData{w.Improving, t.stepData(w.Listed[0])}
	}
	r.Sections = append(r.Sections, section)
	return nil
}

// nearest is the way that is shown: by improvements where there is one.
func nearest(improving, moving *Ways) *Ways {
	if improving.Steps >= 0 {
		return improving
	}
	return moving
}

func (t *Trace) waysBlocks(improving, moving *Ways) []report.Block {
	if moving.Steps == 0 {
		return []report.Block{report.Paragraph{report.T("That is where the way begins.")}}
	}
	if moving.Steps < 0 {
		return []report.Block{report.Paragraph{report.T("No sequence of moves leads there.")}}
	}
	words := "A shortest way by improvements: each step is one that its party prefers."
	if improving.Steps < 0 {
		words = "No sequence of improvements leads there; a shortest way by any moves is below. A step that is no improvement is one that its party, following its preference, would not take."
	}
	blocks := []report.Block{report.Paragraph{report.T(words)}, t.WayFigure("way", nearest(improving, moving).Listed[0])}
	if improving.Steps > 0 {
		blocks = append(blocks, improving.blocks()...)
	}
	return append(blocks, moving.blocks()...)
}

// blocks say how many ways there are, who is needed, and who is enough.
func (w *Ways) blocks() []report.Block {
	by := "By any moves"
	if w.Improving {
		by = "By improvements"
	}
	words := fmt.Sprintf("%s there is one shortest way, of %s.", by, count(w.Steps, "step"))
	if several := w.Count.String(); several != "1" {
		words = fmt.Sprintf("%s there are %s shortest ways, of %s each.", by, several, count(w.Steps, "step"))
	}
	blocks := []report.Block{report.Paragraph{report.T(words + " " + w.neededWords() + w.ableWords())}}
	if w.Count.String() == "1" || len(w.Listed) == 0 {
		return blocks
	}
	ways := report.Bullets{Ordered: true}
	for _, way := range w.Listed {
		ways.Items = append(ways.Items, report.Paragraph{report.T(w.wayWords(way))})
	}
	blocks = append(blocks, ways)
	if shown := fmt.Sprint(len(w.Listed)); shown != w.Count.String() {
		blocks = append(blocks, report.Paragraph{report.T(fmt.Sprintf("These are the first %s of %s; --ways lists more.", shown, w.Count))})
	}
	return blocks
}

func (w *Ways) neededWords() string {
	names := w.names(w.Needed)
	switch len(names) {
	case 0:
		return "No single party is needed: whoever stays out, the others have a way."
	case 1:
		return names[0] + " is needed: without its moves there is no way, however long."
	}
	return list(names) + " are all needed: without the moves of any one of them there is no way, however long."
}

// mostSetsShown is how many sets of parties are named.
const mostSetsShown = 6

func (w *Ways) ableWords() string {
	if !w.SetsTried {
		return ""
	}
	var sets []string
	for _, set := range w.Able[:min(len(w.Able), mostSetsShown)] {
		sets = append(sets, list(w.names(set)))
	}
	words := " Who can bring it about by themselves: " + strings.Join(sets, "; or ")
	if more := len(w.Able) - mostSetsShown; more > 0 {
		words += fmt.Sprintf("; or one of %s; --json has all", count(more, "other set"))
	}
	return words + "."
}

func (w *Ways) wayWords(way []Move) string {
	var steps []string
	for _, step := range way {
		steps = append(steps, w.Blocks[step.Block].Name+" "+w.Action(step))
	}
	last := way[len(way)-1].To
	return fmt.Sprintf("%s; reaching %s (%s)", strings.Join(steps, "; "), w.Letters(last), w.Name(last))
}

// WaysData are the ways by improvements or by moves as --json prints them.
type WaysData struct {
	Improving bool         `json:"improving"`
	Steps     int          `json:"steps"`  // of a shortest way; -1 when there is none
	Count     string       `json:"count"`  // how many shortest ways there are, exactly
	Listed    [][]StepData `json:"listed"` // the first of them
	Needed    []string     `json:"needed"` // who moves on every way
	Able      [][]string   `json:"able"`   // the smallest sets that can do it by themselves; null when they were not tried
}

func (w *Ways) data() WaysData {
	d := WaysData{Improving: w.Improving, Steps: w.Steps, Count: w.Count.String(), Listed: [][]StepData{}}
	for _, way := range w.Listed {
		d.Listed = append(d.Listed, w.stepData(way))
	}
	d.Needed = append([]string{}, w.names(w.Needed)...)
	if w.SetsTried {
		d.Able = [][]string{}
	}
	for _, set := range w.Able {
		d.Able = append(d.Able, w.names(set))
	}
	return d
}
