package symbolic_test

import (
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/stability"
	"parley/stability/symbolic"
)

// asks are the concepts as a case takes them.
var asks = map[stability.Concept]symbolic.Ask{
	stability.Nash: {Nobody: true},
	stability.GMR:  {},
	stability.SMR:  {Escapable: true},
	stability.SEQ:  {Credible: true},
	stability.SSEQ: {Credible: true, Escapable: true},
	stability.SIM:  {Simultaneous: true},
}

// The argument for one state says what enumeration says: how many improvements
// there are, and which of them nothing deters; and its sanctions are moves that
// the others have.
func TestCasesAgreeWithEnumeration(t *testing.T) {
	for seed := range uint64(600) {
		r := conflicttest.Rand(seed)
		shape := conflicttest.AnyShape(r, 6)
		shape.Ranked, shape.Coalition = 0, false
		c := conflicttest.Random(r, shape)
		s, err := stability.Solve(t.Context(), c, nil)
		if err != nil {
			t.Fatal(err)
		}
		m, err := symbolic.New(c)
		if err != nil {
			t.Fatal(err)
		}
		for k := 0; k < len(s.States); k += 1 + len(s.States)/4 {
			at, err := m.At(t.Context(), s.States[k])
			if err != nil {
				t.Fatal(err)
			}
			for concept, ask := range asks {
				for b := range s.Blocks {
					compare(t, seed, s, at, concept, ask, b, k)
				}
			}
		}
	}
}

func compare(t *testing.T, seed uint64, s *stability.Solution, at *symbolic.Case, concept stability.Concept, ask symbolic.Ask, b, k int) {
	t.Helper()
	want, err := s.Explain(t.Context(), concept, b, k)
	if err != nil {
		t.Fatal(err)
	}
	got, err := at.Argue(t.Context(), s.Conflict.Parties[s.Blocks[b].Parties[0]].ID, ask, 1<<10)
	if err != nil {
		t.Fatal(err)
	}
	where := func() string { return s.Letters(k) + " " + concept.Key() + " " + s.Blocks[b].Name }
	if got.Improvements.Int64() != int64(len(want.Improvements)) || len(got.Examples) != len(want.Improvements) {
		t.Fatalf("seed %d, %s: %v improvements, want %d", seed, where(), got.Improvements, len(want.Improvements))
	}
	met := map[conflict.State]symbolic.Improvement{}
	free := 0
	for _, i := range got.Examples {
		met[i.To] = i
		if i.Sanction == nil {
			free++
		}
	}
	if int64(free) != got.Free.Int64() {
		t.Fatalf("seed %d, %s: %d examples are free of %v", seed, where(), free, got.Free)
	}
	for _, i := range want.Improvements {
		to := s.States[i.To]
		mine, ok := met[to]
		if !ok || (mine.Sanction == nil) != (i.Sanction == nil) {
			t.Fatalf("seed %d, %s to %s: %+v, want %+v", seed, where(), s.Letters(i.To), mine, i.Sanction)
		}
		if i.Sanction != nil && len(mine.Sanction) != len(i.Sanction.Steps) && concept != stability.SIM {
			t.Fatalf("seed %d, %s to %s: %d steps, want a shortest way of %d", seed, where(), s.Letters(i.To), len(mine.Sanction), len(i.Sanction.Steps))
		}
		at := to
		for _, step := range mine.Sanction {
			if from := step.From; concept != stability.SIM && from != at || step.To == from {
				t.Fatalf("seed %d, %s: step %+v does not follow", seed, where(), step)
			}
			at = step.To
		}
		if i.Sanction != nil && concept != stability.SIM && at != mine.Deterrent {
			t.Fatalf("seed %d, %s: the steps do not lead to the deterrent", seed, where())
		}
	}
}
