package notation

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"parley/conflict"
)

// Bounds that the model does not set itself.
const (
	maxID          = 64 // bytes of an id, or of each half of an option's
	maxIssues      = 256
	maxAreas       = 64
	maxInstruments = 64
)

// A checker holds the decoded file against itself: every name that is used is
// declared, every number is in its scale, and the rules leave a state.
type checker struct {
	*decoder
	w *wireConflict
	c *conflict.Conflict

	sources, parties, issues, areas, instruments names
	options                                      names // of the conflict
	allOptions                                   names // and of its instruments
	misread                                      bool  // preferences, by the decoder

	size       int  // of the rules, as bounded by maxSize
	tooLarge   bool // the size passes the bound
	search     *looks
	conditions []condition
}

// names are the ids of one kind.
type names struct {
	list []string
	set  map[string]bool
}

func namesOf[T any](es ...entries[T]) names {
	made := names{set: map[string]bool{}}
	for _, e := range es {
		for _, x := range e {
			if !made.set[x.ID] {
				made.set[x.ID] = true
				made.list = append(made.list, x.ID)
			}
		}
	}
	return made
}

func newChecker(d *decoder, w *wireConflict, c *conflict.Conflict) *checker {
	allOptions := []entries[wireOption]{w.Options}
	for _, i := range w.Instruments {
		allOptions = append(allOptions, i.Value.Options)
	}
	for _, p := range w.Parties {
		allOptions = append(allOptions, p.Value.believed())
	}
	return &checker{
		decoder: d, w: w, c: c,
		sources: namesOf(w.Sources), parties: namesOf(w.Parties), issues: namesOf(w.Issues), areas: namesOf(w.Areas),
		instruments: namesOf(w.Instruments), options: namesOf(w.Options), allOptions: namesOf(allOptions...),
		misread: d.broken["preferences"],
	}
}

func (k *checker) check() {
	k.ids()
	k.everywhere()
	k.scales()
	k.ties()
	k.settlement()
	k.agreements()
	k.claims()
	k.coalitions()
	k.callings()
	k.alike()
	k.optionLists()
	k.preferences()
	k.perceptions()
	k.feasibility()
	k.rankings()
	k.changes()
	k.seen()
}

// ids checks the form and the number of everything that has an id.
func (k *checker) ids() {
	k.idsOf("sources", k.sources, maxEntries)
	k.idsOf("parties", k.parties, conflict.MaxParties)
	k.idsOf("issues", k.issues, maxIssues)
	k.idsOf("areas", k.areas, maxAreas)
	k.idsOf("instruments", k.instruments, maxInstruments)
	k.optionIDs(path{"options"}, k.w.Options)
	for _, i := range k.w.Instruments {
		k.optionIDs(path{"instruments", i.ID, "options"}, i.Value.Options)
	}
	for _, p := range k.w.Parties {
		k.optionIDs(path{"parties", p.ID, "perceives", "options"}, p.Value.believed())
	}
}

const idForm = "want a letter or digit first, then letters, digits, _ and -, and none of the words of formulas"

func (k *checker) idsOf(section string, ids names, most int) {
	if len(ids.list) > most {
		k.wrongKey(path{section}, fmt.Sprintf("%d %s", len(ids.list), section), fmt.Sprintf("want at most %d", most))
	}
	for _, id := range ids.list {
		switch {
		case !conflict.IsID(id):
			k.wrongKey(path{section, id}, fmt.Sprintf("%q is no id", clip(id)), idForm)
		case len(id) > maxID:
			k.wrongKey(path{section, id}, fmt.Sprintf("id %q has %d bytes", clip(id), len(id)), fmt.Sprintf("want at most %d", maxID))
		}
	}
}

