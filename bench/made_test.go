package bench

import (
	"math/rand/v2"
	"strconv"

	"parley/conflict"
)

// A made is a conflict to be made up: the same numbers make the same conflict.
type made struct {
	parties, options, statements int
	ruled                        bool // with rules and irreversible options
}

// free is a conflict of three parties with all options free and as many
// statements a party.
func free(options int) made { return made{parties: 3, options: options, statements: options} }

// conflict makes it. Of the statements seven of ten are a conjunction of one to
// three literals, the others two conjunctions of one or two, of which one has
// to hold. With rules one option in five cannot be undone, and for every
// fifteen options there is one group of three of which at most one is taken,
// and two options that each need another.
func (m made) conflict() *conflict.Conflict {
	r := rand.New(rand.NewPCG(uint64(m.options), 1))
	c := &conflict.Conflict{Title: "Made up"}
	for k := range m.parties {
		id := "p" + strconv.Itoa(k+1)
		c.Parties = append(c.Parties, conflict.Party{ID: id, Name: id})
		for range (m.options + m.parties - 1 - k) / m.parties {
			n := strconv.Itoa(len(c.Options) + 1)
			c.Options = append(c.Options, conflict.Option{ID: id + ".o" + n, Party: id, Name: "o" + n})
		}
	}
	for _, p := range c.Parties {
		preference := conflict.Preference{Party: p.ID}
		for range m.statements {
			preference.Statements = append(preference.Statements, conflict.Statement{Formula: statement(r, c)})
		}
		c.Preferences = append(c.Preferences, preference)
	}
	if m.ruled {
		bind(r, c)
	}
	return c
}

// bind adds rules and makes options irreversible.
func bind(r *rand.Rand, c *conflict.Conflict) {
	taken := func(k int) conflict.Formula { return conflict.Taken(c.Options[k].ID) }
	for k := range c.Options {
		if r.IntN(5) == 0 {
			c.Options[k].Direction = conflict.Forward
		}
	}
	for range (len(c.Options) + 14) / 15 {
		pick := r.Perm(len(c.Options))[:7]
		c.Rules = append(c.Rules,
			conflict.Rule{Kind: conflict.RuleNever, Formula: conflict.And(taken(pick[0]), conflict.Not(taken(pick[1])))},
			conflict.Rule{Kind: conflict.RuleAtMostOne, Options: []string{c.Options[pick[2]].ID, c.Options[pick[3]].ID, c.Options[pick[4]].ID}},
			conflict.Rule{Kind: conflict.RuleNever, Formula: conflict.And(taken(pick[5]), conflict.Not(taken(pick[6])))})
	}
}

func statement(r *rand.Rand, c *conflict.Conflict) conflict.Formula {
	if r.Float64() < 0.7 {
		return conjunction(r, c, 3)
	}
	return conflict.Or(conjunction(r, c, 2), conjunction(r, c, 2))
}

func conjunction(r *rand.Rand, c *conflict.Conflict, most int) conflict.Formula {
	var literals []conflict.Formula
	for _, k := range r.Perm(len(c.Options))[:1+r.IntN(most)] {
		literal := conflict.Taken(c.Options[k].ID)
		if r.IntN(2) == 0 {
			literal = conflict.Not(literal)
		}
		literals = append(literals, literal)
	}
	return conflict.And(literals...)
}
