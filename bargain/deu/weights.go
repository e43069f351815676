package deu

// councilWeight holds the votes of the members of the European Union in its
// Council under the Treaty of Nice (and the accession treaties of 2005 and
// 2011). The Commission and the Parliament count as much as the largest
// member: a convention of the literature, and not a fact.
var councilWeight = map[string]float64{
	"com": 29, "ep": 29,
	"de": 29, "fr": 29, "it": 29, "uk": 29, "es": 27, "pl": 27, "ro": 14, "nl": 13,
	"be": 12, "cz": 12, "el": 12, "hu": 12, "pt": 12, "at": 10, "bu": 10, "se": 10,
	"cr": 7, "dk": 7, "fi": 7, "ie": 7, "lt": 7, "sk": 7,
	"cy": 4, "ee": 4, "lu": 4, "lv": 4, "si": 4, "mt": 3,
}

// otherWeight is that of an actor that is not in the table.
const otherWeight = 10

func weightOf(actor string) float64 {
	if w, ok := councilWeight[actor]; ok {
		return w
	}
	return otherWeight
}
