package exchange_test

import (
	"fmt"

	"parley/exchange"
)

func ExampleReadGMCR() {
	c, err := exchange.ReadGMCR("strike.gmcr", []byte(`{
		"options": [{"name": "Strike", "permittedDirection": "both"}, {"name": "Raise wages", "permittedDirection": "fwd"}],
		"decisionMakers": [
			{"name": "Union", "options": [0], "preferences": [[[1, "Y"]], [[0, "N"]]]},
			{"name": "The works", "options": [1], "preferences": [[[0, "N"]], [[1, "N"]]]}],
		"infeasibles": [[[0, "Y"], [1, "Y"]]]
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range c.Options {
		fmt.Println(o.ID, "-", o.Name)
	}
	fmt.Println("never", c.Rules[0].Formula)
	// Output:
	// Union.strike - Strike
	// the-works.raise-wages - Raise wages
	// never Union.strike & the-works.raise-wages
}

func ExampleReadGMCR_errors() {
	_, err := exchange.ReadGMCR("strike.gmcr", []byte(`{
		"options": [{"name": "Strike"}],
		"decisionMakers": [{"name": "Union", "options": [1], "preferences": [[[0, "yes"]]]}]
	}`))
	fmt.Println(err)
	// Output:
	// strike.gmcr: /decisionMakers/0/preferences/0/0/1: is "yes"; want Y or N
	// strike.gmcr: /decisionMakers/0/options/0: is option 1; want one of the 1, counted from 0
	// strike.gmcr: /options/0: belongs to no decision maker; want it in the options of one
}
