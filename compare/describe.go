package compare

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"parley/conflict"
)

// A describer says what a conflict says, thing by thing.
type describer struct {
	*conflict.Conflict
	all  []thing
	keys unique
}

// things lists everything that a conflict says.
func things(c *conflict.Conflict) []thing {
	d := describer{Conflict: c, keys: unique{}}
	d.whole()
	d.sources()
	d.actors()
	d.issues()
	d.positions()
	d.claims()
	for _, o := range c.Options {
		d.add(Options, o.ID, c.OptionName(o.ID), d.option(o)...)
	}
	d.rules()
	for k := range c.Preferences {
		p := &c.Preferences[k]
		d.add(Preferences, p.Party, c.PartyName(p.Party), d.preference(p)...)
	}
	d.outcomes()
	d.instruments()
	d.agreements()
	d.ties()
	d.settlement()
	for _, g := range c.Gaps {
		d.add(Gaps, g.Missing+"\x00"+g.Blocks, g.Missing, says("blocks", g.Blocks), d.basis(g.Basis))
	}
	return d.all
}

// add adds a thing. Aspects of the same key are told apart by their order.
func (d *describer) add(part Part, key, name string, aspects ...aspect) {
	keys := unique{}
	for k := range aspects {
		aspects[k].key = keys.key(cmp.Or(aspects[k].key, aspects[k].what))
	}
	d.all = append(d.all, thing{part, d.keys.key(string(part) + "\x00" + key), name, aspects})
}

// outcomes are one list, as the first that fits names a state.
func (d *describer) outcomes() {
	if len(d.Outcomes) == 0 {
		return
	}
	var list []item
	keys := unique{}
	for _, o := range d.Outcomes {
		note := ""
		if o.Note != "" {
			note = ", " + o.Note
		}
		list = append(list, item{keys.key(o.Name), o.Name, "when " + d.words(o.When) + note, o.When.String() + note})
	}
	d.add(Outcomes, "", "Named outcomes", aspect{what: "outcomes", items: list})
}

func (d *describer) whole() {
	var quo string
	if d.StatusQuo != nil {
		quo = d.state(*d.StatusQuo)
	}
	var coalitions []string
	for _, members := range d.Coalitions {
		coalitions = append(coalitions, d.parties(members))
	}
	d.add(Whole, "", "The conflict",
		says("title", d.Title), says("as of", d.AsOf),
		aspect{what: "status quo", words: quo, exact: d.exactState(d.StatusQuo)},
		aspect{what: "coalitions", words: strings.Join(coalitions, "; "), exact: fmt.Sprint(d.Coalitions)})
}

func (d *describer) sources() {
	for _, s := range d.Sources {
		name := s.Title
		if name == "" {
			name = s.File
		}
		d.add(Sources, s.ID, name,
			says("file", s.File), says("title", s.Title), says("author", s.Author), says("publisher", s.Publisher),
			says("date", s.Date), says("address", s.URL), says("grade", s.Grade), says("content (SHA-256)", s.SHA256), says("note", s.Note))
	}
}

func (d *describer) actors() {
	for _, p := range d.Parties {
		var misperceives []string
		for _, f := range p.Misperceives {
			misperceives = append(misperceives, d.words(f))
		}
		aspects := []aspect{
			says("name", p.Name), says("code", p.Code), says("members", strings.Join(p.Members, ", ")),
			{what: "misperceives", words: strings.Join(misperceives, "; "), exact: fmt.Sprint(p.Misperceives)},
			says("note", p.Note), d.basis(p.Basis),
		}
		d.add(Parties, p.ID, p.Name, append(aspects, d.perception(p.Perceives)...)...)
	}
	for _, a := range d.Areas {
		d.add(Areas, a.ID, a.Name, says("name", a.Name), d.basis(a.Basis))
	}
}

func (d *describer) issues() {
	for _, i := range d.Issues {
		var scale []string
		for _, l := range i.Scale {
			scale = append(scale, decimal(l.At)+" "+l.Name)
		}
		d.add(Issues, i.ID, i.Name,
			says("name", i.Name), says("scale", strings.Join(scale, "; ")), number("without agreement", i.Reference),
			says("note", i.Note), d.basis(i.Basis))
	}
}

