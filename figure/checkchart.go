package figure

import (
	"fmt"

	"parley/report"
)

func checkChart(chart *report.Chart) error {
	if len(chart.Series) > MaxSeries || len(chart.Levels) > MaxLevels {
		return fmt.Errorf("chart of %d series and %d levels; want at most %d and %d", len(chart.Series), len(chart.Levels), MaxSeries, MaxLevels)
	}
	if err := checkAxis(chart.X); err != nil {
		return fmt.Errorf("x: %w", err)
	}
	if err := checkAxis(chart.Y); err != nil {
		return fmt.Errorf("y: %w", err)
	}
	for _, l := range chart.Levels {
		if err := checkNumbers(l.At); err != nil {
			return fmt.Errorf("level %q: %w", l.Name, err)
		}
	}
	points := 0
	for _, s := range chart.Series {
		if points += len(s.Points); points > MaxPoints {
			return fmt.Errorf("chart of more than %d points", MaxPoints)
		}
		if err := checkSeries(s); err != nil {
			return fmt.Errorf("series %q: %w", s.Name, err)
		}
	}
	return nil
}

func checkSeries(s report.Series) error {
	switch s.Kind {
	case report.Line, report.Stairs, report.Points:
	default:
		return fmt.Errorf("kind %q; want %s, %s or %s", s.Kind, report.Line, report.Stairs, report.Points)
	}
	for k, p := range s.Points {
		if err := checkNumbers(p.X, p.Y); err != nil {
			return fmt.Errorf("point %d: %w", k, err)
		}
		if err := checkSpread(p.Range); err != nil {
			return fmt.Errorf("range of point %d: %w", k, err)
		}
		if s.Kind != report.Points && k > 0 && p.X < s.Points[k-1].X {
			return fmt.Errorf("point %d at x %v behind %v; want ascending x", k, p.X, s.Points[k-1].X)
		}
	}
	return nil
}
