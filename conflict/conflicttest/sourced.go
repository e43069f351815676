package conflicttest

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"

	"parley/conflict"
)

// A Volume says how much a conflict with sources holds. Each number is at
// least 1.
type Volume struct {
	Sources, Claims, Parties, Issues int
}

// The volumes of conflicts with sources.
var (
	// Small is one for every run of the tests.
	Small = Volume{Sources: 12, Claims: 120, Parties: 6, Issues: 10}
	// Large is the largest that the workbench promises to be usable with.
	Large = Volume{Sources: 500, Claims: 10_000, Parties: 60, Issues: 200}
)

// Lines of documents: one document in every twelve has longLines, the others have
// lines, some 4 kB.
const (
	lines     = 40
	longLines = 400
	everyLong = 12
)

// Sourced returns a conflict of the volume, and its documents by file name.
// Every claim rests on a line of a document, word for word; four of five are
// drafts, and one in fifty has moved within its document. Parties stand on
// issues, and six have options and preferences. The same numbers of r give the
// same conflict.
func Sourced(r *rand.Rand, v Volume) (*conflict.Conflict, map[string][]byte) {
	g := librarian{Rand: r, c: &conflict.Conflict{Title: "Sourced", AsOf: "2025-09-05"}, documents: map[string][]byte{}}
	for k := range v.Parties {
		g.c.Parties = append(g.c.Parties, conflict.Party{ID: fmt.Sprintf("p%d", k+1), Name: fmt.Sprintf("Party %d", k+1)})
	}
	for k := range v.Issues {
		reference := conflict.Exactly(50)
		g.c.Issues = append(g.c.Issues, conflict.Issue{ID: fmt.Sprintf("i%d", k+1), Name: fmt.Sprintf("Issue %d", k+1), Reference: &reference})
	}
	for k := range v.Sources {
		g.source(k)
	}
	for range v.Claims {
		g.claim()
	}
	g.positions()
	g.choices()
	return g.c, g.documents
}

// A librarian fills in c step by step; each step relies on those before it.
type librarian struct {
	*rand.Rand
	c         *conflict.Conflict
	documents map[string][]byte
	said      [][]saying // by source
}

// A saying is a line of a document that a claim may rest on.
type saying struct {
	line         int
	party, issue string // ids
	words        string
}

// source writes a document.
func (g *librarian) source(k int) {
	s := conflict.Source{ID: fmt.Sprintf("s%d", k+1), File: fmt.Sprintf("s%d.md", k+1), Title: fmt.Sprintf("Report %d", k+1), Grade: "B2"}
	g.c.Sources = append(g.c.Sources, s)
	count := lines
	if k%everyLong == everyLong-1 {
		count = longLines
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n\n", s.Title)
	var said []saying
	for n := range count {
		party, issue := g.c.Parties[g.IntN(len(g.c.Parties))], g.c.Issues[g.IntN(len(g.c.Issues))]
		words := fmt.Sprintf("%s said on day %d that %s %s", party.Name, n+1, strings.ToLower(issue.Name), g.clause())
		said = append(said, saying{3 + 2*n, party.ID, issue.ID, words})
		fmt.Fprintf(&b, "%s, by its own account.\n\n", words)
	}
	g.said = append(g.said, said)
	g.documents[s.File] = b.Bytes()
}

// clause ends a sentence.
func (g *librarian) clause() string {
	verbs := []string{"must be settled", "cannot be traded", "may wait", "comes first", "is for others to decide"}
	when := []string{"before the winter", "as soon as observers are there", "once prisoners are home", "whatever the neighbours think"}
	return verbs[g.IntN(len(verbs))] + " " + when[g.IntN(len(when))]
}

// claim takes a line of a document for a claim.
func (g *librarian) claim() {
	from := g.IntN(len(g.said))
	said := g.said[from][g.IntN(len(g.said[from]))]
	passage := conflict.Passage{Source: g.c.Sources[from].ID, Lines: [2]int{said.line, said.line}, Quote: said.words}
	if g.IntN(50) == 0 {
		passage.Lines = [2]int{1, 1}
	}
	claim := conflict.Claim{
		Kind: conflict.ClaimPosition, Party: said.party, Issue: said.issue, Text: said.words + ".",
		Basis: conflict.Basis{From: []conflict.Passage{passage}},
	}
	if g.IntN(5) > 0 {
		claim.Draft = "speech-position"
	}
	g.c.Claims = append(g.c.Claims, claim)
}

// positions puts each party on ten issues.
func (g *librarian) positions() {
	for _, p := range g.c.Parties {
		for _, k := range g.Perm(len(g.c.Issues))[:min(10, len(g.c.Issues))] {
			salience, capability := conflict.Exactly(float64(g.IntN(101))/100), conflict.Exactly(float64(1+g.IntN(100)))
			g.c.Positions = append(g.c.Positions, conflict.Position{
				Party: p.ID, Issue: g.c.Issues[k].ID, At: conflict.Exactly(float64(g.IntN(101))), Salience: &salience, Capability: &capability,
				Basis: conflict.Basis{Judgement: "Made up."},
			})
		}
	}
}

// choices gives up to six parties an option each and wishes about all of them.
func (g *librarian) choices() {
	acting := g.c.Parties[:min(6, len(g.c.Parties))]
	for _, p := range acting {
		g.c.Options = append(g.c.Options, conflict.Option{ID: p.ID + ".act", Party: p.ID, Name: "Act"})
	}
	for _, p := range acting {
		preference := conflict.Preference{Party: p.ID}
		for _, k := range g.Perm(len(acting)) {
			wish := conflict.Taken(acting[k].ID + ".act")
			if g.IntN(2) == 0 {
				wish = conflict.Not(wish)
			}
			preference.Statements = append(preference.Statements, conflict.Statement{Formula: wish})
		}
		g.c.Preferences = append(g.c.Preferences, preference)
	}
	g.c.StatusQuo = new(conflict.State)
}
