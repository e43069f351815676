package reading

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/states.tsv
var statesTSV string

//go:embed data/organisations.tsv
var organisationsTSV string

//go:embed data/cities.tsv
var citiesTSV string

//go:embed data/phrases.tsv
var phrasesTSV string

// A Kind says what a party is.
type Kind string

// The kinds of parties.
const (
	State        Kind = "state"
	Organisation Kind = "organisation"
	Bloc         Kind = "bloc"
	Movement     Kind = "movement" // also armed forces and unrecognised authorities
)

// An actor is a party that the gazetteer knows, or that a document defines.
type actor struct {
	id, name, code string
	kind           Kind
	note           string
}

// A gazetteer is the parties of the world and the words that name them.
type gazetteer struct {
	actors map[string]actor // by id
	words  lexicon
}

// world is the gazetteer of data/, read when first needed.
var world = sync.OnceValue(func() gazetteer {
	g := gazetteer{actors: map[string]actor{}, words: lexicon{}}
	codes := g.addStates()
	g.addOrganisations()
	for _, row := range rows(citiesTSV) {
		g.words.add(row["city"], sense{how: Capital, state: codes[row["state"]]})
	}
	for _, row := range rows(phrasesTSV) {
		g.words.add(row["phrase"], sense{})
	}
	g.words.sort()
	return g
})

func (g gazetteer) addStates() (codes map[string]string) {
	codes = map[string]string{}
	for _, row := range rows(statesTSV) {
		s := actor{id: slug(row["name"]), name: row["name"], code: row["code"], kind: State}
		g.actors[s.id], codes[s.code] = s, s.id
		g.addNames(s.id, row["name"]+";"+row["names"])
		g.addDemonyms(s.id, row["demonyms"])
		g.addAll(row["capitals"], sense{how: Capital, party: s.id, state: s.id})
		g.addAll(row["leaders"], sense{how: Leader, party: s.id})
	}
	return codes
}

func (g gazetteer) addDemonyms(id, demonyms string) {
	for _, d := range list(demonyms) {
		g.words.add(d, sense{how: Demonym, party: id})
		if strings.HasSuffix(d, "an") || strings.HasSuffix(d, "i") || plurals[d] {
			g.words.add(d+"s", sense{how: Demonym, party: id, plural: true})
		}
	}
}

// plurals are the other demonyms that take an s.
var plurals = map[string]bool{
	"Briton": true, "Croat": true, "Czech": true, "Dane": true, "Greek": true, "Icelander": true, "Kazakh": true,
	"New Zealander": true, "Pole": true, "Serb": true, "Slovak": true, "Slovene": true, "Spaniard": true,
	"Swede": true, "Tajik": true, "Turk": true, "Uzbek": true, "Cypriot": true, "Greek Cypriot": true, "Turkish Cypriot": true,
	"Bosnian Serb": true, "Finn": true, "Montenegrin": true,
}

func (g gazetteer) addOrganisations() {
	for _, row := range rows(organisationsTSV) {
		id := row["id"]
		if row["name"] != "" {
			g.actors[id] = actor{id: id, name: row["name"], kind: Kind(row["kind"]), note: row["note"]}
			g.addNames(id, row["name"]+";"+row["names"])
			g.addDemonyms(id, row["demonyms"])
		}
		g.addAll(row["metonyms"], sense{how: Metonym, party: id})
		g.addAll(row["seats"], sense{how: Capital, party: id, state: id})
		g.addAll(row["leaders"], sense{how: Leader, party: id})
	}
}

func (g gazetteer) addNames(id, names string) {
	for _, n := range list(names) {
		how := Name
		if isAbbreviation(n) {
			how = Abbreviation
		}
		g.words.add(n, sense{how: how, party: id})
	}
}

func (g gazetteer) addAll(names string, s sense) {
	for _, n := range list(names) {
		g.words.add(n, s)
	}
}

// rows reads tab-separated values: lines that begin with # are comments, the
// first other line names the columns.
func rows(tsv string) []map[string]string {
	var header []string
	var all []map[string]string
	for line := range strings.Lines(tsv) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if header == nil {
			header = cells
			continue
		}
		row := map[string]string{}
		for k, name := range header {
			row[name] = cells[k]
		}
		all = append(all, row)
	}
	return all
}

// list splits a cell of several values.
func list(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return r == ';' })
}
