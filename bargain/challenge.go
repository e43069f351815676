package bargain

import "slices"

// ChallengeRules are the parameters of the challenge model.
type ChallengeRules struct {
	Rounds int // at most; 0 is 8
	// StatusQuo is Q, the chance that nothing changes where nobody is
	// challenged, 0 to 1; nil is 1, the published case.
	StatusQuo *float64
}

// A Challenge is what the challenge model finds.
type Challenge struct {
	Rounds []Round
	// Settled says that in the last round nobody moved. The published case
	// never settles.
	Settled bool
}

// A Round is one round of the challenge model.
type Round struct {
	Median, Mean float64   // after the round
	Positions    []float64 // of the actors, after the round
	Risk         []float64 // exponents of the utilities: under 1 seeks risk, over 1 avoids it
	Offers       []Offer   // what each actor accepted; Kind is None for those who stay
}

// OfferKind is the octant into which the two sides' expectations fall.
type OfferKind string

// The kinds of offers that move an actor, the strongest first.
const (
	None          OfferKind = ""
	Confrontation OfferKind = "confrontation" // both expect to gain, the other more
	Compromising  OfferKind = "compromise"    // the other expects to gain more than the actor to lose
	Capitulation  OfferKind = "capitulation"  // the other expects to gain less than the actor to lose
)

// rank orders the kinds, the strongest first.
func (k OfferKind) rank() int {
	switch k {
	case Confrontation:
		return 0
	case Compromising:
		return 1
	case Capitulation:
		return 2
	default:
		return 3
	}
}

// An Offer is what one actor asks of another.
type Offer struct {
	Kind   OfferKind
	By     int     // who asks
	To     float64 // where the asked would move
	Gain   float64 // what the asked expects of challenging the other itself
	Theirs float64 // what, in its view, the other expects of challenging it
}

// usualRounds are played when nobody says.
const usualRounds = 8

// ChallengeModel plays the challenge model (Bueno de Mesquita 1994; Scholz,
// Calbert & Smith 2011 [buenodemesquita1994] [scholz2011]): every actor
// considers challenging every other, expects more or less of it, and moves to
// the strongest offer that is made to it.
//
//  1. Votes: actor k gives the pair (i, j) c_k s_k (|x_k-x_j|^r_k - |x_k-x_i|^r_k),
//     distances in units of the range of the first positions.
//  2. P_ij: the votes for i against j, over the votes of all for all pairs.
//  3. Utilities of i against j with distance d: success 2-4(½-½d)^r, failure
//     2-4(½+½d)^r, nothing changes 2-4(½)^r.
//  4. E_ij = s_j (P success + (1-P) failure) + (1-s_j) success - Q nothing - (1-Q)(T better + (1-T) worse).
//  5. Risk: R_i = (2 D_i - max D - min D)/(max D - min D), where D_i is what
//     all others expect of challenging i at r = 1; r_i = (1-R_i/3)/(1+R_i/3).
//  6. With these r, the octants of (E_ij, E_ji), both as i sees them.
//  7. Every actor accepts the strongest kind of offer; of several the one that
//     moves it least, and of compromises the one that meets lowest on the
//     scale, as the published program has it.
//
// See docs/decisions/0040-challenge-model-as-published.md for what the paper
// leaves open.
func ChallengeModel(i Issue, rules ChallengeRules) *Challenge {
	g := newChallengeGame(i, rules)
	most := rules.Rounds
	if most == 0 {
		most = usualRounds
	}
	c := &Challenge{Rounds: make([]Round, 0, min(most, usualRounds))}
	for len(c.Rounds) < most && !c.Settled {
		r := g.round()
		c.Settled = !slices.ContainsFunc(r.Offers, func(o Offer) bool { return o.Kind != None })
		c.Rounds = append(c.Rounds, r)
	}
	return c
}
