package exchange

import "encoding/json"

func (r gmcrReader) conditions() []gmcrCondition {
	var all []gmcrCondition
	r.array("a list of conditions", func(int) { all = append(all, r.condition()) })
	return all
}

// condition reads a list of literals, or an object that joins several such
// lists by or.
func (r gmcrReader) condition() gmcrCondition {
	switch token := r.token(); token {
	case json.Delim('['):
		return gmcrCondition{r.literals()}
	case json.Delim('{'):
		return r.compound()
	default:
		r.wrong(token, `a list of [option, "Y" or "N"] or an object with "compound" and "members"`)
		return nil
	}
}

// compound reads what follows the opening brace of a compound condition. Any
// key beyond its two could change what the condition means, and is an error.
func (r gmcrReader) compound() gmcrCondition {
	var members gmcrCondition
	r.members(map[string]func(){
		"compound": func() {
			if token := r.token(); token != true {
				r.wrong(token, "true, or a plain list of literals")
			}
		},
		"members": func() {
			members = gmcrCondition{}
			r.array("a list of lists of literals", func(int) {
				if r.open('[', "a list of literals") {
					members = append(members, r.literals())
				}
			})
		},
	}, func() { r.fail(`is not a key of a condition; want "compound" and "members" only`) })
	r.require(members != nil, "members")
	return members
}

// literals reads what follows the opening bracket of a list of literals.
func (r gmcrReader) literals() []gmcrLiteral {
	var all []gmcrLiteral
	r.elements(func(int) { all = append(all, r.literal()) })
	return all
}

func (r gmcrReader) literal() gmcrLiteral {
	const want = `[option, "Y" or "N"]`
	var l gmcrLiteral
	if !r.open('[', want) {
		return l
	}
	size := 0
	r.elements(func(k int) {
		switch size++; k {
		case 0:
			l.option = r.index("the index of an option")
		case 1:
			l.taken = r.choice("Y", "N") == "Y"
		default:
			r.skip(r.token())
		}
	})
	if size != 2 {
		r.fail("has %d elements; want %s", size, want)
	}
	return l
}
