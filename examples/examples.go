// Package examples holds the example conflicts of the repository, so that the
// program can open them wherever it runs.
package examples

import (
	"embed"
	"fmt"
	"path"
	"strings"
)

//go:embed beijing-talks/*.yaml beijing-talks/*.md border-incident/*.yaml river/*.yaml river/*.md published/*.yaml
var files embed.FS

// An Example is a conflict file with the documents beside it.
type Example struct {
	ID    string // its path below examples, without .yaml: published/chicken
	Title string // as the file says
	Group string // what it is one of
}

const (
	own       = "To begin with"
	published = "Published conflicts"
)

// List is every example, in the order in which a person may want them.
var List = []Example{
	{"beijing-talks/conflict", "The Beijing talks and the war in Ukraine", own},
	{"river/conflict", "A ceasefire on the river", own},
	{"river/truce", "A truce on the river", own},
	{"river/water", "A treaty on the river", own},
	{"river/mills", "A treaty on the river and its mills", own},
	{"border-incident/conflict", "A border incident", own},
	{"published/cuban-missile-crisis", "Cuban missile crisis", published},
	{"published/elmira", "Elmira groundwater contamination", published},
	{"published/gisborne-economic", "Gisborne Lake, the province puts the economy first", published},
	{"published/gisborne-environmental", "Gisborne Lake, the province puts the environment first", published},
	{"published/gisborne-unknown", "Gisborne Lake, the province's preference unknown", published},
	{"published/korea-2017", "United States and North Korea, 2017", published},
	{"published/korea-2017-bloodthirsty", "United States and North Korea, 2017, bloodthirsty", published},
	{"published/korea-2017-deterrence", "United States and North Korea, 2017, deterrence", published},
	{"published/korea-2017-one-way", "United States and North Korea, 2017, one-way invasion", published},
	{"published/korea-2017-pacifist", "United States and North Korea, 2017, pacifist", published},
	{"published/sustainable-development", "Sustainable development", published},
	{"published/prisoners-dilemma", "Prisoner's Dilemma", published},
	{"published/chicken", "Chicken", published},
	{"published/stag-hunt", "Stag Hunt", published},
}

// A File is one file of an example.
type File struct {
	Name string
	Data []byte
}

// Open returns the conflict file of the example with this id, and the documents
// beside it. The error says that there is no such example.
func Open(id string) (text []byte, documents []File, err error) {
	for _, e := range List {
		if e.ID == id {
			return read(id)
		}
	}
	return nil, nil, fmt.Errorf("no example %q", id)
}

func read(id string) (text []byte, documents []File, err error) {
	if text, err = files.ReadFile(id + ".yaml"); err != nil {
		return nil, nil, err
	}
	folder := path.Dir(id)
	entries, err := files.ReadDir(folder)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		if path.Ext(e.Name()) != ".md" || !strings.Contains(string(text), "file: "+e.Name()) {
			continue
		}
		data, err := files.ReadFile(folder + "/" + e.Name())
		if err != nil {
			return nil, nil, err
		}
		documents = append(documents, File{e.Name(), data})
	}
	return text, documents, nil
}
