// Package bench measures whole runs of the command against what is published
// or was measured of other tools.
package bench

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"parley/conflict"
	"parley/exchange"
)

var large = flag.Bool("large", false, "also measure conflicts that take minutes")

// Processor time of other tools, on two cores, for conflicts of this kind.
const (
	gmcrPy14 = 354 * time.Second // gmcr-py, five concepts, 14 options
	gambit24 = 490 * time.Second // Gambit's enumpure, Nash only, 24 options, the best of its formats
)

// BenchmarkStability asks for the equilibria of free conflicts of three
// parties: the processor time of the whole process, its memory, and how often
// that time goes into the other tool's.
func BenchmarkStability(b *testing.B) {
	parley := build(b)
	cases := []struct {
		options  int
		concepts string
		other    time.Duration // 0: nobody else has been measured
		large    bool
	}{
		{14, "nash,gmr,smr,seq,sseq,sim", gmcrPy14, false},
		{20, "nash,gmr,smr,seq,sseq", 0, false},
		{24, "nash", gambit24, false},
		{24, "nash,gmr,smr,seq,sseq", 0, false},
		{30, "nash", 0, true},
		{30, "gmr,smr", 0, true},
		{30, "nash,gmr,smr,seq,sseq", 0, true},
	}
	for _, test := range cases {
		b.Run(strconv.Itoa(test.options)+"/"+strings.ReplaceAll(test.concepts, ",", "+"), func(b *testing.B) {
			if test.large && !*large {
				b.Skip("takes minutes; -large measures it")
			}
			file := write(b, free(test.options).conflict())
			var spent time.Duration
			var memory int64
			for b.Loop() {
				cpu, peak := measure(b, parley, "stability", "--equilibria-only", "--json", "--concepts", test.concepts, file)
				spent += cpu
				memory = max(memory, peak)
			}
			spent /= time.Duration(b.N)
			b.ReportMetric(spent.Seconds()*1000, "cpu-ms/op")
			b.ReportMetric(float64(memory)/1024, "peak-MiB")
			if test.other > 0 {
				b.ReportMetric(float64(test.other)/float64(spent), "times-less")
			}
		})
	}
}

func build(b testing.TB) string {
	b.Helper()
	parley := filepath.Join(b.TempDir(), "parley")
	command := exec.Command("go", "build", "-o", parley, "../cmd/parley")
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := command.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return parley
}

// measure runs the command and returns its processor time and peak memory in
// KiB.
func measure(b testing.TB, name string, args ...string) (time.Duration, int64) {
	b.Helper()
	command := exec.Command(name, args...)
	var errors bytes.Buffer
	command.Stderr = &errors
	if err := command.Run(); err != nil {
		b.Fatalf("%v: %s", err, &errors)
	}
	state := command.ProcessState
	return state.UserTime() + state.SystemTime(), state.SysUsage().(*syscall.Rusage).Maxrss
}

func write(b testing.TB, c *conflict.Conflict) string {
	b.Helper()
	data, _, err := exchange.WriteGMCR(c)
	if err != nil {
		b.Fatal(err)
	}
	file := filepath.Join(b.TempDir(), "conflict.gmcr")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		b.Fatal(err)
	}
	return file
}
