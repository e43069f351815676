package dense

import (
	"context"
	"encoding/binary"
	"math/bits"
)

// An order is how a party ranks its own choices, which depends on the others'
// choice. Those choices of the others at which it ranks its own alike are a
// class.
type order struct {
	class  []uint32   // by the others' choice
	rising [][]uint32 // by class: the own choices, the worst first
	worse  [][]uint32 // by class and own choice: how many own choices are worse
	ready  [][]uint64 // by class: the sets of the 0, 64, 128 ... worst own choices, for a board
}

// orders returns the orders of all parties, when they can be afforded beside
// what else takes memory.
func (m *Model) orders(ctx context.Context, besides func(*party) int) ([]*order, error) {
	if m.ranked != nil {
		return m.ranked, m.afford(besides)
	}
	if err := m.afford(besides); err != nil {
		return nil, err
	}
	orders := make([]*order, len(m.parties))
	spent := 0
	for k, p := range m.parties {
		class := make([]uint32, p.choices())
		classes := p.classify(class)
		spent += p.orderBytes(classes)
		if err := m.afford(func(p *party) int { return besides(p) + spent }); err != nil {
			return nil, err
		}
		var err error
		if orders[k], err = p.order(ctx, class, classes); err != nil {
			return nil, err
		}
	}
	m.ranked = orders
	return orders, nil
}

// order ranks the party's own choices, at first in classes in which nothing
// that a statement says of the others' choices differs.
func (p *party) order(ctx context.Context, class []uint32, classes int) (*order, error) {
	o := &order{class: class}
	o.rising, o.worse = make([][]uint32, classes), make([][]uint32, classes)
	members := make([]int, classes)
	for t, class := range o.class {
		members[class] = t
	}
	_, err := inParallel(ctx, classes, p.newSorter, func(s *sorter, class int) {
		s.fixed = uint64(p.state(members[class], 0))
		o.rising[class], o.worse[class] = s.sort()
	})
	if err != nil {
		return nil, err
	}
	o.merge()
	o.prepare(p.size)
	return o, nil
}

// merge makes one class of those in which the party ranks its choices alike:
// where its first statements tell them apart, the last ones say nothing.
func (o *order) merge() {
	number := make([]uint32, len(o.worse)) // of each class, that which it becomes
	known := map[string]uint32{}
	var key []byte
	rising, worse := o.rising, o.worse
	o.rising, o.worse = nil, nil
	for class := range worse {
		key, _ = binary.Append(key[:0], binary.LittleEndian, worse[class]) // never fails on numbers
		same, ok := known[string(key)]
		if !ok {
			same = uint32(len(o.worse))
			known[string(key)] = same
			o.rising, o.worse = append(o.rising, rising[class]), append(o.worse, worse[class])
		}
		number[class] = same
	}
	for t, class := range o.class {
		o.class[t] = number[class]
	}
}

// classify numbers the others' choices by class and returns how many classes
// there are: each part of a statement that speaks of the others alone splits
// the classes in which it varies.
func (p *party) classify(class []uint32) int {
	table := p.table()
	holds := make([]uint64, table.words)
	classes := 1
	for _, f := range p.mine {
		f.parts(p.mask, func(part formula) {
			if table.judge(part, holds) == varies {
				classes = split(class, classes, holds)
			}
		})
	}
	return classes
}

func split(class []uint32, classes int, holds []uint64) int {
	number := make([]uint32, 2*classes) // from 1, in the order of first sight
	count := uint32(0)
	for t, old := range class {
		k := 2*uint64(old) | holds[t>>lanes]>>(t&(1<<lanes-1))&1
		if number[k] == 0 {
			count++
			number[k] = count
		}
		class[t] = number[k] - 1
	}
	return int(count)
}

// A sorter sorts a party's own choices.
type sorter struct {
	*party
	*table
	held, score []uint64
	ones        []uint32 // of the choices that are sifted
}

func (p *party) newSorter() *sorter {
	within := min(lanes, p.size)
	t := newTable(p.own[:within], p.own[within:])
	return &sorter{p, t, make([]uint64, t.words), make([]uint64, t.words<<lanes), make([]uint32, 1<<p.size)}
}

// sort goes through the statements in which the choices differ, the last first
// (a radix sort).
func (s *sorter) sort() (rising, worse []uint32) {
	s.scores(s.mine, s.held, s.score)
	rising, worse = make([]uint32, 1<<s.size), make([]uint32, 1<<s.size)
	differ := uint64(0)
	for u := range rising {
		rising[u] = uint32(u)
		differ |= s.score[u] ^ s.score[0]
	}
	for ; differ != 0; differ &= differ - 1 {
		s.sift(rising, bits.TrailingZeros64(differ))
	}
	for k, u := range rising {
		worse[u] = uint32(k)
		if k > 0 && s.score[u] == s.score[rising[k-1]] {
			worse[u] = worse[rising[k-1]]
		}
	}
	return rising, worse
}

// sift puts the choices that have the digit 1 behind the others, and leaves
// either in their order.
func (s *sorter) sift(choices []uint32, digit int) {
	zeros, ones := 0, 0
	for _, u := range choices {
		one := int(s.score[u] >> (digit & 63) & 1)
		choices[zeros], s.ones[ones] = u, u
		zeros += 1 - one
		ones += one
	}
	copy(choices[zeros:], s.ones[:ones])
}
