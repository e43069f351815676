package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A vector is a random conflict with a textbook solver's answers.
type vector struct {
	Name       string                       `json:"name"`
	Conflict   json.RawMessage              `json:"conflict"`
	States     []string                     `json:"states"`
	Stable     map[string]map[string][]bool `json:"stable"` // concept, party, state
	Equilibria map[string][]string          `json:"equilibria"`
}

// conceptKeys translates the vectors' names of concepts.
var conceptKeys = map[string]string{"Nash": "nash", "GMR": "gmr", "SMR": "smr", "SEQ": "seq", "SSEQ": "sseq", "SIM": "sim"}

// Every cell of every vector, through the command as a user runs it; directly,
// and after a conversion to a conflict file.
func TestVectors(t *testing.T) {
	path := filepath.Join("..", "..", "..", "shared", "graph-model", "vectors.jsonl")
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("../shared is missing: 175 random conflicts with a textbook solver's answers are not checked")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	checked := 0
	for lines.Scan() {
		var v vector
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		t.Run(v.Name, func(t *testing.T) { checkVector(t, v) })
		checked++
	}
	if err := lines.Err(); err != nil || checked != 175 {
		t.Fatalf("%d vectors read, want 175: %v", checked, err)
	}
}

func checkVector(t *testing.T, v vector) {
	t.Helper()
	folder := t.TempDir()
	gmcr, yaml := filepath.Join(folder, "v.gmcr"), filepath.Join(folder, "v.yaml")
	if err := os.WriteFile(gmcr, v.Conflict, 0o600); err != nil {
		t.Fatal(err)
	}
	parley(t, "convert", gmcr, yaml)
	for _, path := range []string{gmcr, yaml} {
		var got struct {
			States []struct {
				State  string
				Stable map[string]map[string]bool
			}
			Equilibria map[string][]string
		}
		if err := json.Unmarshal(parley(t, "stability", "--json", path), &got); err != nil {
			t.Fatal(err)
		}
		stable := map[string]map[string][]bool{}
		var states []string
		for _, s := range got.States {
			states = append(states, s.State)
			for name, key := range conceptKeys {
				if stable[name] == nil {
					stable[name] = map[string][]bool{}
				}
				for party, is := range s.Stable[key] {
					stable[name][party] = append(stable[name][party], is)
				}
			}
		}
		equilibria := map[string][]string{}
		for name, key := range conceptKeys {
			equilibria[name] = got.Equilibria[key]
		}
		for _, diff := range []string{cmp.Diff(v.States, states), cmp.Diff(v.Stable, stable), cmp.Diff(v.Equilibria, equilibria)} {
			if diff != "" {
				t.Errorf("%s: vector (-) and answer (+) differ:\n%s", filepath.Base(path), diff)
			}
		}
	}
}

// parley runs a command line that must succeed and returns what it prints.
func parley(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	if status := run(t.Context(), args, terminal{Out: &out, Err: &errs}); status != statusDone {
		t.Fatalf("parley %v: status %d: %s", args, status, errs.String())
	}
	return out.Bytes()
}
