package figure

import (
	"fmt"
	"math"
	"math/rand/v2"

	"parley/report"
)

// chartGallery is one figure of each use of charts and bars.
func chartGallery() []report.Figure {
	r := rand.New(rand.NewPCG(11, 4))
	return []report.Figure{
		{ID: "chart-shares", Title: "Shares of capability, 1816 to 2016", Chart: capability()},
		{ID: "chart-cusum", Title: "Ceasefire violations, week by week", Chart: cusum()},
		{ID: "chart-stairs", Title: "A phased exchange", Chart: exchange()},
		{ID: "chart-frontier", Title: "Packages that nobody can improve on", Chart: frontier()},
		{ID: "chart-parties", Title: "What each party would get", Chart: satisfaction(24)},
		{ID: "chart-empty", Title: "Nothing known", Chart: &report.Chart{}},
		{ID: "bars-tornado", Title: "What the forecast rests on", Bars: tornado()},
		{ID: "bars-ranks", Title: "How often each option takes each rank", Bars: ranks()},
		{ID: "bars-shares", Title: "In what share of draws an outcome holds", Bars: shares()},
		{ID: "bars-empty", Title: "Nothing known", Bars: &report.Bars{}},
		{ID: "heat-rates", Title: "Where complying pays", Heat: rates()},
		{ID: "heat-states", Title: "How alike thirty states vote", Heat: votes(30)},
		{ID: "heat-few", Title: "Who depends on whom", Heat: votes(3)},
		{ID: "heat-empty", Title: "Nothing known", Heat: &report.Heat{}},
		{ID: "net-energy", Title: "Who depends on whose energy", Net: energy(12)},
		{ID: "net-two", Title: "Two", Net: energy(2)},
		{ID: "net-many", Title: "Forty", Net: energy(40)},
		{ID: "net-empty", Title: "Nothing known", Net: &report.Net{}},
		{ID: "chart-random", Title: "Hard names", Chart: randomChart(r)},
		{ID: "bars-random", Title: "Hard names", Bars: randomBars(r)},
		{ID: "heat-random", Title: "Hard names", Heat: randomHeat(r)},
		{ID: "net-random", Title: "Hard names", Net: randomNet(r)},
		{ID: "fan-random", Title: "Hard names", Scale: randomFans(r)},
		{ID: "fan", Title: "Where the armistice line may settle", Scale: forecast(3)},
		{ID: "fan-thirty", Title: "Where the armistice line may settle, thirty parties", Scale: forecast(30)},
	}
}

func capability() *report.Chart {
	chart := &report.Chart{X: report.Axis{Title: "Year", Low: 1816, High: 2016}, Y: report.Axis{Title: "Share of the world's capability"}}
	for k, name := range []string{"United Kingdom", "France", "Russia (Soviet Union)", "Germany", "United States", "China"} {
		s := report.Series{Name: name, Kind: report.Line}
		for year := 1816; year <= 2016; year++ {
			if name == "Germany" && year > 1945 && year < 1955 {
				continue
			}
			t := float64(year-1816) / 200
			y := .05 + .12*math.Abs(math.Sin(2.2*t*float64(k+2)/3+float64(k))) + .01*math.Sin(float64(year*(k+1)))
			s.Points = append(s.Points, report.Point{X: float64(year), Y: y, Gap: name == "Germany" && year == 1955})
		}
		chart.Series = append(chart.Series, s)
	}
	for k := range chart.Series[5].Points {
		p := &chart.Series[5].Points[k]
		p.Range = &report.Range{Low: p.Y * .85, Mode: p.Y, High: p.Y * 1.2}
	}
	chart.Levels = []report.Level{{Name: "First World War", At: 1914, Vertical: true}, {Name: "Second World War", At: 1939, Vertical: true}, {Name: "End of the Soviet Union", At: 1991, Vertical: true}}
	return chart
}

func cusum() *report.Chart {
	r := rand.New(rand.NewPCG(2, 3))
	chart := &report.Chart{
		X: report.Axis{}, Y: report.Axis{Title: "Violations beyond what compliance allows, summed up"},
		Levels: []report.Level{{Name: "Alarm at 25", At: 25}, {Name: "Half way to the alarm", At: 12.5}, {Name: "Minsk II", At: 58, Vertical: true}},
	}
	sum, s := 0.0, report.Series{Name: "CUSUM", Kind: report.Line}
	for week := range 120 {
		sum = max(0, sum+r.NormFloat64()*2+map[bool]float64{true: .9, false: -.6}[week > 80])
		p := report.Point{X: float64(week), Y: sum}
		if sum > 25 && len(s.Points) > 0 && s.Points[week-1].Y <= 25 && s.Points[week-1].Label == "" {
			p.Label = "Alarm in week " + fmt.Sprint(week)
		}
		s.Points = append(s.Points, p)
		chart.X.Ticks = append(chart.X.Ticks, report.Tick{At: float64(week), Name: fmt.Sprintf("%d week %d", 2014+week/52, week%52+1)})
	}
	chart.Series = []report.Series{s}
	return chart
}

