package notation

import (
	"fmt"
	"io/fs"
	"math"
	"strings"

	"parley/conflict"
)

// scales checks positions, references and sources.
func (k *checker) scales() {
	for _, i := range k.w.Issues {
		k.inScale(i.Value.Reference, 100, path{"issues", i.ID, "reference"})
	}
	type place struct {
		party, issue string
		date         date
	}
	first := map[place]int{}
	for n := range k.w.Positions {
		p, at := &k.w.Positions[n], path{"positions", n}
		k.position(p, at)
		here := place{p.Party, p.Issue, p.Date}
		if before, ok := first[here]; ok && p.Party != "" && p.Issue != "" {
			k.wrongValue(at, fmt.Sprintf("%s has a second position on %s", clip(p.Party), clip(p.Issue)),
				"want one, or another date", path{"positions", before})
			continue
		}
		first[here] = n
	}
	k.oneUnit()
	for _, s := range k.w.Sources {
		if f := s.Value.File; f != "" && !inside(f) {
			k.wrongValue(path{"sources", s.ID, "file"}, fmt.Sprintf("source file %q is not beside the conflict file", clip(f)),
				"want a path beside or below it, with / and without ..")
		}
	}
}

// inside reports whether a source's path stays in the folder of the file.
func inside(file string) bool {
	return fs.ValidPath(file) && file != "." && !strings.ContainsAny(file, `\:`)
}

func (k *checker) position(p *wirePosition, at path) {
	k.known("party", p.Party, k.parties, at.to("party"))
	k.known("issue", p.Issue, k.issues, at.to("issue"))
	if p.Range != nil && (!p.At.Certain() || !p.At.HasMode) {
		k.wrongValue(at.to("range"), "a range beside a position that is a range already", "want at as a number")
	}
	q := quantity{p.position().At}
	k.inScale(&q, 100, at.to("at"))
	k.inScale(p.Salience, 1, at.to("salience"))
	switch c := p.Capability; {
	case c != nil && c.from != nil:
		k.measured(p, at.to("capability"))
	case c != nil:
		k.inScale(&c.quantity, math.Inf(1), at.to("capability"))
	}
}

// inScale checks a quantity that is at least 0.
func (k *checker) inScale(q *quantity, highest float64, at path) {
	if q == nil {
		return
	}
	if err := q.Check(0, highest); err != nil {
		what, want, _ := strings.Cut(err.Error(), "; ")
		k.wrongValue(at, fmt.Sprintf("%s: %s", at.name(), what), want)
	}
}

// subjects says of which thing a kind of claim must speak.
var subjects = map[conflict.ClaimKind]string{
	conflict.ClaimPosition:   "issue",
	conflict.ClaimStrength:   "area",
	conflict.ClaimInstrument: "instrument",
	conflict.ClaimImpact:     "instrument",
	conflict.ClaimChallenge:  "instrument",
}

func (k *checker) claims() {
	for n := range k.w.Claims {
		claim, at := &k.w.Claims[n], path{"claims", n}
		k.known("party", claim.Party, k.parties, at.to("party"))
		k.known("issue", claim.Issue, k.issues, at.to("issue"))
		k.known("area", claim.Area, k.areas, at.to("area"))
		k.known("instrument", claim.Instrument, k.instruments, at.to("instrument"))
		subject := subjects[conflict.ClaimKind(claim.Kind)]
		given := map[string]string{"issue": claim.Issue, "area": claim.Area, "instrument": claim.Instrument}
		if subject != "" && given[subject] == "" {
			k.wrongValue(at, fmt.Sprintf("claim %d of kind %s has no %s", n+1, claim.Kind, subject), "want the key "+subject)
		}
		for _, other := range []string{"issue", "area", "instrument"} {
			if subject != "" && other != subject && given[other] != "" {
				k.wrongKey(at.to(other), fmt.Sprintf("a claim of kind %s has the key %s", claim.Kind, other), "want "+subject+" alone, or another kind")
			}
		}
	}
}
