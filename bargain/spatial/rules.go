package spatial

// Each rule has KTAB's name for it as its value, so that scenario files can be
// read word for word. The zero value of Rules stands for KTAB's defaults.

// Voting is how strongly an actor votes, given the gain that is at stake.
type Voting string

// The voting rules.
const (
	Proportional Voting = "Prop" // the default: in proportion to the gain
	Binary       Voting = "Binary"
	PropBin      Voting = "PropBin" // four fifths proportional, one fifth binary
	PropCubic    Voting = "PropCbc" // half proportional, half cubic
	Cubic        Voting = "Cubic"
	Prospect     Voting = "ASymProsp" // a gain counts for two thirds of a loss
)

// Victory is how the strengths of two coalitions become the chance of either.
type Victory string

// The victory models.
const (
	LinearVictory  Victory = "Linear" // the default: each side's share of the strength
	SquareVictory  Victory = "Square"
	QuarticVictory Victory = "Quartic"
	OcticVictory   Victory = "Octic"
	BinaryVictory  Victory = "Binary" // an advantage of a tenth decides
)

// Central is how the chances of pairs become the chance of each option.
type Central string

// The models of the central option.
const (
	Conditional     Central = "Conditional" // the default: it beats every other
	MarkovIncentive Central = "MarkovIncentive"
	MarkovUniform   Central = "MarkovUniform"
)

// RiskRange is the range in which risk attitudes are inferred.
type RiskRange string

// The ranges of risk attitudes.
const (
	RiskMid RiskRange = "Mid" // the default: -0.5 to 1
	RiskMin RiskRange = "Min" // 0 to 1
	RiskMax RiskRange = "Max" // -1 to 1
)

// RiskSight is how much of another's risk attitude an actor sees; the rest it
// takes to be its own.
type RiskSight string

// How much of it is seen.
const (
	SeesThird     RiskSight = "OneThird" // the default
	SeesNone      RiskSight = "None"
	SeesHalf      RiskSight = "Half"
	SeesTwoThirds RiskSight = "TwoThirds"
	SeesFull      RiskSight = "Full"
)

// Commitment is what third parties stake when they side with a principal.
type Commitment string

// The commitments of third parties.
const (
	SemiCommit Commitment = "SemiCommit" // the default: they move when their side loses
	NoCommit   Commitment = "NoCommit"   // they never move
	FullCommit Commitment = "FullCommit" // they move with whoever wins
)

// Interpolation is how salience s and chance p weigh the two positions of a
// bargain.
type Interpolation string

// The interpolations.
const (
	S2P2   Interpolation = "S2P2" // the default: s² p²
	S1P1   Interpolation = "S1P1" // s p
	S2PMax Interpolation = "S2PMax"
)

// Offer is whose view of the chances a bargain is made from.
type Offer string

// The offers.
const (
	InitiatorOffer Offer = "InitOnlyInterp" // the default: the initiator's
	BothOffer      Offer = "InitRcvrInterp" // one offer from each side
	WeightedOffer  Offer = "PWCompInterp"   // the mean of both, weighted by power
)

// Rules are the parameters of the model. An empty field is the default.
type Rules struct {
	Voting        Voting
	Victory       Victory
	Central       Central
	RiskRange     RiskRange
	RiskSight     RiskSight
	Commitment    Commitment
	Interpolation Interpolation
	Offer         Offer
}

// Defaults are the rules that hold when nothing is said.
func Defaults() Rules {
	return Rules{Proportional, LinearVictory, Conditional, RiskMid, SeesThird, SemiCommit, S2P2, InitiatorOffer}
}

// known lists the values of every rule, for the check of a field.
var known = []struct {
	name   string
	field  func(r *Rules) string
	values []string
}{
	{"voting rule", func(r *Rules) string { return string(r.Voting) }, []string{"Prop", "Binary", "PropBin", "PropCbc", "Cubic", "ASymProsp"}},
	{"victory model", func(r *Rules) string { return string(r.Victory) }, []string{"Linear", "Square", "Quartic", "Octic", "Binary"}},
	{"central model", func(r *Rules) string { return string(r.Central) }, []string{"Conditional", "MarkovIncentive", "MarkovUniform"}},
	{"risk range", func(r *Rules) string { return string(r.RiskRange) }, []string{"Mid", "Min", "Max"}},
	{"risk sight", func(r *Rules) string { return string(r.RiskSight) }, []string{"OneThird", "None", "Half", "TwoThirds", "Full"}},
	{"commitment", func(r *Rules) string { return string(r.Commitment) }, []string{"SemiCommit", "NoCommit", "FullCommit"}},
	{"interpolation", func(r *Rules) string { return string(r.Interpolation) }, []string{"S2P2", "S1P1", "S2PMax"}},
	{"offer", func(r *Rules) string { return string(r.Offer) }, []string{"InitOnlyInterp", "InitRcvrInterp", "PWCompInterp"}},
}

// filled returns the rules with defaults in the empty fields.
func (r Rules) filled() Rules {
	d := Defaults()
	return Rules{
		or(r.Voting, d.Voting), or(r.Victory, d.Victory), or(r.Central, d.Central), or(r.RiskRange, d.RiskRange),
		or(r.RiskSight, d.RiskSight), or(r.Commitment, d.Commitment), or(r.Interpolation, d.Interpolation), or(r.Offer, d.Offer),
	}
}

func or[T ~string](value, standard T) T {
	if value == "" {
		return standard
	}
	return value
}
