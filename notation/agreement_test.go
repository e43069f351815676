package notation

import (
	"os"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"parley/conflict"
)

// Every number of an agreement's parts has a key of its own in the file: the
// good file has them all, and none is lost on the way.
func TestAgreementNumbersAreRead(t *testing.T) {
	data, err := os.ReadFile("testdata/good/agreements.yaml")
	if err != nil {
		t.Fatal(err)
	}
	f, err := Read("agreements.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	whole, _ := f.Conflict.Agreement("whole")
	stated := map[string]bool{}
	for _, p := range whole.Parts(f.Conflict) {
		for _, n := range p.Numbers {
			if *n.At != nil {
				stated[n.Key] = true
			}
		}
	}
	for _, p := range whole.Parts(f.Conflict) {
		for _, n := range p.Numbers {
			if !stated[n.Key] {
				t.Errorf("%v: %s is never read", p.Path, n.Key)
			}
		}
	}
	if got := *whole.Ceasefire.Sides[0].Temptation; got != conflict.Between(0.2, 0.8) {
		t.Errorf("temptation %v", got)
	}
	if diff := cmp.Diff([]string{"Stop", "Withdraw"}, whole.Terms[0].Steps); diff != "" {
		t.Error(diff)
	}
}

// The parts in the order of the wire types are the parts of the model: each
// quantity of a wire struct has a number of its key.
func TestAgreementKeys(t *testing.T) {
	known := map[string]bool{}
	a := conflict.Agreement{
		Ceasefire: &conflict.Ceasefire{Sides: make([]conflict.CeasefireSide, 1), Inspections: &conflict.Inspections{}},
		Guarantee: &conflict.Guarantee{Guarantors: make([]conflict.Guarantor, 1), FirstStrike: &conflict.FirstStrike{}, Disarmament: &conflict.Disarmament{}},
		Relief:    &conflict.Relief{},
		Mediation: &conflict.Mediation{Candidates: make([]conflict.Candidate, 1), Contest: &conflict.Contest{}, Stalemate: &conflict.Stalemate{}},
	}
	for _, p := range a.Parts(&conflict.Conflict{}) {
		for _, n := range p.Numbers {
			known[n.Key] = true
		}
	}
	quantities := 0
	visit := func(at reflect.Type) {
		for _, f := range fieldsOf(at) {
			field := at.FieldByIndex(f.index)
			if field.Type == reflect.TypeFor[*quantity]() {
				quantities++
				if !known[f.key] {
					t.Errorf("%s: nothing is called %s", at.Name(), f.key)
				}
			}
		}
	}
	for _, of := range []reflect.Type{
		reflect.TypeFor[wireAgreement](), reflect.TypeFor[wireCeasefire](), reflect.TypeFor[wireCeasefireSide](), reflect.TypeFor[wireInspections](),
		reflect.TypeFor[wireGuarantee](), reflect.TypeFor[wireGuarantor](), reflect.TypeFor[wireFirstStrike](), reflect.TypeFor[wireDisarmament](),
		reflect.TypeFor[wireRelief](), reflect.TypeFor[wireMediation](), reflect.TypeFor[wireCandidate](), reflect.TypeFor[wireContest](), reflect.TypeFor[wireStalemate](),
	} {
		visit(of)
	}
	if quantities < 60 {
		t.Errorf("%d quantities; want all of them", quantities)
	}
}
