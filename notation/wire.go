package notation

// The wire types are the conflict file as it is written. The decoder and the
// schema both follow them: a json tag names the key (required unless
// omitempty), a jsonschema tag bounds the value.

type wireConflict struct {
	Parley      version                 `json:"parley" jsonschema_description:"The version of this format: 1."`
	Title       string                  `json:"title" jsonschema:"minLength=1,maxLength=1000" jsonschema_description:"What the conflict is called."`
	AsOf        date                    `json:"asOf,omitempty" jsonschema_description:"The day that the file describes."`
	Sources     entries[wireSource]     `json:"sources,omitempty" jsonschema_description:"Documents that claims rest on, by id."`
	Parties     entries[wireParty]      `json:"parties,omitempty" jsonschema_description:"Decision makers, by id, in the order in which they are shown."`
	Issues      entries[wireIssue]      `json:"issues,omitempty" jsonschema_description:"What is negotiated, by id, on scales from 0 to 100."`
	Areas       entries[wireArea]       `json:"areas,omitempty" jsonschema_description:"Fields of power, by id."`
	Ties        []wireTie               `json:"ties,omitempty" jsonschema:"maxItems=1000" jsonschema_description:"Which party depends on which other, by area."`
	Positions   []wirePosition          `json:"positions,omitempty" jsonschema:"maxItems=10000" jsonschema_description:"Where parties stand on issues."`
	Claims      []wireClaim             `json:"claims,omitempty" jsonschema:"maxItems=10000" jsonschema_description:"What the sources say."`
	Options     entries[wireOption]     `json:"options,omitempty" jsonschema_description:"Courses of action, by id: PARTY.NAME; that party controls it."`
	Rules       []wireRule              `json:"rules,omitempty" jsonschema:"maxItems=1000" jsonschema_description:"A state that breaks one is not feasible."`
	StatusQuo   *[]string               `json:"statusQuo,omitempty" jsonschema:"maxItems=256" jsonschema_description:"The options taken today; [] when none is."`
	Preferences entries[wirePreference] `json:"preferences,omitempty" jsonschema_description:"What each party wants, by party."`
	Coalitions  [][]string              `json:"coalitions,omitempty" jsonschema:"maxItems=64" jsonschema_description:"Parties that act as one."`
	Outcomes    []wireOutcome           `json:"outcomes,omitempty" jsonschema:"maxItems=256" jsonschema_description:"Names for states; the first that fits is used."`
	Instruments entries[wireInstrument] `json:"instruments,omitempty" jsonschema_description:"Policy options, by id: named changes to the conflict."`
	Agreements  entries[wireAgreement]  `json:"agreements,omitempty" jsonschema_description:"What is agreed or proposed, by id, in numbers."`
	Settlement  *wireSettlement         `json:"settlement,omitempty" jsonschema_description:"What a package deal over the issues has to fit."`
	Gaps        []wireGap               `json:"gaps,omitempty" jsonschema:"maxItems=1000" jsonschema_description:"What an analysis needs and the file does not have."`
}

type wireSource struct {
	File      string `json:"file" jsonschema:"minLength=1,maxLength=1000" jsonschema_description:"Path of the document: beside the conflict file, or below it."`
	Title     string `json:"title,omitempty" jsonschema:"maxLength=1000"`
	Author    string `json:"author,omitempty" jsonschema:"maxLength=1000"`
	Publisher string `json:"publisher,omitempty" jsonschema:"maxLength=1000"`
	Date      date   `json:"date,omitempty"`
	URL       webURL `json:"url,omitempty" jsonschema:"maxLength=4000"`
	Grade     grade  `json:"grade,omitempty" jsonschema_description:"Admiralty grade: A to F for the source, 1 to 6 for the item."`
	SHA256    digest `json:"sha256,omitempty" jsonschema_description:"Of the document's bytes, when it was last reviewed."`
	Note      string `json:"note,omitempty" jsonschema:"maxLength=100000"`
}

// A wireBasis is embedded wherever a statement of the file may say what it
// rests on.
type wireBasis struct {
	From      passages `json:"from,omitempty" jsonschema:"maxItems=1000" jsonschema_description:"Passages of sources that say so."`
	Judgement string   `json:"judgement,omitempty" jsonschema:"maxLength=100000" jsonschema_description:"The analyst's reason."`
	Draft     string   `json:"draft,omitempty" jsonschema:"maxLength=1000" jsonschema_description:"The rule by which parley read inferred this; remove it once reviewed."`
}

