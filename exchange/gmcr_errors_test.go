package exchange_test

import (
	"fmt"
	"strings"
	"testing"

	"parley/exchange"
	"parley/internal/growth"
)

func TestErrors(t *testing.T) {
	for name, test := range map[string]struct{ file, want string }{
		"empty":                {``, `x.gmcr:1:1: not JSON: unexpected end of JSON input; want one JSON object`},
		"syntax":               {"{\n \"ä\" 3}", `x.gmcr:2:6: not JSON: invalid character '3' after object key; want one JSON object`},
		"two values":           {"{} {}", `x.gmcr:1:4: not JSON: invalid character '{' after top-level value; want one JSON object`},
		"not UTF-8":            {"{\"\xff\": 1}", `x.gmcr: bytes are not UTF-8; want JSON in UTF-8`},
		"too deep":             {strings.Repeat("[", 20_000), "x.gmcr:1:10001: not JSON: invalid character '[' exceeded max depth; want one JSON object"},
		"too many values":      {`[` + strings.Repeat("0,", 1<<20) + `0]`, `x.gmcr: file has up to 1048578 values; want at most 1048576`},
		"too large":            {strings.Repeat(" ", exchange.MaxBytes+1), `x.gmcr: file has 16777217 bytes; want at most 16777216`},
		"a list":               {`[{"options": []}]`, `x.gmcr: (file): is a list; want an object`},
		"no options":           {`{"decisionMakers": [{"name": "A"}]}`, `x.gmcr: (file): has no "options"; want one`},
		"no makers":            {`{"options": []}`, `x.gmcr: (file): has no "decisionMakers"; want one`},
		"nobody":               {`{"options": [], "decisionMakers": []}`, `x.gmcr: /decisionMakers: has 0; want 1 to 64`},
		"many parties":         {`{"options": [], "decisionMakers": [` + many(65, `{"name": "%d"}`) + `]}`, `x.gmcr: /decisionMakers: has 65; want 1 to 64`},
		"many options":         {`{"options": [` + many(257, `{"name": "%d"}`) + `], "decisionMakers": [{"name": "A"}]}`, `x.gmcr: /options: has 257; want at most 256`},
		"key twice":            {two(`"infeasibles": []`, `"infeasibles": [], "infeasibles": [[[0, "Y"]]]`), `x.gmcr: /infeasibles: stands twice; want each key once`},
		"no name":              {two(`{"name": "a"}`, `{}`), `x.gmcr: /options/0: has no "name"; want one`},
		"empty name":           {two(`"name": "A"`, `"name": " "`), `x.gmcr: /decisionMakers/0/name: is empty; want a name`},
		"name of another kind": {two(`"name": "A"`, `"name": ["A", {}]`), `x.gmcr: /decisionMakers/0/name: is a list; want a text`},
		"parties alike":        {two(`"name": "B"`, `"name": "A"`), `x.gmcr: /decisionMakers/1/name: is "A", as that of /decisionMakers/0; want different names`},
		"options alike":        {two(`"name": "b"`, `"name": "a"`, `"options": [0]`, `"options": [0, 1]`, `"options": [1]`, `"options": []`), `x.gmcr: /options/1/name: is "a", as that of /options/0 of the same decision maker; want different names`},
		"direction":            {two(`{"name": "a"}`, `{"name": "a", "permittedDirection": "forth"}`), `x.gmcr: /options/0/permittedDirection: is "forth"; want both or fwd or back`},
		"option of two":        {two(`"options": [1]`, `"options": [1, 0]`), `x.gmcr: /decisionMakers/1/options/1: is option 0, which another decision maker has (A.a); want one for each option`},
		"option of none":       {two(`"options": [1]`, `"options": []`), `x.gmcr: /options/1: belongs to no decision maker; want it in the options of one`},
		"option again":         {two(`"options": [1]`, `"options": [1, 1]`), `x.gmcr: /decisionMakers/1/options/1: is option 1 again; want each option once`},
		"option out of range":  {two(`"options": [1]`, `"options": [1, 2]`), `x.gmcr: /decisionMakers/1/options/1: is option 2; want one of the 2, counted from 0`},
		"option negative":      {two(`"options": [1]`, `"options": [1, -1]`), `x.gmcr: /decisionMakers/1/options/1: is -1; want the index of an option`},
		"option a fraction":    {two(`"options": [1]`, `"options": [1, 0.5]`), `x.gmcr: /decisionMakers/1/options/1: is 0.5; want the index of an option`},
		"number too big":       {two(`"options": [1]`, `"options": [1, 1e999]`), `x.gmcr: /decisionMakers/1/options/1: is 1e999; want the index of an option`},
		"literal's option":     {two(`"infeasibles": []`, `"infeasibles": [[[0, "Y"]], [[2, "Y"]]]`), `x.gmcr: /infeasibles/1: is about option 2; want one of the 2, counted from 0`},
		"literal's letter":     {two(`"infeasibles": []`, `"infeasibles": [[[0, "y"]]]`), `x.gmcr: /infeasibles/0/0/1: is "y"; want Y or N`},
		"literal of three":     {two(`"infeasibles": []`, `"infeasibles": [[[0, "Y", "N"]]]`), `x.gmcr: /infeasibles/0/0: has 3 elements; want [option, "Y" or "N"]`},
		"literal no list":      {two(`"infeasibles": []`, `"infeasibles": [[0, "Y"]]`), "x.gmcr: /infeasibles/0/0: is 0; want [option, \"Y\" or \"N\"]\nx.gmcr: /infeasibles/0/1: is the text \"Y\"; want [option, \"Y\" or \"N\"]"},
		"condition a text":     {two(`"infeasibles": []`, `"infeasibles": ["Y-"]`), `x.gmcr: /infeasibles/0: is the text "Y-"; want a list of [option, "Y" or "N"] or an object with "compound" and "members"`},
		"negated":              {two(`"infeasibles": []`, `"infeasibles": [{"compound": true, "negated": true, "members": []}]`), `x.gmcr: /infeasibles/0/negated: is not a key of a condition; want "compound" and "members" only`},
		"not compound":         {two(`"infeasibles": []`, `"infeasibles": [{"compound": false, "members": []}]`), `x.gmcr: /infeasibles/0/compound: is false; want true, or a plain list of literals`},
		"no members":           {two(`"infeasibles": []`, `"infeasibles": [{"compound": true}]`), `x.gmcr: /infeasibles/0: has no "members"; want one`},
		"flag":                 {two(`Ranking": false`, `Ranking": 0`), `x.gmcr: /useManualPreferenceRanking: is 0; want true or false`},
		"null":                 {two(`"preferences": []`, `"preferences": null`), "x.gmcr: /decisionMakers/0/preferences: is null; want a list of conditions\nx.gmcr: /decisionMakers/1/preferences: is null; want a list of conditions"},
		"coalition of none":    {two(`"infeasibles"`, `"coalitions": [2], "infeasibles"`), `x.gmcr: /coalitions/0: is decision maker 2; want one of the 2, counted from 0`},
		"coalitions overlap":   {two(`"infeasibles"`, `"coalitions": [0, [1, 0]], "infeasibles"`), `x.gmcr: /coalitions/1: has decision maker 0, which stands in a coalition already; want each at most once`},
		"coalition's name":     {two(`"infeasibles"`, `"coalitions": [[0, 1]], "infeasibles"`, `1], "preferences": []}`, `1], "preferences": []}, {"name": "A, B", "options": [], "preferences": []}`), `x.gmcr: /coalitions/0: is called "A, B", as a decision maker or another coalition is; want different names`},
		"no ranking":           {two(`Ranking": false`, `Ranking": true`, `0], "preferences": []`, `0], "preferenceRanking": [1, 2, 3, 4]`), `x.gmcr: /decisionMakers/1/preferenceRanking: is missing; want every state's number, best first, as useManualPreferenceRanking is true`},
		"ranking too short":    {ranked("preferenceRanking", "[1, [2, 3]]", "[1, 2, 3, 4]"), `x.gmcr: /decisionMakers/0/preferenceRanking: lacks state 4 (YY); want every feasible state once`},
		"ranked twice":         {ranked("preferenceRanking", "[1, [2, 3], 4, 1]", "[1, 2, 3, 4]"), `x.gmcr: /decisionMakers/0/preferenceRanking/3: is state 1 again; want each state once`},
		"ranked from 0":        {ranked("preferenceRanking", "[1, 2, 3, 4, 0]", "[1, 2, 3, 4]"), `x.gmcr: /decisionMakers/0/preferenceRanking/4: is state 0; want 1 to 4`},
		"nested rankings":      {ranked("preferenceRanking", "[1, [2, [3]], 4]", "[1, 2, 3, 4]"), `x.gmcr: /decisionMakers/0/preferenceRanking/1/1: is a list; want the number of a state`},
		"too many to rank":     {wide(24), "x.gmcr: /decisionMakers: the longest ranking does not name every feasible state (24 options: more than 16384 feasible states); want each once"},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := exchange.ReadGMCR("x.gmcr", []byte(test.file))
			if err == nil {
				t.Fatalf("read %+v; want an error", c)
			}
			if err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

func many(n int, format string) string {
	var all []string
	for k := range n {
		all = append(all, fmt.Sprintf(format, k))
	}
	return strings.Join(all, ", ")
}

// wide is a file in which one party with n free options ranks one state.
func wide(n int) string {
	return fmt.Sprintf(`{"useManualPreferenceRanking": true, "options": [%s], "decisionMakers": [{"name": "A", "options": [%s], "preferenceRanking": [1]}]}`,
		many(n, `{"name": "%d"}`), many(n, "%d"))
}

// All errors come at once, up to a hundred.
func TestErrorsAreCounted(t *testing.T) {
	_, err := exchange.ReadGMCR("x.gmcr", []byte(two(`"infeasibles": []`, `"infeasibles": [`+many(150, "%d")+`]`)))
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 101 || lines[100] != "x.gmcr: and 50 errors more" {
		t.Errorf("%d lines, the last %q; want 100 and the number of those left out", len(lines), lines[len(lines)-1])
	}
}

// Reading hostile files takes time in proportion to the file.
func TestHostileSizes(t *testing.T) {
	fill := func(open, part string, most int, end string) []byte {
		return []byte(open + strings.Repeat(part, most) + end)
	}
	free := wide(24)[:len(wide(24))-1]
	for name, data := range map[string]func(n int) []byte{
		"empty lists": func(n int) []byte {
			return fill(`{"options": [], "decisionMakers": [{"name": "A"}], "infeasibles": [[]`, `,[]`, n, `]}`)
		},
		"literals": func(n int) []byte {
			return fill(`{"options": [{"name": "a"}], "decisionMakers": [{"name": "A", "options": [0], "preferences": [[[0,"Y"]`, `,[0,"Y"]`, n, `]]}]}`)
		},
		"one name": func(n int) []byte {
			return fill(`{"options": [{"name": "`, `é`, n, `"}], "decisionMakers": [{"name": "A", "options": [0]}]}`)
		},
		"one key":      func(n int) []byte { return fill(`{"`, `é`, n, `": 3}`) },
		"unknown keys": func(n int) []byte { return fill(`{"options": [], "decisionMakers": [{"name": "A"}]`, `,"x":0`, n, `}`) },
		"unclosed":     func(n int) []byte { return fill(``, `[`, n, ``) },
		"indexes": func(n int) []byte {
			return fill(`{"options": [{"name": "a"}], "decisionMakers": [{"name": "A", "options": [0`, `,0`, n, `]}]}`)
		},
		"states": func(n int) []byte {
			return fill(`{"useManualPreferenceRanking": true, "options": [], "decisionMakers": [{"name": "A", "preferenceRanking": [1`, `,1`, n, `]}]}`)
		},
		"many rules": func(n int) []byte {
			return fill(free+`, "infeasibles": [[[0,"Y"],[0,"N"]]`, `,[[0,"Y"],[0,"N"],[1,"Y"]]`, n/11, `]}`)
		},
	} {
		growth.Check(t, name, 1<<13, func(n int) { _, _ = exchange.ReadGMCR("x.gmcr", data(n)) })
	}
}
