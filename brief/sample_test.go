package brief

import "parley/report"

// sample is a report in which every part, block and mark occurs.
func sample() *report.Report {
	return &report.Report{
		Title: "A ceasefire on the river",
		Sections: []report.Section{
			{ID: "summary", Title: "What the analysis says", Blocks: sampleSummary()},
			{ID: "sources", Title: "What the sources say", Blocks: sampleSources()},
			{ID: "outcomes", Part: "What the model says", Title: "Which outcomes hold, and for whom", Blocks: sampleOutcomes()},
			{ID: "way", Part: "What the model says", Title: "The way from the status quo", Blocks: sampleWay()},
			{ID: "numbers", Part: "What the model says", Title: "What may come of it, in numbers", Blocks: sampleNumbers()},
		},
		NotComputed: []string{
			"Where the armistice line would settle: the League’s position on it is not known.",
			"Enforcement of phased relief: no penalty for breaking it is stated.",
		},
		Methods: []report.Method{
			{Name: "Graph model", Text: "Nash, GMR, SMR and SEQ stability over all feasible states.", Keys: []string{"FangHipelKilgour1993", "Xu2018"}},
			{Name: "Prioritised statements", Text: "Of two states the one that holds the first statement on which they differ is preferred."},
		},
		Provenance: report.Provenance{
			Program:  "parley 0.1.0",
			Conflict: report.File{Name: "conflict.yaml", Title: "A ceasefire on the river", Date: "2025-09-05", SHA256: "5f3c1b7d9e2a4c6b8d0f1e3a5c7b9d2f4e6a8c0b1d3f5e7a9c2b4d6f8e0a1c3b"},
			Sources: []report.File{
				{ID: "communique", Name: "communique.md", Title: "Joint communiqué", Date: "2025-09-01", Grade: "B2", SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", Note: "Translated."},
				{ID: "radio", Name: "radio.txt", Title: "إذاعة النهر", Grade: "F6"},
			},
		},
		Data: map[string]any{"equilibria": map[string]any{"nash": []string{"YNN"}}},
	}
}

var (
	lineRef   = report.Ref{Source: "communique", Title: "Joint communiqué", First: 12, Last: 14, Quote: "the river is the line, and no other line will be drawn"}
	reliefRef = report.Ref{Source: "communique", Title: "Joint communiqué", First: 30, Last: 30, Quote: "measures shall be eased as the withdrawal is verified"}
	radioRef  = report.Ref{Source: "radio", Title: "إذاعة النهر", First: 4, Last: 4}
)

func sampleSummary() []report.Block {
	return []report.Block{
		report.Callout{Title: "In short", Body: report.Paragraph{
			report.T("One outcome holds for everybody under every concept: "),
			{Words: "a ceasefire without withdrawal", Mark: report.Strong},
			report.T(". Phased relief makes a second one possible, but only while the League can return to its measures."),
		}},
		report.Paragraph{
			report.T("The North says that the river is the line."),
			{Words: "", Refs: []report.Ref{lineRef}},
			report.T(" That it would accept a canal line is "),
			{Words: "inferred from the word “eased”", Mark: report.Draft, Refs: []report.Ref{reliefRef}, Note: "Rule instrument-list: an item of a list that is introduced by “options include”."},
			report.T("; that it will not go back to war this winter is "),
			{Words: "expected", Mark: report.Judgement, Note: "The river is frozen from December to March."},
			report.T("."),
		},
		report.Bullets{Items: []report.Paragraph{
			{{Words: "Ceasefire", Mark: report.Strong}, report.T(": stable for North, South and the League.")},
			{{Words: "War", Mark: report.Strong}, report.T(": the South would leave it at once.")},
			{{Words: "The League’s position on the line", Mark: report.Missing}},
		}},
	}
}

func sampleSources() []report.Block {
	return []report.Block{
		report.Table{
			Caption: "Where the parties stand",
			Columns: []string{"Party", "Issue", "Position", "Salience", "In words"},
			Rows: [][]report.Cell{
				{{report.T("North")}, {report.T("Armistice line")}, {report.T("10")}, {report.T("0.9")}, {{Words: "The river is the line.", Refs: []report.Ref{lineRef}}}},
				{{report.T("South")}, {report.T("Armistice line")}, {report.T("85")}, {report.T("0.75")}, {{Words: "The old border | nothing less.", Refs: []report.Ref{radioRef}}}},
				{{report.T("The League")}, {report.T("Armistice line")}, {{Words: "not known", Mark: report.Missing}}, {}, {{Words: "Measures are eased in phases.", Mark: report.Draft, Refs: []report.Ref{reliefRef, lineRef}, Note: "Rule speech-act: promise."}}},
			},
		},
		report.Table{
			Caption: "Trade across the river, in millions",
			Columns: []string{"Year", "North to South", "South to North"},
			Rows: [][]report.Cell{
				{{report.T("2023")}, {report.T("1,204.5")}, {report.T("88.0")}},
				{{report.T("2024")}, {report.T("960.0")}, {report.T("102.4")}},
			},
		},
		report.Figure{
			ID: "line", Title: "The armistice line",
			Text: "Scale from river (0) over canal (50) to old border (100). North stands at 10 (0 to 25), the South at 85 (70 to 100). Without agreement: 20. Ceasefire: 50. The challenge model: median 42.5; with 50 % from 38 to 47, with 80 % from 33 to 55, with 95 % from 24 to 69; 20 % at 50 exactly.",
			Scale: &report.Scale{
				Landmarks: []report.Landmark{{At: 0, Name: "river"}, {At: 50, Name: "canal"}, {At: 100, Name: "old border"}},
				Reference: &report.Range{Low: 20, Mode: 20, High: 20},
				Fans: []report.Fan{{
					Name: "Challenge model", Median: 42.5,
					Bands:  []report.Band{{Share: .5, Low: 38, High: 47}, {Share: .8, Low: 33, High: 55}, {Share: .95, Low: 24, High: 69}},
					Masses: []report.Mass{{At: 50, Share: .2}},
				}},
				Marks: []report.ScaleMark{
					{Name: "North", At: report.Range{Low: 0, Mode: 10, High: 25}, Salience: &report.Range{Low: .9, Mode: .9, High: .9}},
					{Name: "South", At: report.Range{Low: 70, Mode: 85, High: 100, EndsOnly: true}, Salience: &report.Range{Low: .6, Mode: .75, High: .8}},
					{Name: "Ceasefire", At: report.Range{Low: 50, Mode: 50, High: 50}, Outcome: true},
				},
			},
		},
	}
}

func sampleOutcomes() []report.Block {
	good, bad := report.Text{Words: "yes", Mark: report.Good}, report.Text{Words: "no", Mark: report.Bad}
	return []report.Block{
		report.Table{
			Caption: "Outcomes and the parties for which they hold (SEQ)",
			Columns: []string{"Outcome", "State", "North", "South", "The League"},
			Rows: [][]report.Cell{
				{{report.T("Ceasefire")}, {{Words: "YNN", Mark: report.Letters}}, {good}, {good}, {good}},
				{{report.T("War")}, {{Words: "NNN", Mark: report.Letters}}, {good}, {{Words: "no", Mark: report.Bad, Note: "The South would accept a ceasefire; nobody would answer."}}, {bad}},
				{{report.T("Ceasefire with relief")}, {{Words: "YNY", Mark: report.Letters}}, {good}, {good}, {bad}},
			},
		},
		report.Figure{ID: "graph", Title: "Outcomes and moves", Text: "Four states. From War the North improves to Ceasefire. From Ceasefire with relief the League improves to Ceasefire.", Graph: sampleGraph()},
	}
}

func sampleGraph() *report.Graph {
	return &report.Graph{
		Parties: []string{"North", "South", "The League"},
		States: []report.GraphState{
			{Letters: "NNN", Name: "War", StatusQuo: true},
			{Letters: "YNN", Name: "Ceasefire", Equilibrium: []string{"Nash", "GMR", "SMR", "SEQ"}},
			{Letters: "YYN", Name: "Ceasefire, line accepted"},
			{Letters: "YNY", Name: "Ceasefire with relief"},
		},
		Moves: []report.GraphMove{
			{From: 0, To: 1, Party: 0, Both: true, Improvement: true},
			{From: 1, To: 2, Party: 1, Both: true},
			{From: 3, To: 1, Party: 2, Both: true, Improvement: true},
		},
	}
}

func sampleWay() []report.Block {
	return []report.Block{
		report.Bullets{Ordered: true, Items: []report.Paragraph{
			{report.T("North takes “Accept an enforceable ceasefire”: "), {Words: "an improvement", Mark: report.Good}},
			{report.T("Nobody moves on.")},
		}},
		report.Figure{ID: "path", Title: "From war to a ceasefire", Text: "War; North takes “Accept an enforceable ceasefire”; Ceasefire.", Path: &report.Path{
			Parties: []string{"North", "South", "The League"},
			States: []report.GraphState{
				{Letters: "NNN", Name: "War", StatusQuo: true},
				{Letters: "YNN", Name: "Ceasefire", Equilibrium: []string{"Nash", "SEQ"}},
			},
			Steps: []report.Step{{Party: "North", Action: "takes “Accept an enforceable ceasefire”", Improvement: true}},
		}},
	}
}

func sampleNumbers() []report.Block {
	return []report.Block{
		report.Figure{
			ID: "violations", Title: "Violations of the ceasefire", Text: "From 0 in week 1 over 9 (6 to 12) in week 2 to 14 in week 3, where the alarm is given: it is given at 12. The talks are in week 2.",
			Chart: &report.Chart{
				X: report.Axis{Title: "Week", Ticks: []report.Tick{{At: 1, Name: "week 1"}, {At: 2, Name: "week 2"}, {At: 3, Name: "week 3"}}},
				Y: report.Axis{Title: "Violations beyond what compliance allows, summed up"},
				Series: []report.Series{
					{Name: "the North", Kind: report.Line, Points: []report.Point{{X: 1}, {X: 2, Y: 9, Range: &report.Range{Low: 6, Mode: 9, High: 12}}, {X: 3, Y: 14, Label: "alarm"}}},
					{Name: "the South", Kind: report.Stairs, Points: []report.Point{{X: 1, Y: 2}, {X: 3, Y: 5, Gap: true}}},
				},
				Levels: []report.Level{{Name: "alarm", At: 12}, {Name: "talks", At: 2, Vertical: true}},
			},
		},
		report.Figure{
			ID: "drivers", Title: "What the forecast rests on", Text: "With the North's capability at its low end the line settles at 31, at its high end at 55 (52 to 58); with the League's salience at 40 and 44. Otherwise at 42.5.",
			Bars: &report.Bars{Axis: report.Axis{Title: "Where the line settles"}, Base: 42.5, Rows: []report.Bar{
				{Name: "Capability of the North", Parts: []report.BarPart{{Name: "low end", From: 42.5, To: 31}, {Name: "high end", From: 42.5, To: 55, Range: &report.Range{Low: 52, Mode: 55, High: 58}}}},
				{Name: "Salience for the League", Parts: []report.BarPart{{Name: "low end", From: 42.5, To: 40}, {Name: "high end", From: 42.5, To: 44}}},
			}},
		},
		report.Figure{
			ID: "region", Title: "Where complying pays", Text: "At a detection rate of 0.9 complying pays at a false-alarm rate of 0.1, by 0.6; in the other three cases it does not.",
			Heat: &report.Heat{
				X: "Detection rate", Y: "False-alarm rate", Columns: []string{"0.5", "0.9"}, Rows: []string{"0.1", "0.3"}, High: 1, Meaning: "The darker, the more complying pays.",
				Cells: [][]report.HeatCell{{{Value: .2}, {Value: .6, Words: "pays"}}, {{}, {Value: .1}}},
			},
		},
		report.Figure{
			ID: "trade", Title: "Who depends on whom", Text: "The North depends on the South for gas (0.8), the South on the North (0.2), the League on nobody.",
			Net: &report.Net{
				Nodes: []report.NetNode{{Name: "North", Size: 1}, {Name: "South", Size: .4}, {Name: "The League"}},
				Ties:  []report.NetTie{{From: 0, To: 1, Weight: .8, Label: "gas"}, {From: 1, To: 0, Weight: .2}},
			},
		},
	}
}
