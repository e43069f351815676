package web

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/analysis"
	"parley/conflict"
	"parley/web/build"
)

// A buildPage is what a page shows on which a conflict is built.
type buildPage struct {
	Head     *head
	Tab      buildTab
	Party    string // whose preference is shown; empty on other tabs
	Stretch  int    // which of several pages of issues is shown, from 1; 0 where one page has all
	Glance   *analysis.Glance
	NoGlance string // why there is none
}

func newBuildPage(ctx context.Context, h *head, tab buildTab, party string) *buildPage {
	b := &buildPage{Head: h, Tab: tab}
	if tab.Path == "preferences" && h.File.Conflict != nil && len(h.File.Conflict.Parties) > 0 {
		b.Party = party
		if _, ok := h.File.Conflict.Party(party); !ok {
			b.Party = h.File.Conflict.Parties[0].ID
		}
	}
	b.glance(ctx)
	return b
}

// glanceTime is how long a page waits for what holds.
const glanceTime = 2 * time.Second

// glance looks at what holds, when the file has what that takes.
func (b *buildPage) glance(ctx context.Context) {
	c := b.Conflict()
	switch {
	case b.Errors() > 0 || c == nil:
		b.NoGlance = "The text has errors. Once they are corrected, what holds stands here."
		return
	case len(c.Options) == 0:
		b.NoGlance = "Once parties have options, what holds stands here."
		return
	case len(c.Preferences) == 0:
		b.NoGlance = "Nobody has said yet what the parties want. Once that is said, the outcomes that nobody has a reason to leave stand here."
		return
	}
	ctx, cancel := context.WithTimeout(ctx, glanceTime)
	defer cancel()
	var err error
	b.Glance, err = analysis.Glimpsed(ctx, c, b.Party)
	if _, tooLarge := errors.AsType[*conflict.TooLargeError](err); tooLarge || errors.Is(err, context.DeadlineExceeded) {
		b.NoGlance = fmt.Sprintf("%d options have too many outcomes to judge each while you type.", len(c.Options)) +
			" Ask which outcomes hold to know, or rule out what cannot be."
	} else if err != nil {
		b.NoGlance = sentence(err.Error())
	}
}

// Next is what is done next.
func (b *buildPage) Next() step { return b.Head.next() }

// Silent says who has not said what it wants.
func (b *buildPage) Silent() string {
	parties := silent(b.Conflict())
	if b.Glance == nil || len(parties) == 0 {
		return ""
	}
	return "Nobody has said what is wanted by " + partyNames(parties) + ". Until then every outcome counts there as good as any other."
}

// heldShown is how many of the outcomes that hold stand beside the forms.
const heldShown = 20

// Held lists the outcomes that hold, under most concepts first.
func (b *buildPage) Held() []analysis.Holding {
	return b.Glance.Holding[:min(len(b.Glance.Holding), heldShown)]
}

// HeldMore is how many more outcomes hold.
func (b *buildPage) HeldMore() int { return len(b.Glance.Holding) - len(b.Held()) }

// Conflict is what the file says; nil when it is no YAML.
func (b *buildPage) Conflict() *conflict.Conflict { return b.Head.File.Conflict }

// Tabs are the pages.
func (b *buildPage) Tabs() []buildTab { return buildTabs }

// Words says a formula in words.
func (b *buildPage) Words(f conflict.Formula) string {
	return capital(f.Words(b.Conflict().OptionName))
}

// RuleWords says a rule in words.
func (b *buildPage) RuleWords(r conflict.Rule) string {
	names := make([]string, len(r.Options))
	for k, id := range r.Options {
		names[k] = "“" + b.Conflict().OptionName(id) + "”"
	}
	listed := strings.Join(names, ", ")
	switch r.Kind {
	case conflict.RuleNever:
		return "Never: " + r.Formula.Words(b.Conflict().OptionName)
	case conflict.RuleAlways:
		return "Always: " + r.Formula.Words(b.Conflict().OptionName)
	case conflict.RuleAtMostOne:
		return "At most one of " + listed
	case conflict.RuleAtLeastOne:
		return "At least one of " + listed
	case conflict.RuleExactlyOne:
	}
	return "Exactly one of " + listed
}

