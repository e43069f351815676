package small

// judge drops the states that block b would leave from the equilibria. In the
// comments s ≥ u says that b does not prefer u to s; the definitions are those
// of stability's definition.go.
func (j *judge[S]) judge(b int) {
	block := &j.blocks[b]
	var last, escape S // what is better, and from where b can get there
	for _, s := range j.order[b] {
		improvements, better := j.improve[b][s], &j.better[b][s]
		if empty(&improvements) {
			continue
		}
		drop(&j.alive[Nash], int(s))
		if !j.anyAlive(int(s)) {
			continue
		}
		if last != *better {
			last, escape = *better, *new(S)
			each(better, func(v int) bool {
				unite(&escape, &block.from[v])
				return true
			})
		}
		hurts := complement(better) // s ≥ u
		holds := hurts              // s ≥ u, and s ≥ v for every v in R_b(u)
		without(&holds, &escape)
		each(&improvements, func(t int) bool {
			j.unless(GMR, int(s), meet(&block.counter[t], &hurts))
			j.unless(SMR, int(s), meet(&block.counter[t], &holds))
			j.unless(SEQ, int(s), meet(&j.reach[t], &hurts))
			j.unless(SSEQ, int(s), meet(&j.reach[t], &holds))
			return true
		})
	}
}

// unless drops the state from the equilibria of the concept unless the
// improvement is sanctioned.
func (j *judge[S]) unless(c Concept, s int, sanctioned bool) {
	if !sanctioned {
		drop(&j.alive[c], s)
	}
}

func (j *judge[S]) anyAlive(s int) bool {
	return has(&j.alive[GMR], s) || has(&j.alive[SMR], s) || has(&j.alive[SEQ], s) || has(&j.alive[SSEQ], s)
}
