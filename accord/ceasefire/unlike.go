package ceasefire

import (
	"errors"
	"fmt"
)

// A Side is one party to the ceasefire, with the alarms that are raised about
// it alone.
type Side struct {
	Payoffs
	Alarm    Alarm
	Discount float64
}

// Unlike answers for parties that differ, when an alarm about any of them
// suspends the ceasefire for all, and alarms about different parties are
// independent:
//
//	ᾱ = 1 - Π(1-αj),  η̄i = 1 - (1-ηi) Π_{j≠i}(1-αj)
//
// length is the agreed suspension in periods, or 0 for the shortest that holds
// every party. The answers stand in the order of the sides; the ceasefire is
// enforceable when all are feasible.
func Unlike(sides []Side, length int) ([]Enforcement, error) {
	if err := checkSides(sides); err != nil {
		return nil, err
	}
	if length > 0 {
		return answer(sides, func(s Side, a Alarm) (Enforcement, error) { return EnforceFor(s.Payoffs, a, s.Discount, length) })
	}
	alone, err := answer(sides, func(s Side, a Alarm) (Enforcement, error) { return Enforce(s.Payoffs, a, s.Discount) })
	if err != nil {
		return nil, err
	}
	longest := 1
	for _, e := range alone {
		if !e.Feasible || e.Forever {
			return alone, nil
		}
		longest = max(longest, *e.Length)
	}
	return answer(sides, func(s Side, a Alarm) (Enforcement, error) { return EnforceFor(s.Payoffs, a, s.Discount, longest) })
}

func checkSides(sides []Side) error {
	if len(sides) == 0 {
		return errors.New("a ceasefire of nobody; want at least one party")
	}
	for k, s := range sides {
		if err := s.Alarm.Check(); err != nil {
			return fmt.Errorf("party %d: %w", k+1, err)
		}
	}
	return nil
}

func answer(sides []Side, enforce func(Side, Alarm) (Enforcement, error)) ([]Enforcement, error) {
	var all []Enforcement
	for k, s := range sides {
		e, err := enforce(s, joint(sides, k))
		if err != nil {
			return nil, fmt.Errorf("party %d: %w", k+1, err)
		}
		all = append(all, e)
	}
	return all, nil
}

// joint is the alarm that suspends the ceasefire, as side k moves it.
func joint(sides []Side, k int) Alarm {
	quietOthers := 1.0
	for j, s := range sides {
		if j != k {
			quietOthers *= 1 - s.Alarm.False
		}
	}
	return Alarm{
		False:     1 - (1-sides[k].Alarm.False)*quietOthers,
		Detection: 1 - (1-sides[k].Alarm.Detection)*quietOthers,
	}
}
