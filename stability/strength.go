package stability

// General and Strong are the stances of Hamouda, Kilgour & Hipel (2004, 2006)
// for preferences of three degrees. Every gain tempts, mild or strong. A state
// is strongly stable when every gain is answered by something much worse (≪),
// from which, under SMR, every way out is much worse too; it is weakly stable
// when it is stable and not strongly so. Nash stability has no answers, and so
// no strength.
var (
	General = Stance{
		Key: "general", Name: "general", Question: "every gain tempts, and everything that is no gain deters",
		gain: surely, loss: surelyNot, reply: surely,
	}
	Strong = Stance{
		Key: "strong", Name: "strong", Question: "every gain tempts, and only what is much worse deters",
		gain: surely, loss: muchWorse, reply: surely,
	}
)

func muchWorse(p *prospect, u, s int) bool { return p.compare(u, s) == MuchWorse }

// StrongExtensions combine strength with unknown preference (Xu, Hipel,
// Kilgour & Chen 2010): the four extensions in which of known losses only what
// is much worse deters.
var StrongExtensions = []Stance{
	strongly(Extensions[0], muchWorse),
	strongly(Extensions[1], muchWorse),
	strongly(Extensions[2], perhapsMuchWorse),
	strongly(Extensions[3], perhapsMuchWorse),
}

func strongly(s Stance, loss func(*prospect, int, int) bool) Stance {
	s.Question = "does as under " + s.Name + ", but of what it surely does not prefer only what is much worse deters it"
	s.Key, s.Name = "strong-"+s.Key, "strong "+s.Name
	s.loss = loss
	return s
}

func perhapsMuchWorse(p *prospect, u, s int) bool {
	d := p.compare(u, s)
	return d == MuchWorse || d == NotKnown
}
