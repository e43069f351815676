package reading

import (
	"regexp"
	"slices"
	"strings"

	"parley/conflict"
	"parley/internal/lazy"
)

// A listForm is what a list enumerates, by the sentence, caption or heading
// that announces it.
type listForm int

const (
	otherList listForm = iota
	instrumentList
	commitmentList
	positionList
	strengthList
)

// listWords are the words of an announcement that give the form, tried in
// this order.
var listWords = []struct {
	form  listForm
	words func() *regexp.Regexp
}{
	{commitmentList, lazy.Regexp(`\b(?:agreed|agreement on|commit(?:ted|ments?|s)|pledge[sd]?|undert(?:ook|akes?|akings?)|(?:will|shall|must):?$|promise[sd]?|vowed|key points (?:from|of)|points of agreement|(?:joint )?(?:statement|communiqu[eé]|declaration) (?:include|provide|list|say|state)s?|terms (?:of|include)|(?:outcomes?|results?|conclusions|takeaways|key points) (?:of|from)\b.*\b(?:talks|summit|meeting|conference|negotiations|discussions|round|visit))`)},
	{positionList, lazy.Regexp(`\b(?:demand(?:s|ed)?|red lines?|positions?|insist(?:s|ed)?|conditions|stance|stances|views|interests|objections|preconditions|calls? for|wants|seeks|priorities|aims|goals|concerns)\b`)},
	{strengthList, lazy.Regexp(`\b(?:areas? of (?:influence|cooperation|strength|leverage|power)|strengths|sources? of (?:leverage|power|strength)|advantages|assets|capabilities|areas? reflecting)\b`)},
	{instrumentList, lazy.Regexp(`\b(?:instruments?|options?|measures|proposals?|mechanisms|steps|tools|pathways?|ways (?:forward|out)|recommendations?|approaches|scenarios|avenues|initiatives|confidence-building|policies|ideas|paths|what\b.*\b(?:could|can|might|should|may) (?:still |yet |now )?(?:do|try|take|help|be (?:done|tried))|ways to)\b`)},
}

// readList makes claims of the items of list k. The sentence that introduces
// it decides; the heading above is asked only when there is none, or none that
// says anything: "These are the following:".
func (r *reader) readList(k int) {
	if r.definesKnown(k) {
		r.instrumentItems(k)
		return
	}
	for _, announcement := range r.announced(k) {
		switch r.listForm(k, announcement) {
		case instrumentList:
			r.instrumentItems(k)
		case commitmentList:
			r.commitmentItems(k, announcement)
		case positionList:
			r.positionItems(k, announcement.holder())
		case strengthList:
			r.strengthItems(k)
		case otherList:
			if announcement == r.blocks[k].intro && !announcement.saysNothing() {
				return
			}
			continue
		}
		return
	}
}

// definesKnown reports whether every item of list k is "Name: definition" of an
// instrument that a table names: the list needs no announcement.
func (r *reader) definesKnown(k int) bool {
	return len(r.blocks[k].passages) > 1 && !slices.ContainsFunc(r.blocks[k].passages, func(p *passage) bool {
		name, text := splitItem(p.text)
		return text == "" || r.instruments.names[strings.ToLower(topicName(name))] == nil
	})
}

// pointers are stems of words that announce something and do not say what.
var pointers = set(`these they are is follow includ below list main key sever some other there here be been have has
	such exampl it one two three four five six all most point item`)

// saysNothing reports whether the passage only points to what follows.
func (p *passage) saysNothing() bool {
	return !slices.ContainsFunc(stems(p.head()), func(s string) bool { return !pointers[s] })
}

// listForm returns what list k enumerates by the words of its announcement.
// Positions need a holder: the one party announced, or a party that each item
// begins with.
func (r *reader) listForm(k int, announcement *passage) listForm {
	text := strings.ToLower(flat(announcement.head()))
	for _, w := range listWords {
		if w.words().MatchString(text) && (w.form != positionList || announcement.holder() != "" || r.itemsAreParties(k)) {
			return w.form
		}
	}
	return otherList
}

// itemsAreParties reports whether every item of list k is "Party: ...".
func (r *reader) itemsAreParties(k int) bool {
	return !slices.ContainsFunc(r.blocks[k].passages, func(p *passage) bool { return r.itemParties(p) == nil })
}

// itemParties returns the parties of which an item's name consists.
func (r *reader) itemParties(p *passage) []string {
	name, text := splitItem(p.text)
	if text == "" {
		return nil
	}
	return r.within(p, name).partiesAlone()
}

