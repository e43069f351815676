package brief

import "parley/report"

// A passage is a place of a source that the brief cites.
type passage struct {
	report.Ref
	Number int // from 1, in the order of first mention
	Uses   int // how often it is cited
}

// passages numbers the passages of a report as they are mentioned. Two
// mentions of the same words of the same lines share a number.
type passages struct {
	list   []*passage
	number map[report.Ref]*passage
}

// cite counts a mention of r and returns its passage.
func (p *passages) cite(r report.Ref) *passage {
	key := r
	key.Title = ""
	found := p.number[key]
	if found == nil {
		if p.number == nil {
			p.number = map[report.Ref]*passage{}
		}
		found = &passage{Ref: r, Number: len(p.list) + 1}
		p.number[key] = found
		p.list = append(p.list, found)
	}
	found.Uses++
	return found
}

// A sourceGroup is the passages of one source.
type sourceGroup struct {
	File     report.File // zero but for its id and title when provenance does not list it
	Passages []*passage
}

// bySource groups the passages by their sources, in the order in which these
// were first cited.
func (p *passages) bySource(files []report.File) []*sourceGroup {
	var groups []*sourceGroup
	place := map[string]*sourceGroup{}
	for _, one := range p.list {
		group := place[one.Source]
		if group == nil {
			group = &sourceGroup{File: fileOf(one.Ref, files)}
			place[one.Source] = group
			groups = append(groups, group)
		}
		group.Passages = append(group.Passages, one)
	}
	return groups
}

func fileOf(r report.Ref, files []report.File) report.File {
	for _, f := range files {
		if f.ID == r.Source {
			if f.Title == "" {
				f.Title = sourceTitle(r)
			}
			return f
		}
	}
	return report.File{ID: r.Source, Title: sourceTitle(r)}
}