func (d *describer) positions() {
	for _, p := range d.Positions {
		name := d.PartyName(p.Party) + " on " + d.IssueName(p.Issue)
		if p.Date != "" {
			name += " (" + p.Date + ")"
		}
		at := number("position", &p.At)
		d.add(Positions, p.Party+"\x00"+p.Issue+"\x00"+p.Date, name,
			at, number("salience", p.Salience), number("capability", p.Capability), says("capability from", measured(p.Measured)), says("in words", p.Text), d.basis(p.Basis))
	}
}

// measured says from which data a capability is taken.
func measured(m *conflict.Measured) string {
	if m == nil {
		return ""
	}
	words := m.From
	if m.Year != 0 {
		words += " of " + strconv.Itoa(m.Year)
	}
	if m.Data != "" {
		words += " in " + m.Data
	}
	return words
}

func (d *describer) claims() {
	for _, c := range d.Claims {
		of := []string{string(c.Kind)}
		for _, name := range []string{d.PartyName(c.Party), d.IssueName(c.Issue), d.AreaName(c.Area), d.instrumentName(c.Instrument)} {
			if name != "" {
				of = append(of, name)
			}
		}
		key := strings.Join([]string{string(c.Kind), c.Party, c.Issue, c.Area, c.Instrument, c.Text}, "\x00")
		d.add(Claims, key, strings.Join(of, ", "), says("", c.Text), says("note", c.Note), d.basis(c.Basis))
	}
}

func (d *describer) instrumentName(id string) string {
	if i, ok := d.Instrument(id); ok {
		return i.Name
	}
	return id
}

func (d *describer) ties() {
	for _, t := range d.Ties {
		name := d.PartyName(t.Party) + " on " + d.PartyName(t.On) + " in " + d.AreaName(t.Area)
		d.add(Ties, t.Party+"\x00"+t.On+"\x00"+t.Area, name,
			number("share", &t.Share), number("replaceable", t.Replaceable), number("value", t.Value), number("capacity", t.Capacity), d.basis(t.Basis))
	}
}

// basis is what something rests on.
func (d *describer) basis(b conflict.Basis) aspect {
	var said []string
	for _, p := range b.From {
		words := fmt.Sprintf("%s, lines %d to %d", p.Source, p.Lines[0], p.Lines[1])
		if p.Lines[0] == p.Lines[1] {
			words = fmt.Sprintf("%s, line %d", p.Source, p.Lines[0])
		}
		if p.Quote != "" {
			words += " " + quote(p.Quote)
		}
		said = append(said, words)
	}
	if b.Judgement != "" {
		said = append(said, "judgement: "+b.Judgement)
	}
	if b.Draft != "" {
		said = append(said, "not reviewed, by the rule "+b.Draft)
	}
	return says("rests on", strings.Join(said, "; "))
}

func (d *describer) formula(what string, f *conflict.Formula) aspect {
	if f == nil {
		return aspect{what: what}
	}
	return aspect{what: what, words: d.words(*f), exact: f.String()}
}

func (d *describer) words(f conflict.Formula) string { return f.Words(d.OptionName) }

func (d *describer) parties(ids []string) string {
	names := make([]string, len(ids))
	for k, id := range ids {
		names[k] = d.PartyName(id)
	}
	return strings.Join(names, ", ")
}

// state says which options a state takes.
func (d *describer) state(s conflict.State) string { return d.taken(d.Taken(s)) }

func (d *describer) exactState(s *conflict.State) string {
	if s == nil {
		return ""
	}
	return strings.Join(d.Taken(*s), ",")
}

func (d *describer) taken(ids []string) string {
	if len(ids) == 0 {
		return "no option taken"
	}
	return d.options(ids)
}

func (d *describer) options(ids []string) string {
	names := make([]string, len(ids))
	for k, id := range ids {
		names[k] = quote(d.OptionName(id))
	}
	return strings.Join(names, ", ")
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
