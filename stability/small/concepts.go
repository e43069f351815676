package small

// The definitions are those of stability's definition.go. In the comments
// s ≥ u says that the block does not prefer u to s.

// judge drops the states that block b would leave under Nash, GMR and SMR from
// the equilibria.
func (j *judge[S]) judge(b int) {
	j.eachTempted(b, &j.alive[GMR], func(s int, improvements, hurts, holds *S) {
		drop(&j.alive[Nash], s)
		each(improvements, func(t int) bool {
			counter := &j.blocks[b].counter[t]
			j.unless(SMR, s, meet(counter, holds))
			return j.unless(GMR, s, meet(counter, hurts))
		})
	})
}

// judgeCredible does the same under SEQ and SSEQ. Whatever is stable under
// them is so under GMR and SMR, so that only what is left of these is asked.
func (j *judge[S]) judgeCredible(b int) {
	begun := false
	j.eachTempted(b, &j.alive[SEQ], func(s int, improvements, hurts, holds *S) {
		if !begun {
			begun = true
			j.answerTo(b)
		}
		each(improvements, func(t int) bool {
			counter := j.reached(t)
			j.unless(SSEQ, s, meet(counter, holds))
			return j.unless(SEQ, s, meet(counter, hurts))
		})
	})
}

// eachTempted visits the states among some from which block b has
// improvements: hurts has the states u with s ≥ u, and holds those of them with
// s ≥ v for every v in R_b(u).
func (j *judge[S]) eachTempted(b int, among *S, visit func(s int, improvements, hurts, holds *S)) {
	var last, escape S // what is better, and from where b can get there
	for _, s := range j.order[b] {
		improvements, better := j.improve[b][s], &j.better[b][s]
		if empty(&improvements) || !has(among, int(s)) {
			continue
		}
		if !within(&last, better) {
			last, escape = *new(S), *new(S)
		}
		more := *better
		without(&more, &last)
		each(&more, func(v int) bool {
			unite(&escape, &j.blocks[b].from[v])
			return true
		})
		last = *better
		hurts := complement(better)
		holds := hurts
		without(&holds, &escape)
		visit(int(s), &improvements, &hurts, &holds)
	}
}

// unless drops the state from the equilibria of the concept unless the
// improvement is sanctioned.
func (j *judge[S]) unless(c Concept, s int, sanctioned bool) bool {
	if !sanctioned {
		drop(&j.alive[c], s)
	}
	return sanctioned
}
