package conflict_test

import (
	"context"
	"fmt"

	"parley/conflict"
)

func ExampleParseFormula() {
	f, err := conflict.ParseFormula("north.withdraw if north.ceasefire and not south.strike")
	if err != nil {
		fmt.Println(err)
		return
	}
	names := map[string]string{"north.withdraw": "withdraw", "north.ceasefire": "cease fire", "south.strike": "strike"}
	fmt.Println(f)
	fmt.Println(f.Words(func(option string) string { return names[option] }))
	// Output:
	// north.ceasefire & !south.strike -> north.withdraw
	// if “cease fire” and not “strike” then “withdraw”
}

func ExampleConflict_States() {
	c := conflict.Conflict{
		Parties: []conflict.Party{{ID: "north", Name: "North"}, {ID: "south", Name: "South"}},
		Options: []conflict.Option{
			{ID: "north.ceasefire", Party: "north", Name: "Cease fire"},
			{ID: "north.withdraw", Party: "north", Name: "Withdraw"},
			{ID: "south.accept", Party: "south", Name: "Accept the line"},
		},
	}
	needed := conflict.Taken("north.ceasefire")
	c.Options[1].Requires = &needed
	c.Rules = []conflict.Rule{{
		Kind:    conflict.RuleNever,
		Formula: conflict.And(conflict.Taken("south.accept"), conflict.Not(needed)),
	}}
	states, err := c.States(context.Background(), 100)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range states {
		fmt.Println(s.Letters(len(c.Options)), c.Taken(s))
	}
	// Output:
	// NNN []
	// YNN [north.ceasefire]
	// YYN [north.ceasefire north.withdraw]
	// YNY [north.ceasefire south.accept]
	// YYY [north.ceasefire north.withdraw south.accept]
}

func ExampleConflict_Apply() {
	c := conflict.Conflict{
		Parties:   []conflict.Party{{ID: "north", Name: "North"}, {ID: "south", Name: "South"}},
		Options:   []conflict.Option{{ID: "north.stay", Party: "north", Name: "Stay"}, {ID: "south.arm", Party: "south", Name: "Arm"}},
		StatusQuo: &conflict.State{0b11}, // both are taken
		Instruments: []conflict.Instrument{{
			ID:      "monitoring",
			Name:    "Monitoring",
			Options: []conflict.Option{{ID: "north.admit", Party: "north", Name: "Admit monitors"}},
		}},
	}
	changed, err := c.Apply("monitoring")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.StatusQuo.Letters(2), "becomes", changed.StatusQuo.Letters(3))
	// Output:
	// YY becomes YNY
}
