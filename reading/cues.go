package reading

import (
	"strings"

	"parley/internal/lazy"
)

// What a passage says of its sources is found by patterns that run only where
// a cue, a word or sign without which none of them can match, stands.
var (
	spokenCues = set(`according said told wrote reported announced stated testified estimates estimated source sources citing data`)
	vagueCues  = set(`analysts experts observers insiders critics commentators sources diplomats it pressure condemnation concern
		concerns criticism outrage consensus reportedly allegedly traction widely`)
	timeCues = set(`recent recently yesterday today tonight tomorrow last this next earlier ago upcoming concluded`)
)

var (
	// exact is a source that can be looked up: a link, a footnote, an author
	// and a year.
	exact = lazy.Regexp(`https?://|\bwww\.|\[\^?[0-9]{1,3}\]|\([A-Z][^()]{1,60},? (?:19|20)[0-9]{2}[a-z]?\)|[¹²³⁴⁵⁶⁷⁸⁹]`)
	// spoken is a source that has at least a name.
	spoken = lazy.Regexp(`[Aa]ccording to [\p{L}\s’'.-]{0,40}[A-Z]|[A-Z][\p{L}.’'-]+ (?:said|told|wrote|reported|announced|stated|testified|estimates|estimated)\b|[Ss]ources?: [A-Z]|[Cc]iting [\p{L}\s]{0,20}[A-Z]|[Dd]ata from [\p{L}\s]{0,20}[A-Z]`)
	// vague hides who says so.
	vague = lazy.Regexp(`\b(?:[Aa]nalysts|[Ee]xperts|[Oo]bservers|[Ii]nsiders|[Cc]ritics|[Cc]ommentators|[Ss]ources|[Dd]iplomats)(?: and \p{L}+)? (?:say|said|believe|argue|warn|note|suggest|fear|claim|alike|agree|contend|expect)\b|\b[Ii]t is (?:widely )?(?:believed|said|understood|reported|thought|feared)\b|\b(?:mounting|growing|widespread|increasing) (?:\p{L}+ )?(?:pressure|condemnation|concern|concerns|criticism|outrage|consensus)\b|\b(?:[Rr]eportedly|[Aa]llegedly)\b|\bgained traction\b|\bwidely (?:seen|regarded|viewed)\b`)
	// counted is a number that somebody must have counted or measured.
	counted = lazy.Regexp(`[$€£]\s?[0-9]|\b[0-9][0-9.,]*\s?(?:%|(?:percent|per cent|thousand|million|billion|trillion|troops|soldiers|people|civilians|refugees|tons|tonnes|barrels|km|kilometres|kilometers|dead|casualties|deaths|missiles|tanks|cubic)\b)|\b[0-9]{1,3}(?:,[0-9]{3})+\b`)
	// relative places something in time only by the document's own date.
	relative = lazy.Regexp(`\b(?i:recent(?:ly)?|yesterday|today|tonight|tomorrow|(?:last|this|next) (?:week|month|year|weekend|summer|winter|spring|autumn|fall|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|earlier this \p{L}+|(?:days|weeks|months) ago|upcoming|just concluded)\b`)
)

func (p *passage) hasCue(cues map[string]bool) bool {
	for _, t := range p.tokens {
		if cues[t.lower()] {
			return true
		}
	}
	return false
}

func citesExactly(p *passage) bool {
	return (strings.ContainsAny(p.text, "[(¹²³⁴⁵⁶⁷⁸⁹") || strings.Contains(p.text, "://") || strings.Contains(p.text, "www.")) &&
		exact().MatchString(p.head())
}

func namesSpeaker(p *passage) bool { return p.hasCue(spokenCues) && spoken().MatchString(p.head()) }

// vagueSource returns the words that hide who says so, or "".
func vagueSource(p *passage) string {
	if !p.hasCue(vagueCues) {
		return ""
	}
	return vague().FindString(p.head())
}

// countedNumber returns a number that needs a source, or "".
func countedNumber(p *passage) string {
	if !strings.ContainsAny(p.text, "0123456789") {
		return ""
	}
	return counted().FindString(p.head())
}

// relativeTime returns words such as "last week", or "".
func relativeTime(p *passage) string {
	if !p.hasCue(timeCues) {
		return ""
	}
	return relative().FindString(p.head())
}
