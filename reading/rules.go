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
