package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var consoleBlock = regexp.MustCompile("(?s)```console\n(.*?)\n```")

// Every console block of the documentation is run, and prints what it shows.
// In a block, lines that begin with "$ " are commands; what follows is their
// output, standard error included, in which a line "..." stands for any number of lines.
func TestDocumentedCommands(t *testing.T) {
	root := filepath.Join("..", "..")
	for _, page := range pages(t, root) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		blocks := consoleBlock.FindAllStringSubmatch(string(text), -1)
		if len(blocks) == 0 {
			continue
		}
		name, err := filepath.Rel(root, page)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir() // one for a page: a later command may use what an earlier one made
			t.Setenv("PARLEY_DATA", filepath.Join(folder, ".data"))
			if err := os.CopyFS(filepath.Join(folder, "examples"), os.DirFS(filepath.Join(root, "examples"))); err != nil {
				t.Fatal(err)
			}
			for _, block := range blocks {
				runBlock(t, folder, block[1])
			}
		})
	}
}

// pages lists README.md, docs and the examples' pages.
func pages(t *testing.T, root string) []string {
	t.Helper()
	found := []string{filepath.Join(root, "README.md")}
	for _, folder := range []string{"docs", "examples"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, _ fs.DirEntry, err error) error {
			if strings.HasSuffix(path, ".md") {
				found = append(found, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func runBlock(t *testing.T, folder, block string) {
	t.Helper()
	for _, part := range strings.Split("\n"+block, "\n$ ")[1:] {
		command, want, _ := strings.Cut(part, "\n")
		shell := exec.Command("bash", "-c", strings.ReplaceAll(command, "go run ./cmd/parley", "parley"))
		shell.Dir = folder
		out, _ := shell.CombinedOutput() // a command may be shown failing; its output then says so
		if !matches(want, string(out)) {
			t.Errorf("$ %s\nprints:\n%s\nthe page shows:\n%s", command, out, want)
		}
	}
}

// matches compares output with what a page shows, line by line, where a line
// "..." stands for any number of lines.
func matches(want, got string) bool {
	var pattern strings.Builder
	pattern.WriteString(`\A`)
	for line := range strings.SplitSeq(strings.TrimRight(want, "\n"), "\n") {
		if strings.TrimSpace(line) == "..." {
			pattern.WriteString(`(?:.*\n)*?`)
		} else {
			pattern.WriteString(regexp.QuoteMeta(strings.TrimRight(line, " ")) + ` *\n`)
		}
	}
	pattern.WriteString(`\z`)
	got = strings.TrimRight(got, "\n") + "\n"
	return regexp.MustCompile(pattern.String()).MatchString(got)
}
