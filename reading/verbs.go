package reading

import (
	"strings"

	"parley/conflict"
)

// An act is a speech act: what a party does by saying something. The type is
// that of the PLOVER ontology.
type act struct {
	kind   conflict.ClaimKind
	plover string // empty for restating a stance, which PLOVER does not code
	// after are the words of which one must follow the verb; nil when any may.
	after map[string]bool
	// states: the verb's object, a stance or a commitment, gives the kind.
	states bool
}

// acts are the verbs of speech, in every form, with what they do.
var acts = func() map[string]act {
	all := map[string]act{}
	for _, group := range []struct {
		forms, after string
		act
	}{
		{"pledge pledges pledged pledging vow vows vowed vowing promise promises promised promising", "", act{kind: conflict.ClaimCommitment, plover: "AGREE"}},
		{"undertake undertakes undertook undertaken guarantee guarantees guaranteed", "", act{kind: conflict.ClaimCommitment, plover: "AGREE"}},
		{"agree agrees agreed agreeing", "to on that", act{kind: conflict.ClaimCommitment, plover: "AGREE"}},
		{"commit commits committed committing", "to itself themselves", act{kind: conflict.ClaimCommitment, plover: "AGREE"}},
		{"offer offers offered offering", "", act{kind: conflict.ClaimCommitment, plover: "AGREE"}},
		{"threaten threatens threatened threatening", "to", act{kind: conflict.ClaimCommitment, plover: "THREATEN"}},
		{"demand demands demanded demanding insist insists insisted insisting", "", act{kind: conflict.ClaimPosition, plover: "REQUEST"}},
		{"call calls called calling", "for on", act{kind: conflict.ClaimPosition, plover: "REQUEST"}},
		{"urge urges urged urging seek seeks sought seeking want wants wanted propose proposes proposed proposing", "", act{kind: conflict.ClaimPosition, plover: "REQUEST"}},
		{"reject rejects rejected rejecting oppose opposes opposed opposing", "", act{kind: conflict.ClaimPosition, plover: "REJECT"}},
		{"refuse refuses refused refusing", "to", act{kind: conflict.ClaimPosition, plover: "REJECT"}},
		{"deny denies denied denying veto vetoes vetoed vetoing", "", act{kind: conflict.ClaimPosition, plover: "REJECT"}},
		{"decline declines declined declining", "to", act{kind: conflict.ClaimPosition, plover: "REJECT"}},
		{"rule rules ruled ruling", "out", act{kind: conflict.ClaimPosition, plover: "REJECT"}},
		{"welcome welcomes welcomed welcoming", "", act{kind: conflict.ClaimPosition, plover: "SUPPORT"}},
		{"object objects objected objecting", "to", act{kind: conflict.ClaimPosition, plover: "REJECT"}},
		{"support supports supported supporting endorse endorses endorsed endorsing", "", act{kind: conflict.ClaimPosition, plover: "SUPPORT"}},
		{"favour favours favoured favor favors favored prefer prefers preferred accept accepts accepted accepting", "", act{kind: conflict.ClaimPosition, plover: "SUPPORT"}},
		{"condemn condemns condemned condemning denounce denounces denounced denouncing", "", act{kind: conflict.ClaimPosition, plover: "ACCUSE"}},
		{"reaffirm reaffirms reaffirmed reaffirming reiterate reiterates reiterated reiterating restate restates restated", "", act{states: true}},
		{"reinforce reinforces reinforced maintain maintains maintained harden hardens hardened", "", act{states: true}},
	} {
		if group.after != "" {
			group.act.after = set(group.after)
		}
		for form := range strings.FieldsSeq(group.forms) {
			all[form] = group.act
		}
	}
	return all
}()

var (
	stances     = set(`right rights position positions stance opposition support demand demands view views claim claims call rejection objection line`)
	commitments = set(`commitment commitments determination pledge pledges promise promises readiness willingness intention resolve`)
)

// named says what was done by which verb.
func (a act) named(verb string) string {
	if a.plover == "" {
		return "stated with “" + verb + "”"
	}
	return "speech act “" + verb + "” (PLOVER " + a.plover + ")"
}

// maxToObject is how many words may stand between a verb such as reaffirm and
// the stance or commitment that it states.
const maxToObject = 6

// actAt returns the speech act of the verb at the token.
func (p *passage) actAt(verb int) (act, bool) {
	a, ok := acts[p.tokens[verb].word] // small letters only: a title's verbs are no sentence's
	if !ok || a.after != nil && !a.after[p.word(verb+1)] || verb+2 >= len(p.tokens) || !p.tokens[verb+1].isWord() && !isQuote(p.word(verb+1)) {
		return act{}, false
	}
	if !a.states {
		return a, true
	}
	for k := verb + 1; k <= verb+maxToObject; k++ {
		switch w := p.word(k); {
		case stances[w]:
			a.kind = conflict.ClaimPosition
			return a, true
		case commitments[w]:
			a.kind, a.plover = conflict.ClaimCommitment, "AGREE"
			return a, true
		case k < len(p.tokens) && !p.tokens[k].isWord() && w != "-":
			return act{}, false
		}
	}
	return act{}, false
}

func isQuote(word string) bool { return strings.ContainsAny(word, `"“‘'`) && word != "" }
