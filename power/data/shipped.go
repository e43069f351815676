package data

import (
	_ "embed"
	"encoding/json"
	"sync"

	"parley/power/votes"
)

//go:generate go test -run TestShippedIsFresh -update .

// Made from the published files by TestShippedIsFresh.
var (
	//go:embed votes.bin
	votesPacked []byte

	//go:embed factbook.json
	factbookJSON []byte
)

// UNVotes is the record of the General Assembly that is in the program. It is
// unpacked when first asked for.
var UNVotes = sync.OnceValue(func() *votes.Record {
	r, err := votes.Unpack(votesPacked)
	if err != nil {
		panic("data: " + err.Error())
	}
	return r
})

// A Country is what the World Factbook says of one state.
type Country struct {
	Line           string `json:"line"`
	ExportPartners string `json:"exportPartners"` // in its words: China 33%, India 17%, ... (2023)
	ImportPartners string `json:"importPartners"`
	Exports        string `json:"exports,omitempty"` // $475.277 billion (2024 est.)
	Imports        string `json:"imports,omitempty"`
	Output         string `json:"output,omitempty"` // at purchasing power parity
	ExportedGoods  string `json:"exportedGoods,omitempty"`
}

// Factbook is the extracts of the World Factbook that are in the program.
var Factbook = sync.OnceValue(func() []Country {
	var made []Country
	if err := json.Unmarshal(factbookJSON, &made); err != nil {
		panic("data: " + err.Error())
	}
	return made
})

func shipped(set string) any {
	if set == "un-votes" {
		return UNVotes()
	}
	return Factbook()
}

// shippedEntries describes what is in the program without unpacking it; a test
// holds it against the contents.
var shippedEntries = []Entry{
	{Set: "factbook", Version: "2025", SHA256: factbookSHA256, Rows: 10, First: "2017", Last: "2025", Shipped: true},
	{Set: "un-votes", Version: "s74", SHA256: votesSHA256, Rows: 870109, First: "session 1", Last: "session 74", Shipped: true},
}
