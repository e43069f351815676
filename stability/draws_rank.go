package stability

import "parley/ensemble"

// A ranker gives a key to every state as one party ranks it in a draw, the
// higher the better.
type ranker struct {
	drawer *drawer
	party  string
	// inputs are the places of what is uncertain about the party's preference;
	// without any, the order of the model stands.
	inputs []int
	// holds has for every statement and state 1 where it holds; nil when there
	// are too many statements for a key, or none but positions.
	holds [][]uint64
}

func (d *drawer) newRanker(i int) ranker {
	r := ranker{drawer: d, party: d.m.Conflict.Parties[i].ID}
	p := d.e.Conflict().Preference(r.party)
	for k, in := range d.e.Inputs() {
		if in.Party == r.party || in.Kind == ensemble.Number && p != nil && p.Derived {
			r.inputs = append(r.inputs, k)
		}
	}
	if len(r.inputs) == 0 || p.Derived || len(p.Statements) > 64 {
		return r
	}
	for _, statement := range p.Statements {
		is := statement.Formula.Compile(d.m.Conflict.OptionIndex)
		holds := make([]uint64, len(d.m.States))
		for s, state := range d.m.States {
			if is(state) {
				holds[s] = 1
			}
		}
		r.holds = append(r.holds, holds)
	}
	return r
}

// rank fills in the keys of one point. A state's key has a bit for each
// statement, the most important highest.
func (r *ranker) rank(p ensemble.Point, keys []uint64) error {
	switch {
	case len(r.inputs) == 0:
		return nil // the keys are those of the model
	case r.holds == nil:
		return r.rankByModel(p, keys)
	}
	clear(keys)
	for place, j := range r.order(p) {
		if j < 0 {
			continue
		}
		shift := 63 - place
		for s, holds := range r.holds[j] {
			keys[s] |= holds << shift
		}
	}
	return nil
}

// order lists the statements of the point, the most important first; -1
// stands for one that is not held.
func (r *ranker) order(p ensemble.Point) []int {
	var space [64]int
	order := space[:len(r.holds)]
	for j := range order {
		order[j] = j
	}
	statements := r.drawer.e.Conflict().Preference(r.party).Statements
	for j := range order {
		if !statements[j].Held() {
			order[j] = -1
		}
	}
	for _, i := range r.inputs {
		if in := &r.drawer.e.Inputs()[i]; in.Kind == ensemble.Held {
			j := in.Statements[0]
			if order[j] = -1; p[i].Held {
				order[j] = j
			}
		}
	}
	for _, i := range r.inputs {
		if in := &r.drawer.e.Inputs()[i]; in.Kind == ensemble.Order {
			var written [64]int
			first := in.Statements[0]
			copy(written[:], order[first:in.Statements[1]])
			for k, place := range p[i].Order {
				order[first+k] = written[place]
			}
		}
	}
	return append([]int(nil), order...)
}

// rankByModel ranks the states as a model of the conflict at the point does.
func (r *ranker) rankByModel(p ensemble.Point, keys []uint64) error {
	drawn := *r.drawer.m
	drawn.Conflict = r.drawer.e.At(p).Settled()
	ranks, err := drawn.rankStates(drawn.Conflict.Preference(r.party))
	for s, rank := range ranks {
		keys[s] = uint64(rank)
	}
	return err
}
