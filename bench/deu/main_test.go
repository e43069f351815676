package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/bargain/deu"
)

const table3 = "isnr\tprnr\tout\tpde\tsde\tpcom\tscom\tpep\tsep\r\n" +
	"\t\t\t2.09\t\t\t\t\t\r\n" +
	"a\tp\t30\t0\t80\t100\t20\t30\t40\r\n" +
	"b\tp\t\t0\t80\t100\t20\t30\t40\r\n"

func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "issues.tsv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// The rows are those that a judge reads: each scored issue and model once,
// quantiles in order.
func TestRows(t *testing.T) {
	path := written(t, table3)
	for _, args := range [][]string{{path, "--json"}, {"--json", path}} {
		var out, said bytes.Buffer
		if err := run(args, &out, &said); err != nil {
			t.Fatal(err)
		}
		var rows []row
		d := json.NewDecoder(&out)
		d.DisallowUnknownFields()
		if err := d.Decode(&rows); err != nil {
			t.Fatal(err)
		}
		recommended := 0
		for _, r := range rows {
			if r.Issue != "a" || r.Outcome != 30 || len(r.Quantiles) != 7 || !(r.CRPS >= 0) {
				t.Errorf("%+v", r)
			}
			if r.Model == deu.Recommended {
				recommended++
			}
			last := 0.0
			for _, key := range []string{"0.025", "0.1", "0.25", "0.5", "0.75", "0.9", "0.975"} {
				if q, ok := r.Quantiles[key]; !ok || q < last || q > 100 {
					t.Errorf("%s: quantile %s is %v after %v", r.Model, key, q, last)
				} else {
					last = q
				}
			}
			if r.Quantiles["0.5"] != r.Point {
				t.Errorf("%s: the point is %v and the median %v", r.Model, r.Point, r.Quantiles["0.5"])
			}
		}
		if len(rows) != len(deu.Models) || recommended != 1 {
			t.Errorf("%d rows, %d of them recommended", len(rows), recommended)
		}
		if !strings.Contains(said.String(), "issue b has no outcome and is not scored") {
			t.Errorf("said %q", said.String())
		}
	}
}

func TestTable(t *testing.T) {
	var out bytes.Buffer
	if err := run([]string{written(t, table3)}, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(out.String(), "\n"); lines != 1+len(deu.Models) {
		t.Errorf("%d lines:\n%s", lines, out.String())
	}
}

func TestRefusals(t *testing.T) {
	for want, args := range map[string][]string{
		"0 files; want one table":       {"--json"},
		"want the columns isnr":         {written(t, "a\tb\n")},
		"no such file":                  {filepath.Join(t.TempDir(), "none.tsv")},
		"flag provided but not defined": {"--oracle"},
	} {
		if err := run(args, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: error %v; want %q", args, err, want)
		}
	}
}
