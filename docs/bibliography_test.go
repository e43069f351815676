// Package docs_test holds the documentation against the code.
package docs_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	heading   = regexp.MustCompile(`(?m)^### (.*)$`)
	bracketed = regexp.MustCompile(`\[([a-z]+[0-9]{4}[a-z]*)\]`)
)

// entries are the bibliography's entries by key, and its keys in order.
func entries(t *testing.T) (byKey map[string]string, keys []string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("reference", "bibliography.md"))
	if err != nil {
		t.Fatal(err)
	}
	byKey = map[string]string{}
	places := heading.FindAllStringSubmatchIndex(string(text), -1)
	for k, place := range places {
		end := len(text)
		if k+1 < len(places) {
			end = places[k+1][0]
		}
		key := string(text[place[2]:place[3]])
		keys = append(keys, key)
		byKey[key] = string(text[place[1]:end])
	}
	return byKey, keys
}

func TestBibliographyIsComplete(t *testing.T) {
	byKey, keys := entries(t)
	if !slices.IsSorted(keys) || len(slices.Compact(slices.Clone(keys))) != len(byKey) {
		t.Errorf("keys %v; want each once, in order", keys)
	}
	for _, key := range keys {
		for _, part := range []string{"\n- Used for: ", "\n- Read: "} {
			if !strings.Contains(byKey[key], part) {
				t.Errorf("%s lacks a line %q", key, strings.TrimSpace(part))
			}
		}
	}
}

func TestKeysInTheCodeAreInTheBibliography(t *testing.T) {
	byKey, _ := entries(t)
	cited := keysInTheCode(t)
	if len(cited) == 0 {
		t.Fatal("the code cites nothing; want at least the method of stability")
	}
	for _, key := range slices.Sorted(maps.Keys(cited)) {
		if _, ok := byKey[key]; !ok {
			t.Errorf("%s: %s is not in docs/reference/bibliography.md", cited[key], key)
		}
	}
}

// keysInTheCode gives a place for every key that a method or, in brackets, a
// comment names.
func keysInTheCode(t *testing.T) map[string]token.Position {
	t.Helper()
	places := map[string]token.Position{}
	files := token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && path != ".." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		for key, at := range keysOf(file) {
			places[key] = files.Position(at)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return places
}

func keysOf(file *ast.File) map[string]token.Pos {
	keys := map[string]token.Pos{}
	for _, comment := range file.Comments {
		for _, match := range bracketed.FindAllStringSubmatch(comment.Text(), -1) {
			keys[match[1]] = comment.Pos()
		}
	}
	if !imports(file, "parley/report") {
		return keys
	}
	ast.Inspect(file, func(n ast.Node) bool {
		field, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		if name, ok := field.Key.(*ast.Ident); ok && name.Name == "Keys" {
			for _, key := range texts(field.Value) {
				keys[key] = field.Pos()
			}
		}
		return true
	})
	return keys
}

func imports(file *ast.File, path string) bool {
	return slices.ContainsFunc(file.Imports, func(i *ast.ImportSpec) bool {
		return i.Path.Value == strconv.Quote(path)
	})
}

// texts are the string literals of an expression.
func texts(e ast.Expr) []string {
	var found []string
	ast.Inspect(e, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			text, _ := strconv.Unquote(literal.Value)
			found = append(found, text)
		}
		return true
	})
	return found
}
