package reading

import (
	"parley/conflict"
	"parley/internal/lazy"
	"parley/source"
)

var numberedOption = lazy.Regexp(`^(?i:option|proposal|scenario|measure|pathway)\s+(?:[0-9]{1,2}|[A-Z]|[IVX]{1,4})\s*[:.)–—-]\s*\S`)

// readTitle makes an instrument of a heading "Option 2: ..."; the first
// sentence below it says what it is.
func (r *reader) readTitle(k int) {
	title := r.blocks[k].passages[0]
	if !numberedOption().MatchString(title.text) || k+1 == len(r.blocks) || r.blocks[k+1].Kind != source.Paragraph {
		return
	}
	first := r.blocks[k+1].passages[0]
	t, why := r.instruments.about(title.text, k, r.basis(RuleInstrumentTitle, title))
	if t == nil {
		return
	}
	if t.text == "" {
		t.text = flat(first.text)
	}
	r.claim(conflict.Claim{
		Kind: conflict.ClaimInstrument, Instrument: t.id, Text: first.text, Note: why, Basis: r.basis(RuleTitleInstrument, first),
	})
}
