package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"parley/conflict"
	"parley/store"
	"parley/web/build"
	"parley/web/elicit"
)

// maxAnswers bounds the answers of an interview.
const maxAnswers = 500

// A questionsPage asks which of two outcomes is worse for a party.
type questionsPage struct {
	Base    int64
	Party   string
	Name    string
	Nothing string // why there is nothing to ask; empty when there is
	Asked   int
	Answers []string // as they were given, for the next form
	First   []optionLine
	Second  []optionLine
	Same    []optionLine // in both
	Letters [2]string
	Named   [2]string // the outcomes' names
	Order   []orderLine
	Whole   bool // every two outcomes are compared
	Unsaid  int
	Full    int // comparisons that ranking the outcomes one by one may take
}

// An optionLine says of one option that it is, or is not, taken.
type optionLine struct {
	Name  string
	Taken bool
}

// An orderLine is one statement in the order that was found.
type orderLine struct {
	Item  int
	Words string
}

func (s *Server) showQuestions(w http.ResponseWriter, r *http.Request, p store.Project) error {
	if err := r.ParseForm(); err != nil {
		return refuse(http.StatusBadRequest, "the address cannot be read", "want it as the page has it")
	}
	return s.question(w, r, p, r.Form)
}

func (s *Server) askQuestion(w http.ResponseWriter, r *http.Request, p store.Project) error {
	if err := parseForm(r); err != nil {
		return err
	}
	form := r.Form
	switch answer := form.Get("worse"); {
	case answer == "back" && len(form["answer"]) > 0:
		form["answer"] = form["answer"][:len(form["answer"])-1]
	case answer != "" && answer != "back":
		form["answer"] = append(form["answer"], form.Get("states")+" "+answer)
	}
	return s.question(w, r, p, form)
}

// question shows the next question, or the order that was found.
func (s *Server) question(w http.ResponseWriter, r *http.Request, p store.Project, form url.Values) error {
	h, err := s.head(r.Context(), p)
	if err != nil {
		return err
	}
	page, err := newQuestionsPage(r, h, form)
	if err != nil {
		return err
	}
	return s.show(w, r, view{Name: "questions", Title: "Which is worse?", Project: &p, Part: "build", Page: page})
}

func newQuestionsPage(r *http.Request, h *head, form url.Values) (*questionsPage, error) {
	c := h.File.Conflict
	page := &questionsPage{Base: h.Number, Party: form.Get("party"), Answers: form["answer"], Asked: len(form["answer"])}
	if len(h.File.Errors) > 0 {
		page.Nothing = "The text has errors; correct them first."
		return page, nil
	}
	if _, ok := c.Party(page.Party); !ok {
		return nil, refuse(http.StatusNotFound, "there is no such party", "want one of the project's")
	}
	page.Name = c.PartyName(page.Party)
	items, statements, nothing := askable(c, page.Party)
	if page.Nothing = nothing; nothing != "" {
		return page, nil
	}
	states, err := c.States(r.Context(), elicit.MaxStates)
	if err != nil {
		page.Nothing = "There are too many outcomes for questions; put the statements into order by hand."
		return page, nil //nolint:nilerr // the page says it
	}
	v, err := elicit.New(c, statements, states)
	if err != nil {
		page.Nothing = sentence(err.Error())
		return page, nil
	}
	if err := page.replay(c, v); err != nil {
		return nil, err
	}
	page.Full, page.Whole = insertions(len(states)), v.Whole()
	page.next(c, v, items, statements)
	return page, nil
}

// askable lists the statements of a party's list that questions can order, with
// their items; or says why there are none.
func askable(c *conflict.Conflict, party string) (items []int, statements []conflict.Formula, nothing string) {
	p := c.Preference(party)
	if p == nil || p.Ranking != nil || !p.Simple() || len(p.Statements) < 2 {
		return nil, nil, "There is nothing to put into order: first say what " + c.PartyName(party) + " wants, in two statements or more."
	}
	for k, item := range build.Items(p) {
		if len(item.Statements) != 1 {
			return nil, nil, "Some statements stand in an order that nobody knows, or nobody knows which way they matter. Questions cannot order those."
		}
		items = append(items, k)
		statements = append(statements, p.Statements[item.Statements[0]].Formula)
	}
	return items, statements, ""
}

// replay gives the interview the answers of the form.
func (q *questionsPage) replay(c *conflict.Conflict, v *elicit.Interview) error {
	wrong := refuse(http.StatusBadRequest, "the answers cannot be read", "want the questions begun anew")
	if len(q.Answers) > maxAnswers {
		return refuse(http.StatusBadRequest, fmt.Sprintf("%d answers", len(q.Answers)), fmt.Sprintf("want at most %d", maxAnswers))
	}
	feasible := c.Feasible()
	for _, text := range q.Answers {
		fields := strings.Fields(text)
		if len(fields) != 3 {
			return wrong
		}
		first, err1 := conflict.ParseLetters(fields[0], len(c.Options))
		second, err2 := conflict.ParseLetters(fields[1], len(c.Options))
		if err1 != nil || err2 != nil || !feasible(first) || !feasible(second) {
			return refuse(http.StatusConflict, "the conflict has changed since the questions began", "want them begun anew")
		}
		if err := v.Answer(elicit.Question{First: first, Second: second}, elicit.Worse(fields[2])); err != nil {
			return refuse(http.StatusConflict, err.Error(), "want it taken back, or the questions begun anew")
		}
		if fields[2] == string(elicit.Unsaid) {
			q.Unsaid++
		}
	}
	return nil
}

// next fills in the next question, or the order that was found.
func (q *questionsPage) next(c *conflict.Conflict, v *elicit.Interview, items []int, statements []conflict.Formula) {
	ask, ok := v.Next()
	if !ok {
		for _, k := range v.Order() {
			q.Order = append(q.Order, orderLine{items[k], capital(statements[k].Words(c.OptionName))})
		}
		return
	}
	q.Letters = [2]string{ask.First.Letters(len(c.Options)), ask.Second.Letters(len(c.Options))}
	q.Named = [2]string{c.OutcomeName(ask.First), c.OutcomeName(ask.Second)}
	for k, o := range c.Options {
		name := c.OptionName(o.ID)
		if ask.First.Has(k) == ask.Second.Has(k) {
			q.Same = append(q.Same, optionLine{name, ask.First.Has(k)})
			continue
		}
		q.First = append(q.First, optionLine{name, ask.First.Has(k)})
		q.Second = append(q.Second, optionLine{name, ask.Second.Has(k)})
	}
}

// insertions is how many comparisons it may take to rank n outcomes by putting
// one after the other into its place.
func insertions(n int) int {
	sum := 0
	for k, bits := 2, 1; k <= n; k++ {
		if k > 1<<bits {
			bits++
		}
		sum += bits
	}
	return sum
}
