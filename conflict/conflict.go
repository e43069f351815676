// Package conflict is the model: what the parties to a conflict can do, what
// they want, and what the sources say about it. It imports nothing of Parley;
// every engine knows the model and nothing knows more.
//
// The words follow the field (Fang, Hipel & Kilgour 1993): an option is a
// yes/no course of action of one party, a state is one choice for every
// option, and a party's preference is an order over the states.
package conflict

// Bounds of a conflict. A file that passes them is refused, never truncated.
const (
	MaxParties = 64
	MaxOptions = 256 // the width of a State
)

// A Conflict is one situation: everything an analysis may ask about.
//
// Options are grouped by party, in the order of Parties; that order is the
// order of the letters of a state. A part that is absent is empty; each part
// that is there unlocks what can be asked.
type Conflict struct {
	Title       string
	AsOf        string // ISO 8601 date (YYYY, YYYY-MM or YYYY-MM-DD), or empty
	Sources     []Source
	Parties     []Party
	Issues      []Issue
	Areas       []Area
	Positions   []Position
	Claims      []Claim
	Options     []Option
	Rules       []Rule
	StatusQuo   *State // nil when the file names none
	Preferences []Preference
	Coalitions  [][]string // party ids; a party named in none stands alone
	Outcomes    []Outcome
	Instruments []Instrument
	Agreements  []Agreement
	Ties        []Tie
	Settlement  *Settlement // nil when the file says nothing of packages
	Gaps        []Gap
}

// A Source is a document that claims rest on.
type Source struct {
	ID        string
	File      string // path relative to the conflict file, slash-separated
	Title     string
	Author    string
	Publisher string
	Date      string // ISO 8601, or empty when the document has none
	URL       string
	Grade     string // Admiralty grade A1 to F6, or empty when nobody graded it
	SHA256    string // of the file's bytes, lower-case hexadecimal, or empty
	Note      string
}

// A Passage is an addressed span of a source.
type Passage struct {
	Source string // source id
	Lines  [2]int // first and last line, from 1, both included
	Quote  string // the exact words, or empty for the whole lines
}

// A Basis says what a statement of the file rests on: passages, an analyst's
// judgement, or the rule by which reading drafted it. More than one may hold;
// a statement with none is the author's bare assertion, and reports say so.
type Basis struct {
	From      []Passage
	Judgement string // the analyst's reason, marked as judgement in every report
	Draft     string // the rule of reading that inferred it; unreviewed
}

// A Party is a decision maker: a state, bloc, organisation or movement.
// Third parties (mediators, guarantors) are parties.
type Party struct {
	ID      string
	Name    string   // as people write it; never empty
	Code    string   // ISO 3166-1 alpha-3 of a state, or empty
	Members []string // of a bloc: party ids or plain names
	// Misperceives: the party neither moves to nor from a state in which one
	// of these holds.
	Misperceives []Formula
	Perceives    *Perception // where the party sees the conflict otherwise; nil when it does not
	Note         string
	Basis
}

// An Issue is what is negotiated: a scale from 0 to 100 whose ends and
// landmarks have names.
type Issue struct {
	ID        string
	Name      string
	Scale     []Landmark // ascending; empty when the scale is not known yet
	Reference *Quantity  // what holds without agreement, 0 to 100
	Note      string
	Basis
}

// A Landmark is a named point of an issue's scale.
type Landmark struct {
	At   float64 // 0 to 100
	Name string
}

// An Area is a field of power: energy, arms, technology, trade.
type Area struct {
	ID   string
	Name string
	Basis
}

// A Position is where a party stands on an issue.
type Position struct {
	Party      string
	Issue      string
	At         Quantity  // 0 to 100
	Salience   *Quantity // 0 to 1: how much the party cares
	Capability *Quantity // at least 0: what it can bring to bear
	Measured   *Measured // where Capability is to be taken from; nil when it is stated
	Date       string    // ISO 8601, for positions that move over time
	Text       string    // the position in words
	Basis
}

// ClaimKind names what a claim is about.
type ClaimKind string

// The kinds of claims.
const (
	ClaimPosition   ClaimKind = "position"   // of a party on an issue
	ClaimStrength   ClaimKind = "strength"   // of a party in an area
	ClaimCommitment ClaimKind = "commitment" // what a party says it will do
	ClaimInstrument ClaimKind = "instrument" // a policy option and its definition
	ClaimImpact     ClaimKind = "impact"     // what an instrument is said to achieve
	ClaimChallenge  ClaimKind = "challenge"  // what is said to stand in its way
)

// ClaimKinds lists every kind, in the order in which briefs show them.
var ClaimKinds = []ClaimKind{ClaimPosition, ClaimStrength, ClaimCommitment, ClaimInstrument, ClaimImpact, ClaimChallenge}

// A Claim is a statement of a source about the conflict. Which of Issue, Area
// and Instrument is set follows from Kind; Party may be empty where the
// source names none.
type Claim struct {
	Kind       ClaimKind
	Party      string
	Issue      string
	Area       string
	Instrument string
	Text       string
	Note       string // e.g. why two wordings were taken for one instrument
	Basis
}

// Direction says in which way an option may be changed.
type Direction int

// The directions of an option.
const (
	Both     Direction = iota // taken and dropped freely
	Forward                   // irreversible: once taken it stays taken (N to Y only)
	Backward                  // once dropped it stays dropped (Y to N only)
)

// An Option is a yes/no course of action that one party controls.
type Option struct {
	ID        string // party id, dot, local name: "north.ceasefire"
	Party     string
	Name      string // in words; never empty
	Requires  *Formula
	Direction Direction
	Effects   []Effect
	Note      string
	Basis
}

