package conflict

import "strings"

// IssueName returns the issue's name, or the id when there is no such issue.
func (c *Conflict) IssueName(id string) string {
	for _, i := range c.Issues {
		if i.ID == id {
			return i.Name
		}
	}
	return id
}

// OptionName returns the option's name, also of one that an instrument adds, or
// the id when there is no such option. An option whose name is not its alone
// is named with its party.
func (c *Conflict) OptionName(id string) string {
	named, party, found := id, "", false
	same := 0
	c.eachOption(func(o Option) {
		if o.ID == id && !found {
			named, party, found = o.Name, o.Party, true
		}
	})
	c.eachOption(func(o Option) {
		if o.Name == named && o.ID != id {
			same++
		}
	})
	if found && same > 0 {
		return c.PartyName(party) + ": " + named
	}
	return named
}

// eachOption visits the options on the table, then those that instruments add.
func (c *Conflict) eachOption(visit func(Option)) {
	for _, o := range c.Options {
		visit(o)
	}
	for _, i := range c.Instruments {
		for _, o := range i.Options {
			visit(o)
		}
	}
}

// Possessive is the name in front of what it has: North's, United States'.
func Possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "'"
	}
	return name + "'s"
}
