package figure

import (
	"math"

	"parley/report"
)

// inLanes puts parts that overlap into lanes of their own.
func inLanes(parts []report.BarPart) [][]report.BarPart {
	var lanes [][]report.BarPart
	for _, p := range parts {
		k := 0
		for k < len(lanes) && overlapsAny(p, lanes[k]) {
			k++
		}
		if k == len(lanes) {
			lanes = append(lanes, nil)
		}
		lanes[k] = append(lanes[k], p)
	}
	return lanes
}

func overlapsAny(p report.BarPart, others []report.BarPart) bool {
	const rounding = 1e-9
	for _, o := range others {
		low, high := max(min(p.From, p.To), min(o.From, o.To)), min(max(p.From, p.To), max(o.From, o.To))
		if high-low > rounding*max(math.Abs(p.To-p.From), math.Abs(o.To-o.From)) {
			return true
		}
	}
	return false
}
