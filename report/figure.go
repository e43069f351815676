package report

// A Figure is a picture as data. Exactly one of the pointers is set. Text
// says everything that the picture shows, for those who do not see it.
type Figure struct {
	ID    string // stable, unique in the report
	Title string
	Text  string
	Scale *Scale
	Graph *Graph
	Path  *Path
	Chart *Chart
	Bars  *Bars
	Heat  *Heat
	Net   *Net
}

// A Scale shows where parties stand on one issue, from 0 to 100, and where
// outcomes would leave it.
type Scale struct {
	Landmarks []Landmark
	Reference *Range // what holds without agreement
	Marks     []ScaleMark
	Fans      []Fan
}

// A Fan shows where an issue may settle: nested intervals around a median,
// and the points that have a probability of their own.
type Fan struct {
	Name   string // the model
	Median float64
	Bands  []Band // the widest last
	Masses []Mass
}

// A Band is an interval that holds a share of the probability.
type Band struct {
	Share     float64 // 0 to 1
	Low, High float64
}

// A Mass is the probability of one point of a scale.
type Mass struct {
	At, Share float64
}

// A Landmark is a named point of a scale.
type Landmark struct {
	At   float64
	Name string
}

// A Range is a number with its spread.
type Range struct {
	Low, Mode, High float64
	// EndsOnly says that nothing is known but the ends; Mode is the middle.
	EndsOnly bool
}

// A ScaleMark is one party's position, or one outcome's place.
type ScaleMark struct {
	Name     string
	At       Range
	Outcome  bool
	Salience *Range // 0 to 1; nil when unknown
}

// A Graph shows states and the moves between them.
type Graph struct {
	Parties []string // the movers, in order: each has a line style and a legend entry
	States  []GraphState
	Moves   []GraphMove
}

// A GraphState is a node of a graph.
type GraphState struct {
	Letters     string // Y and N, in the order of the options
	Name        string // in words
	StatusQuo   bool
	Equilibrium []string // the concepts under which it is an equilibrium
}

// A GraphMove is an edge of a graph.
type GraphMove struct {
	From, To    int  // places in Graph.States
	Party       int  // place in Graph.Parties
	Both        bool // the party can move back as well
	Improvement bool // the mover prefers To
}

// A Path is a way through states, step by step.
type Path struct {
	// Parties fixes the parties' colours by their order, as in a Graph; those
	// that it leaves out follow in the order of their first step.
	Parties []string
	States  []GraphState
	Steps   []Step // one fewer than States
}

// A Step is one move on a path.
type Step struct {
	Party       string
	Action      string // in words: takes "…", drops "…"
	Improvement bool
}
