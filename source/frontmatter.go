package source

import (
	"cmp"
	"strconv"
	"strings"

	"parley/internal/lazy"
)

// maxFrontMatter is how many lines front matter may have.
const maxFrontMatter = 200

var frontKey = lazy.Regexp(`^([A-Za-z_]+):\s+(.+?)\s*$`)

// frontMatter reads title, author (else the publisher) and date from the lines between two --- at
// the head of a Markdown file, and returns how many lines that is. It knows
// plain and quoted values of one line, not the rest of YAML: nothing else of
// it is asked for, and nothing of it can grow.
func (d *Document) frontMatter(lines []string) int {
	end := frontMatterEnd(lines)
	for _, line := range lines[:end] {
		found := frontKey().FindStringSubmatch(line)
		if found == nil {
			continue
		}
		value := scalar(found[2])
		switch strings.ToLower(found[1]) {
		case "title":
			d.Title = value
		case "author":
			d.Author = value
		case "publisher":
			d.Author = cmp.Or(d.Author, value)
		case "date":
			d.Date = isoOf(value)
		}
	}
	return end
}

func frontMatterEnd(lines []string) int {
	if len(lines) == 0 || strings.TrimRight(lines[0], " ") != "---" {
		return 0
	}
	for k, line := range lines[1:min(len(lines), maxFrontMatter)] {
		if line = strings.TrimRight(line, " "); line == "---" || line == "..." {
			return k + 2
		}
	}
	return 0
}

// scalar returns a value of one line without its quotation marks or comment.
func scalar(value string) string {
	if unquoted, err := strconv.Unquote(value); err == nil && value[0] == '"' {
		return unquoted
	}
	if len(value) > 1 && value[0] == '\'' && value[len(value)-1] == '\'' {
		return strings.ReplaceAll(value[1:len(value)-1], "''", "'")
	}
	value, _, _ = strings.Cut(value, " #")
	return strings.TrimSpace(value)
}