// Possessive is a party's name in front of what it has.
func (b *buildPage) Possessive(party string) string {
	return conflict.Possessive(b.Conflict().PartyName(party))
}

// OptionsOf lists the options of a party.
func (b *buildPage) OptionsOf(party string) []conflict.Option {
	var of []conflict.Option
	for _, o := range b.Conflict().Options {
		if o.Party == party {
			of = append(of, o)
		}
	}
	return of
}

// EveryOption lists the options on the table, then those that instruments add.
func (b *buildPage) EveryOption() []conflict.Option {
	all := slices.Clone(b.Conflict().Options)
	for _, i := range b.Conflict().Instruments {
		all = append(all, i.Options...)
	}
	return all
}

// TakenToday reports whether an option is taken in the status quo.
func (b *buildPage) TakenToday(id string) bool {
	quo := b.Conflict().StatusQuo
	return quo != nil && quo.Has(b.Conflict().OptionIndex(id))
}

// A placedPosition is one with its place in the file's list.
type placedPosition struct {
	conflict.Position
	K int
}

// PositionsOn lists the positions on an issue.
func (b *buildPage) PositionsOn(issue string) []placedPosition {
	var on []placedPosition
	for k, p := range b.Conflict().Positions {
		if p.Issue == issue {
			on = append(on, placedPosition{p, k})
		}
	}
	return on
}

// A numberField is a quantity in a form: three numbers.
type numberField struct {
	Name, Label, Hint string
	Low, Mode, High   string
	Least, Most       string // the ends of the scale; empty where it has none
}

// Number is a quantity in a form; nil is empty. The scale's ends are as HTML
// writes them.
func (b *buildPage) Number(name, label, least, most string, q *conflict.Quantity) numberField {
	f := numberField{Name: name, Label: label, Least: least, Most: most}
	if q == nil {
		return f
	}
	if q.HasMode {
		f.Mode = number(q.Mode)
	}
	if !q.Certain() {
		f.Low, f.High = number(q.Low), number(q.High)
	}
	return f
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// Some returns a pointer to a quantity, for Number.
func (b *buildPage) Some(q conflict.Quantity) *conflict.Quantity { return new(q) }

// An agreementPart is a part of an agreement in its form, with its place.
type agreementPart struct {
	Title   string
	Path    []string
	Numbers []numberField
}

// AgreementParts lists the parts of an agreement with their numbers.
func (b *buildPage) AgreementParts(a conflict.Agreement) []agreementPart {
	var parts []agreementPart
	n := 0
	for _, p := range a.Parts(b.Conflict()) {
		part := agreementPart{Path: p.Path, Title: partTitle(p)}
		for _, x := range p.Numbers {
			part.Numbers = append(part.Numbers, b.Number(fmt.Sprintf("n%d", n), capital(x.Name), number(x.Low), number(x.High), *x.At))
			n++
		}
		parts = append(parts, part)
	}
	return parts
}

// partTitle is what a part of an agreement is called in its form.
func partTitle(p conflict.Part) string {
	titles := map[string]string{
		"ceasefire": "The ceasefire", "inspections": "Inspections", "guarantee": "The guarantee", "firstStrike": "The advantage of striking first",
		"disarmament": "Laying down arms", "relief": "Relief for withdrawal", "mediation": "Mediation", "contest": "Two sides who may be strong",
		"stalemate": "A war that either side may win",
	}
	switch {
	case len(p.Path) == 0:
		return "The agreement as a whole"
	case p.Of != "":
		return p.Of
	}
	return titles[p.Path[len(p.Path)-1]]
}

// Sections lists the parts that an agreement may still be given.
func (b *buildPage) Sections(a conflict.Agreement) []build.Section {
	has := map[string]bool{"ceasefire": a.Ceasefire != nil, "guarantee": a.Guarantee != nil, "relief": a.Relief != nil, "mediation": a.Mediation != nil}
	var left []build.Section
	for _, s := range build.Sections {
		if !has[s.Key] {
			left = append(left, s)
		}
	}
	return left
}
