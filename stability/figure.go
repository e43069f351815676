package stability

import (
	"fmt"
	"slices"
	"strings"

	"parley/report"
)

// GraphFigure shows the chosen states (ascending, without repetition) and all
// moves between them.
func (s *Solution) GraphFigure(id, title string, states []int) report.Figure {
	g := &report.Graph{Parties: s.blockNames()}
	var text []string
	for _, state := range states {
		node := s.graphState(state)
		for _, c := range s.EquilibriumUnder(state) {
			node.Equilibrium = append(node.Equilibrium, c.String())
		}
		g.States = append(g.States, node)
		line := node.Letters + " (" + node.Name + ")"
		if node.StatusQuo {
			line += ", the status quo"
		}
		if len(node.Equilibrium) > 0 {
			line += ", an equilibrium under " + strings.Join(node.Equilibrium, ", ")
		}
		text = append(text, line)
	}
	g.Moves = s.movesBetween(states)
	for _, move := range g.Moves {
		text = append(text, moveText(g, move))
	}
	return report.Figure{
		ID: id, Title: title, Graph: g,
		Text: fmt.Sprintf("%d of %s and the moves between them. %s.",
			len(states), count(len(s.States), "feasible state"), strings.Join(text, ". ")),
	}
}

func (m *Model) blockNames() []string {
	var names []string
	for _, b := range m.Blocks {
		names = append(names, b.Name)
	}
	return names
}

// movesBetween lists the moves between the states; two opposite moves of one
// party are one edge, drawn in the direction that improves if one does.
func (m *Model) movesBetween(states []int) []report.GraphMove {
	var moves []report.GraphMove
	for b, block := range m.Blocks {
		can := func(from, to int) bool {
			_, ok := slices.BinarySearch(block.moves[from], int32(to))
			return ok
		}
		for i, s := range states {
			for j, t := range states {
				back := can(t, s)
				if !can(s, t) || back && (m.prefers(block, s, t) || j < i && !m.prefers(block, t, s)) {
					continue
				}
				moves = append(moves, report.GraphMove{From: i, To: j, Party: b, Both: back, Improvement: m.prefers(block, t, s)})
			}
		}
	}
	return moves
}

func moveText(g *report.Graph, move report.GraphMove) string {
	verb := "can move"
	if move.Improvement {
		verb = "prefers to move"
	}
	text := fmt.Sprintf("%s %s from %s to %s", g.Parties[move.Party], verb, g.States[move.From].Letters, g.States[move.To].Letters)
	if move.Both {
		text += " and can move back"
	}
	return text
}
