package conflict

// An Agreement is a phased exchange with obligations, monitoring and
// consequences: a ceasefire under oversight, a guarantee, relief against
// withdrawal, a mediation, or several of these at once. Its numbers may all be
// uncertain; those that are nil are not stated.
type Agreement struct {
	ID         string
	Name       string
	Text       string
	Instrument string // the instrument that it makes precise, or empty
	Terms      []Undertaking
	Period     *Quantity // days of one round of verification or review, above 0
	Discount   *Quantity // per year: how much less next year weighs than this one
	Hazard     *Quantity // per year: the rate at which the relation ends for other reasons
	Ceasefire  *Ceasefire
	Guarantee  *Guarantee
	Relief     *Relief
	Mediation  *Mediation
	Note       string
	Basis
}

// An Undertaking is what one party undertakes, in words.
type Undertaking struct {
	Party string
	Owes  string
	Steps []string // in order; empty when it is owed at once
	Gains string
	Risks string
	Basis
}

// A Ceasefire is watched by an oversight whose alarms suspend it.
type Ceasefire struct {
	Sides       []CeasefireSide
	Suspension  *Quantity // periods for which an alarm suspends it; nil: the shortest that holds
	Threshold   *Quantity // incidents in a period that raise an alarm; nil: the best
	Bunching    *Quantity // size of the negative binomial counts; nil: Poisson
	Lag         *Quantity // periods between a detected breach and the answer
	Inspections *Inspections
	Basis
}

// A CeasefireSide is a party to a ceasefire. The alarms about it are stated as rates, or
// as counts of incidents.
type CeasefireSide struct {
	Party      string
	Temptation *Quantity // what cheating for a period gains, by what peace gains
	Detection  *Quantity // the probability that a period of cheating raises an alarm
	FalseAlarm *Quantity // the probability that a period of compliance does
	Calm       *Quantity // incidents in a period while it complies
	Violation  *Quantity // incidents in a period while it cheats
	Penalty    *Quantity // what an alarm costs it, by what peace gains
	Basis
}

// Inspections are a budget of visits, each of which may find a violation.
type Inspections struct {
	Periods   *Quantity // over how many periods they are spread
	Available *Quantity // how many there are
	Finds     *Quantity // the probability that an inspection finds a violation that is there
	Gain      *Quantity // what a missed violation brings the violator
	Loss      *Quantity // what a caught one costs it
	// FalseAlarm is the probability that an inspection accuses a party that
	// complies, and Accused what that costs it, as Gain and Loss are counted; nil: 0.
	FalseAlarm, Accused *Quantity
	Basis
}

// A Guarantee protects a declining party against what a rising one may do once
// it has become stronger.
type Guarantee struct {
	Rising      string    // party
	Declining   string    // party
	Now         *Quantity // the rising party's chance of winning a war now
	Later       *Quantity // its chance after the shift
	Steps       *Quantity // periods over which the shift is spread; nil: one
	WarCost     *Quantity // years of all that is at stake that war costs the declining party
	Destroyed   *Quantity // share of all that is at stake that war destroys
	Restrains   *Quantity // what the guarantee, honoured, takes from the later chance
	Emboldens   *Quantity // what it takes from the chance now, by making the protected bolder
	Guarantors  []Guarantor
	Correlation *Quantity // between the guarantors' decisions; nil: 0
	FirstStrike *FirstStrike
	Disarmament *Disarmament
	Basis
}

// A Guarantor may or may not come when it is called.
type Guarantor struct {
	Party    string
	Stake    *Quantity // what the protected party is worth to it
	Saves    *Quantity // the part of that which coming saves
	Audience *Quantity // what breaking its word costs it
	Cost     *Quantity // the expected cost of coming
	Spread   *Quantity // the standard deviation of that cost
	Basis
}

// A FirstStrike is the advantage of striking first.
type FirstStrike struct {
	First     *Quantity // the chance of winning of who strikes first
	Second    *Quantity // the same side's chance when it is struck
	CostRises *Quantity // of war for the rising party, as a share of the prize
	CostFalls *Quantity // for the declining party
	Basis
}

// A Disarmament is both sides laying down arms, in units of what peace gains.
type Disarmament struct {
	Temptation *Quantity // what cheating the disarmed gains beyond peace
	Exposure   *Quantity // what being cheated loses, below no agreement
	Punishment *Quantity // what the guarantor takes from a cheat, below no agreement
	Rescue     *Quantity // what a victim has once it is rescued, by the same measure
	Trust      *Quantity // how likely each holds the other willing
	Basis
}

// A Relief is sanctions eased against a withdrawal, in parts. Amounts are
// present values, in any one unit for each party.
type Relief struct {
	Withdraws       string    // party
	Eases           string    // party
	WithdrawalCost  *Quantity // to the party that withdraws
	ReliefWorth     *Quantity // to the same
	WithdrawalWorth *Quantity // to the party that eases
	ReliefCost      *Quantity // to the same
	StakeWithdraws  *Quantity // what each loses besides by stopping
	StakeEases      *Quantity
	Snapback        *Quantity // share of past relief that can be taken back
	Lag             *Quantity // periods until it is
	Reversible      *Quantity // share of past withdrawal that can be undone
	Verified        *Quantity // how likely it is seen that a withdrawal was not made
	Tranches        *Quantity // at most
	Parts           *Quantity // indivisible parts of the withdrawal; nil: divisible
	Packages        *Quantity // indivisible packages of relief
	Basis
}

// A Mediation is a third party between one that demands and one that resists.
type Mediation struct {
	Demands    string    // party
	Resists    string    // party
	Win        *Quantity // the demanding party's chance of winning a war
	Cost       *Quantity // war's cost to it, as a share of the prize
	CostTough  *Quantity // to the other when it is tough
	CostWeak   *Quantity // and when it is not
	Tough      *Quantity // how likely it is tough
	Candidates []Candidate
	Contest    *Contest
	Prices     *Prices
	Stalemate  *Stalemate
	Basis
}

// A Candidate is one who may mediate.
type Candidate struct {
	ID       string
	Name     string
	Bias     *Quantity // what the demanding party's gains are worth to it; below 0 it favours the other
	Accuracy *Quantity // how often its knowledge of the other's toughness is right
	Harm     *Quantity // what war costs it
	Basis
}

// A Contest is two sides who may each be strong without the other knowing.
type Contest struct {
	Strong   *Quantity // how likely a side is strong
	Win      *Quantity // how likely the strong beats the weak
	Survives *Quantity // the part of the prize that war leaves
	Basis
}

// Prices are what a seller may want at least and a buyer give at most.
type Prices struct {
	Seller, Buyer []PriceType
	Basis
}

// A PriceType is a price with its probability.
type PriceType struct{ Price, Probability float64 }

// A Stalemate is a war that either side may win at any time. The prize is 1.
type Stalemate struct {
	VictoryDemands *Quantity // the rate per year at which the demanding party wins
	VictoryResists *Quantity
	CostDemands    *Quantity // of a year of war, as a share of the prize
	CostResists    *Quantity
	Basis
}
