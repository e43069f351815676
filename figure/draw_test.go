package figure

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"parley/report"
)

// cube returns the graph of the conflict in which option k belongs to party
// owners[k] and every state is feasible, with made-up preferences.
func cube(r *rand.Rand, owners ...int) *report.Graph {
	g := &report.Graph{Parties: []string{"North", "South", "The League", "The mediator"}}
	n := len(owners)
	for s := range 1 << n {
		g.States = append(g.States, report.GraphState{
			Letters: letters(s, n), Name: fmt.Sprintf("Ceasefire in the form numbered %d", s), StatusQuo: s == 0,
		})
		for t := range s {
			if p, ok := mover(s^t, owners); ok {
				g.Moves = append(g.Moves, report.GraphMove{From: s, To: t, Party: p, Both: r.IntN(4) > 0, Improvement: r.IntN(2) == 0})
			}
		}
	}
	g.States[len(g.States)-1].Equilibrium = []string{"Nash", "GMR", "SMR", "SEQ"}
	return g
}

func letters(s, n int) string {
	var b strings.Builder
	for k := range n {
		b.WriteByte("NY"[s>>k&1])
	}
	return b.String()
}

// mover returns the party that owns all options of changed, if one does.
func mover(changed int, owners []int) (int, bool) {
	party := -1
	for k, owner := range owners {
		if changed>>k&1 == 0 {
			continue
		}
		if party >= 0 && party != owner {
			return 0, false
		}
		party = owner
	}
	return party, true
}

// randomGraph returns a graph of up to most states that need not hang
// together.
func randomGraph(r *rand.Rand, most int) *report.Graph {
	g := &report.Graph{Parties: []string{"North", "South", longName}}
	n := 1 + r.IntN(most)
	for k := range n {
		g.States = append(g.States, report.GraphState{Letters: letters(k, 6), Name: names[r.IntN(len(names))], StatusQuo: r.IntN(9) == 0})
		if r.IntN(5) == 0 {
			g.States[k].Equilibrium = []string{"Nash", "SEQ", "SSEQ"}
		}
	}
	for range r.IntN(4 * n) {
		from, to := r.IntN(n), r.IntN(n)
		if from != to {
			g.Moves = append(g.Moves, report.GraphMove{From: from, To: to, Party: r.IntN(3), Both: r.IntN(2) == 0, Improvement: r.IntN(2) == 0})
		}
	}
	return g
}

const longName = "The Interparliamentarycommissionofthepeoplesoftheupperriver, its friends, and all who stand beside it in the League"

var names = []string{
	"War", "Ceasefire", "Ceasefire with phased relief and a verified withdrawal", longName,
	"停火並分階段撤軍", "وقف إطلاق النار", "Перемирие на реке", "e\u0301toile \u202Ereversed", "<script>alert(1)</script>", "",
}

// crowd returns a scale on which n parties with names of every kind stand at
// the same place.
func crowd(n int) *report.Scale {
	s := &report.Scale{
		Landmarks: []report.Landmark{{At: 0, Name: "river"}, {At: 50, Name: "canal"}, {At: 100, Name: "old border"}},
		Reference: &report.Range{Low: 10, Mode: 20, High: 30},
	}
	for k := range n {
		s.Marks = append(s.Marks, report.ScaleMark{
			Name: names[k%len(names)], At: report.Range{Low: 30, Mode: 40, High: 60},
			Salience: &report.Range{Low: .5, Mode: .6, High: .75}, Outcome: k%5 == 4,
		})
	}
	return s
}

func way() *report.Path {
	return &report.Path{
		States: []report.GraphState{
			{Letters: "NNN", Name: "War", StatusQuo: true},
			{Letters: "YNN", Name: longName},
			{Letters: "YYN", Name: "Ceasefire, line accepted", Equilibrium: []string{"Nash", "GMR", "SMR", "SEQ", "SSEQ", "SIM"}},
		},
		Steps: []report.Step{
			{Party: "North", Action: "takes “Accept an enforceable ceasefire”", Improvement: true},
			{Party: longName, Action: "drops “Arm the South”, takes “Ease sanctions in phases”"},
		},
	}
}