// holder returns the one party that the passage names, or "".
func (p *passage) holder() string {
	if ids := p.named(); len(ids) == 1 {
		return ids[0]
	}
	return ""
}

// named returns the parties that the passage names, each once.
func (p *passage) named() []string {
	var ids []string
	for _, n := range p.names {
		if n.place == "" && n.party != "" {
			ids = appendNew(ids, n.party)
		}
	}
	return ids
}

func (r *reader) instrumentItems(k int) {
	for n, p := range r.blocks[k].passages {
		name, text := splitItem(p.text)
		if name == "" || r.blocks[k].Items[n].Depth > 0 {
			continue
		}
		t, why := r.instruments.about(name, k, r.basis(RuleInstrumentItem, p))
		if t == nil {
			continue
		}
		if t.text == "" {
			t.text = flat(text)
		}
		if text == "" {
			text = name
		}
		r.claim(conflict.Claim{
			Kind: conflict.ClaimInstrument, Instrument: t.id, Text: text, Note: why, Basis: r.basis(RuleListInstrument, p),
		})
	}
	if r.paired++; r.paired <= maxPaired {
		r.pairLeftovers(k)
	}
}

// commitmentItems: the party is the one that the item begins with, or the one
// that alone is announced as committed; "both" are the two announced.
func (r *reader) commitmentItems(k int, announcement *passage) {
	announced := announcement.named()
	for _, p := range r.blocks[k].passages {
		c := conflict.Claim{Kind: conflict.ClaimCommitment, Text: p.text, Basis: r.basis(RuleListCommitment, p)}
		parties := []string{p.leading()}
		switch labelled := r.itemParties(p); {
		case len(labelled) > 0:
			parties = labelled
			_, c.Text = splitItem(p.text)
		case parties[0] != "":
		case len(announced) == 1, len(announced) == 2 && bothDo().MatchString(p.head()):
			parties = announced
		default:
			c.Note = "the passage does not name the party"
		}
		for _, c.Party = range parties {
			r.claim(c)
		}
	}
}

var bothDo = lazy.Regexp(`^(?i:both|each (?:party|side|state|country)|the (?:two|parties|sides))\b`)

// leading returns the party with whose name the passage begins.
func (p *passage) leading() string {
	if len(p.names) == 0 || p.names[0].place != "" || p.names[0].from > 1 || p.names[0].from == 1 && p.word(0) != "the" {
		return ""
	}
	if after := p.word(p.names[0].to); after == "and" || after == "," {
		return ""
	}
	return p.names[0].party
}

// positionItems: an item's name is its party or its issue; what an item
// without an issue in its name is on, its words give.
func (r *reader) positionItems(k int, holder string) {
	for _, p := range r.blocks[k].passages {
		c := conflict.Claim{Kind: conflict.ClaimPosition, Party: holder, Text: p.text, Basis: r.basis(RuleListPosition, p)}
		name, text := splitItem(p.text)
		if parties := r.itemParties(p); len(parties) == 1 {
			c.Party, c.Text = parties[0], text
			c.Issue, c.Note = r.issueOf(k, text, r.basis(RuleIssuePhrase, p))
		} else if name != "" && text != "" {
			c.Text = text
			c.Issue, c.Note = r.issueNamed(name, k, r.basis(RuleIssueItem, p))
		} else {
			c.Issue, c.Note = r.issueOf(k, p.text, r.basis(RuleIssuePhrase, p))
		}
		if c.Issue != "" && c.Party != "" {
			r.claim(c)
		}
	}
}

// strengthItems: an item's name is its party or its area.
func (r *reader) strengthItems(k int) {
	for _, p := range r.blocks[k].passages {
		name, text := splitItem(p.text)
		if name == "" || text == "" {
			continue
		}
		c := conflict.Claim{Kind: conflict.ClaimStrength, Text: text, Basis: r.basis(RuleListStrength, p)}
		parties := r.itemParties(p)
		basis := r.basis(RuleAreaItem, p)
		if len(parties) > 0 {
			name, basis = r.blockTopic(k)
		} else {
			parties = []string{r.within(p, text).leading()}
		}
		t, why := r.areas.about(name, k, basis)
		if t == nil {
			continue
		}
		c.Area, c.Note = t.id, why
		if parties[0] == "" {
			c.Note = joinNotes(why, "the passage names no single party")
		}
		for _, c.Party = range parties {
			r.claim(c)
		}
	}
}
