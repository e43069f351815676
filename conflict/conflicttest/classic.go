package conflicttest

import "parley/conflict"

// Prisoners is the Prisoner's Dilemma. Each of two parties would rather
// defect whatever the other does, and each would rather have both cooperate
// than both defect. Mutual defection, NN, is its only Nash equilibrium;
// mutual cooperation, YY, is stable under GMR, SMR and SEQ.
//
// States in letters (ann.cooperate, bob.cooperate). Ann's order, best first:
// NY, YY, NN, YN; Bob's: YN, YY, NN, NY.
func Prisoners() *conflict.Conflict {
	return twoByTwo("Prisoner's Dilemma", "cooperate", map[string][]string{
		"ann": {"bob.cooperate", "!ann.cooperate"},
		"bob": {"ann.cooperate", "!bob.cooperate"},
	})
}

// Chicken is the game of two drivers who race towards each other. A crash,
// NN, is the worst for both; going straight while the other swerves is the
// best. Its Nash equilibria are YN and NY.
//
// States in letters (ann.swerve, bob.swerve). Ann's order, best first:
// NY, YY, YN, NN; Bob's: YN, YY, NY, NN.
func Chicken() *conflict.Conflict {
	return twoByTwo("Chicken", "swerve", map[string][]string{
		"ann": {"ann.swerve | bob.swerve", "bob.swerve", "!ann.swerve"},
		"bob": {"ann.swerve | bob.swerve", "ann.swerve", "!bob.swerve"},
	})
}

func twoByTwo(title, option string, statements map[string][]string) *conflict.Conflict {
	c := &conflict.Conflict{
		Title:     title,
		Parties:   []conflict.Party{{ID: "ann", Name: "Ann"}, {ID: "bob", Name: "Bob"}},
		StatusQuo: &conflict.State{},
	}
	for _, p := range c.Parties {
		c.Options = append(c.Options, conflict.Option{ID: p.ID + "." + option, Party: p.ID, Name: option})
		c.Preferences = append(c.Preferences, conflict.Preference{Party: p.ID, Statements: parse(statements[p.ID])})
	}
	return c
}

func parse(texts []string) []conflict.Statement {
	statements := make([]conflict.Statement, len(texts))
	for k, text := range texts {
		f, err := conflict.ParseFormula(text)
		if err != nil {
			panic(err)
		}
		statements[k].Formula = f
	}
	return statements
}
