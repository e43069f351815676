package data

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// A form is a published form of a data set: the columns by which it is known,
// and how its rows are read.
type form struct {
	set     string
	columns []string // that have to be there, in lower case
	named   string   // what the names of its files have in them, a regular expression
	begin   func(t *table) filler
}

// A filler takes the rows of a table one by one.
type filler interface {
	row(t *table)
	// done returns what was read, after the last row.
	done() (Contents, error)
}

// Contents is what a data file holds.
type Contents struct {
	Version     string // of the data set, as the file says or its coverage shows
	Inferred    bool   // the version follows from the coverage alone
	Rows        int
	First, Last string // what it covers: years, sessions, months or days
	// Value is what the engines use: *capability.Record, *votes.Record,
	// []votes.Estimate, Trade, Transfers, Alliances or Exports; nil for data
	// that no engine asks for yet.
	Value any
}

// forms are the published forms that are read.
var forms = []form{
	{"cow-nmc", []string{"ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc"}, `nmc`, beginNMC},
	{"voeten-votes", []string{"rcid", "ccode", "vote", "session", "unres"}, `un_?votes`, beginVoeten},
	{"undl-votes", []string{"undl_id", "ms_code", "ms_vote", "date", "session", "resolution", "title"}, `ga_voting|undl`, beginUNDL},
	{"ideal-points", []string{"ccode", "session", "nvotes", "idealpoint"}, `idealpoint`, beginIdeal},
	{"ucdp-ged", []string{"id", "year", "type_of_violence", "date_start", "date_end", "deaths_civilians", "best", "high", "low", "country_id"}, `(^|[^a-z])ged([^a-z]|event)`, beginGED},
	{"ucdp-acd", []string{"conflict_id", "year", "side_a", "side_b", "gwno_a", "intensity_level", "type_of_conflict", "start_date", "version"}, `(^|[^a-z])acd([^a-z]|$)`, beginACD},
	{"sipri-arms", []string{"supplier", "recipient", "delivery year", "tiv delivery values"}, `dealsandtivs|sipri|trade-register`, beginSIPRI},
	{"atop", []string{"year", "statea", "stateb", "defense", "offense", "neutral", "nonagg", "consul"}, `(^|[^a-z])atop`, beginATOP},
	{"atop", []string{"year", "mem1", "mem2", "defense", "offense", "neutral", "nonagg", "consul"}, `(^|[^a-z])atop`, beginATOP},
	{"cow-trade", []string{"ccode1", "ccode2", "year", "flow1", "flow2"}, `dyadic_cow|cow_trade`, beginCOWTrade},
	{"eu-sanctioned-exports", []string{"partner", "reporter", "month", "sanctioned_export"}, `sanctioned`, beginSanctioned},
	{"eu-trade", []string{"reporter", "partner", "product", "flow", "month", "value_eur"}, `eu_total_trade`, beginEUTrade},
}

func (f form) fits(columns map[string]int) bool { return len(f.missing(columns)) == 0 }

func (f form) missing(columns map[string]int) []string {
	var missing []string
	for _, c := range f.columns {
		if _, ok := columns[c]; !ok {
			missing = append(missing, c)
		}
	}
	return missing
}

// read reads a whole file of a known form. The name counts only as a hint;
// as is the data set that the user says it is, or empty.
func read(from io.Reader, name, as string) (string, Contents, error) {
	if as != "" && !slices.ContainsFunc(forms, func(f form) bool { return f.set == as }) {
		return "", Contents{}, fmt.Errorf("no data set %q can be added; want one of %s", as, strings.Join(Addable(), ", "))
	}
	fits := func(columns map[string]int) bool {
		return slices.ContainsFunc(forms, func(f form) bool { return f.fits(columns) })
	}
	t, err := openTable(from, fits)
	if err != nil {
		return "", Contents{}, err
	}
	f, err := formOf(t, name, as)
	if err != nil {
		return "", Contents{}, err
	}
	c, err := fill(t, f)
	return f.set, c, err
}

// fill reads the rows.
func fill(t *table, f form) (Contents, error) {
	into := f.begin(t)
	for t.next() {
		into.row(t)
	}
	if err := t.err(); err != nil {
		return Contents{}, err
	}
	if t.rows == 0 {
		return Contents{}, errors.New("the file has a header and no rows")
	}
	c, err := into.done()
	c.Rows = t.rows
	return c, err
}

// formOf finds the form of a table, or says what is missing.
func formOf(t *table, name, as string) (form, error) {
	hint := cmp.Or(as, hinted(name))
	for _, f := range forms {
		if !f.fits(t.columns) {
			continue
		}
		if hint != "" && f.set != hint {
			return form{}, fmt.Errorf("this is %s by its columns, and %s by %s; want the right file, or --as %s",
				titleOf(f.set), titleOf(hint), map[bool]string{true: "your word", false: "its name"}[as != ""], f.set)
		}
		return f, nil
	}
	best, shared := form{}, 0
	for _, f := range forms {
		n := len(f.columns) - len(f.missing(t.columns))
		if hint == f.set {
			n += len(f.columns)
		}
		if n > shared {
			best, shared = f, n
		}
	}
	if shared == 0 || shared*2 < len(best.columns) {
		return form{}, fmt.Errorf("this is no data set that is known: its columns are %s; want one of %s", clipped(t.header), strings.Join(Addable(), ", "))
	}
	return form{}, fmt.Errorf("this would be %s, but %s", titleOf(best.set), lacking(t, best))
}

// hinted is the data set that the name of a file speaks of.
func hinted(name string) string {
	for _, f := range forms {
		if regexp.MustCompile(f.named).MatchString(strings.ToLower(name)) {
			return f.set
		}
	}
	return ""
}

// lacking says which columns are missing, and which others may be meant.
func lacking(t *table, f form) string {
	var parts []string
	for _, c := range f.missing(t.columns) {
		part := fmt.Sprintf("the column %s is missing", c)
		if near := nearest(c, t, f); near != "" {
			part += fmt.Sprintf(" (is it %q?)", clip(near))
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ") + "; want the columns " + strings.Join(f.columns, ", ")
}

// nearest is the unused column that a missing one is most like.
func nearest(missing string, t *table, f form) string {
	best, least := "", 4
	for _, h := range t.header {
		name := strings.ToLower(strings.TrimSpace(h))
		if slices.Contains(f.columns, name) || len(name) > 60 {
			continue
		}
		d := levenshtein.ComputeDistance(missing, name)
		if strings.Contains(name, missing) && name != "" {
			d = 1
		}
		if d < least && d < len(missing) {
			best, least = h, d
		}
	}
	return best
}

func clipped(header []string) string {
	text := strings.Join(header[:min(len(header), 8)], ", ")
	if len(header) > 8 {
		text += ", …"
	}
	if r := []rune(text); len(r) > 200 {
		text = string(r[:200]) + "…"
	}
	return text
}
