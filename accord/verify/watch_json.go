package verify

// Data is the answer for machines; days are YYYY-MM-DD.
type Data struct {
	Days      int              `json:"days"`
	First     string           `json:"first"`
	Last      string           `json:"last"`
	Events    int              `json:"events,omitempty"`
	Long      int              `json:"long,omitempty"`
	Baseline  [2]string        `json:"baseline"`
	Mean      float64          `json:"mean"`
	Variance  float64          `json:"variance"`
	Index     float64          `json:"index"`
	P         float64          `json:"p"`
	Size      float64          `json:"size,omitempty"`
	Rules     []RuleData       `json:"rules"`
	Rise      *WatchData       `json:"rise"`
	Fall      *WatchData       `json:"fall"`
	Compared  []ComparisonData `json:"compared"`
	Observed  []ObservedData   `json:"observed,omitempty"`
	NotAsked  []string         `json:"notComputed"`
	FileNotes []string         `json:"notes"`
}

// RuleData is an alarm rule for machines.
type RuleData struct {
	Count      int     `json:"count"`
	FalseAlarm float64 `json:"falseAlarm"`
	Detection  float64 `json:"detection"`
}

// WatchData is a watch for machines; of a chart or of a test.
type WatchData struct {
	Reference float64 `json:"reference,omitempty"`
	Limit     float64 `json:"limit,omitempty"`
	Quiet     float64 `json:"quiet"` // periods between false alarms, or until a test decides while nothing has changed
	Delay     float64 `json:"delay"` // periods until it speaks after a change
	Signal    string  `json:"signal,omitempty"`
	Changed   *bool   `json:"changed,omitempty"` // what a test decided
}

// ComparisonData is a comparison for machines.
type ComparisonData struct {
	After    string   `json:"after"`
	Place    Place    `json:"place"`
	CountOld int      `json:"before"`
	CountNew int      `json:"since"`
	Ratio    *float64 `json:"ratio"`
	Low      float64  `json:"low"`
	High     *float64 `json:"high"`
	Expected [2]int64 `json:"expected"` // the ends of what is to be expected since, if nothing changed
	Spread   float64  `json:"spread"`
	Rise     float64  `json:"rise"`
	Fall     float64  `json:"fall"`
	Across   []string `json:"across"` // ids of the events across an edge of the two spans
}

// ObservedData is what two observers make of a span for machines.
type ObservedData struct {
	Span   [2]string `json:"span"`
	First  int       `json:"first"`
	Second int       `json:"second"`
	Both   int       `json:"both"`
	All    float64   `json:"all"`
	Low    float64   `json:"low"`
	High   float64   `json:"high"`
	Seen   float64   `json:"seenByFirst"` // the part of all events
	Other  float64   `json:"seenBySecond"`
}

// JSON returns the answer for machines.
func (a *Answer) JSON() Data {
	t, b := a.Table, a.Question.Baseline
	d := Data{
		Days: a.Question.Days, First: show(t.First), Last: show(t.Last), Events: len(t.Events), Long: t.Long(),
		Baseline: [2]string{show(b.First), show(b.Last)}, Mean: a.Dispersion.Mean, Variance: a.Dispersion.Variance,
		Index: a.Dispersion.Index, P: a.Dispersion.P, Size: a.Dispersion.Size, Rules: []RuleData{},
		Rise: a.watchData(a.Rise), Fall: a.watchData(a.Fall), Compared: []ComparisonData{},
		NotAsked: append([]string{}, a.Missing...), FileNotes: append([]string{}, t.Notes...),
	}
	for _, r := range a.Rules {
		d.Rules = append(d.Rules, RuleData{r.Count, r.False, r.Detection})
	}
	for _, c := range a.Comparisons {
		d.Compared = append(d.Compared, ComparisonData{
			show(c.After), c.Place, c.Was, c.Is, c.Ratio, c.Low, c.High, [2]int64{int64(c.Expected.Low), int64(c.Expected.High)}, c.Spread, c.Rise, c.Fall, c.acrossIDs(),
		})
	}
	for _, o := range a.Observed {
		d.Observed = append(d.Observed, ObservedData{
			[2]string{show(o.Span.First), show(o.Span.Last)}, o.Reports[0], o.Reports[1], o.Both, o.N, o.Low, o.High, o.First, o.Second,
		})
	}
	return d
}

func (a *Answer) watchData(w *Watch) *WatchData {
	if w == nil {
		return nil
	}
	d := &WatchData{Quiet: w.Design.Quiet.FromZero, Delay: w.Design.Delay.FromZero}
	if a.Question.Kind == Sequential {
		d.Quiet, d.Delay = w.Same.Periods, w.Moved.Periods
	} else {
		d.Reference, d.Limit = w.Design.Reference(), w.Design.Limit()
	}
	if w.Signal >= 0 {
		d.Signal = show(a.day(w.Signal))
		if a.Question.Kind == Sequential {
			d.Changed = &w.Change
		}
	}
	return d
}

func (c Comparing) acrossIDs() []string {
	ids := []string{}
	for _, edge := range c.Edges {
		for _, e := range edge.Across {
			ids = append(ids, e.ID)
		}
	}
	return ids
}