type wireParty struct {
	Name         string          `json:"name,omitempty" jsonschema:"maxLength=1000"`
	Code         countryCode     `json:"code,omitempty" jsonschema_description:"ISO 3166-1 alpha-3 code of a state."`
	Members      []string        `json:"members,omitempty" jsonschema:"maxItems=1000" jsonschema_description:"Of a bloc: party ids or plain names."`
	Misperceives []formula       `json:"misperceives,omitempty" jsonschema:"maxItems=1000" jsonschema_description:"The party neither moves to nor from a state in which one of these holds."`
	Perceives    *wirePerception `json:"perceives,omitempty" jsonschema_description:"Where the party sees the conflict otherwise than it is."`
	Note         string          `json:"note,omitempty" jsonschema:"maxLength=100000"`
	wireBasis
}

type wireIssue struct {
	Name      string    `json:"name,omitempty" jsonschema:"maxLength=1000"`
	Scale     landmarks `json:"scale,omitempty" jsonschema_description:"Names of points from 0 to 100, ascending."`
	Reference *quantity `json:"reference,omitempty" jsonschema_description:"What holds without agreement, 0 to 100."`
	Note      string    `json:"note,omitempty" jsonschema:"maxLength=100000"`
	wireBasis
}

type wireArea struct {
	Name string `json:"name,omitempty" jsonschema:"maxLength=1000"`
	wireBasis
}

type wirePosition struct {
	Party      string    `json:"party"`
	Issue      string    `json:"issue"`
	At         quantity  `json:"at" jsonschema_description:"0 to 100."`
	Range      *interval `json:"range,omitempty" jsonschema_description:"How far at may be off: [low, high]."`
	Salience   *quantity `json:"salience,omitempty" jsonschema_description:"How much the party cares, 0 to 1."`
	Capability *strength `json:"capability,omitempty" jsonschema_description:"What the party can bring to bear, at least 0."`
	Date       date      `json:"date,omitempty"`
	Text       string    `json:"text,omitempty" jsonschema:"maxLength=100000" jsonschema_description:"The position in words."`
	wireBasis
}

type wireClaim struct {
	Kind       string `json:"kind" jsonschema:"enum=position,enum=strength,enum=commitment,enum=instrument,enum=impact,enum=challenge"`
	Party      string `json:"party,omitempty"`
	Issue      string `json:"issue,omitempty"`
	Area       string `json:"area,omitempty"`
	Instrument string `json:"instrument,omitempty"`
	Text       string `json:"text" jsonschema:"maxLength=100000"`
	Note       string `json:"note,omitempty" jsonschema:"maxLength=100000"`
	wireBasis
}

type wireOption struct {
	Name         string   `json:"name,omitempty" jsonschema:"maxLength=1000"`
	Requires     *formula `json:"requires,omitempty" jsonschema_description:"The option is taken only where this holds."`
	Irreversible *bool    `json:"irreversible,omitempty" jsonschema_description:"Once taken, stays taken."`
	Direction    string   `json:"direction,omitempty" jsonschema:"enum=both,enum=forward,enum=backward" jsonschema_description:"In which way the option may be changed."`
	Effects      effects  `json:"effects,omitempty" jsonschema_description:"What taking the option adds to issues, -100 to 100."`
	Note         string   `json:"note,omitempty" jsonschema:"maxLength=100000"`
	wireBasis
}

type wireRule struct {
	Never      *formula  `json:"never,omitempty" jsonschema_description:"Holds in no feasible state."`
	Always     *formula  `json:"always,omitempty" jsonschema_description:"Holds in every feasible state."`
	AtMostOne  *[]string `json:"atMostOne,omitempty" jsonschema_description:"Options of which no two are taken together."`
	AtLeastOne *[]string `json:"atLeastOne,omitempty" jsonschema_description:"Options of which one is taken."`
	ExactlyOne *[]string `json:"exactlyOne,omitempty" jsonschema_description:"Options of which one is taken, and no other."`
	wireBasis
}

