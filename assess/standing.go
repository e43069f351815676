package assess

import (
	"context"

	"parley/assess/smaa"
)

// A Criterion is one thing by which cases are ranked, from 0 to 1, more being
// better.
type Criterion struct {
	Name string
	// Fewer marks the criterion that counts instruments, the only one that does
	// not follow from the models.
	Fewer bool
	value func(x *Case, k int) float64
}

// A Standing is how cases rank when nobody says which criterion matters most.
type Standing struct {
	Cases    []int // places in Assessment.Cases
	Criteria []Criterion
	Means    [][]float64 // by case and criterion, over the draws
	Ranking  *smaa.Ranking
	// Checks by other methods, all with equal weights on Means.
	TOPSIS, PROMETHEE []float64
	Lead              []float64 // below 0: no weights make it the best
	Overturn          *Overturn // nil with fewer than two cases
}

// full is the difference from which PROMETHEE counts a criterion wholly.
const full = 0.5

// criteria are how firmly each goal is met, whether the promises would be kept
// where every instrument has some, and how few instruments it takes.
func (a *Assessment) criteria() []Criterion {
	var list []Criterion
	for g, goal := range a.Goals {
		list = append(list, Criterion{Name: goal.Name, value: func(x *Case, k int) float64 { return a.firmness(x, k, g) }})
	}
	if a.promised() {
		list = append(list, Criterion{Name: "its agreements would be kept", value: a.kept})
	}
	n := float64(max(1, len(a.Conflict.Instruments)))
	return append(list, Criterion{Name: "few instruments", Fewer: true, value: func(x *Case, _ int) float64 {
		return 1 - float64(len(x.Instruments))/n
	}})
}

// promised reports whether every instrument has an agreement that was asked.
func (a *Assessment) promised() bool {
	for i := range a.Conflict.Instruments {
		if len(a.promisesOf(i)) == 0 {
			return false
		}
	}
	return true
}

// kept is the share of the case's agreements that would be kept in draw k; 1
// when it needs none.
func (a *Assessment) kept(x *Case, k int) float64 {
	count, of := 0, 0
	for _, i := range x.Instruments {
		for _, p := range a.promisesOf(i) {
			of++
			if p.Kept[k] {
				count++
			}
		}
	}
	if of == 0 {
		return 1
	}
	return float64(count) / float64(of)
}

// singles are the cases with at most one instrument.
func (a *Assessment) singles() []int {
	var list []int
	for k, x := range a.Cases {
		if len(x.Instruments) <= 1 {
			list = append(list, k)
		}
	}
	return list
}

func (a *Assessment) everyCase() []int {
	list := make([]int, len(a.Cases))
	for k := range list {
		list[k] = k
	}
	return list
}

// rank ranks the cases.
func (a *Assessment) rank(ctx context.Context, cases []int) (*Standing, error) {
	s := &Standing{Cases: cases, Criteria: a.criteria()}
	x := make([][]float64, len(cases))
	for i := range x {
		x[i] = make([]float64, len(s.Criteria))
		s.Means = append(s.Means, make([]float64, len(s.Criteria)))
	}
	values := func(k int) [][]float64 {
		for i, place := range cases {
			for j, c := range s.Criteria {
				x[i][j] = c.value(&a.Cases[place], k)
			}
		}
		return x
	}
	for k := range a.Question.Draws {
		for i, row := range values(k) {
			for j, v := range row {
				s.Means[i][j] += (v - s.Means[i][j]) / float64(k+1)
			}
		}
	}
	var err error
	if s.Ranking, err = smaa.Rank(a.Question.Draws, a.Question.Seed, values); err != nil {
		return nil, err
	}
	equal := make([]float64, len(s.Criteria))
	for j := range equal {
		equal[j] = 1 / float64(len(equal))
	}
	s.TOPSIS, s.PROMETHEE = smaa.TOPSIS(s.Means, equal), smaa.PROMETHEE(s.Means, equal, full)
	for i := range cases {
		lead, err := smaa.Lead(ctx, s.Means, i)
		if err != nil {
			return nil, err
		}
		s.Lead = append(s.Lead, lead)
	}
	s.Overturn = a.overturn(s)
	return s, ctx.Err()
}

// Order lists the places in Cases from the most to the least often first;
// those that are first equally often by all ranks.
func (s *Standing) Order() []int {
	order := make([]int, len(s.Cases))
	for i := range order {
		order[i] = i
	}
	sortBy(order, func(i int) (first, second float64) {
		return s.Ranking.Acceptability[i][0], s.Ranking.Holistic[i]
	})
	return order
}
