package reading

import (
	"regexp"
	"strings"

	"parley/conflict"
	"parley/source"
)

// legislator is the state whose statutes readStatute reads.
const legislator = "united-states"

var sectionHeading = regexp.MustCompile(`§+\s*[0-9]`)

// isStatute reports whether the document is a statute of the United States:
// a heading numbers a section, and the text speaks of the code.
func (a *article) isStatute() bool {
	numbered, code := false, false
	for _, b := range a.blocks {
		if b.Kind == source.Heading {
			numbered = numbered || sectionHeading.MatchString(b.Text)
			code = code || strings.HasPrefix(b.Text, "Title ") || strings.Contains(b.Text, "U.S.C.")
		}
	}
	return numbered && code
}

var duty = regexp.MustCompile(`(?:^|[\s,])[Tt]he (?:President|Secretary(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?|Attorney General) ((shall|may)( not)? [a-z])`)

// readStatute makes commitments of what the executive shall, may and may not
// do.
func (r *reader) readStatute(k int) {
	for _, p := range r.blocks[k].passages {
		found := duty.FindStringSubmatchIndex(p.head())
		if len(found) == 0 || strings.ContainsAny(p.text[:found[0]], "“\"") {
			continue
		}
		force := map[string]string{"shall": "an obligation", "may": "a power"}[p.text[found[4]:found[5]]]
		if found[6] >= 0 {
			force = "a prohibition"
		}
		r.claim(conflict.Claim{
			Kind: conflict.ClaimCommitment, Party: legislator, Text: strings.TrimRight(p.text[found[2]:], " ."),
			Note: force + " of the executive by law", Basis: r.basis(RuleStatuteDuty, p),
		})
	}
}