// A wirePreference is written as a list of statements, or as this mapping.
type wirePreference struct {
	Statements []wireStatement `json:"statements,omitempty" jsonschema:"maxItems=1000" jsonschema_description:"The most important first."`
	Ranking    *ranking        `json:"ranking,omitempty" jsonschema_description:"All feasible states once, best first; a nested list is a tie; what stands after much is much worse."`
	Weights    entries[int]    `json:"weights,omitempty" jsonschema_description:"How much the party cares whether an option is taken, by option; below 0 it wants it not taken."`
	Derived    string          `json:"derived,omitempty" jsonschema:"enum=positions" jsonschema_description:"positions: the closer a state comes to the party's positions, the better."`
	Unknown    []formula       `json:"unknown,omitempty" jsonschema:"maxItems=1000" jsonschema_description:"Beside a ranking or weights: what matters more than these, nobody knows which way."`
	wireBasis
}

// A wireStatement is written as a formula, as a list of statements of unknown
// order, or as this mapping.
type wireStatement struct {
	That    formula      `json:"that,omitempty" jsonschema:"oneof_required=that" jsonschema_description:"What the party wants to hold."` //nolint:modernize // to the decoder it says that the key may be left out
	Much    bool         `json:"much,omitempty" jsonschema_description:"The party would much rather have it."`
	Sure    *quantity    `json:"sure,omitempty" jsonschema_description:"The probability, 0 to 1, that the party wants it."`
	Unknown *formula     `json:"unknown,omitempty" jsonschema:"oneof_required=unknown" jsonschema_description:"Something that matters to the party, nobody knows which way."`
	Either  []wireMember `json:"either,omitempty" jsonschema:"maxItems=8,oneof_required=either" jsonschema_description:"Statements instead of one, in an order that nobody knows."`
	wireBasis
}

type wireOutcome struct {
	Name string  `json:"name" jsonschema:"minLength=1,maxLength=1000"`
	When formula `json:"when"`
	Note string  `json:"note,omitempty" jsonschema:"maxLength=100000"`
}

type wireInstrument struct {
	Name         string               `json:"name,omitempty" jsonschema:"maxLength=1000"`
	Text         string               `json:"text,omitempty" jsonschema:"maxLength=100000" jsonschema_description:"What it is, in words."`
	Aim          *formula             `json:"aim,omitempty" jsonschema_description:"Holds in the outcomes that it is meant to bring about."`
	Options      entries[wireOption]  `json:"options,omitempty" jsonschema_description:"Options that come on the table."`
	Rules        []wireRule           `json:"rules,omitempty" jsonschema:"maxItems=1000" jsonschema_description:"Rules that come into force."`
	DropRules    []int                `json:"dropRules,omitempty" jsonschema:"maxItems=1000" jsonschema_description:"Rules that no longer hold, counted from 1."`
	Irreversible []string             `json:"irreversible,omitempty" jsonschema:"maxItems=256" jsonschema_description:"Options that can no longer be undone once taken."`
	Preferences  entries[wireChanges] `json:"preferences,omitempty" jsonschema_description:"Statements that are added or dropped, by party, in order."`
	wireBasis
}

type wireChanges []wireChange

// A wireChange is written as a formula that is added as the least important
// statement, or as this mapping.
type wireChange struct {
	That   *formula  `json:"that,omitempty" jsonschema_description:"A statement that is added."`
	Sure   *quantity `json:"sure,omitempty" jsonschema_description:"The probability, 0 to 1, that the party wants what is added."`
	Before *formula  `json:"before,omitempty" jsonschema_description:"The statement before which it comes."`
	After  *formula  `json:"after,omitempty" jsonschema_description:"The statement after which it comes."`
	Drop   *formula  `json:"drop,omitempty" jsonschema_description:"A statement that is dropped."`
	Much   bool      `json:"much,omitempty" jsonschema_description:"The party would much rather have the statement that is added."`
	wireBasis
}

type wireGap struct {
	Missing string `json:"missing" jsonschema:"minLength=1,maxLength=100000" jsonschema_description:"What is missing, in words."`
	Blocks  string `json:"blocks,omitempty" jsonschema:"maxLength=1000" jsonschema_description:"The analysis that waits for it."`
	wireBasis
}
