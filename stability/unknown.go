package stability

// Extensions are the four ways of Li, Hipel, Kilgour & Fang (2004) to deal
// with a state of which nobody knows whether the party prefers it to the one
// in question (U). They differ in two yes/no choices: does the party move for
// such a state, and does such a state deter it?
//
//	   gain t from s    loss u beside s
//	a  t > s or t U s   u ≤ s
//	b  t > s            u ≤ s
//	c  t > s or t U s   u ≤ s or u U s
//	d  t > s            u ≤ s or u U s
//
// In all four a countermove under SEQ is credible when the mover prefers it,
// or may prefer it: R^{+,U} of that paper.
var Extensions = []Stance{
	{
		Key: "a", Name: "a (bold)", Question: "moves even for what it may not like, and is deterred only by what it surely does not prefer",
		gain: mayPrefer, loss: surelyNot, reply: mayPrefer,
	},
	{
		Key: "b", Name: "b (what is known)", Question: "moves only for what it surely prefers, and is deterred only by what it surely does not prefer",
		gain: surely, loss: surelyNot, reply: mayPrefer,
	},
	{
		Key: "c", Name: "c (both ways)", Question: "moves even for what it may not like, and is deterred even by what it may like",
		gain: mayPrefer, loss: mayNot, reply: mayPrefer,
	},
	{
		Key: "d", Name: "d (cautious)", Question: "moves only for what it surely prefers, and is deterred even by what it may like",
		gain: surely, loss: mayNot, reply: mayPrefer,
	},
}

func surely(p *prospect, t, s int) bool { return p.compare(t, s).more() }

func surelyNot(p *prospect, u, s int) bool { return p.compare(u, s).atMost() }

func mayPrefer(p *prospect, t, s int) bool { return !surelyNot(p, t, s) }

func mayNot(p *prospect, u, s int) bool { return !surely(p, u, s) }