func (k *checker) optionIDs(at path, options entries[wireOption]) {
	if len(options) > conflict.MaxOptions {
		k.wrongKey(at, fmt.Sprintf("%d options", len(options)), fmt.Sprintf("want at most %d", conflict.MaxOptions))
	}
	for _, o := range options {
		party, local, dotted := strings.Cut(o.ID, ".")
		switch {
		case !dotted:
			k.wrongKey(at.to(o.ID), fmt.Sprintf("option %q names no party", clip(o.ID)), "want PARTY.NAME")
		case !conflict.IsID(local):
			k.wrongKey(at.to(o.ID), fmt.Sprintf("%q behind the party of option %q is no id", clip(local), clip(o.ID)), idForm)
		case len(local) > maxID:
			k.wrongKey(at.to(o.ID), fmt.Sprintf("id %q has %d bytes", clip(local), len(local)), fmt.Sprintf("want at most %d", maxID))
		case !k.parties.set[party]:
			k.wrongKey(at.to(o.ID), fmt.Sprintf("option %q of unknown party %q", clip(o.ID), clip(party)), k.suggest(party, k.parties.list))
		}
		if o.Value.Irreversible != nil && o.Value.Direction != "" {
			k.wrongKey(at.to(o.ID, "direction"), fmt.Sprintf("option %s has irreversible and direction", clip(o.ID)), "want one of the two")
		}
	}
}

// known reports an unknown id at a value; an empty one is none.
func (k *checker) known(what, id string, among names, at path) {
	if id != "" && !among.set[id] {
		k.wrongValue(at, fmt.Sprintf("unknown %s %q", what, clip(id)), k.suggest(id, among.list))
	}
}

// everywhere checks what may stand in many places: the options in formulas,
// the sources of passages, the issues of effects, and drafts.
func (k *checker) everywhere() {
	drafts, first := 0, path(nil)
	walk(reflect.ValueOf(k.w).Elem(), make(path, 0, maxDepth), func(value any, at path) {
		switch v := value.(type) {
		case *formula:
			k.optionsOf(v, at)
		case *passage:
			k.known("source", v.Source, k.sources, at)
		case *effects:
			k.effects(*v, at)
		case *string:
			if len(at) > 0 && at[len(at)-1] == "draft" && *v != "" {
				if drafts++; first == nil {
					first = slices.Clone(at)
				}
			}
		}
	})
	if drafts > 0 {
		k.doubt(first, fmt.Sprintf("%d parts of the file are drafts that nobody has reviewed", drafts), "want the key draft removed where a part is right")
	}
}

func (k *checker) effects(es effects, at path) {
	for _, e := range es {
		if !k.issues.set[e.Issue] {
			k.wrongKey(at.to(e.Issue), fmt.Sprintf("effect on unknown issue %q", clip(e.Issue)), k.suggest(e.Issue, k.issues.list))
		}
		if math.Abs(e.By) > 100 {
			k.wrongValue(at.to(e.Issue), fmt.Sprintf("effect of %v points is out of scale", e.By), "want -100 to 100")
		}
	}
}

// optionsOf reports the unknown options of a formula where they stand in it.
func (k *checker) optionsOf(f *formula, at path) {
	if !f.formed {
		return
	}
	for _, id := range f.Options() {
		if !k.allOptions.set[id] && k.room(at) {
			_, n := at.find(k.root)
			k.problems = append(k.problems, Problem{
				Place: k.text.place(k.text.within(n, mention(n, id))),
				What:  fmt.Sprintf("unknown option %q", clip(id)), Want: k.suggest(id, k.allOptions.list),
			})
		}
	}
}

// mention returns where a formula's text first names the option.
func mention(n *yaml.Node, id string) int {
	for at := 0; ; at += len(id) {
		k := strings.Index(n.Value[at:], id)
		if k < 0 {
			return 0
		}
		at += k
		before, _ := utf8.DecodeLastRuneInString(n.Value[:at])
		after := n.Value[at+len(id):]
		next, _ := utf8.DecodeRuneInString(after)
		if !inID(before) && (!inID(next) || strings.HasPrefix(after, "->")) {
			return at
		}
	}
}

func inID(r rune) bool {
	return r == '.' || r == '-' || r == '_' || unicode.IsMark(r) || conflict.IsID(string(r))
}
