package analysis

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"parley/report"
	"parley/stability"
)

// explainParams ask more of an explanation.
var explainParams = append([]Param{
	{Name: "coalition", Help: "as if these parties acted as one, and all others alone: their ids, joined by commas"},
	{Name: "horizon", Help: depthParams[0].Help},
}, levelParams...)

// together is the input with the coalition that the parameter names, alone.
func together(in Input) (Input, error) {
	ids := split(in.Args["coalition"])
	if len(ids) == 0 {
		return in, nil
	}
	if id, twice := repeated(ids); twice {
		return in, &ParamError{"coalition", fmt.Errorf("party %q is named twice; want each once", id)}
	}
	for _, id := range ids {
		if _, ok := in.Conflict.Party(id); !ok {
			return in, &ParamError{"coalition", fmt.Errorf("no party %q; want ids of parties, joined by commas", id)}
		}
	}
	if len(ids) == 1 {
		return in, &ParamError{"coalition", errors.New("a coalition of one; want party for that")}
	}
	c := *in.Conflict
	c.Coalitions = [][]string{ids}
	in.Conflict = &c
	return in, nil
}

// explainDeeply adds to an explanation what parties that look ahead expect, if
// asked, and the arguments under every stance that the preferences call for.
func explainDeeply(ctx context.Context, in Input, m *stability.Model, blocks []int, concepts []stability.Concept, state int, r *report.Report) (*report.Report, error) {
	if len(blocks) == 0 {
		for b := range m.Blocks {
			blocks = append(blocks, b)
		}
	}
	if err := explainHorizon(ctx, in, m, blocks, state, r); err != nil {
		return nil, err
	}
	return explainStances(ctx, in, m, blocks, concepts, state, r)
}

// explainHorizon says for every horizon who would leave the state, and what
// it expects.
func explainHorizon(ctx context.Context, in Input, m *stability.Model, blocks []int, state int, r *report.Report) error {
	if in.Args["horizon"] == "" {
		return nil
	}
	h, err := parseHorizon(in.Args["horizon"])
	if err != nil {
		return err
	}
	f, err := m.Foresee(ctx, h)
	if err != nil {
		return err
	}
	section := report.Section{ID: "horizon", Title: "Looking ahead"}
	for _, b := range blocks {
		bullets := report.Bullets{}
		for h := 1; h <= f.H; h++ {
			bullets.Items = append(bullets.Items, report.Paragraph{report.T(aheadWords(f, h, b, state))})
		}
		section.Blocks = append(section.Blocks, report.Paragraph{{Words: m.Blocks[b].Name, Mark: report.Strong}}, bullets)
	}
	r.Sections = append(r.Sections, section)
	r.Methods = append(r.Methods, stability.HorizonMethod)
	return nil
}

func aheadWords(f *stability.Foresight, h, b, state int) string {
	moves := fmt.Sprintf("%d moves", h)
	if h == 1 {
		moves = "1 move"
	}
	if f.Stable(h, b, state) {
		return fmt.Sprintf("looking %s ahead, it stays: no move has a worst end that is better for it", moves)
	}
	words := strings.TrimPrefix(f.LeavingWords(h, b, state), f.Blocks[b].Name+" ")
	return fmt.Sprintf("looking %s ahead, it leaves: it %s", moves, words)
}
