// Package deu measures forecasts on decisions of the European Union: reads
// the data (Thomson et al. 2012 [thomson2012]; Arregui & Perarnaud 2021
// [arregui2021]), fits what the prediction learns from outcomes, and scores every model by cross-validation over
// proposals.
package deu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"parley/bargain"
)

// A Case is one issue of a proposal.
type Case struct {
	ID, Proposal string
	Issue        bargain.Issue // actors by their codes: de, fr, com, ep
	Outcome      float64       // 0 to 100; NaN when unknown
	President    string        // the code of who presided over the Council at the end, or empty
}

// Known reports whether the outcome is known.
func (c *Case) Known() bool { return !math.IsNaN(c.Outcome) }

// Bounds of a file.
const (
	mostRows    = 100_000
	mostLine    = 1 << 16
	mostColumns = 512
)

// A Table is what a file holds.
type Table struct {
	Cases   []Case
	Remarks []string // what was left out or filled in, and why
}

// Read reads a table: columns joined by tabs, a header that names them, a
// second row of gross domestic products without an issue, then a row for each
// issue. Positions are the columns p and saliences the columns s with an
// actor's code behind; rp is the reference point and out the outcome. The
// order of columns and rows is free, and an empty cell, NA or a dot is
// missing. An error names line and column.
func Read(r io.Reader) (*Table, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, mostLine)
	if !lines.Scan() {
		return nil, errors.Join(errors.New("no header; want a line with the names of the columns"), lines.Err())
	}
	h, err := readHeader(strings.Split(strings.TrimRight(lines.Text(), "\r"), "\t"))
	if err != nil {
		return nil, err
	}
	t := &Table{}
	for line := 2; lines.Scan(); line++ {
		if line > mostRows {
			return nil, fmt.Errorf("line %d: too many rows; want at most %d", line, mostRows)
		}
		cells := strings.Split(strings.TrimRight(lines.Text(), "\r"), "\t")
		if err := h.read(t, cells); err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
	return t, lines.Err()
}

// A header says in which column things stand.
type header struct {
	issue, proposal, reference, outcome, final int // -1: not there
	actors                                     []actorColumns
}

type actorColumns struct {
	code               string
	position, salience int
}

func readHeader(names []string) (*header, error) {
	if len(names) > mostColumns {
		return nil, fmt.Errorf("line 1: %d columns; want at most %d", len(names), mostColumns)
	}
	place := map[string]int{}
	for k, name := range names {
		place[strings.TrimSpace(name)] = k
	}
	find := func(name string) int {
		if k, ok := place[name]; ok {
			return k
		}
		return -1
	}
	h := &header{find("isnr"), find("prnr"), find("rp"), find("out"), find("finact"), nil}
	for k, name := range names {
		code, ok := strings.CutPrefix(strings.TrimSpace(name), "p")
		if s := find("s" + code); ok && s >= 0 {
			h.actors = append(h.actors, actorColumns{code, k, s})
		}
	}
	switch {
	case h.issue < 0 || h.outcome < 0:
		return nil, errors.New("line 1: want the columns isnr (the issue) and out (the outcome)")
	case len(h.actors) == 0:
		return nil, errors.New("line 1: no actor; want columns like pde and sde for a position and its salience")
	}
	return h, nil
}

// read adds the case of a row; rows without an issue are not cases.
func (h *header) read(t *Table, cells []string) error {
	text := func(k int) string {
		if k < 0 || k >= len(cells) {
			return ""
		}
		return strings.TrimSpace(cells[k])
	}
	c := Case{ID: text(h.issue), Proposal: text(h.proposal), President: presidency(text(h.final))}
	if c.ID == "" {
		return nil
	}
	if c.Proposal == "" {
		c.Proposal = c.ID
	}
	var err error
	if c.Outcome, err = number(text(h.outcome)); err != nil {
		return fmt.Errorf("the outcome: %w", err)
	}
	reference, err := number(text(h.reference))
	if err != nil {
		return fmt.Errorf("the reference point: %w", err)
	}
	if !math.IsNaN(reference) {
		c.Issue.Reference = &reference
	}
	for _, a := range h.actors {
		if err := c.add(a.code, text(a.position), text(a.salience)); err != nil {
			return err
		}
	}
	t.add(c)
	return nil
}

// add adds an actor's stance. A missing salience is NaN until all are read.
func (c *Case) add(code, position, salience string) error {
	x, err := number(position)
	if err != nil {
		return fmt.Errorf("the position of %s: %w", code, err)
	}
	s, err := number(salience)
	if err != nil {
		return fmt.Errorf("the salience of %s: %w", code, err)
	}
	if !math.IsNaN(x) {
		c.Issue.Stances = append(c.Issue.Stances, bargain.Stance{Actor: code, Position: x, Salience: s / 100, Capability: weightOf(code)})
	}
	return nil
}

// add adds a case whose positions suffice.
func (t *Table) add(c Case) {
	c.fillSaliences()
	if err := c.Issue.Check(); err != nil {
		t.Remarks = append(t.Remarks, fmt.Sprintf("issue %s is left out: %v", c.ID, err))
		return
	}
	if !c.Known() {
		t.Remarks = append(t.Remarks, fmt.Sprintf("issue %s has no outcome and is not scored", c.ID))
	}
	t.Cases = append(t.Cases, c)
}

// fillSaliences gives those whose salience is missing the mean of the others;
// and when nobody cares, or nothing is known of that, everybody one half.
func (c *Case) fillSaliences() {
	sum, n := 0.0, 0.0
	for _, s := range c.Issue.Stances {
		if !math.IsNaN(s.Salience) {
			sum, n = sum+s.Salience, n+1
		}
	}
	for k := range c.Issue.Stances {
		if s := &c.Issue.Stances[k]; sum == 0 {
			s.Salience = 0.5
		} else if math.IsNaN(s.Salience) {
			s.Salience = sum / n
		}
	}
}

// number reads a number from 0 to 100; missing is NaN.
func number(text string) (float64, error) {
	switch text {
	case "", ".", "NA", "NaN":
		return math.NaN(), nil
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || !(x >= 0 && x <= 100) {
		return 0, fmt.Errorf("%q is no number of the scale; want 0 to 100, or nothing", text)
	}
	return x, nil
}
