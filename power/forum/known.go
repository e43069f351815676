package forum

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// SecurityCouncil is the Security Council of the United Nations on matters
// that are not procedural: nine of fifteen, with all five permanent members
// (Article 27 of the Charter). The elected members are numbered: they change
// every year.
func SecurityCouncil() Body {
	b := Body{Name: "the Security Council", Quota: 9}
	for _, name := range []string{"China", "France", "Russia", "United Kingdom", "United States"} {
		b.Members = append(b.Members, Member{name, 1, true})
	}
	for k := range 10 {
		b.Members = append(b.Members, Member{fmt.Sprintf("elected member %d", k+1), 1, false})
	}
	return b
}

// Parse reads a body: unsc, or a quota and members with their weights, an
// exclamation mark behind the weight of one with a veto:
//
//	51: north 40!, south 30, league 30
//
// A member without a weight has the weight 1.
func Parse(text string) (Body, error) {
	if strings.EqualFold(strings.TrimSpace(text), "unsc") {
		return SecurityCouncil(), nil
	}
	quota, list, ok := strings.Cut(text, ":")
	if !ok || len(text) > 1<<16 {
		return Body{}, errors.New("want unsc, or a quota and members: 51: north 40!, south 30, league 30")
	}
	q, err := strconv.Atoi(strings.TrimSpace(quota))
	if err != nil {
		return Body{}, fmt.Errorf("the quota is %q; want a whole number", strings.TrimSpace(quota))
	}
	b := Body{Name: "the body", Quota: q}
	for item := range strings.SplitSeq(list, ",") {
		m, err := parseMember(strings.TrimSpace(item))
		if err != nil {
			return Body{}, err
		}
		b.Members = append(b.Members, m)
	}
	return b, b.Check()
}

func parseMember(item string) (Member, error) {
	m := Member{Name: item, Weight: 1}
	if name, ok := strings.CutSuffix(m.Name, "!"); ok {
		m.Name, m.Veto = strings.TrimSpace(name), true
	}
	if k := strings.LastIndex(m.Name, " "); k > 0 {
		if w, err := strconv.Atoi(m.Name[k+1:]); err == nil {
			m.Name, m.Weight = strings.TrimSpace(m.Name[:k]), w
		}
	}
	if m.Name == "" {
		return m, errors.New("a member has no name; want NAME WEIGHT")
	}
	return m, nil
}
