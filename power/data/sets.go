// Package data reads the data sets that power is measured from. A few are in
// the program; the others are added from the user's own files and kept in the
// user's folder, each version apart.
package data

import (
	"slices"

	"parley/power/codes"
)

// A Set is a data set that is known.
type Set struct {
	ID       string
	Title    string
	Holds    string // what it holds, in a sentence
	Citation string
	Keys     []string // of docs/reference/bibliography.md
	Licence  string
	Home     string // where it is published
	Shipped  bool
	Unused   bool // checked and kept; no analysis asks for it yet
}

// Sets is every data set that is known.
var Sets = []Set{
	{
		ID: "un-votes", Title: "Roll calls of the United Nations General Assembly", Shipped: true,
		Holds:    "How every state voted in every recorded vote of the General Assembly, 1946 to 2019; absences are not in it.",
		Citation: "Erik Voeten, United Nations General Assembly Voting Data, Harvard Dataverse, as packaged by David Robinson (unvotes)",
		Keys:     []string{"voeten2013", "bailey2017"}, Licence: "CC0 1.0", Home: "https://github.com/dgrtwo/unvotes",
	},
	{
		ID: "factbook", Title: "The World Factbook (ten states)", Shipped: true,
		Holds:    "The main trading partners of ten states, their exports, imports and output, in the words of the Factbook.",
		Citation: "Central Intelligence Agency, The World Factbook, as extracted by factbook.json",
		Keys:     []string{"factbook2025"}, Licence: "public domain", Home: "https://github.com/factbook/factbook.json",
	},
	{
		ID: "cow-nmc", Title: "National Material Capabilities (Correlates of War)",
		Holds:    "Six components of national capability and their index, by state and year since 1816.",
		Citation: "Singer, Bremer and Stuckey 1972; Singer 1987; Correlates of War Project",
		Keys:     []string{"singer1972", "singer1987"}, Licence: "terms of the Correlates of War Project", Home: "https://correlatesofwar.org/data-sets/national-material-capabilities/",
	},
	{
		ID: "voeten-votes", Title: "United Nations General Assembly Voting Data (Voeten)",
		Holds:    "The same roll calls in the form of the Harvard Dataverse, absences included.",
		Citation: "Erik Voeten, Anton Strezhnev, Michael Bailey, United Nations General Assembly Voting Data, Harvard Dataverse",
		Keys:     []string{"voeten2013"}, Licence: "CC0 1.0", Home: "https://dataverse.harvard.edu/dataset.xhtml?persistentId=hdl:1902.1/12379",
	},
	{
		ID: "undl-votes", Title: "General Assembly voting data of the UN Digital Library",
		Holds:    "How every member voted in every recorded vote on an adopted resolution, to the present.",
		Citation: "United Nations, Dag Hammarskjöld Library, General Assembly Voting Data",
		Keys:     []string{"undl2025"}, Licence: "copyright of the United Nations; non-commercial use with attribution", Home: "https://digitallibrary.un.org/record/4060887",
	},
	{
		ID: "ideal-points", Title: "Ideal points of states in the General Assembly",
		Holds:    "One-dimensional ideal points by state and session, with their uncertainty.",
		Citation: "Bailey, Strezhnev and Voeten 2017",
		Keys:     []string{"bailey2017"}, Licence: "MIT (2020)", Home: "https://github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points",
	},
	{
		ID: "ucdp-ged", Title: "Georeferenced Event Dataset (UCDP)",
		Holds:    "Events of organised violence with dates, places and deaths.",
		Citation: "Sundberg and Melander 2013; Davies, Pettersson and Öberg",
		Keys:     []string{"sundberg2013"}, Licence: "CC BY 4.0", Home: "https://ucdp.uu.se/downloads/", Unused: true,
	},
	{
		ID: "ucdp-acd", Title: "Armed Conflict Dataset (UCDP/PRIO)",
		Holds:    "Armed conflicts by year since 1946.",
		Citation: "Gleditsch, Wallensteen, Eriksson, Sollenberg and Strand 2002",
		Keys:     []string{"gleditsch2002"}, Licence: "CC BY 4.0", Home: "https://ucdp.uu.se/downloads/", Unused: true,
	},
	{
		ID: "sipri-arms", Title: "SIPRI Arms Transfers Database: deals and deliveries",
		Holds:    "Deliveries of major arms by supplier, recipient and year, in trend indicator values.",
		Citation: "Stockholm International Peace Research Institute, SIPRI Arms Transfers Database",
		Keys:     []string{"sipri2025"}, Licence: "terms of SIPRI", Home: "https://armstransfers.sipri.org/",
	},
	{
		ID: "atop", Title: "Alliance Treaty Obligations and Provisions",
		Holds:    "Which pairs of states were allied in which year, and to what.",
		Citation: "Leeds, Ritter, Mitchell and Long 2002",
		Keys:     []string{"leeds2002"}, Licence: "terms of the ATOP project", Home: "http://www.atopdata.org/",
	},
	{
		ID: "cow-trade", Title: "Trade (Correlates of War), dyadic",
		Holds:    "Imports of each of a pair of states from the other, by year since 1870, million current US dollars.",
		Citation: "Barbieri, Keshk and Pollins 2009; Correlates of War Project",
		Keys:     []string{"barbieri2009"}, Licence: "terms of the Correlates of War Project", Home: "https://correlatesofwar.org/data-sets/bilateral-trade/",
	},
	{
		ID: "eu-sanctioned-exports", Title: "Exports of the European Union in sanctioned product groups",
		Holds:    "Exports by reporting member, partner and month in the product groups that are sanctioned for Russia, euro.",
		Citation: "Eurostat (DS-045409), as compiled by Vaidotas Zemlys-Balevičius",
		Keys:     []string{"zemlys2023"}, Licence: "MIT (2023); Eurostat, reuse with acknowledgement", Home: "https://github.com/vzemlys/ruimpeks",
	},
	{
		ID: "eu-trade", Title: "Trade of the European Union with Russia and its neighbours",
		Holds:    "Imports and exports by reporting member, partner, product and month, euro.",
		Citation: "Eurostat (DS-045409), as compiled by Vaidotas Zemlys-Balevičius",
		Keys:     []string{"zemlys2023"}, Licence: "MIT (2023); Eurostat, reuse with acknowledgement", Home: "https://github.com/vzemlys/ruimpeks",
	},
}

// Find returns the data set with the id.
func Find(id string) (Set, bool) {
	k := slices.IndexFunc(Sets, func(s Set) bool { return s.ID == id })
	if k < 0 {
		return Set{}, false
	}
	return Sets[k], true
}

func titleOf(id string) string {
	s, _ := Find(id)
	return s.Title + " (" + id + ")"
}

// Addable lists the ids of the sets that are read from files.
func Addable() []string {
	var ids []string
	for _, s := range Sets {
		if !s.Shipped {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// Named returns the name of the state that an alpha-3 code means, or meant.
func Named(code string) (string, error) {
	line, err := codes.Line(code)
	if err != nil {
		return "", err
	}
	return codes.LineName(line), nil
}
