package bench

import (
	"flag"
	"math"
	"os"
	"strconv"
	"testing"

	"parley/figure"
	"parley/report"
)

var growth = flag.Bool("growth", false, "measure how time and memory grow with the options, and draw docs/pictures/growth-time.svg and growth-memory.svg")

// A line of the growth charts: one question of conflicts of one kind, by one
// engine.
type line struct {
	name, engine, concepts string
	options                []int
	made                   func(options int) made
}

var lines = []line{
	{"enumerated, all concepts but SIM", "enumerated", all, []int{8, 10, 12, 14}, ruledLike},
	{"dense, all but SIM, free", "dense", all, []int{12, 15, 18, 21, 24, 27}, free},
	{"dense, all but SIM, with rules", "dense", all, []int{12, 15, 18, 21, 24}, ruledLike},
	{"symbolic, Nash, free", "symbolic", "nash", []int{12, 24, 36, 48, 60}, free},
	{"symbolic, Nash GMR SMR, with rules, 12 statements", "symbolic", withoutSEQ, []int{20, 40, 60, 80, 100}, sparse},
}

func ruledLike(options int) made { return made{3, options, options, true} }

func sparse(options int) made { return made{3, options, 12, true} }

// TestGrowth draws the charts, with -growth.
func TestGrowth(t *testing.T) {
	if !*growth {
		t.Skip("-growth measures it")
	}
	parley := build(t)
	var times, memories []report.Series
	for _, l := range lines {
		time, memory := report.Series{Name: l.name, Kind: report.Line}, report.Series{Name: l.name, Kind: report.Line}
		for _, n := range l.options {
			file := write(t, l.made(n).conflict())
			spent, peak := measure(t, parley, "stability", "--equilibria-only", "--json", "--engine", l.engine, "--concepts", l.concepts, file)
			t.Log(l.name, n, spent, peak>>10)
			time.Points = append(time.Points, report.Point{X: float64(n), Y: math.Log10(spent.Seconds())})
			memory.Points = append(memory.Points, report.Point{X: float64(n), Y: math.Log10(float64(peak) / 1024)})
		}
		times, memories = append(times, time), append(memories, memory)
	}
	draw(t, "time", "Processor time of the whole process by the number of options", powers("processor time", -2, 2, "s"), times)
	draw(t, "memory", "Most memory of the whole process by the number of options", powers("memory", 1, 4, "MiB"), memories)
}

// powers is an axis of powers of ten.
func powers(title string, low, high int, unit string) report.Axis {
	a := report.Axis{Title: title, Low: float64(low), High: float64(high)}
	for k := low; k <= high; k++ {
		a.Ticks = append(a.Ticks, report.Tick{At: float64(k), Name: strconv.FormatFloat(math.Pow10(k), 'f', -1, 64) + " " + unit})
	}
	return a
}

func draw(t *testing.T, name, title string, y report.Axis, series []report.Series) {
	t.Helper()
	svg, err := figure.SVG(report.Figure{
		ID:    "growth-" + name,
		Title: title,
		Text:  "Each line is one engine and one kind of conflict of three parties; every option more doubles the states.",
		Chart: &report.Chart{X: report.Axis{Title: "options: 2 to this power states", Low: 0, High: 100}, Y: y, Series: series},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("../docs/pictures/growth-"+name+".svg", svg, 0o600); err != nil {
		t.Fatal(err)
	}
}
