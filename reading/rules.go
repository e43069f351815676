package reading

// The rules by which reading infers. Whatever a rule gave carries its name as
// its draft; docs/reference/reading-rules.md has an example of each.
const (
	RulePartyNamed        = "party-named"
	RulePartyDefined      = "party-defined"
	RulePartyOrganisation = "party-organisation"
	RulePartyColumn       = "party-column"
	RuleIssueRow          = "issue-row"
	RuleIssueItem         = "issue-item"
	RuleIssueColumn       = "issue-column"
	RuleIssuePhrase       = "issue-phrase"
	RuleIssueTopic        = "issue-topic"
	RuleAreaRow           = "area-row"
	RuleAreaColumn        = "area-column"
	RuleAreaItem          = "area-item"
	RuleInstrumentRow     = "instrument-row"
	RuleInstrumentItem    = "instrument-item"
	RuleInstrumentTitle   = "instrument-title"
	RuleTablePosition     = "table-position"
	RuleTableStrength     = "table-strength"
	RuleTableCommitment   = "table-commitment"
	RuleTableImpact       = "table-impact"
	RuleTableChallenge    = "table-challenge"
	RuleTableDefinition   = "table-definition"
	RuleListInstrument    = "list-instrument"
	RuleListCommitment    = "list-commitment"
	RuleListPosition      = "list-position"
	RuleListStrength      = "list-strength"
	RuleTitleInstrument   = "title-instrument"
	RuleSpeechPosition    = "speech-position"
	RuleSpeechCommitment  = "speech-commitment"
	RuleStatuteDuty       = "statute-duty"
	RuleGap               = "gap"
)

// Rules lists every rule.
var Rules = []string{
	RulePartyNamed, RulePartyDefined, RulePartyOrganisation, RulePartyColumn,
	RuleIssueRow, RuleIssueColumn, RuleIssueItem, RuleIssuePhrase, RuleIssueTopic,
	RuleAreaRow, RuleAreaColumn, RuleAreaItem,
	RuleInstrumentRow, RuleInstrumentItem, RuleInstrumentTitle,
	RuleTablePosition, RuleTableStrength, RuleTableCommitment, RuleTableImpact, RuleTableChallenge, RuleTableDefinition,
	RuleListInstrument, RuleListCommitment, RuleListPosition, RuleListStrength, RuleTitleInstrument,
	RuleSpeechPosition, RuleSpeechCommitment, RuleStatuteDuty,
	RuleGap,
}

// why says in a sentence by what each rule infers.
var why = map[string]string{
	RulePartyNamed:        "The text names it: a state, its people, its capital or its leader, or an organisation that is known.",
	RulePartyDefined:      "The text says what a short name stands for.",
	RulePartyOrganisation: "The text names an organisation that acts or is spoken to.",
	RulePartyColumn:       "A table names it as a party.",
	RuleIssueRow:          "It is a row of a table whose columns are positions.",
	RuleIssueColumn:       "It heads a column of a table with a row for each party.",
	RuleIssueItem:         "It names an item of a list of one party's positions.",
	RuleIssuePhrase:       "A position in the text is on it, over it or concerning it.",
	RuleIssueTopic:        "The caption, heading or title above a position names it.",
	RuleAreaRow:           "It is a row of a table whose columns are strengths.",
	RuleAreaColumn:        "A column of strengths is headed by it.",
	RuleAreaItem:          "It is an item of a list of areas of influence or strengths.",
	RuleInstrumentRow:     "It is a row of a table of options, proposals or measures.",
	RuleInstrumentItem:    "It is an item of a list that is announced as options or measures.",
	RuleInstrumentTitle:   "A heading names it as an option, proposal or measure.",
	RuleTablePosition:     "It stands in a column of positions, responses, demands or the like.",
	RuleTableStrength:     "It stands in a column of strengths, advantages or leverage.",
	RuleTableCommitment:   "It stands in a column of commitments, promises or obligations.",
	RuleTableImpact:       "It stands in a column of impacts, benefits or effects of an instrument.",
	RuleTableChallenge:    "It stands in a column of challenges, risks or costs of an instrument.",
	RuleTableDefinition:   "It stands in a column that describes an instrument.",
	RuleListInstrument:    "It stands behind the instrument's name in a list of options.",
	RuleListCommitment:    "It is an item of a list of what was agreed or pledged.",
	RuleListPosition:      "It is an item of a list of a party's demands or positions.",
	RuleListStrength:      "It is an item of a list of strengths or areas of influence.",
	RuleTitleInstrument:   "It is the first sentence below a heading that names the instrument.",
	RuleSpeechPosition:    "The party demands, rejects, supports or insists on it.",
	RuleSpeechCommitment:  "The party pledges, promises, offers or threatens it.",
	RuleStatuteDuty:       "A statute says that an officer shall, may or may not do it.",
	RuleGap:               "An analysis needs it, and the document does not give it.",
}

// Why says in a sentence by what a rule infers; it is empty for a rule that is
// none of Rules.
func Why(rule string) string { return why[rule] }
