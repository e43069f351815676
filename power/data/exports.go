package data

import (
	"fmt"

	"parley/internal/lazy"
	"parley/power/codes"
	"parley/power/mirror"
)

// An exportsFiller reads monthly trade of reporters with partners.
type exportsFiller struct {
	flows       mirror.Flows
	seen        map[string]bool
	value       string // the column
	detailed    bool   // there are products and directions
	first, last string
}

func beginSanctioned(*table) filler {
	return &exportsFiller{seen: map[string]bool{}, value: "sanctioned_export"}
}

func beginEUTrade(*table) filler {
	return &exportsFiller{seen: map[string]bool{}, value: "value_eur", detailed: true}
}

var isMonth = lazy.Regexp(`^(19|20)\d\d-(0[1-9]|1[0-2])$`)

func (f *exportsFiller) row(t *table) {
	flow := mirror.Flow{Month: t.text("month"), Product: "sanctioned", Direction: "export"}
	var known bool
	if flow.Partner, known = codes.FromName(t.text("partner")); !known {
		t.wrong("partner", "%q is no state that is known", clip(t.text("partner")))
	}
	if flow.Reporter, known = codes.FromName(t.text("reporter")); !known {
		t.wrong("reporter", "%q is no state that is known", clip(t.text("reporter")))
	}
	if !isMonth().MatchString(flow.Month) {
		t.wrong("month", "%q; want YYYY-MM", clip(flow.Month))
	}
	if f.detailed {
		flow.Product, flow.Direction = t.text("product"), t.text("flow")
		if flow.Direction != "import" && flow.Direction != "export" {
			t.wrong("flow", "%q; want import or export", clip(flow.Direction))
		}
	}
	flow.Euro, _ = t.number(f.value, 0, 1e13)
	key := fmt.Sprint(flow.Reporter, flow.Partner, flow.Month, flow.Product, flow.Direction)
	if f.seen[key] {
		t.wrong("month", "%s to %s in %s stands twice", flow.Reporter, flow.Partner, clip(flow.Month))
	}
	f.seen[key] = true
	if f.first == "" || flow.Month < f.first {
		f.first = flow.Month
	}
	f.last = max(f.last, flow.Month)
	f.flows = append(f.flows, flow)
}

func (f *exportsFiller) done() (Contents, error) {
	return Contents{Version: "to-" + f.last, Inferred: true, First: f.first, Last: f.last, Value: f.flows}, nil
}
