package codes

// Group returns the lines of a group of states that is often named as a
// member of a bloc, as it was in the year; ok is false for a group that is not
// known.
func Group(name string, year int) (lines []string, ok bool) {
	members, ok := groups[fold(name)]
	for _, m := range members {
		if m.from <= year && (m.to == 0 || year < m.to) {
			lines = append(lines, m.line)
		}
	}
	return lines, ok
}

// A membership runs from a year up to another; 0 is to the present.
type membership struct {
	line     string
	from, to int
}

var groups = map[string][]membership{
	"europeanunion":        union,
	"europeanunionmembers": union,
	"eu":                   union,
	"eumembers":            union,
}

// union is the European Union, and the Communities before it.
var union = []membership{
	{"AUT", 1995, 0},
	{"BEL", 1958, 0},
	{"BGR", 2007, 0},
	{"HRV", 2013, 0},
	{"CYP", 2004, 0},
	{"CZE", 2004, 0},
	{"DNK", 1973, 0},
	{"EST", 2004, 0},
	{"FIN", 1995, 0},
	{"FRA", 1958, 0},
	{"DEU", 1958, 0},
	{"GRC", 1981, 0},
	{"HUN", 2004, 0},
	{"IRL", 1973, 0},
	{"ITA", 1958, 0},
	{"LVA", 2004, 0},
	{"LTU", 2004, 0},
	{"LUX", 1958, 0},
	{"MLT", 2004, 0},
	{"NLD", 1958, 0},
	{"POL", 2004, 0},
	{"PRT", 1986, 0},
	{"ROU", 2007, 0},
	{"SVK", 2004, 0},
	{"SVN", 2004, 0},
	{"ESP", 1986, 0},
	{"SWE", 1995, 0},
	{"GBR", 1973, 2020},
}
