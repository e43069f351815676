package reading

import (
	"parley/conflict"
	"parley/source"
)

// Wire is a reading as parley read --json prints it. Lists are never null.
type Wire struct {
	Source      WireSource  `json:"source"`
	Tables      []WireTable `json:"tables"`
	Lists       []WireList  `json:"lists"`
	Parties     []WireParty `json:"parties"`
	Places      []WirePlace `json:"places"`
	Issues      []WireTopic `json:"issues"`
	Areas       []WireTopic `json:"areas"`
	Instruments []WireTopic `json:"instruments"`
	Claims      []WireClaim `json:"claims"`
	Defects     []Defect    `json:"defects"`
	Gaps        []WireGap   `json:"gaps"`
	Notes       []string    `json:"notes"`
}

// WireSource is the document.
type WireSource struct {
	ID     string        `json:"id"`
	File   string        `json:"file"`
	Format source.Format `json:"format"`
	SHA256 string        `json:"sha256"`
	Title  string        `json:"title"`
	Author string        `json:"author,omitempty"`
	Date   string        `json:"date,omitempty"`
	Lines  int           `json:"lines"`
}

// WireTable is a table; lines are its first and last.
type WireTable struct {
	Lines   [2]int    `json:"lines"`
	Caption string    `json:"caption,omitempty"`
	Intro   string    `json:"intro,omitempty"`
	Header  []string  `json:"header"`
	Rows    []WireRow `json:"rows"`
}

// WireRow is a row of a table.
type WireRow struct {
	Line  int      `json:"line"`
	Cells []string `json:"cells"`
}

// WireList is a list with the sentence that introduces it.
type WireList struct {
	Lines [2]int     `json:"lines"`
	Intro string     `json:"intro"`
	Items []WireItem `json:"items"`
}

// WireItem is an item of a list; depth 0 is the outermost list.
type WireItem struct {
	Line  int    `json:"line"`
	Depth int    `json:"depth"`
	Mark  string `json:"mark"`
	Text  string `json:"text"`
}

// WireParty is a party with its mentions.
type WireParty struct {
	ID       string        `json:"id"`
	Name     string        `json:"name"`
	Code     string        `json:"code"`
	Kind     Kind          `json:"kind"`
	Note     string        `json:"note,omitempty"`
	Rule     string        `json:"rule"`
	Mentions []WireMention `json:"mentions"`
}

// WireMention is one mention of a party.
type WireMention struct {
	Line int    `json:"line"`
	Text string `json:"text"`
	How  How    `json:"how"`
}

// WirePlace is a name that is a place and not a party.
type WirePlace struct {
	Line int    `json:"line"`
	Text string `json:"text"`
	Why  string `json:"why"`
}

// WireTopic is an issue, area or instrument.
type WireTopic struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Text string `json:"text,omitempty"`
	Rule string `json:"rule"`
}

// WireClaim is a claim. Party is an id, or empty where the passage names
// none; issue, area and instrument are names, as in the lists of these.
type WireClaim struct {
	Kind       conflict.ClaimKind `json:"kind"`
	Party      string             `json:"party"`
	Issue      string             `json:"issue,omitempty"`
	Area       string             `json:"area,omitempty"`
	Instrument string             `json:"instrument,omitempty"`
	Text       string             `json:"text"`
	Note       string             `json:"note,omitempty"`
	Rule       string             `json:"rule"`
	Passage    WirePassage        `json:"passage"`
	Also       []WirePassage      `json:"also,omitempty"` // where the same is said again
}

// WirePassage is a passage; lines are its first and last.
type WirePassage struct {
	Source string `json:"source"`
	SHA256 string `json:"sha256"`
	Lines  [2]int `json:"lines"`
	Quote  string `json:"quote"`
}

// WireGap is something that the document does not give.
type WireGap struct {
	Missing string `json:"missing"`
	Blocks  string `json:"blocks"`
}

