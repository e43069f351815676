package conflict

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of one formula. The length holds for the text as given and as String
// writes it, so that what parses can be written and parsed again.
const (
	maxFormulaLength = 16 << 10               // bytes
	maxFormulaDepth  = 100                    // connectives within connectives
	maxBrackets      = 3*maxFormulaDepth + 10 // calls of the parser within each other
)

// A FormulaError says where a formula's text goes wrong.
type FormulaError struct {
	Offset int // in bytes, from 0
	What   string
}

func (e *FormulaError) Error() string { return e.What }

// ParseFormula reads a formula: option ids joined by
//
//	! not    & and    | or    -> (a -> b)  if (b if a)    <-> iff
//
// in that order of binding, tightest first, with brackets; and the constants
// true and false. Chains of -> and if group to the right.
// The error is a *FormulaError.
func ParseFormula(text string) (Formula, error) {
	if len(text) > maxFormulaLength {
		return Formula{}, &FormulaError{0, fmt.Sprintf("formula of %d bytes; want at most %d", len(text), maxFormulaLength)}
	}
	p := &formulaParser{text: text}
	p.next()
	f := p.iff()
	if p.err == nil && p.token != "" {
		p.fail("unexpected %q; want an operator (&, |, ->, <->) or the end", clip(p.token))
	}
	if p.err == nil {
		p.checkSize(f)
	}
	if p.err != nil {
		return Formula{}, p.err
	}
	return f, nil
}

// checkSize refuses a formula that is nested too deep or that would not parse
// again as String writes it.
func (p *formulaParser) checkSize(f Formula) {
	if d := f.depth(); d > maxFormulaDepth {
		p.err = &FormulaError{0, fmt.Sprintf("formula is nested %d deep; want at most %d", d, maxFormulaDepth)}
	} else if n := len(f.String()); n > maxFormulaLength {
		p.err = &FormulaError{0, fmt.Sprintf("formula of %d bytes when written out; want at most %d", n, maxFormulaLength)}
	}
}

type formulaParser struct {
	text  string
	at    int    // where the next token is looked for
	start int    // where the current token begins
	token string // canonical: "&", "ident" text, ...; empty at the end
	ident bool
	depth int
	err   *FormulaError
}

func (p *formulaParser) fail(format string, args ...any) {
	if p.err == nil {
		p.err = &FormulaError{p.start, fmt.Sprintf(format, args...)}
	}
	p.token, p.ident, p.at = "", false, len(p.text)
}

// words that stand for an operator or a constant, and so are not option ids.
var formulaWords = map[string]string{
	"not": "!", "and": "&", "or": "|", "iff": "<->", "if": "if", "true": "true", "false": "false",
}

func (p *formulaParser) next() {
	for p.at < len(p.text) && strings.ContainsRune(" \t\r\n", rune(p.text[p.at])) {
		p.at++
	}
	p.start, p.token, p.ident = p.at, "", false
	rest := p.text[p.at:]
	if rest == "" {
		return
	}
	for _, sign := range []string{"<->", "->", "&", "|", "!", "(", ")"} {
		if strings.HasPrefix(rest, sign) {
			p.at += len(sign)
			p.token = sign
			return
		}
	}
	n := identLength(rest)
	if n == 0 {
		r, _ := utf8.DecodeRuneInString(rest)
		p.fail("unexpected %q; want an option id, !, & , |, ->, <-> or a bracket", r)
		return
	}
	p.at += n
	word := rest[:n]
	if canonical, ok := formulaWords[strings.ToLower(word)]; ok {
		p.token = canonical
		return
	}
	p.token, p.ident = word, true
}

// identLength returns the length of the option id at the start of text. A
// hyphen belongs to the id unless it begins an arrow.
func identLength(text string) int {
	n := 0
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		inner := n > 0 && (r == '.' || r == '-' && !strings.HasPrefix(text[n:], "->"))
		if r == utf8.RuneError || r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !inner {
			break
		}
		n += size
	}
	return n
}

// enter bounds how deep the parser calls itself; its result leaves again.
func (p *formulaParser) enter() (leave func()) {
	if p.depth++; p.depth > maxBrackets {
		p.fail("formula is nested too deep; want at most %d connectives within each other", maxFormulaDepth)
	}
	return func() { p.depth-- }
}

func (p *formulaParser) iff() Formula {
	f := p.conditional()
	for p.token == "<->" {
		p.next()
		f = Iff(f, p.conditional())
	}
	return f
}

func (p *formulaParser) conditional() Formula {
	defer p.enter()()
	left := p.chain("|", Or, p.conjunction)
	switch p.token {
	case "->":
		p.next()
		return If(left, p.conditional())
	case "if":
		p.next()
		return If(p.conditional(), left)
	}
	return left
}

func (p *formulaParser) conjunction() Formula { return p.chain("&", And, p.unary) }

func (p *formulaParser) chain(sign string, join func(...Formula) Formula, part func() Formula) Formula {
	parts := []Formula{part()}
	for p.token == sign && !p.ident {
		p.next()
		parts = append(parts, part())
	}
	return join(parts...)
}

func (p *formulaParser) unary() Formula {
	defer p.enter()()
	switch {
	case p.ident:
		f := Taken(p.token)
		p.next()
		return f
	case p.token == "!":
		p.next()
		return Not(p.unary())
	case p.token == "true", p.token == "false":
		f := Formula{Op: map[string]Op{"true": OpTrue, "false": OpFalse}[p.token]}
		p.next()
		return f
	case p.token == "(":
		open := p.start
		p.next()
		f := p.iff()
		if p.err == nil && p.token != ")" {
			p.fail("bracket opened at character %d is not closed; want )", open+1)
		}
		p.next()
		return f
	case p.token == "":
		p.fail("formula ends too early; want an option id, ! or (")
	default:
		p.fail("unexpected %q; want an option id, ! or (", p.token)
	}
	return Formula{}
}
