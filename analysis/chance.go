package analysis

import (
	"context"
	"strings"

	"parley/report"
	"parley/stability"
)

var chanceParam = Param{
	Name: "chance",
	Help: "how the next improvement is drawn: party (a party that can improve, then one of its improvements) or move (one of all improvements); party when left out",
}

// chanceOf reads the parameter "chance".
func chanceOf(args map[string]string) (stability.Chance, error) {
	key := args["chance"]
	if key == "" {
		return stability.ByParty, nil
	}
	chance, err := stability.ParseChance(strings.ToLower(key))
	if err != nil {
		return 0, &ParamError{"chance", err}
	}
	return chance, nil
}

// chances are the blocks of a brief on how likely improving parties end where.
func (b *briefing) chances(ctx context.Context, r *report.Report) ([]report.Block, error) {
	blocks, _, gap, err := b.trace.ChainBlocks(ctx, "way-chances", stability.ByParty)
	if err != nil {
		return nil, err
	}
	if gap != "" {
		r.NotComputed = append(r.NotComputed, gap)
		return nil, nil
	}
	r.Methods = append(r.Methods, stability.ChainMethod)
	return blocks, nil
}
