package web

import (
	"regexp"

	"parley/analysis"
	"parley/report"
)

// ofTerminal finds what an analysis says to a terminal: a flag, perhaps behind
// its command.
var ofTerminal = regexp.MustCompile(`(?:parley ([a-z]+) )?--([a-z][a-z-]*)`)

// onPage says words of an analysis as the workbench names things: the form's
// label instead of a flag, the question's title instead of a command.
func onPage(words string) string {
	return ofTerminal.ReplaceAllStringFunc(words, func(found string) string {
		parts := ofTerminal.FindStringSubmatch(found)
		var said string
		switch {
		case parts[2] == "json":
			said = "the JSON file"
		case isParam(parts[2]):
			said = "“" + paramOf(parts[1], parts[2]).label + "”"
		default:
			return found
		}
		if parts[1] != "" {
			said = "the question “" + askingOf(parts[1]).Title + "” with " + said
		}
		return said
	})
}

func isParam(name string) bool {
	for _, a := range analysis.List {
		for _, p := range a.Params {
			if p.Name == name {
				return true
			}
		}
	}
	return false
}

// reportOnPage is the report in the workbench's words. Words of sources stay
// as they are.
func reportOnPage(r *report.Report) *report.Report {
	shown := *r
	shown.NotComputed = nil
	for _, words := range r.NotComputed {
		shown.NotComputed = append(shown.NotComputed, capital(onPage(words)))
	}
	shown.Sections = nil
	for _, s := range r.Sections {
		blocks := s.Blocks
		s.Blocks = nil
		for _, b := range blocks {
			switch b := b.(type) {
			case report.Paragraph:
				s.Blocks = append(s.Blocks, textsOnPage(b))
			case report.Table:
				b.Caption = onPage(b.Caption)
				s.Blocks = append(s.Blocks, b)
			default:
				s.Blocks = append(s.Blocks, b)
			}
		}
		shown.Sections = append(shown.Sections, s)
	}
	return &shown
}

func textsOnPage(p report.Paragraph) report.Paragraph {
	shown := make(report.Paragraph, len(p))
	for k, t := range p {
		if len(t.Refs) == 0 {
			t.Words = onPage(t.Words)
		}
		shown[k] = t
	}
	return shown
}
