package published_test

// publications is what was published about the conflicts of this folder. A
// result that differs from Parley's stays as it was published.
var publications = []publication{
	{
		file: "prisoners-dilemma.yaml",
		findings: []finding{
			{under: nash, states: "NN", known: secondHand},
			{under: gmr, states: "NN YY", known: secondHand},
			{under: smr, states: "NN YY", known: recalled},
			{under: seq, states: "NN YY", known: recalled},
		},
	},
	{
		file: "chicken.yaml",
		findings: []finding{
			{under: nash, states: "NY YN", known: secondHand},
			{under: gmr, states: "NY YN YY", known: recalled},
			{under: smr, states: "NY YN YY", known: recalled},
			{under: seq, states: "NY YN", known: recalled},
		},
	},
	{
		file:     "stag-hunt.yaml",
		findings: []finding{{under: nash, states: "NN YY", known: secondHand}},
	},
	{
		file: "cuban-missile-crisis.yaml", number: sumOfPowers,
		findings: []finding{{under: tableau, states: "4 6", known: recalled}},
	},
	{
		file: "cuban-missile-crisis.yaml", number: sumOfPowers,
		variant: "one-way air strike", change: oneWay("us.strike"),
		findings: []finding{{under: tableau, states: "4 6", known: recalled, finds: "4 5 6"}},
	},
	{
		file: "elmira.yaml", number: elmira,
		findings: []finding{
			{under: nash, states: "5 8 9", known: recalled},
			{under: gmr, states: "1 4 5 8 9", known: recalled},
			{under: smr, states: "1 4 5 8 9", known: recalled},
			{under: seq, states: "5 8 9", known: recalled},
			{under: strongly, states: "8 9", known: recalled},
		},
	},
	{
		file: "gisborne-economic.yaml", number: counted,
		findings: []finding{{under: all, states: "4", known: recalled}},
	},
	{
		file: "gisborne-environmental.yaml", number: counted,
		findings: []finding{{under: all, states: "6", known: recalled}},
	},
	{
		file: "gisborne-unknown.yaml", number: counted,
		findings: []finding{
			{under: nashB, states: "4 6", known: recalled},
			{under: gmrB, states: "4 6 8", known: recalled},
			{under: gmrD, states: "4 6 8", known: recalled},
		},
	},
	{
		file: "sustainable-development.yaml", number: sustainable,
		findings: []finding{
			{under: nash, states: "1", known: recalled},
			{under: seq, states: "1", known: recalled},
			{under: strongGMR, states: "1 3", known: recalled},
			{under: strongSMR, states: "1 3", known: recalled},
		},
	},
	{
		file: "korea-2017.yaml", number: sumOfPowers,
		findings: []finding{
			{under: tableau, states: "0 4 5 10", known: read},
			{under: smr, states: "0 4 5 10 12", known: read},
		},
	},
	{
		file: "korea-2017-one-way.yaml", number: sumOfPowers,
		findings: []finding{{under: tableau, states: "0 5 10", known: read, finds: "0 5 10 12"}},
	},
	{
		file: "korea-2017-bloodthirsty.yaml", number: sumOfPowers,
		findings: []finding{
			{under: tableau, states: "5 12", known: read},
			{under: smr, states: "5 12", known: read},
		},
	},
	{
		file: "korea-2017-deterrence.yaml", number: sumOfPowers,
		findings: []finding{
			{under: tableau, states: "0 5 10 12", known: read},
			{under: smr, states: "0 5 10 12", known: read},
		},
	},
	{
		file: "korea-2017-pacifist.yaml", number: sumOfPowers,
		findings: []finding{
			{under: tableau, states: "0 4 5", known: read, finds: "0 5"},
			{under: smr, states: "0 2 4 5 8 10 12", known: read},
		},
	},
	{
		file: "korea-2017-pacifist.yaml", number: sumOfPowers,
		variant: "one-way invasion", change: oneWay("dprk.invade"),
		findings: []finding{
			{under: tableau, states: "0 4 5", known: read},
			{under: smr, states: "0 2 4 5 8 10 12", known: read},
		},
	},
}
