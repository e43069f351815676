package data

import (
	"strings"
	"testing"
)

// In the year in which a state followed another both codes stand in the data:
// West Germany (260) and Germany (255) are one line, whose flows add up and whose
// pledges are those of either.
func TestTwoCodesOfALine(t *testing.T) {
	_, c, err := read(strings.NewReader("ccode1,ccode2,year,flow1,flow2\n2,260,1990,20,10\n2,255,1990,5,-9\n255,260,1990,1,1\n"), "cow-trade.csv", "cow-trade")
	if err != nil {
		t.Fatal(err)
	}
	flows := c.Value.(Trade)
	if got := flows[Dyad{"USA", "DEU", 1990}]; got != 25 {
		t.Errorf("the United States imported %v; want 25", got)
	}
	if got := flows[Dyad{"DEU", "USA", 1990}]; got != 10 {
		t.Errorf("Germany imported %v; want 10", got)
	}
	_, c, err = read(strings.NewReader("year,stateA,stateB,defense,offense,neutral,nonagg,consul\n1990,2,260,1,0,0,0,1\n1990,220,255,0,0,0,0,1\n1990,2,255,0,0,0,1,0\n1990,220,2,0,0,1,0,0\n"), "atop.csv", "atop")
	if err != nil {
		t.Fatal(err)
	}
	allied := c.Value.(Alliances)
	if got, want := allied[Dyad{"USA", "DEU", 1990}], (Pledges{Defence: true, NonAggression: true, Consultation: true}); got != want {
		t.Errorf("the United States owe %+v; want %+v", got, want)
	}
	if got := allied[Dyad{"USA", "FRA", 1990}]; got != (Pledges{}) {
		t.Errorf("a row of the directed form says what the first owes; the United States owe %+v", got)
	}
}
