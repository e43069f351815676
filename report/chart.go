package report

// A Chart shows numbers against a number or a date: capability over time, a
// control chart, a schedule as stairs, an efficient frontier.
type Chart struct {
	X, Y   Axis
	Series []Series
	Levels []Level
}

// An Axis is the direction of a number. It reaches from Low to High; when
// both are zero, as far as what is shown.
type Axis struct {
	Title     string // with its unit
	Low, High float64
	// Ticks are the named points of an axis of dates or kinds; without them
	// the axis counts in round numbers.
	Ticks []Tick
}

// A Tick is a named point of an axis.
type Tick struct {
	At   float64
	Name string
}

// SeriesKind says how the points of a series are drawn.
type SeriesKind string

// The kinds of series.
const (
	Line   SeriesKind = "line"   // points joined straight
	Stairs SeriesKind = "stairs" // each value holds until the next point
	Points SeriesKind = "points" // apart from one another
)

// A Series is one thing that is shown, with a name in the legend.
type Series struct {
	Name   string
	Kind   SeriesKind
	Points []Point // ascending in X, unless Kind is Points
}

// A Point is one number of a series.
type Point struct {
	X, Y  float64
	Range *Range // the spread of Y; nil when it has none
	Label string // written beside the point; mostly empty
	Gap   bool   // what was before is not joined to this point
}

// A Level is a straight line across a chart: a threshold, a date.
type Level struct {
	Name     string
	At       float64
	Vertical bool // At is on X, not on Y
}

// Bars shows one quantity for each of several things, a row each: shares with
// their intervals, parts of a whole, a tornado around a base.
type Bars struct {
	Axis Axis
	Base float64 // where the bars begin
	Rows []Bar
}

// A Bar is one row.
type Bar struct {
	Name  string
	Parts []BarPart
}

// A BarPart is a piece of a bar. Pieces of the same name have the same colour
// in all rows; the legend shows the names when there are several.
type BarPart struct {
	Name     string
	From, To float64
	Range    *Range // the spread of To
}

// A Heat shows a number for every pair of a row and a column: an agreement
// of every pair of states, a region of two rates.
type Heat struct {
	X, Y    string // what the columns and the rows are
	Columns []string
	Rows    []string
	// Cells has a row for each of Rows, with a cell for each of Columns.
	Cells     [][]HeatCell
	Low, High float64 // the numbers of the lightest and the darkest cell
	Meaning   string  // what a darker cell says
}

// A HeatCell is one number of a heat map, and what is written in the cell;
// without words it is left empty.
type HeatCell struct {
	Value float64
	Words string
}

// A Net shows things and the directed ties between them.
type Net struct {
	Nodes []NetNode
	Ties  []NetTie
}

// A NetNode is one thing, the larger the greater its size.
type NetNode struct {
	Name string
	Size float64 // 0 to 1
}

// A NetTie is an arrow between two nodes, the wider the greater its weight.
type NetTie struct {
	From, To int     // places in Nodes
	Weight   float64 // 0 to 1
	Label    string  // mostly empty
}
