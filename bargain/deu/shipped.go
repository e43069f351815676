package deu

// shipped are the numbers that each model learnt from all development issues:
// go run ./bench/deu --fit ../shared/data/deu/deu_development.tsv prints them.
var shipped = map[string][]float64{
	"compromise":     {31.1660},
	"mean":           {32.9753},
	"median":         {62.2476},
	"mode":           {81.5370},
	"nash":           {128.5178},
	"nash-far":       {31.8361},
	"challenge":      {74.5580},
	"spatial":        {32.1718},
	"always-50":      {39.5820},
	"quantal":        {1.1232},
	"parley-general": {1.9310, 1.9418, 1.1023},
	"parley":         {2.0851, 1.6552, 0.8749, -0.2774, 1.1623, 0.4472, -0.5805, 0.8651, -0.5963, 0.6699, 0.0681, -0.4709, 0.1521, -0.7330, 0.2733, 0.8232, 0.1640, 0.3834, 0.0315, 0.0039, 0.1170},
}
