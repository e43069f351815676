package power

import (
	"fmt"
	"slices"
	"strings"

	"parley/power/codes"
	"parley/power/votes"
	"parley/report"
)

var alignmentMethod = report.Method{
	Name: "Alignment in roll calls",
	Text: "Agreement is the mean of 1 for the same vote, 1/2 where one abstains and the other does not, and 0 for yes against no, over the roll calls in which both voted and not all did the same. " +
		"Its interval takes the roll calls for a sample of those that might have been held; with blocs, the range is from the least to the most agreeing pair of states. " +
		"S squared is the similarity of Signorino and Ritter, kappa and pi are the agreement beyond chance, all with squared distances. " +
		"A change of level is found by optimal partitioning. Communities maximise modularity. A session is named with the year in which it opened; votes of the spring after count to it.",
	Keys: []string{"bailey2017", "wilson1927", "signorino1999", "hage2011", "jackson2005", "newman2004", "blondel2008"},
}

var fitMethod = report.Method{
	Name: "Ideal points",
	Text: "A graded response model of one dimension, fitted to one session: the point of each state that makes the votes the most likely, with its 95 % interval. " +
		"The scale is that of the session: all states together have mean 0 and standard deviation 1; the United States are positive.",
	Keys: []string{"samejima1969", "bock1981", "liu1998", "bailey2017"},
}

// Report is the answer for people.
func (a *AlignmentAnswer) Report() *report.Report {
	title := "Who votes with whom"
	if a.Subject != "" {
		title += ": " + a.Subject
	}
	s := report.Section{ID: "agreement", Title: title, Blocks: []report.Block{a.agreement(), reading}}
	s.Blocks = append(s.Blocks, a.blocs()...)
	if a.First < a.Last {
		s.Blocks = append(s.Blocks, a.overTime()...)
		s.Blocks = append(s.Blocks, a.changes())
	}
	s.Blocks = append(s.Blocks, predecessors(a.parties, votes.Year(a.First), votes.Year(a.Last))...)
	s.Blocks = append(s.Blocks, paragraph("%s", a.source.Line()))
	r := &report.Report{
		Title: "Alignment", Sections: []report.Section{s, a.bySubject(), a.places(), a.groups()},
		NotComputed: a.notComputed, Data: a, Methods: []report.Method{alignmentMethod, a.source.method()},
	}
	if a.points != nil {
		r.Methods = append(r.Methods, a.points.method())
	} else {
		r.Methods = append(r.Methods, fitMethod)
	}
	if a.Alliances != nil && len(a.Alliances.Pairs) > 0 {
		r.Sections = append(r.Sections, a.Alliances.Section())
		r.Methods = append(r.Methods, allianceMethod, a.Alliances.source.method())
	}
	return r
}

func (a *AlignmentAnswer) agreement() report.Table {
	t := report.Table{
		Caption: fmt.Sprintf("Agreement in session %d (%d), or the last one in which both voted", a.Last, votes.Year(a.Last)),
		Columns: []string{"Pair", "Agreement", "From to", "Roll calls", "S squared", "Kappa", "Pi"},
	}
	for _, p := range a.Pairs {
		if len(p.Sessions) == 0 {
			t.Rows = append(t.Rows, row(a.pairName(p), "no vote in common", "", "0", "", "", ""))
			continue
		}
		last := p.Sessions[len(p.Sessions)-1]
		name := a.pairName(p)
		if last.Session != a.Last {
			name += fmt.Sprintf(" (session %d)", last.Session)
		}
		t.Rows = append(t.Rows, row(name, fmt.Sprintf("%.3f", last.Agreement), fmt.Sprintf("%.3f to %.3f", last.Low, last.High),
			fmt.Sprint(last.N), fmt.Sprintf("%.3f", last.SSquared), orNone(last.Kappa), orNone(last.Pi)))
	}
	return t
}

func orNone(x *float64) string {
	if x == nil {
		return "not defined"
	}
	return fmt.Sprintf("%.3f", *x)
}

func (a *AlignmentAnswer) pairName(p PairAlignment) string {
	return a.name(p.A) + " – " + a.name(p.B)
}

