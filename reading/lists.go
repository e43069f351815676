package reading

import (
	"regexp"
	"slices"
	"strings"

	"parley/conflict"
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
	words *regexp.Regexp
}{
	{commitmentList, regexp.MustCompile(`\b(?:agreed|agreement on|commit(?:ted|ments?|s)|pledge[sd]?|undert(?:ook|ake|akings?)|promise[sd]?|vowed|key points (?:from|of)|points of agreement|(?:joint )?(?:statement|communiqu[eé]|declaration) (?:include|provide|list|say|state)s?|terms (?:of|include)|(?:outcomes?|results?|conclusions|takeaways|key points) (?:of|from)\b.*\b(?:talks|summit|meeting|conference|negotiations|discussions|round|visit))`)},
	{positionList, regexp.MustCompile(`\b(?:demand(?:s|ed)?|red lines?|positions?|insist(?:s|ed)?|conditions|stance|stances|views|interests|objections|preconditions|calls? for|wants)\b`)},
	{strengthList, regexp.MustCompile(`\b(?:areas? of (?:influence|cooperation|strength|leverage|power)|strengths|sources? of (?:leverage|power|strength)|advantages|assets|capabilities|areas? reflecting)\b`)},
	{instrumentList, regexp.MustCompile(`\b(?:instruments?|options?|measures|proposals?|mechanisms|steps|tools|pathways?|ways (?:forward|out)|recommendations?|approaches|scenarios|avenues|initiatives|confidence-building|policies)\b`)},
}

// readList makes claims of the items of list k.
func (r *reader) readList(k int) {
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
			continue
		}
		return
	}
}

// listForm returns what list k enumerates by the words of its announcement.
// Positions need a holder: the one party announced, or a party that each item
// begins with.
func (r *reader) listForm(k int, announcement *passage) listForm {
	text := strings.ToLower(flat(announcement.head()))
	for _, w := range listWords {
		if w.words.MatchString(text) && (w.form != positionList || announcement.holder() != "" || r.itemsAreParties(k)) {
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
	var ids []string
	for _, n := range p.names {
		if n.place == "" && n.party != "" {
			ids = appendNew(ids, n.party)
		}
	}
	if len(ids) != 1 {
		return ""
	}
	return ids[0]
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
}

// commitmentItems: the party is the one that the item begins with, or the one
// that alone is announced as committed.
func (r *reader) commitmentItems(k int, announcement *passage) {
	announced := announcement.holder()
	for _, p := range r.blocks[k].passages {
		c := conflict.Claim{Kind: conflict.ClaimCommitment, Text: p.text, Basis: r.basis(RuleListCommitment, p)}
		if c.Party = p.leading(); c.Party == "" {
			c.Party = announced
		}
		if c.Party == "" {
			c.Note = "the passage does not name the party"
		}
		r.claim(c)
	}
}

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

func (r *reader) strengthItems(k int) {
	for _, p := range r.blocks[k].passages {
		name, text := splitItem(p.text)
		if name == "" || text == "" {
			continue
		}
		t, why := r.areas.about(name, k, r.basis(RuleAreaItem, p))
		if t == nil {
			continue
		}
		c := conflict.Claim{Kind: conflict.ClaimStrength, Area: t.id, Text: text, Note: why, Basis: r.basis(RuleListStrength, p)}
		if c.Party = r.within(p, text).leading(); c.Party == "" {
			c.Note = joinNotes(c.Note, "the passage names no single party")
		}
		r.claim(c)
	}
}