// JSON returns the reading as parley read --json prints it.
func (r *Reading) JSON() any {
	d := r.Document
	w := Wire{
		Source: WireSource{r.ID, d.Name, d.Format, d.SHA256, d.Title, d.Author, d.Date, d.Lines},
		Tables: []WireTable{}, Lists: []WireList{}, Parties: []WireParty{}, Places: []WirePlace{},
		Issues: []WireTopic{}, Areas: []WireTopic{}, Instruments: []WireTopic{},
		Claims: []WireClaim{}, Defects: append([]Defect{}, r.Defects...), Gaps: []WireGap{}, Notes: append([]string{}, r.Notes...),
	}
	for _, b := range d.Blocks {
		switch b.Kind {
		case source.TableKind:
			w.Tables = append(w.Tables, wireTable(b, r.promoted[b.Span.First]))
		case source.List:
			w.Lists = append(w.Lists, wireList(b))
		default:
		}
	}
	w.addParties(r)
	names := w.addTopics(r)
	for _, c := range r.Claims {
		w.Claims = append(w.Claims, r.wireClaim(c, names))
	}
	for _, g := range r.Gaps {
		w.Gaps = append(w.Gaps, WireGap{g.Missing, g.Blocks})
	}
	return w
}

func wireTable(b source.Block, promoted bool) WireTable {
	t := WireTable{
		Lines: [2]int{b.Span.First, b.Span.Last}, Caption: b.Table.Caption, Intro: b.Intro.Text,
		Header: append([]string{}, b.Table.Header...), Rows: []WireRow{},
	}
	rows := b.Table.Rows
	if promoted {
		t.Header, rows = rows[0].Cells, rows[1:]
	}
	for _, row := range rows {
		t.Rows = append(t.Rows, WireRow{row.Span.First, row.Cells})
	}
	return t
}

func wireList(b source.Block) WireList {
	l := WireList{Lines: [2]int{b.Span.First, b.Span.Last}, Intro: b.Intro.Text, Items: []WireItem{}}
	for _, i := range b.Items {
		l.Items = append(l.Items, WireItem{i.Span.First, i.Depth, i.Mark, i.Text})
	}
	return l
}

func (w *Wire) addParties(r *Reading) {
	for _, p := range r.Parties {
		party := WireParty{p.ID, p.Name, p.Code, p.Kind, p.Note, p.rule, nil}
		for _, m := range p.Mentions {
			party.Mentions = append(party.Mentions, WireMention(m))
		}
		w.Parties = append(w.Parties, party)
	}
	for _, p := range r.Places {
		w.Places = append(w.Places, WirePlace(p))
	}
}

// topicNames are the names of issues, areas and instruments by their ids.
type topicNames struct{ issues, areas, instruments map[string]string }

func (w *Wire) addTopics(r *Reading) topicNames {
	names := topicNames{map[string]string{}, map[string]string{}, map[string]string{}}
	for _, i := range r.Issues {
		w.Issues = append(w.Issues, WireTopic{i.ID, i.Name, "", i.Draft})
		names.issues[i.ID] = i.Name
	}
	for _, a := range r.Areas {
		w.Areas = append(w.Areas, WireTopic{a.ID, a.Name, "", a.Draft})
		names.areas[a.ID] = a.Name
	}
	for _, i := range r.Instruments {
		w.Instruments = append(w.Instruments, WireTopic{i.ID, i.Name, i.Text, i.Draft})
		names.instruments[i.ID] = i.Name
	}
	return names
}

func (r *Reading) wireClaim(c conflict.Claim, names topicNames) WireClaim {
	claim := WireClaim{
		Kind: c.Kind, Party: c.Party, Issue: names.issues[c.Issue], Area: names.areas[c.Area],
		Instrument: names.instruments[c.Instrument], Text: c.Text, Note: c.Note, Rule: c.Draft,
	}
	for k, p := range c.From {
		passage := WirePassage{p.Source, r.Document.SHA256, p.Lines, p.Quote}
		if k == 0 {
			claim.Passage = passage
		} else {
			claim.Also = append(claim.Also, passage)
		}
	}
	return claim
}