// An Effect is what taking an option adds to an issue, in points of its scale.
type Effect struct {
	Issue string
	By    float64 // -100 to 100
}

// RuleKind names the common forms of infeasibility.
type RuleKind string

// The kinds of rules. A state is feasible when it breaks none of them, and
// when every option taken has what it requires.
const (
	RuleNever      RuleKind = "never"      // the formula holds in no feasible state
	RuleAlways     RuleKind = "always"     // the formula holds in every feasible state
	RuleAtMostOne  RuleKind = "atMostOne"  // of the listed options
	RuleAtLeastOne RuleKind = "atLeastOne" // of the listed options
	RuleExactlyOne RuleKind = "exactlyOne" // of the listed options
)

// A Rule forbids states.
type Rule struct {
	Kind    RuleKind
	Formula Formula  // for never and always
	Options []string // for the counting kinds: option ids
	Basis
}

// A Preference is one party's order over the states: by prioritised
// statements, by an explicit ranking, or by weights; only one of them.
type Preference struct {
	Party string
	// Statements, the most important first: of two states the one that holds
	// the first statement on which they differ is preferred.
	Statements []Statement
	// Ranking: groups of equally good states, the best first. When set, it
	// names every feasible state once.
	Ranking [][]State
	Leaps   []int          // places of Ranking, ascending: that group and those after it are much worse than those before
	Weights []OptionWeight // of options, instead of statements and a ranking
	Derived bool           // by how close a state comes to the party's positions, instead of all others
	Unknown []Unknown      // by After
	Basis
}

// A Statement is one thing that a party wants to hold.
type Statement struct {
	Formula Formula
	Much    bool      // a state that holds it, where the statements above agree, is much preferred
	Sure    *Quantity // 0 to 1: the probability that the party holds it; nil when it does
	Either  int       // not 0: neighbours of the same number stand in an order that nobody knows
	Basis
}

// An Outcome names the states in which When holds, for tables and pictures.
// The first outcome that fits a state names it.
type Outcome struct {
	Name string
	When Formula
	Note string
}

// An Instrument is a policy option of the article's kind: a named change to
// the conflict. Apply makes the changed conflict. Formulas anywhere in the
// conflict may name the options that an instrument adds; until it is applied
// these are not on the table, and so not taken.
type Instrument struct {
	ID   string
	Name string
	Text string // what it is, in words
	// Aim holds in the outcomes that the instrument is meant to bring about;
	// nil when nobody said so.
	Aim *Formula
	// The changes. New options belong to parties that exist; they are absent
	// (not taken) in the status quo.
	Options     []Option
	Rules       []Rule
	DropRules   []int             // indexes into Conflict.Rules that no longer hold
	Irrevocable []string          // options that can no longer be undone once taken
	Preferences []StatementChange // applied in order
	Basis
}

// A StatementChange inserts a statement into a party's prioritised statements
// or drops one. Before and After name the neighbour; with neither, the
// statement becomes the least important.
type StatementChange struct {
	Party  string
	Insert *Statement
	Before *Formula
	After  *Formula
	Drop   *Formula
}

// A Gap is something an analysis needs and the file does not have.
type Gap struct {
	Missing string // what is missing, in words
	Blocks  string // the analysis that waits for it
	Basis
}

// Party returns the party with the id.
func (c *Conflict) Party(id string) (Party, bool) {
	for _, p := range c.Parties {
		if p.ID == id {
			return p, true
		}
	}
	return Party{}, false
}

// PartyName returns the party's name, or the id when there is no such party.
func (c *Conflict) PartyName(id string) string {
	if p, ok := c.Party(id); ok {
		return p.Name
	}
	return id
}

// OptionIndex returns the place of the option in every state, or -1.
func (c *Conflict) OptionIndex(id string) int {
	for k, o := range c.Options {
		if o.ID == id {
			return k
		}
	}
	return -1
}

// Preference returns the party's preference, or nil when none is stated.
func (c *Conflict) Preference(party string) *Preference {
	for k := range c.Preferences {
		if c.Preferences[k].Party == party {
			return &c.Preferences[k]
		}
	}
	return nil
}

// Instrument returns the instrument with the id.
func (c *Conflict) Instrument(id string) (Instrument, bool) {
	for _, i := range c.Instruments {
		if i.ID == id {
			return i, true
		}
	}
	return Instrument{}, false
}

// Blocks returns the parties as they act: each declared coalition and each
// party that is in none, as party ids, in the order in which the first
// member of each stands in Parties.
func (c *Conflict) Blocks() [][]string {
	first := map[string][]string{} // first member in party order -> coalition
	rest := map[string]bool{}
	place := map[string]int{}
	for k, p := range c.Parties {
		place[p.ID] = k
	}
	for _, members := range c.Coalitions {
		if len(members) == 0 {
			continue
		}
		lead := members[0]
		for _, m := range members {
			rest[m] = true
			if place[m] < place[lead] {
				lead = m
			}
		}
		first[lead] = members
	}
	var blocks [][]string
	for _, p := range c.Parties {
		if members, ok := first[p.ID]; ok {
			blocks = append(blocks, members)
		} else if !rest[p.ID] {
			blocks = append(blocks, []string{p.ID})
		}
	}
	return blocks
}

// String is the direction as the conflict file writes it.
func (d Direction) String() string {
	return [...]string{Both: "both", Forward: "forward", Backward: "backward"}[d]
}