// reading says what the columns mean to somebody who has not met them.
var reading = report.Bullets{Items: []report.Paragraph{
	paragraph("Agreement: 1 when both always vote alike, 0 when one always says yes where the other says no; an abstention counts half. From to: how far chance in what came to a vote may move it."),
	paragraph("S squared: the same from -1 to 1, where yes against no weighs four times as much as an abstention against either."),
	paragraph("Kappa: how much of the disagreement is missing that two voters with these habits would have by chance; 1 is full agreement, 0 no more than chance, below 0 less than chance."),
	paragraph("Pi: the same as kappa, but taking both for voters of one common habit, so that it also counts against a pair that one says yes more often than the other."),
}}

// blocs says how a party of several states votes.
func (a *AlignmentAnswer) blocs() []report.Block {
	var of []string
	for _, p := range a.parties {
		if len(p.Lines) < 2 {
			continue
		}
		if len(p.Lines) > 8 {
			of = append(of, fmt.Sprintf("%s (%d states)", p.Name, len(p.Lines)))
			continue
		}
		names := make([]string, len(p.Lines))
		for k, line := range p.Lines {
			names[k] = codes.LineName(line)
		}
		of = append(of, fmt.Sprintf("%s (%s)", p.Name, strings.Join(names, ", ")))
	}
	if len(of) == 0 {
		return nil
	}
	return []report.Block{paragraph("A party of several states has no vote of its own: %s. Each of its states is compared with each state of the other party, all these comparisons count together, "+
		"and From to is the range from the least to the most agreeing pair of states.", strings.Join(of, "; "))}
}

func (a *AlignmentAnswer) bySubject() report.Section {
	first := max(a.First, a.Last-subjectSessions+1)
	t := report.Table{
		Caption: fmt.Sprintf("Agreement by subject, sessions %d to %d; a roll call may have several subjects or none", first, a.Last),
		Columns: []string{"Pair"},
	}
	for _, s := range votes.Subjects {
		t.Columns = append(t.Columns, s.Name)
	}
	for _, p := range a.Pairs {
		words := []string{a.pairName(p)}
		for _, s := range votes.Subjects {
			k := slices.IndexFunc(p.Subjects, func(x SubjectPoint) bool { return x.Subject == s.Name })
			if k < 0 {
				words = append(words, "none")
				continue
			}
			words = append(words, fmt.Sprintf("%.2f (%d)", p.Subjects[k].Agreement, p.Subjects[k].N))
		}
		t.Rows = append(t.Rows, row(words...))
	}
	return report.Section{ID: "subjects", Title: "On what they agree", Blocks: []report.Block{t, paragraph("In brackets, the roll calls; with a party of several states, those of each pair of states. %s", a.source.Line())}}
}

func (a *AlignmentAnswer) groups() report.Section {
	s := report.Section{ID: "communities", Title: "Groups that vote together"}
	if len(a.Communities) == 0 {
		s.Blocks = append(s.Blocks, paragraph("Too few states vote in session %d to tell groups.", a.Last))
		return s
	}
	var bullets report.Bullets
	for k, group := range a.Communities {
		var of, names []string
		for _, p := range a.parties {
			for _, line := range p.Lines {
				if slices.Contains(group, line) {
					of = append(of, codes.LineName(line))
				}
			}
		}
		for _, line := range group[:min(len(group), 8)] {
			names = append(names, codes.LineName(line))
		}
		text := fmt.Sprintf("Group %d, %d states (%s, …).", k+1, len(group), strings.Join(names, ", "))
		if len(group) <= 8 {
			text = fmt.Sprintf("Group %d: %s.", k+1, strings.Join(names, ", "))
		}
		if len(of) > 0 {
			text += " Of the parties: " + strings.Join(of, ", ") + "."
		}
		bullets.Items = append(bullets.Items, report.Paragraph{report.T(text)})
	}
	s.Blocks = append(s.Blocks, paragraph("Session %d (%d): states that agree among themselves more than their habits would lead one to expect (modularity %.3f; 0 means no groups).", a.Last, votes.Year(a.Last), a.Modularity), bullets, paragraph("%s", a.source.Line()))
	return s
}
