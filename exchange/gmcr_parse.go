package exchange

import (
	"encoding/json"
	"strings"
)

// parseGMCR reads the JSON of a .gmcr file. Kinds and letters are checked
// here; whether an index leads to something is left to the gmcrBuilder.
// Errors and ignored keys are noted in the reader that is returned.
func parseGMCR(name string, data []byte) (gmcrFile, *jsonReader, error) {
	if err := checkJSON(name, data); err != nil {
		return gmcrFile{}, nil, err
	}
	r := gmcrReader{newJSONReader(name, data), rankingsCount(data)}
	return r.file(), r.jsonReader, nil
}

type gmcrReader struct {
	*jsonReader
	ranked bool // rankings are read, else skipped: they are derived
}

// rankingsCount reports whether the file's rankings count and its statements
// do not. The newer of the two keys wins.
func rankingsCount(data []byte) bool {
	var ranking, vectors *bool
	r := newJSONReader("", data)
	r.object(map[string]func(){
		"useManualPreferenceRanking": func() { b := r.flag(); ranking = &b },
		"useManualPreferenceVectors": func() { b := r.flag(); vectors = &b },
	})
	if ranking == nil {
		ranking = vectors
	}
	return ranking != nil && *ranking
}

// derivedKeys are written by gmcr-py and not needed to read a file.
var derivedKeys = []string{"program", "version", "coalitionsFull", "payoffs", "isCoalition"}

// record reads an object in which derived keys are nothing to mention. It
// reports whether the value is an object.
func (r gmcrReader) record(fields map[string]func()) bool {
	for _, key := range derivedKeys {
		fields[key] = func() { r.skip(r.token()) }
	}
	return r.object(fields)
}

func (r gmcrReader) file() gmcrFile {
	f := gmcrFile{ranked: r.ranked}
	found := r.record(map[string]func(){
		"options": func() {
			f.options = []gmcrOption{}
			r.array("a list of options", func(int) { f.options = append(f.options, r.option()) })
		},
		"decisionMakers": func() {
			f.makers = []gmcrMaker{}
			r.array("a list of decision makers", func(int) { f.makers = append(f.makers, r.maker()) })
		},
		"infeasibles":                func() { f.infeasibles = r.conditions() },
		"coalitions":                 func() { f.coalitions = r.groups("the index of a decision maker") },
		"useManualPreferenceRanking": func() { r.flag() },
		"useManualPreferenceVectors": func() { r.flag() },
	})
	if found {
		r.require(f.options != nil, "options")
		r.require(f.makers != nil, "decisionMakers")
	}
	return f
}

func (r gmcrReader) option() gmcrOption {
	o := gmcrOption{direction: "both"}
	named := false
	found := r.record(map[string]func(){
		"name":               func() { o.name, named = r.name(), true },
		"permittedDirection": func() { o.direction = r.choice("both", "fwd", "back") },
	})
	r.require(named || !found, "name")
	return o
}

func (r gmcrReader) maker() gmcrMaker {
	var m gmcrMaker
	named := false
	ranking := func(set *[][]int) func() {
		return func() {
			if r.ranked {
				*set = r.groups("the number of a state")
			} else {
				r.skip(r.token())
			}
		}
	}
	var vector [][]int
	found := r.record(map[string]func(){
		"name":              func() { m.name, named = r.name(), true },
		"options":           func() { m.options = r.indexes("the index of an option") },
		"preferences":       func() { m.preferences = r.conditions() },
		"misperceptions":    func() { m.misperceptions = r.conditions() },
		"preferenceRanking": ranking(&m.ranking),
		"preferenceVector":  ranking(&vector),
	})
	r.require(named || !found, "name")
	if m.ranking == nil {
		m.ranking = vector
	}
	return m
}

func (r gmcrReader) name() string {
	s, ok := r.text()
	if ok && strings.TrimSpace(s) == "" {
		r.fail("is empty; want a name")
	}
	return s
}

// indexes reads a list of whole numbers.
func (r gmcrReader) indexes(what string) []int {
	all := []int{}
	r.array("a list", func(int) { all = append(all, r.index(what)) })
	return all
}

// groups reads a list in which each element is a number or a list of them.
func (r gmcrReader) groups(what string) [][]int {
	groups := [][]int{}
	r.array("a list", func(int) {
		token := r.token()
		if token != json.Delim('[') {
			groups = append(groups, []int{r.indexFrom(token, what+" or a list of them")})
			return
		}
		var group []int
		r.elements(func(int) { group = append(group, r.index(what)) })
		groups = append(groups, group)
	})
	return groups
}
