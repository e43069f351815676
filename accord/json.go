package accord

import "parley/ensemble"

// Data is the answer for machines.
type Data struct {
	Agreement  string          `json:"agreement"`
	Name       string          `json:"name"`
	Instrument string          `json:"instrument,omitempty"`
	Holds      bool            `json:"holds"`
	Seed       uint64          `json:"seed"`
	Share      *ensemble.Share `json:"share,omitempty"`
	Findings   []FindingData   `json:"findings"`
	Missing    []string        `json:"missing"`
}

// FindingData is one finding for machines.
type FindingData struct {
	ID         string          `json:"id"`
	Question   string          `json:"question"`
	Feasible   bool            `json:"feasible"`
	Beside     bool            `json:"beside"`
	Slack      float64         `json:"slack"`
	Binding    string          `json:"binding"`
	Reason     string          `json:"reason"`
	Share      *ensemble.Share `json:"share,omitempty"`
	Thresholds []ThresholdData `json:"thresholds"`
}

// ThresholdData is one threshold for machines; value is null when no number
// does.
type ThresholdData struct {
	Key    string           `json:"key"`
	Name   string           `json:"name"`
	Value  *float64         `json:"value"`
	Exists *ensemble.Share  `json:"exists,omitempty"`
	Spread *ensemble.Spread `json:"spread,omitempty"`
}

// JSON returns the answer for machines.
func (a *Answer) JSON() Data {
	d := Data{
		Agreement: a.Agreement.ID, Name: a.Agreement.Name, Instrument: a.Agreement.Instrument, Holds: a.Middle.Holds(),
		Seed: a.Seed, Share: a.Holds, Findings: []FindingData{}, Missing: append([]string{}, a.Middle.Missing...),
	}
	for k, f := range a.Middle.Findings {
		made := FindingData{
			ID: f.ID, Question: f.Question, Feasible: f.Feasible, Beside: f.Beside, Slack: f.Slack,
			Binding: f.Binding, Reason: f.Reason, Thresholds: []ThresholdData{},
		}
		for n, t := range f.Thresholds {
			one := ThresholdData{Key: t.Key, Name: t.Name, Value: t.Value}
			if len(a.Spreads) > 0 && a.Spreads[k].Thresholds[n].Asked {
				one.Exists, one.Spread = &a.Spreads[k].Thresholds[n].Exists, a.Spreads[k].Thresholds[n].Spread
			}
			made.Thresholds = append(made.Thresholds, one)
		}
		if len(a.Spreads) > 0 {
			made.Share = &a.Spreads[k].Feasible
		}
		d.Findings = append(d.Findings, made)
	}
	return d
}
