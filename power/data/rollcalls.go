package data

import (
	"strconv"
	"strings"
	"time"

	"parley/power/codes"
	"parley/power/votes"
)

// A voeten reads the roll calls of Voeten's file: a row for every state and
// roll call.
type voeten struct {
	calls map[int]bool
	rolls []votes.RollCall
	casts []votes.Cast
}

func beginVoeten(*table) filler { return &voeten{calls: map[int]bool{}} }

func (v *voeten) row(t *table) {
	id, session := t.whole("rcid", 0, 1<<30), t.whole("session", 1, 300)
	vote := t.whole("vote", 1, 9)
	cow := t.whole("ccode", 1, 999)
	if !v.calls[id] {
		v.calls[id] = true
		v.rolls = append(v.rolls, voetenCall(t, id, session))
	}
	if vote > 3 { // 8 absent, 9 no member
		if vote != 8 && vote != 9 {
			t.wrong("vote", "%d; want 1 yes, 2 abstain, 3 no, 8 absent or 9 no member", vote)
		}
		return
	}
	state, err := votingState(cow, session)
	if err != nil {
		t.wrong("ccode", "%v", err)
		return
	}
	v.casts = append(v.casts, votes.Cast{Call: id, Line: state.Line, Vote: votes.Vote(vote)})
}

func voetenCall(t *table, id, session int) votes.RollCall {
	c := votes.RollCall{
		ID: id, Session: session, Date: dayOf(t.text("date")), Resolution: t.text("unres"),
		Importance: importance(t.text("importantvote")), Part: part(t.text("amend"), t.text("para")), Title: t.text("short"), Text: t.text("descr"),
	}
	for _, s := range votes.Subjects {
		if t.text(s.Short) == "1" {
			c.Subjects |= s.Subject
		}
	}
	return c
}

func importance(field string) votes.Importance {
	switch field {
	case "0":
		return votes.NotImportant
	case "1":
		return votes.Important
	}
	return votes.ImportanceUnknown
}

// part reads what a roll call was on: an amendment, a paragraph, or neither.
func part(amend, para string) votes.Part {
	switch {
	case amend == "1":
		return votes.Amendment
	case para == "1":
		return votes.Paragraph
	}
	return votes.Unmarked
}

// dayOf reads the ways in which data sets write days; empty for another.
func dayOf(field string) string {
	for _, layout := range []string{time.DateOnly, "02jan2006", "2jan2006", "1/2/2006", time.DateTime} {
		if day, err := time.Parse(layout, field); err == nil {
			return day.Format(time.DateOnly)
		}
	}
	return ""
}

func (v *voeten) done() (Contents, error) { return rollCallContents(v.rolls, v.casts, "s") }

func rollCallContents(rolls []votes.RollCall, casts []votes.Cast, prefix string) (Contents, error) {
	record, err := votes.New(rolls, casts)
	if err != nil {
		return Contents{}, err
	}
	sessions := record.Sessions()
	first, last := sessions[0], sessions[len(sessions)-1]
	return Contents{
		Version: prefix + strconv.Itoa(last), First: "session " + strconv.Itoa(first), Last: "session " + strconv.Itoa(last), Value: record,
	}, nil
}

// A library reads the voting data of the UN Digital Library.
type library struct {
	voeten
	last string
}

func beginUNDL(*table) filler { return &library{voeten: voeten{calls: map[int]bool{}}} }

func (l *library) row(t *table) {
	id := t.whole("undl_id", 0, 1<<30)
	date := dayOf(t.text("date"))
	if date == "" {
		t.wrong("date", "%q; want YYYY-MM-DD", clip(t.text("date")))
		return
	}
	session := sessionOf(t, date)
	l.last = max(l.last, date)
	if !l.calls[id] {
		l.calls[id] = true
		l.rolls = append(l.rolls, votes.RollCall{ID: id, Session: session, Date: date, Resolution: t.text("resolution"), Title: t.text("title"), Text: t.text("agenda_title")})
	}
	vote, ok := map[string]votes.Vote{"Y": votes.Yes, "N": votes.No, "A": votes.Abstain, "X": votes.Absent, "NV": votes.Absent, "": votes.Absent}[t.text("ms_vote")]
	if !ok {
		t.wrong("ms_vote", "%q; want Y, N, A or X", clip(t.text("ms_vote")))
	}
	line, err := codes.Line(t.text("ms_code"))
	if err != nil {
		if line, ok = codes.FromName(t.text("ms_name")); !ok {
			t.wrong("ms_code", "%v", err)
			return
		}
	}
	if vote != votes.Absent {
		l.casts = append(l.casts, votes.Cast{Call: id, Line: line, Vote: vote})
	}
}

// sessionOf reads a regular session, or gives the one that was open when an
// emergency or a special session voted: sessions open in September.
func sessionOf(t *table, date string) int {
	field := strings.TrimSuffix(t.text("session"), ".0")
	if session, err := strconv.Atoi(field); err == nil && session >= 1 && session <= 300 {
		return session
	}
	day, _ := time.Parse(time.DateOnly, date)
	session := day.Year() - 1945
	if day.Month() < time.September {
		session--
	}
	if session < 1 || session > 300 {
		t.wrong("date", "%s is in no session of the General Assembly", date)
		return 1
	}
	return session
}

func (l *library) done() (Contents, error) {
	c, err := rollCallContents(l.rolls, l.casts, "")
	c.Version = l.last
	return c, err
}
