package symbolic

// variable is the function that holds where the variable is taken.
func (d *forest) variable(level uint32) diagram { return d.at(level, never, always) }

// and holds where both do.
func (d *forest) and(f, g diagram) diagram {
	switch {
	case f == g || g == always:
		return f
	case f == always:
		return g
	case f == never || g == never || f == g.not():
		return never
	case f > g:
		f, g = g, f
	}
	if result, ok := d.recall(conjoin, f, g, 0); ok {
		return result
	}
	level := min(d.level(f), d.level(g))
	f0, f1 := d.branches(f, level)
	g0, g1 := d.branches(g, level)
	low := d.and(f0, g0)
	return d.remember(conjoin, f, g, 0, d.at(level, low, d.and(f1, g1)))
}

// or holds where one of them does.
func (d *forest) or(f, g diagram) diagram { return d.and(f.not(), g.not()).not() }

// iff holds where both do or neither does.
func (d *forest) iff(f, g diagram) diagram { return d.ite(f, g, g.not()) }

// ite is g where f holds and h elsewhere.
func (d *forest) ite(f, g, h diagram) diagram {
	switch {
	case f == always || g == h:
		return g
	case f == never:
		return h
	case g == always || f == g:
		return d.or(f, h)
	case g == never || f == g.not():
		return d.and(f.not(), h)
	case h == always || f == h.not():
		return d.or(f.not(), g)
	case h == never || f == h:
		return d.and(f, g)
	case f&1 == 1:
		f, g, h = f.not(), h, g
	}
	if g&1 == 1 {
		return d.ite(f, g.not(), h.not()).not()
	}
	if result, ok := d.recall(choose, f, g, h); ok {
		return result
	}
	level := min(d.level(f), d.level(g), d.level(h))
	f0, f1 := d.branches(f, level)
	g0, g1 := d.branches(g, level)
	h0, h1 := d.branches(h, level)
	low := d.ite(f0, g0, h0)
	return d.remember(choose, f, g, h, d.at(level, low, d.ite(f1, g1, h1)))
}

// some holds where f does for some choice of the variables of the set.
func (d *forest) some(f diagram, of *levels) diagram { return d.someBoth(f, always, of) }

// someBoth holds where for some choice of the variables of the set both f and
// g do.
func (d *forest) someBoth(f, g diagram, of *levels) diagram {
	switch {
	case f == never || g == never || f == g.not():
		return never
	case f == always && g == always:
		return always
	case f == g:
		g = always
	case f > g:
		f, g = g, f
	}
	level := min(d.level(f), d.level(g))
	if level > of.last {
		return d.and(f, g)
	}
	if result, ok := d.recall(project|of.number, f, g, 0); ok {
		return result
	}
	f0, f1 := d.branches(f, level)
	g0, g1 := d.branches(g, level)
	result := d.someBoth(f0, g0, of)
	switch {
	case !of.in[level]:
		result = d.at(level, result, d.someBoth(f1, g1, of))
	case result != always:
		result = d.or(result, d.someBoth(f1, g1, of))
	}
	return d.remember(project|of.number, f, g, 0, result)
}

// move renames the variables of the set: each becomes its twin, the variable
// beside it, which f does not mention. A state's variables have even levels,
// and their twins the next.
func (d *forest) move(f diagram, of *levels) diagram {
	level := d.level(f)
	if level == bottom || level|1 > of.last|1 {
		return f
	}
	if f&1 == 1 {
		return d.move(f.not(), of).not()
	}
	if result, ok := d.recall(rename|of.number, f, 0, 0); ok {
		return result
	}
	low, high := d.branches(f, level)
	to := level
	if of.in[level] {
		to ^= 1
	}
	moved := d.move(low, of)
	return d.remember(rename|of.number, f, 0, 0, d.at(to, moved, d.move(high, of)))
}

// restrict is f with the variable of a level taken or not.
func (d *forest) restrict(f diagram, level uint32, taken bool) diagram {
	switch at := d.level(f); {
	case at > level:
		return f
	case at == level:
		low, high := d.branches(f, level)
		if taken {
			return high
		}
		return low
	case f&1 == 1:
		return d.restrict(f.not(), level, taken).not()
	}
	op := restrictLow
	if taken {
		op = restrictHigh
	}
	if result, ok := d.recall(op, f, diagram(level), 0); ok {
		return result
	}
	at := d.level(f)
	low, high := d.branches(f, at)
	rest := d.restrict(low, level, taken)
	return d.remember(op, f, diagram(level), 0, d.at(at, rest, d.restrict(high, level, taken)))
}

// copyFrom returns a function of another forest over the same variables in
// this one.
func (d *forest) copyFrom(other *forest, f diagram) diagram {
	copied := map[diagram]diagram{always: always}
	var follow func(f diagram) diagram
	follow = func(f diagram) diagram {
		if f&1 == 1 {
			return follow(f.not()).not()
		}
		if g, ok := copied[f]; ok {
			return g
		}
		d.step()
		n := other.nodes[f>>1]
		low := follow(n.low)
		g := d.at(n.level, low, follow(n.high))
		copied[f] = g
		return g
	}
	return follow(f)
}
