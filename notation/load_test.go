package notation

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// folder writes files into a new folder and returns its path.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const citing = `parley: 1
title: Sources
sources:
  paper:
    file: papers/paper.md
    sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 # warn@13: papers/paper.md has changed since it was reviewed: its sha256 is
  lost: {file: lost.md} # warn@16: source lost: there is no file lost.md; want the document beside the conflict file
  linked: {file: link.md} # warn@18: source linked: link.md is a link that leads out of the folder; want
  folder: {file: papers} # warn@18: source folder: papers is not a regular file
areas:
  energy:
    from:
      - paper#L1
      - {at: paper#L2-L3, quote: "gas  and oil"}
      - {at: paper#L1, quote: "gas and oil"} # warn@31: the quote "gas and oil" does not stand at paper#L1; did it move to line 2?
      - {at: paper#L1, quote: "coal"} # warn@31: does not stand at paper#L1; want the exact words of the source
      - {at: paper#L1-L2, quote: "once more"} # warn@34: did it move to one of the lines 4 5?
      - paper#L6 # want@9: paper has 5 lines, and no line 6; want lines that it has
      - lost#L99
`

func TestLoad(t *testing.T) {
	dir := folder(t, map[string]string{
		"conflict.yaml":   citing,
		"papers/paper.md": "Title\nThey trade gas\r\nand oil.\rhere once more\nonce more\n",
	})
	outside := filepath.Join(folder(t, map[string]string{"secret.md": "secret"}), "secret.md")
	if err := os.Symlink(outside, filepath.Join(dir, "link.md")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	f, err := Load(filepath.Join(dir, "conflict.yaml"))
	if err == nil {
		t.Error("a passage outside its source is no error")
	}
	meet(t, annotations([]byte(citing)), append(f.Errors, f.Warnings...))
}

func TestLoadWithReaderThatFails(t *testing.T) {
	dir := folder(t, map[string]string{
		"c.yaml": "parley: 1\ntitle: x\nsources: {paper: {file: paper.md}}\n", "paper.md": "",
	})
	f, err := LoadWith(filepath.Join(dir, "c.yaml"), func(string, []byte) (Words, error) { return nil, errors.New("torn") })
	if err != nil || len(f.Warnings) != 1 || !strings.Contains(f.Warnings[0].What, "source paper cannot be read: torn") {
		t.Errorf("error %v, warnings %v; want one warning that the source is torn", err, f.Warnings)
	}
}

func TestLoadRefusesHugeFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "huge.yaml")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := file.Truncate(100 << 20); err != nil {
		t.Fatal(err)
	}
	f, err := Load(path)
	if err == nil || !strings.Contains(err.Error(), "the file has more than 4194304 bytes") {
		t.Fatalf("error %v; want that the file is too large", err)
	}
	if len(f.Text) > MaxBytes+1 {
		t.Errorf("%d bytes were read", len(f.Text))
	}
}

func TestLoadMissing(t *testing.T) {
	f, err := Load(filepath.Join(t.TempDir(), "no.yaml"))
	if f != nil || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, %v; want nil and that there is no such file", f, err)
	}
}

func TestEncoding(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"latin-1":     {"parley: 1\ntitle: caf\xe9\n", "x.yaml:2:11: byte 0xe9 at offset 20 is not UTF-8; want the file saved as UTF-8"},
		"columns":     {"title: é日\xff", "x.yaml:1:10: byte 0xff"},
		"control":     {"title: \x1b[0m", "x.yaml:1:8: control character U+001B"},
		"delete":      {"title: \x7f", "x.yaml:1:8: control character U+007F"},
		"lone CR":     {"parley: 1\rtitle: x\r", "x.yaml:1:10: a carriage return without a line feed"},
		"separator":   {"title: a\u2028b", `x.yaml:1:9: line break U+2028; want a plain line break, or \u2028 in double quotes`},
		"inner mark":  {"title: a\ufeffb", "x.yaml:1:9: byte order mark U+FEFF inside the text"},
		"UTF-16":      {"\xff\xfep\x00a\x00", "x.yaml:1:1: byte 0xff at offset 0 is not UTF-8"},
		"nothing":     {"", "x.yaml:1:1: the file is empty; want at least parley: 1 and a title"},
		"with a mark": {"\ufefftitle: \x01", "x.yaml:1:8: control character U+0001"},
	}
	for name, test := range tests {
		_, err := Read("x.yaml", []byte(test.text))
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: error %v; want %s", name, err, test.want)
		}
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "c.yaml"), filepath.Join(dir, "link.yaml")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("c.yaml", link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := WriteFile(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	got, _ := os.ReadFile(path)
	info, _ := os.Lstat(link)
	if !bytes.Equal(got, []byte("new")) || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("file has %q, link has mode %v; want new behind a link", got, info.Mode())
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v; want that of the old file, 0600", info.Mode())
	}
	left, _ := os.ReadDir(dir)
	if len(left) != 2 {
		t.Errorf("%d files in the folder; want 2", len(left))
	}
	if err := WriteFile(filepath.Join(dir, "none", "c.yaml"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v; want that there is no such folder", err)
	} else if want := "folder " + filepath.Join(dir, "none") + ": no such file or directory"; err.Error() != want {
		t.Errorf("error %q; want %q", err, want)
	}
}
