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
		{"refuse refuses refused refusing", "", act{kind: conflict.ClaimPosition, plover: "REJECT"}},
		{"deny denies denied denying veto vetoes vetoed vetoing", "", act{kind: conflict.ClaimPosition, plover: "REJECT"}},
		{"vote votes voted voting", "against", act{kind: conflict.ClaimPosition, plover: "REJECT"}},
		{"decline declines declined declining", "to", act{kind: conflict.ClaimPosition, plover: "REJECT"}},
		{"rule rules ruled ruling", "out", act{kind: conflict.ClaimPosition, plover: "REJECT"}},
		{"welcome welcomes welcomed welcoming", "", act{kind: conflict.ClaimPosition, plover: "SUPPORT"}},
		{"object objects objected objecting", "to", act{kind: conflict.ClaimPosition, plover: "REJECT"}},
		{"support supports supported supporting endorse endorses endorsed endorsing", "", act{kind: conflict.ClaimPosition, plover: "SUPPORT"}},
		{"favour favours favoured favor favors favored prefer prefers preferred accept accepts accepted accepting", "", act{kind: conflict.ClaimPosition, plover: "SUPPORT"}},
		{"condemn condemns condemned condemning denounce denounces denounced denouncing", "", act{kind: conflict.ClaimPosition, plover: "ACCUSE"}},
		{"back backed", "the a an its their any this that his her it them all both", act{kind: conflict.ClaimPosition, plover: "SUPPORT"}},
		{"backs", "", act{kind: conflict.ClaimPosition, plover: "SUPPORT"}},
		{"argue argues argued contend contends contended stress stresses stressed assert asserts asserted", "that", act{kind: conflict.ClaimPosition}},
		{"warn warns warned warning", "that against", act{kind: conflict.ClaimPosition}},
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
	stanceNouns = set(`right rights position positions stance opposition support demand demands view views claim claims call rejection objection line`)
	commitments = set(`commitment commitments determination pledge pledges promise promises readiness willingness intention resolve`)
)

// named says what was done by which verb.
func (a act) named(verb string) string {
	if a.plover == "" {
		return "stated with “" + verb + "”"
	}
	return "speech act “" + verb + "” (PLOVER " + a.plover + ")"
}

// verbWords returns the verb at the token, with the "will" before it.
func (p *passage) verbWords(verb int) string {
	if p.word(verb-1) == "will" {
		return "will " + p.word(verb)
	}
	return p.word(verb)
}

// voids are objects that undo the verb: "promised nothing".
var voids = set(`nothing none no neither nobody little`)

// maxToObject is how many words may stand between a verb such as reaffirm and
// the stance or commitment that it states.
const maxToObject = 6

// actAt returns the speech act of the verb at the token.
func (p *passage) actAt(verb int) (act, bool) {
	w := p.tokens[verb].word // small letters only: a title's verbs are no sentence's
	if undertakings[w] && p.word(verb-1) == "will" && verb+2 < len(p.tokens) {
		return act{kind: conflict.ClaimCommitment}, true
	}
	a, ok := acts[w]
	if !ok || voids[p.word(verb+1)] || a.after != nil && !a.after[p.word(verb+1)] || verb+2 >= len(p.tokens) || !p.tokens[verb+1].isWord() && !isQuote(p.word(verb+1)) {
		return act{}, false
	}
	switch {
	case strings.HasPrefix(w, "maintain") && p.word(verb+1) == "that":
		return act{kind: conflict.ClaimPosition}, true
	case strings.HasPrefix(w, "warn") && p.threatens(verb+2):
		return act{kind: conflict.ClaimCommitment, plover: "THREATEN"}, true
	case !a.states:
		return a, true
	}
	for k := verb + 1; k <= verb+maxToObject; k++ {
		switch w := p.word(k); {
		case stanceNouns[w]:
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

// threatens reports whether at the token the speaker says what it would do:
// "warned that it would retaliate".
func (p *passage) threatens(tok int) bool {
	who, would := p.word(tok), p.word(tok+1)
	return (who == "it" || who == "they" || who == "he" || who == "she" || who == "we") && (would == "would" || would == "will")
}

var decisions = set(`voted votes decided decides resolved chose`)

// decision returns the verb that governs the one at the token: "voted" of
// "voted on Sunday to reject"; itself when none does.
func (p *passage) decision(verb int) int {
	if p.word(verb-1) != "to" {
		return verb
	}
	for k := verb - 2; k >= max(0, verb-5) && p.tokens[k].isWord(); k-- {
		if decisions[p.word(k)] {
			return k
		}
	}
	return verb
}

// undertakings are what only a decision of the party brings about, so that
// "will" announces it.
var undertakings = set(`withdraw refrain release lift suspend convene exchange dismantle disarm reopen halt cease establish
	ratify sign host chair contribute resume`)

func isQuote(word string) bool { return strings.ContainsAny(word, `"“‘'`) && word != "" }
