package brief

import (
	"fmt"

	"parley/report"
)

type jsonText struct {
	Words string    `json:"words"`
	Mark  string    `json:"mark,omitempty"`
	Note  string    `json:"note,omitempty"`
	Refs  []jsonRef `json:"refs,omitempty"`
}

type jsonRef struct {
	Source string `json:"source"`
	Title  string `json:"title,omitempty"`
	Lines  [2]int `json:"lines"`
	Quote  string `json:"quote,omitempty"`
}

type jsonParagraph struct {
	Type string     `json:"type"`
	Text []jsonText `json:"text"`
}

type jsonBullets struct {
	Type    string       `json:"type"`
	Ordered bool         `json:"ordered"`
	Items   [][]jsonText `json:"items"`
}

type jsonCallout struct {
	Type  string     `json:"type"`
	Title string     `json:"title"`
	Text  []jsonText `json:"text"`
}

type jsonTable struct {
	Type    string         `json:"type"`
	Caption string         `json:"caption"`
	Columns []string       `json:"columns"`
	Rows    [][][]jsonText `json:"rows"`
}

// jsonBlock writes a block with its type.
func jsonBlock(b report.Block) (any, error) {
	switch b := b.(type) {
	case report.Paragraph:
		return jsonParagraph{"paragraph", jsonTexts(b)}, nil
	case report.Bullets:
		items := make([][]jsonText, len(b.Items))
		for k, item := range b.Items {
			items[k] = jsonTexts(item)
		}
		return jsonBullets{"bullets", b.Ordered, items}, nil
	case report.Callout:
		return jsonCallout{"callout", b.Title, jsonTexts(b.Body)}, nil
	case report.Table:
		return jsonTableOf(b), nil
	case report.Figure:
		return jsonFigureOf(b), nil
	}
	return nil, fmt.Errorf("block of unknown type %T", b)
}

func jsonTableOf(t report.Table) jsonTable {
	rows := make([][][]jsonText, len(t.Rows))
	for k, row := range t.Rows {
		rows[k] = make([][]jsonText, len(row))
		for c, cell := range row {
			rows[k][c] = jsonTexts(report.Paragraph(cell))
		}
	}
	return jsonTable{"table", t.Caption, list(t.Columns), rows}
}

func jsonTexts(p report.Paragraph) []jsonText {
	p = spaced(p)
	texts := make([]jsonText, len(p))
	for k, t := range p {
		texts[k] = jsonText{Words: t.Words, Mark: string(t.Mark), Note: t.Note}
		for _, r := range t.Refs {
			texts[k].Refs = append(texts[k].Refs, jsonRef{r.Source, r.Title, [2]int{r.First, r.Last}, r.Quote})
		}
	}
	return texts
}