func exchange() *report.Chart {
	steps := func(name string, values ...float64) report.Series {
		s := report.Series{Name: name, Kind: report.Stairs}
		for k, y := range values {
			s.Points = append(s.Points, report.Point{X: float64(k), Y: y, Range: &report.Range{Low: y * .9, Mode: y, High: min(y*1.1, 100)}})
		}
		return s
	}
	ticks := []report.Tick{{At: 0, Name: "Signature"}}
	for k := 1; k <= 8; k++ {
		ticks = append(ticks, report.Tick{At: float64(k), Name: fmt.Sprintf("Month %d", 3*k)})
	}
	return &report.Chart{
		X: report.Axis{Ticks: ticks}, Y: report.Axis{Title: "Delivered so far, in per cent", High: 100},
		Series: []report.Series{steps("Withdrawal by the North", 0, 12, 25, 37, 50, 62, 75, 87, 100), steps("Relief by the League", 0, 0, 12, 25, 37, 50, 62, 75, 87)},
		Levels: []report.Level{{Name: "Snapback is lost beyond this", At: 80}, {Name: "All delivered", At: 100}},
	}
}

func frontier() *report.Chart {
	r := rand.New(rand.NewPCG(5, 3))
	all := report.Series{Name: "Packages", Kind: report.Points}
	best := report.Series{Name: "Efficient frontier", Kind: report.Line}
	named := report.Series{Name: "Solutions", Kind: report.Points}
	for range 150 {
		x := r.Float64()
		all.Points = append(all.Points, report.Point{X: 100 * x, Y: 100 * r.Float64() * math.Sqrt(1-x*x)})
	}
	for k := range 11 {
		x := float64(k) / 10
		best.Points = append(best.Points, report.Point{X: 100 * x, Y: 100 * math.Sqrt(1-x*x)})
	}
	for k, name := range []string{"Nash", "Kalai-Smorodinsky", "Greatest least gain"} {
		x := .69 + .02*float64(k)
		named.Points = append(named.Points, report.Point{X: 100 * x, Y: 100 * math.Sqrt(1-x*x), Label: name, Range: &report.Range{Low: 100*math.Sqrt(1-x*x) - 9, Mode: 100 * math.Sqrt(1-x*x), High: 100*math.Sqrt(1-x*x) + 6}})
	}
	return &report.Chart{X: report.Axis{Title: "Gain of the North"}, Y: report.Axis{Title: "Gain of the South"}, Series: []report.Series{all, best, named}}
}

func tornado() *report.Bars {
	b := &report.Bars{Axis: report.Axis{Title: "Where the armistice line settles"}, Base: 42.5}
	for k, name := range []string{
		"Capability of the North", "Salience of the line for the South", "Position of the League", "Position of the North on the line of the armistice as it stood before the spring offensive",
		"Capability of the League", "Salience for the League", "Position of the South", "Salience for the North", "Capability of the South", "Capability of the mediator", "Position of the mediator", "Salience for the mediator",
	} {
		low, high := 42.5-14/float64(k+1), 42.5+17/float64(k+1)
		if k%3 == 1 {
			low, high = high, low
		}
		if k == 8 {
			low = 43.5
		}
		b.Rows = append(b.Rows, report.Bar{Name: name, Parts: []report.BarPart{
			{Name: "input at its low end", From: 42.5, To: low}, {Name: "input at its high end", From: 42.5, To: high, Range: &report.Range{Low: high - 1, Mode: high, High: high + 1}},
		}})
	}
	return b
}

