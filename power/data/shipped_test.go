package data

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"parley/power/codes"
	"parley/power/votes"
)

var update = flag.Bool("update", false, "make the shipped data anew")

// shared opens a file of the data that stand beside the repository.
func shared(t testing.TB, name ...string) []byte {
	t.Helper()
	path := filepath.Join(append([]string{"..", "..", "..", "shared", "data"}, name...)...)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("%s is not beside the repository", filepath.Join(name...))
	}
	return data
}

// What is in the program is what its published files give.
func TestShippedIsFresh(t *testing.T) {
	record := unvotes(t)
	packed := record.Pack()
	book := factbook(t)
	if *update {
		sums := fmt.Sprintf("package data\n\n// Of the files beside this one.\nconst (\n\tvotesSHA256    = %q\n\tfactbookSHA256 = %q\n)\n", sum(packed), sum(book))
		for name, data := range map[string][]byte{"votes.bin": packed, "factbook.json": book, "sums.go": []byte(sums)} {
			if err := os.WriteFile(name, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	if !bytes.Equal(book, factbookJSON) {
		t.Error("factbook.json is not what the published files give: go test ./power/data -run TestShippedIsFresh -update")
	}
	there, err := votes.Unpack(votesPacked)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(there.Pack(), packed) {
		t.Error("votes.bin is not what the published files give: go test ./power/data -run TestShippedIsFresh -update")
	}
}

func TestShippedIsAsDescribed(t *testing.T) {
	if sum(votesPacked) != votesSHA256 || sum(factbookJSON) != factbookSHA256 {
		t.Error("the checksums in sums.go are not those of the files")
	}
	record := UNVotes()
	cast := 0
	for k := range record.Calls {
		tally := record.Tally(k)
		cast += len(tally.Yes) + len(tally.Abstain) + len(tally.No)
	}
	sessions := record.Sessions()
	e := shippedEntries[1]
	if cast != e.Rows || sessions[0] != 1 || sessions[len(sessions)-1] != 74 {
		t.Errorf("%d votes in the sessions %d to %d; the description says %+v", cast, sessions[0], sessions[len(sessions)-1], e)
	}
	if len(Factbook()) != shippedEntries[0].Rows {
		t.Errorf("%d states in the Factbook; want %d", len(Factbook()), shippedEntries[0].Rows)
	}
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// unvotes reads the three tables of the package unvotes.
func unvotes(t *testing.T) *votes.Record {
	t.Helper()
	subjects := map[int]votes.Subject{}
	for _, r := range rows(t, shared(t, "unga-votes", "un_roll_call_issues.csv")) {
		for _, s := range votes.Subjects {
			if s.Short == r["short_name"] {
				subjects[number(t, r["rcid"])] |= s.Subject
			}
		}
	}
	var calls []votes.RollCall
	for _, r := range rows(t, shared(t, "unga-votes", "un_roll_calls.csv")) {
		id := number(t, r["rcid"])
		calls = append(calls, votes.RollCall{
			ID: id, Session: number(t, r["session"]), Date: r["date"], Resolution: r["unres"],
			Importance: importance(r["importantvote"]), Part: part(r["amend"], r["para"]), Subjects: subjects[id], Title: strings.TrimSpace(r["short"]), Text: strings.TrimSpace(r["descr"]),
		})
	}
	z, err := gzip.NewReader(bytes.NewReader(shared(t, "unga-votes", "un_votes_full.csv.gz")))
	if err != nil {
		t.Fatal(err)
	}
	var plain bytes.Buffer
	if _, err := plain.ReadFrom(z); err != nil {
		t.Fatal(err)
	}
	var casts []votes.Cast
	for _, r := range rows(t, plain.Bytes()) {
		line, ok := codes.FromName(r["country"])
		if !ok {
			t.Fatalf("no state is called %q", r["country"])
		}
		if other, ok := codes.FromAlpha2(r["country_code"]); ok && other != line {
			t.Fatalf("%s is %s by its name and %s by its code %s", r["country"], line, other, r["country_code"])
		}
		casts = append(casts, votes.Cast{Call: number(t, r["rcid"]), Line: line, Vote: votes.Vote(number(t, r["vote_1yes_2abstain_3no"]))})
	}
	record, err := votes.New(calls, casts)
	if err != nil {
		t.Fatal(err)
	}
	return record
}

func rows(t *testing.T, data []byte) []map[string]string {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var made []map[string]string
	for _, r := range all[1:] {
		row := map[string]string{}
		for k, name := range all[0] {
			row[name] = r[k]
		}
		made = append(made, row)
	}
	return made
}

func number(t *testing.T, text string) int {
	t.Helper()
	x, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// factbook extracts what the program uses of the World Factbook.
func factbook(t *testing.T) []byte {
	t.Helper()
	var made []Country
	for _, c := range []struct{ line, file string }{
		{"RUS", "central-asia/rs"},
		{"CHN", "east-n-southeast-asia/ch"},
		{"PRK", "east-n-southeast-asia/kn"},
		{"BLR", "europe/bo"},
		{"CHE", "europe/sz"},
		{"UKR", "europe/up"},
		{"IRN", "middle-east/ir"},
		{"TUR", "middle-east/tu"},
		{"USA", "north-america/us"},
		{"IND", "south-asia/in"},
	} {
		var page map[string]map[string]any
		if err := json.Unmarshal(shared(t, "factbook", filepath.FromSlash(c.file+".json")), &page); err != nil {
			t.Fatal(err)
		}
		economy := page["Economy"]
		made = append(made, Country{
			Line: c.line, ExportPartners: words(economy["Exports - partners"]), ImportPartners: words(economy["Imports - partners"]),
			Exports: newest(economy["Exports"]), Imports: newest(economy["Imports"]), Output: newest(economy["Real GDP (purchasing power parity)"]),
			ExportedGoods: words(economy["Exports - commodities"]),
		})
	}
	text, err := json.MarshalIndent(made, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(text, '\n')
}

func words(field any) string {
	m, _ := field.(map[string]any)
	s, _ := m["text"].(string)
	return s
}

// newest is the text of the latest year's key: Exports 2024.
func newest(field any) string {
	m, _ := field.(map[string]any)
	best := ""
	for key := range m {
		if key > best && strings.ContainsAny(key, "0123456789") {
			best = key
		}
	}
	return words(m[best])
}
