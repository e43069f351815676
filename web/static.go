package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"sync"

	"parley/brief"
)

//go:embed *.gohtml *.js *.css *.svg
var embedded embed.FS

// briefStyle is the name under which the style sheet of briefs is served: the
// workbench has the same colours, type and tables.
const briefStyle = "brief.css"

// static returns an embedded file that a browser may ask for.
func static(name string) ([]byte, error) {
	if name == briefStyle {
		return []byte(brief.Style()), nil
	}
	if path.Ext(name) == ".gohtml" {
		return nil, fs.ErrNotExist
	}
	return embedded.ReadFile(name)
}

// styles are the style sheets of every page: that of briefs, what the workbench
// adds, and what its parts add, each named after its page.
func styles() ([]string, error) {
	own := "workbench.css"
	parts, err := fs.Glob(embedded, "*.css")
	return append([]string{briefStyle, own}, slices.DeleteFunc(parts, func(name string) bool { return name == own })...), err
}

// staticHash is a hash of all embedded files together. It stands in their
// addresses, so that modules can import each other by name and a browser keeps
// them until the program changes.
var staticHash = sync.OnceValue(func() string {
	sum := sha256.New()
	sum.Write([]byte(brief.Style()))
	entries, _ := embedded.ReadDir(".") // an embedded folder can be read
	for _, e := range entries {
		data, _ := embedded.ReadFile(e.Name())
		sum.Write(data)
	}
	return hex.EncodeToString(sum.Sum(nil))[:16]
})

// asset is the address of an embedded file.
func asset(name string) string { return "/static/" + staticHash() + "/" + name }

// kinds are the types of embedded files. The system's own table may have other
// ones, as which a browser runs no module.
var kinds = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

func serveStatic(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	data, err := static(name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	if r.PathValue("hash") == staticHash() {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	w.Header().Set("Content-Type", kinds[path.Ext(name)])
	_, _ = w.Write(data) // a browser that has left need not be told
}