func ranks() *report.Bars {
	b := &report.Bars{Axis: report.Axis{Title: "Share of the draws", High: 1}}
	for k, name := range []string{"Minsk revitalised", "Security guarantees", "Relief in phases", "Neutral mediators", "Relief and guarantees", "Mediators and oversight", "All four", "None"} {
		row, from, rest := report.Bar{Name: name}, 0.0, 1.0
		for rank := range 8 {
			share := rest * (.25 + .5*math.Abs(math.Sin(float64(rank+1)*float64(k+2))))
			if rank == 7 {
				share = rest
			}
			row.Parts = append(row.Parts, report.BarPart{Name: fmt.Sprintf("rank %d", rank+1), From: from, To: from + share})
			from, rest = from+share, rest-share
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

func shares() *report.Bars {
	b := &report.Bars{Axis: report.Axis{Title: "Share of 100,000 draws, in per cent", High: 100}}
	for k, name := range append([]string{"Ceasefire with phased relief and a verified withdrawal"}, names...) {
		y := 88 / float64(k+1)
		b.Rows = append(b.Rows, report.Bar{Name: name, Parts: []report.BarPart{{To: y, Range: &report.Range{Low: y - 2, Mode: y, High: y + 2.25}}}})
	}
	return b
}

func rates() *report.Heat {
	h := &report.Heat{X: "Detection rate", Y: "False-alarm rate", Low: 0, High: 1, Meaning: "The darker, the greater the gain from complying; words say whether it pays."}
	for k := range 10 {
		h.Columns = append(h.Columns, fmt.Sprintf("%.1f", float64(k+1)/10))
		h.Rows = append(h.Rows, fmt.Sprintf("%.2f", float64(k)/20))
		var row []report.HeatCell
		for c := range 10 {
			value := max(0, float64(c+1)/10-float64(k)/20*1.5)
			row = append(row, report.HeatCell{Value: value, Words: map[bool]string{true: "pays", false: "does not"}[value > .45]})
		}
		h.Cells = append(h.Cells, row)
	}
	return h
}

var states = []string{
	"United States of America", "United Kingdom", "France", "Russia", "China", "Germany", "Japan", "India", "Brazil", "South Africa", "Turkey", "Iran",
	"Saudi Arabia", "Israel", "Egypt", "Poland", "Ukraine", "Belarus", "Kazakhstan", "Uzbekistan", "Pakistan", "Indonesia", "Viet Nam", "North Korea",
	"South Korea", "Australia", "Canada", "Mexico", "Bosnia and Herzegovina", "Democratic Republic of the Congo",
}

func votes(n int) *report.Heat {
	h := &report.Heat{Columns: states[:n], Rows: states[:n], Low: -1, High: 1, Meaning: "The darker, the more alike two states vote"}
	for k := range n {
		var row []report.HeatCell
		for c := range n {
			value := math.Cos(float64(k*k-c*c) / 40)
			row = append(row, report.HeatCell{Value: value})
			if n < 5 {
				row[c].Words = fmt.Sprintf("%.2f, of %d votes", value, 70+k*c)
			}
		}
		h.Cells = append(h.Cells, row)
	}
	return h
}

func energy(n int) *report.Net {
	net := &report.Net{}
	for k := range n {
		net.Nodes = append(net.Nodes, report.NetNode{Name: states[k%30], Size: 1 / float64(k+1)})
		for _, to := range []int{(k + 1) % n, (k*k + 3) % n, (k + n/2) % n} {
			if to != k {
				net.Ties = append(net.Ties, report.NetTie{From: k, To: to, Weight: math.Abs(math.Sin(float64(k*7 + to)))})
			}
		}
	}
	for k := range 3 {
		net.Ties[k].Label = "gas"
	}
	return net
}

func forecast(n int) *report.Scale {
	s := &report.Scale{
		Landmarks: []report.Landmark{{At: 0, Name: "river"}, {At: 50, Name: "canal"}, {At: 100, Name: "old border"}},
		Reference: &report.Range{Low: 20, Mode: 20, High: 20},
		Fans: []report.Fan{
			{Name: "Compromise", Median: 42.5, Bands: []report.Band{{Share: .5, Low: 38, High: 47}, {Share: .8, Low: 33, High: 55}, {Share: .95, Low: 24, High: 69}}},
			{Name: "Challenge model", Median: 50, Bands: []report.Band{{Share: .5, Low: 50, High: 50}, {Share: .8, Low: 20, High: 50}, {Share: .95, Low: 20, High: 85}}, Masses: []report.Mass{{At: 20, Share: .22}, {At: 50, Share: .55}, {At: 85, Share: .04}}},
		},
	}
	for k := range n {
		middle := float64((k*37 + 11) % 91)
		s.Marks = append(s.Marks, report.ScaleMark{Name: states[k], At: report.Range{Low: middle - min(middle, 6), Mode: middle, High: middle + 8}})
	}
	return s
}

func satisfaction(n int) *report.Chart {
	chart := &report.Chart{X: report.Axis{Title: "Party", Low: .5, High: float64(n) + .5}, Y: report.Axis{Title: "Satisfaction", High: 100}}
	without, with := report.Series{Name: "without agreement", Kind: report.Points}, report.Series{Name: "Nash package", Kind: report.Line}
	for k := range n {
		x := float64(k + 1)
		chart.X.Ticks = append(chart.X.Ticks, report.Tick{At: x, Name: states[k]})
		without.Points = append(without.Points, report.Point{X: x, Y: 30 + 20*math.Sin(x)})
		with.Points = append(with.Points, report.Point{X: x, Y: 60 + 25*math.Cos(x)})
	}
	chart.Series = []report.Series{without, with}
	return chart
}
