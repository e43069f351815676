package reading

import (
	"strings"
	"testing"
)

func TestOneLeftOverOnEachSideIsOneInstrument(t *testing.T) {
	const list = "The options are:\n- Maritime hotline: officers talk.\n- Data exchange: numbers.\n\n"
	r := readText(t, list+table("Option | Impact", "Hotline at sea | Calm", "Exchange of data | Trust"))
	if len(r.Instruments) != 2 || r.Instruments[0].Text != "officers talk." || len(r.Instruments[0].From) != 2 {
		t.Errorf("%+v", r.Instruments)
	}
	if c := r.Claims[0]; c.Instrument != "hotline-at-sea" || !strings.Contains(c.Note, "share the word stem hotlin") {
		t.Errorf("%+v", c)
	}
	for name, text := range map[string]string{
		"no stem in common":     list + table("Option | Impact", "Visits | Calm", "Exchange of data | Trust"),
		"two are left":          list + table("Option | Impact", "Hotline at sea | Calm", "Exchange of data | Trust", "Visits | Joy"),
		"nothing else pairs up": "The options are:\n- Maritime hotline: officers talk.\n\n" + table("Option | Impact", "Hotline at sea | Calm"),
	} {
		r := readText(t, text)
		for _, i := range r.Instruments {
			if i.ID == "hotline-at-sea" && i.Text != "" {
				t.Errorf("%s: merged: %+v", name, i)
			}
		}
	}
}
