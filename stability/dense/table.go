package dense

import "parley/conflict"

// lanes is how many options vary within a word, which holds 64 states.
const lanes = 6

// lane has the states of a word in which option k of its six is taken.
var lane = [lanes]uint64{
	0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0,
	0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000,
}

// A table lays states out as bits of words, to judge formulas for 64 states at
// once. Some options vary within the words, some from word to word, and the
// others stand as fixed says.
type table struct {
	words int
	place [maxOptions]int // of each option: its bit in a state's index, or -1 when it is fixed
	fixed uint64          // the fixed options that are taken
	spare [][]uint64      // by depth of formula
}

// newTable returns a table in which the options of within (at most six) vary
// within a word and those of across from word to word, the first fastest.
func newTable(within, across []int) *table {
	t := &table{words: 1 << len(across)}
	for k := range t.place {
		t.place[k] = -1
	}
	for k, option := range within {
		t.place[option] = k
	}
	for k, option := range across {
		t.place[option] = lanes + k
	}
	return t
}

// A verdict says whether a formula holds in the states of a table.
type verdict int

const (
	never verdict = iota
	always
	varies // in some states; the words say in which
)

// judge says where the formula holds; the words of out are set when that varies.
func (t *table) judge(f formula, out []uint64) verdict { return t.at(f, out, 0) }

// spread sets the words of out to where the formula holds.
func (t *table) spread(f formula, out []uint64) {
	switch t.judge(f, out) {
	case always:
		for w := range out {
			out[w] = ^uint64(0)
		}
	case never:
		clear(out)
	case varies: // out is set
	}
}

func (t *table) at(f formula, out []uint64, depth int) verdict {
	switch f.op {
	case conflict.OpTrue:
		return always
	case conflict.OpFalse:
		return never
	case conflict.OpOption:
		return t.option(f.option, out)
	case conflict.OpNot:
		return negate(t.at(f.args[0], out, depth), out)
	case conflict.OpIff:
		return t.iff(f, out, depth)
	case conflict.OpAnd:
		return t.fold(f.args, out, depth, never, func(into, from []uint64) {
			for w := range into {
				into[w] &= from[w]
			}
		})
	default:
		return t.fold(f.args, out, depth, always, func(into, from []uint64) {
			for w := range into {
				into[w] |= from[w]
			}
		})
	}
}

func (t *table) option(k int, out []uint64) verdict {
	place := t.place[k]
	switch {
	case place < 0:
		return verdict(t.fixed >> k & 1)
	case place < lanes:
		for w := range out {
			out[w] = lane[place]
		}
	default:
		for w := range out {
			out[w] = -(uint64(w) >> (place - lanes) & 1)
		}
	}
	return varies
}

// fold joins the arguments of "and" or "or"; one that is decisive decides.
func (t *table) fold(args []formula, out []uint64, depth int, decisive verdict, join func(into, from []uint64)) verdict {
	result := always - decisive
	for _, arg := range args {
		if result != varies {
			result = t.at(arg, out, depth)
		} else {
			from := t.scratch(depth)
			switch t.at(arg, from, depth+1) {
			case varies:
				join(out, from)
			case decisive:
				return decisive
			default: // changes nothing
			}
		}
		if result == decisive {
			return decisive
		}
	}
	return result
}

func (t *table) iff(f formula, out []uint64, depth int) verdict {
	from := t.scratch(depth)
	first, second := t.at(f.args[0], out, depth), t.at(f.args[1], from, depth+1)
	switch {
	case second == always:
		return first
	case second == never:
		return negate(first, out)
	case first == varies:
		for w := range out {
			out[w] = ^(out[w] ^ from[w])
		}
		return varies
	}
	copy(out, from)
	if first == never {
		return negate(varies, out)
	}
	return varies
}

func negate(v verdict, out []uint64) verdict {
	if v != varies {
		return always - v
	}
	for w := range out {
		out[w] = ^out[w]
	}
	return varies
}

func (t *table) scratch(depth int) []uint64 {
	for len(t.spare) <= depth {
		t.spare = append(t.spare, make([]uint64, t.words))
	}
	return t.spare[depth]
}

// transpose mirrors a matrix of 64 by 64 bits at its diagonal (Warren 2013,
// section 7-3).
func transpose(x *[64]uint64) {
	mask := uint64(0x00000000FFFFFFFF)
	for width := 32; width > 0; width >>= 1 {
		for k := 0; k < 64; k = (k + width + 1) &^ width {
			upper, lower := &x[k&63], &x[(k+width)&63] // in bounds, as the compiler sees
			swap := (*upper>>(width&63) ^ *lower) & mask
			*upper ^= swap << (width & 63)
			*lower ^= swap
		}
		mask ^= mask << (width >> 1)
	}
}
