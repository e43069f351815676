// Package stability is the graph model for conflict resolution: which states
// would hold once reached, for whom and why, and where the parties' own moves
// lead (Fang, Hipel & Kilgour 1993; Xu, Hipel, Kilgour & Fang 2018).
//
// The enumerated engine judges every feasible state. It is written to be held
// against the definitions: concept.go names the concepts, reach.go has the
// legal sequences, definition.go the six definitions, one visible clause
// apart; explain.go gives the argument behind a verdict.
//
// Where only equilibria are asked for, engine.go chooses between it and the
// packages dense and symbolic, which say why they are right; explain_large.go
// argues a state of a conflict that is too large to enumerate.
package stability

import "fmt"

// A Concept is a solution concept: a rule by which a state is stable for a
// party, each looking further ahead or judging the others' answers
// differently.
type Concept int

// The concepts.
const (
	Nash Concept = iota
	GMR
	SMR
	SEQ
	SSEQ
	SIM
)

// Concepts lists all concepts in the order of reports.
var Concepts = []Concept{Nash, GMR, SMR, SEQ, SSEQ, SIM}

type conceptText struct{ key, name, long, question string }

var conceptTexts = map[Concept]conceptText{
	Nash: {"nash", "Nash", "Nash stability (rationality, R)", "has the party no improvement at all?"},
	GMR:  {"gmr", "GMR", "general metarationality", "can the others answer every improvement, by any moves, with a state that is no better for the party?"},
	SMR:  {"smr", "SMR", "symmetric metarationality", "can the others answer every improvement, by any moves, with a state that is no better for the party and from which it cannot escape?"},
	SEQ:  {"seq", "SEQ", "sequential stability", "can the others answer every improvement, by moves that each improve the mover's own lot, with a state that is no better for the party?"},
	SSEQ: {"sseq", "SSEQ", "symmetric sequential stability", "can the others answer every improvement, by moves that each improve the mover's own lot, with a state that is no better for the party and from which it cannot escape?"},
	SIM:  {"sim", "SIM", "simultaneous stability", "can others, each improving at the same time as the party, make the joint result of every improvement no better for it?"},
}

// Key is the concept's name in JSON and on the command line: "nash", "gmr".
func (c Concept) Key() string { return conceptTexts[c].key }

// String is the concept's name in the literature: "Nash", "GMR".
func (c Concept) String() string { return conceptTexts[c].name }

// Long is the concept's name in full.
func (c Concept) Long() string { return conceptTexts[c].long }

// Question is what the concept asks of a state, in words.
func (c Concept) Question() string { return conceptTexts[c].question }

// ParseConcept reads a concept's key.
func ParseConcept(key string) (Concept, error) {
	for _, c := range Concepts {
		if c.Key() == key {
			return c, nil
		}
	}
	return 0, fmt.Errorf("unknown concept %q; want nash, gmr, smr, seq, sseq or sim", key)
}
