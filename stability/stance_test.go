package stability_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/stability"
)

// nuanced gives the preferences of a random conflict degrees, unknowns and
// probabilities.
func nuanced(r *rand.Rand, c *conflict.Conflict) *conflict.Conflict {
	d := c.Clone()
	for k := range d.Preferences {
		p := &d.Preferences[k]
		for g := 1; g < len(p.Ranking); g++ {
			if r.IntN(3) == 0 {
				p.Leaps = append(p.Leaps, g)
			}
		}
		for j := range p.Statements {
			p.Statements[j].Much = r.IntN(4) == 0
			if r.IntN(3) == 0 {
				sure := conflict.Exactly(float64(r.IntN(11)) / 10)
				p.Statements[j].Sure = &sure
			}
		}
		if n := len(p.Statements); n > 1 && r.IntN(2) == 0 {
			from := r.IntN(n - 1)
			for j := from; j < min(n, from+2+r.IntN(2)); j++ {
				p.Statements[j].Either = 1
			}
		}
		for after := 0; after <= len(p.Statements) && r.IntN(3) > 0; after += 1 + r.IntN(3) {
			o := c.Options[r.IntN(len(c.Options))].ID
			p.Unknown = append(p.Unknown, conflict.Unknown{Formula: conflict.Taken(o), After: after})
		}
	}
	return d
}

// nuancedConflicts yields conflicts with every kind of preference, small
// enough for the textbook.
func nuancedConflicts(n int) func(yield func(int, *conflict.Conflict) bool) {
	return func(yield func(int, *conflict.Conflict) bool) {
		for seed := range n {
			r := conflicttest.Rand(uint64(seed))
			if !yield(seed, nuanced(r, conflicttest.Random(r, conflicttest.AnyShape(r, 5)))) {
				return
			}
		}
	}
}

// degree compares two states as the paper does, by the signs ≪ < ~ > ≫ U,
// going down what is said about a preference one thing after the other.
func (b *book) degree(party string, t, s conflict.State) string {
	p := b.Preference(party)
	if p == nil {
		return "~"
	}
	much := func(k int) bool {
		return slices.ContainsFunc(p.Statements[k:], func(s conflict.Statement) bool { return s.Much })
	}
	for k := 0; k <= len(p.Statements); k++ {
		for _, u := range p.Unknown {
			if holds := u.Formula.Compile(b.OptionIndex); u.After == k && holds(t) != holds(s) {
				return "U"
			}
		}
		if k == len(p.Statements) {
			break
		}
		holds := p.Statements[k].Formula.Compile(b.OptionIndex)
		switch inT, inS := holds(t), holds(s); {
		case inT == inS:
		case inT && much(k):
			return "≫"
		case inT:
			return ">"
		case much(k):
			return "≪"
		default:
			return "<"
		}
	}
	group := func(s conflict.State) int {
		return slices.IndexFunc(p.Ranking, func(g []conflict.State) bool { return slices.Contains(g, s) })
	}
	leapt := func(better, worse int) bool {
		return slices.ContainsFunc(p.Leaps, func(leap int) bool { return better < leap && leap <= worse })
	}
	switch g, h := group(t), group(s); {
	case g < h && leapt(g, h):
		return "≫"
	case g < h:
		return ">"
	case g > h && leapt(h, g):
		return "≪"
	case g > h:
		return "<"
	}
	return "~"
}

// signs are the stances as the papers have them: the signs of t beside s of a
// gain, and of u beside s of a loss; and of a countermove under SEQ.
var signs = []struct {
	stance            stability.Stance
	gain, loss, reply string
}{
	{stability.General, ">≫", "≪<~", ">≫"},
	{stability.Strong, ">≫", "≪", ">≫"},
	{stability.Extensions[0], ">≫U", "≪<~", ">≫U"},
	{stability.Extensions[1], ">≫", "≪<~", ">≫U"},
	{stability.Extensions[2], ">≫U", "≪<~U", ">≫U"},
	{stability.Extensions[3], ">≫", "≪<~U", ">≫U"},
	{stability.StrongExtensions[0], ">≫U", "≪", ">≫U"},
	{stability.StrongExtensions[1], ">≫", "≪", ">≫U"},
	{stability.StrongExtensions[2], ">≫U", "≪U", ">≫U"},
	{stability.StrongExtensions[3], ">≫", "≪U", ">≫U"},
}

// A rule is a stance for the textbook: what party counts as what.
type rule struct {
	gain, loss, reply func(party string, t, s conflict.State) bool
}

// stanceStable is a concept under a rule, by single paths.
func (b *book) stanceStable(concept stability.Concept, x rule, i int, s conflict.State) bool {
	every := func(block int, counts func(string, conflict.State, conflict.State) bool, t, s conflict.State) bool {
		return !slices.ContainsFunc(b.blocks[block], func(id string) bool { return !counts(id, t, s) })
	}
	loss := func(u conflict.State) bool {
		return slices.ContainsFunc(b.blocks[i], func(id string) bool { return x.loss(id, u, s) })
	}
	step := b.moves
	if concept == stability.SEQ {
		step = func(o int, s conflict.State) []conflict.State {
			return slices.DeleteFunc(b.moves(o, s), func(t conflict.State) bool { return !every(o, x.reply, t, s) })
		}
	}
	for _, t := range b.moves(i, s) {
		if !every(i, x.gain, t, s) {
			continue
		}
		if concept == stability.Nash || !slices.ContainsFunc(b.others(i, t, step), func(u conflict.State) bool {
			return loss(u) && (concept != stability.SMR ||
				!slices.ContainsFunc(b.moves(i, u), func(v conflict.State) bool { return !loss(v) }))
		}) {
			return false
		}
	}
	return true
}

func solveStances(t *testing.T, c *conflict.Conflict, stances ...stability.Stance) *stability.StanceSolution {
	t.Helper()
	s, err := stability.SolveStances(t.Context(), c, stances)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func holdAgainst(t *testing.T, seed int, b *book, s *stability.StanceSolution, k int, x rule) {
	t.Helper()
	for _, concept := range stability.StanceConcepts {
		for block := range s.Blocks {
			for state := range s.States {
				want := b.stanceStable(concept, x, block, b.states[state])
				if got := s.Stable(k, concept, block, state); got != want {
					t.Fatalf("seed %d, %s, %v of %s at %s: %v; textbook %v", seed,
						s.Stances[k].Name, concept, s.Blocks[block].Name, s.Letters(state), got, want)
				}
			}
		}
	}
}

func TestStancesAgreeWithTextbook(t *testing.T) {
	for seed, c := range nuancedConflicts(400) {
		var stances []stability.Stance
		for _, x := range signs {
			stances = append(stances, x.stance)
		}
		s, b := solveStances(t, c, stances...), newBook(c.Settled())
		for k, x := range signs {
			within := func(signs string) func(string, conflict.State, conflict.State) bool {
				return func(party string, t, s conflict.State) bool { return strings.Contains(signs, b.degree(party, t, s)) }
			}
			holdAgainst(t, seed, b, s, k, rule{within(x.gain), within(x.loss), within(x.reply)})
		}
	}
}

// probability counts, over everything that may be the case, how likely a
// party prefers t to s.
func (b *book) probability(party string, t, s conflict.State) float64 {
	p := b.Preference(party)
	if p == nil {
		return 0
	}
	if p.Ranking != nil {
		if b.compare(party, t, s) > 0 {
			return 1
		}
		return 0
	}
	total, orders := 0.0, permutations(p)
	for held := range 1 << len(p.Statements) {
		chance := 1.0
		for k, s := range p.Statements {
			if sure := 1.0; held>>k&1 == 1 {
				if s.Sure != nil {
					sure = s.Sure.Mode
				}
				chance *= sure
			} else {
				if s.Sure != nil {
					sure = s.Sure.Mode
				}
				chance *= 1 - sure
			}
		}
		for _, order := range orders {
			if chance > 0 && b.firstFor(p, order, held, t, s) {
				total += chance / float64(len(orders))
			}
		}
	}
	return total
}

// firstFor reports whether the first held statement in this order that tells
// the states apart holds in t.
func (b *book) firstFor(p *conflict.Preference, order []int, held int, t, s conflict.State) bool {
	for _, k := range order {
		holds := p.Statements[k].Formula.Compile(b.OptionIndex)
		if held>>k&1 == 1 && holds(t) != holds(s) {
			return holds(t)
		}
	}
	return false
}

// permutations lists every order that the statements may have.
func permutations(p *conflict.Preference) [][]int {
	orders := [][]int{nil}
	for k := 0; k < len(p.Statements); {
		end := k + 1
		for end < len(p.Statements) && p.Statements[k].Either != 0 && p.Statements[end].Either == p.Statements[k].Either {
			end++
		}
		var longer [][]int
		for _, order := range orders {
			arrange(k, end, nil, func(part []int) { longer = append(longer, slices.Concat(order, part)) })
		}
		orders, k = longer, end
	}
	return orders
}

func arrange(from, to int, part []int, visit func([]int)) {
	if len(part) == to-from {
		visit(part)
		return
	}
	for k := from; k < to; k++ {
		if !slices.Contains(part, k) {
			arrange(from, to, append(slices.Clone(part), k), visit)
		}
	}
}

func TestProbabilitiesAgreeWithTextbook(t *testing.T) {
	const slack = 1e-9
	for seed := range 150 {
		r := conflicttest.Rand(uint64(seed))
		shape := conflicttest.AnyShape(r, 4)
		shape.Statements = min(shape.Statements, 4)
		c := nuanced(r, conflicttest.Random(r, shape))
		alpha, beta, gamma := float64(r.IntN(11))/10, float64(r.IntN(11))/10, float64(r.IntN(11))/10
		stance, err := stability.Probable(alpha, beta, gamma)
		if err != nil {
			t.Fatal(err)
		}
		b := newBook(c)
		memo := map[[2]conflict.State]map[string]float64{}
		probability := func(party string, t, s conflict.State) float64 {
			pair := [2]conflict.State{t, s}
			if memo[pair] == nil {
				memo[pair] = map[string]float64{}
			}
			if _, ok := memo[pair][party]; !ok {
				memo[pair][party] = b.probability(party, t, s)
			}
			return memo[pair][party]
		}
		holdAgainst(t, seed, b, solveStances(t, c, stance), 0, rule{
			gain:  func(p string, t, s conflict.State) bool { return probability(p, t, s) > 1-alpha+slack },
			loss:  func(p string, u, s conflict.State) bool { return probability(p, u, s) <= 1-beta+slack },
			reply: func(p string, t, s conflict.State) bool { return probability(p, t, s) > gamma+slack },
		})
	}
}

// Where nothing is unknown, much or uncertain, every stance but the strong
// ones is the plain definition.
func TestStancesOfSimplePreferences(t *testing.T) {
	probable, err := stability.Probable(0.5, 0.3, 0.9)
	if err != nil {
		t.Fatal(err)
	}
	stances := slices.Concat(stability.Extensions, []stability.Stance{stability.Plain, stability.General, probable})
	for seed, c := range randomConflicts(1000) {
		plain, s := solve(t, c), solveStances(t, c, stances...)
		for k := range stances {
			for _, concept := range stability.StanceConcepts {
				for b := range s.Blocks {
					for state := range s.States {
						if s.Stable(k, concept, b, state) != plain.Stable(concept, b, state) {
							t.Fatalf("seed %d, %s: %v of %s at %s differs", seed, stances[k].Name, concept, s.Blocks[b].Name, s.Letters(state))
						}
					}
				}
			}
		}
	}
}

// The implications among the extensions (Li, Hipel, Kilgour & Fang 2004): a
// party that is bolder is stable nowhere else. Among the concepts: Nash implies
// SMR, SMR implies GMR, SEQ implies GMR. Strong stability implies general.
func TestStanceLaws(t *testing.T) {
	stances := slices.Concat(stability.Extensions, stability.StrongExtensions, []stability.Stance{stability.General, stability.Strong})
	stronger := [][2]string{
		{"a", "b"},
		{"a", "c"},
		{"b", "d"},
		{"c", "d"},
		{"strong", "general"},
		{"strong-a", "a"},
		{"strong-b", "b"},
		{"strong-c", "c"},
		{"strong-d", "d"},
	}
	concepts := [][2]stability.Concept{{stability.Nash, stability.SMR}, {stability.Nash, stability.SEQ}, {stability.SMR, stability.GMR}, {stability.SEQ, stability.GMR}}
	place := func(key string) int {
		return slices.IndexFunc(stances, func(s stability.Stance) bool { return s.Key == key })
	}
	for seed, c := range nuancedConflicts(600) {
		s := solveStances(t, c, stances...)
		for b := range s.Blocks {
			for state := range s.States {
				for _, law := range stronger {
					for _, concept := range stability.StanceConcepts {
						if s.Stable(place(law[0]), concept, b, state) && !s.Stable(place(law[1]), concept, b, state) {
							t.Fatalf("seed %d: %s is %v under %s but not under %s", seed, s.Letters(state), concept, law[0], law[1])
						}
					}
				}
				for _, law := range concepts {
					for k := range stances {
						if s.Stable(k, law[0], b, state) && !s.Stable(k, law[1], b, state) {
							t.Fatalf("seed %d, %s: %s is %v but not %v", seed, stances[k].Name, s.Letters(state), law[0], law[1])
						}
					}
				}
			}
		}
	}
}

// Every argument says what the verdict says, and its sanctions are reached by
// others only, nobody moving twice in a row.
func TestStanceArgumentsAgreeWithVerdicts(t *testing.T) {
	probable, err := stability.Probable(0.7, 0.4, 0.2)
	if err != nil {
		t.Fatal(err)
	}
	stances := slices.Concat(stability.Extensions, []stability.Stance{stability.Strong, stability.StrongExtensions[2], probable})
	for seed, c := range nuancedConflicts(60) {
		s := solveStances(t, c, stances...)
		for b := range s.Blocks {
			for state := range s.States {
				arguments, err := stability.StanceArguments(t.Context(), c, stances, stability.StanceConcepts, b, state)
				if err != nil {
					t.Fatal(err)
				}
				for n, a := range arguments {
					k := n / len(stability.StanceConcepts)
					if a.Stable() != s.Stable(k, a.Concept, b, state) {
						t.Fatalf("seed %d, %s: %v of %s at %s: argument says %v", seed, stances[k].Name, a.Concept, s.Blocks[b].Name, s.Letters(state), a.Stable())
					}
					for _, i := range a.Improvements {
						if i.Sanction != nil {
							checkSteps(t, stances[k].Name, b, i)
						}
					}
				}
			}
		}
	}
}

// Whatever the unknown turns out to be, what is stable under a is stable, and
// what is not stable under d is not.
func TestExtensionsBoundEveryCompletion(t *testing.T) {
	bold, cautious := stability.Extensions[0], stability.Extensions[3]
	for seed, c := range nuancedConflicts(300) {
		s := solveStances(t, c, bold, cautious)
		plain := solve(t, completed(conflicttest.Rand(uint64(seed)), c))
		for _, concept := range []stability.Concept{stability.Nash, stability.GMR, stability.SMR} {
			for b := range s.Blocks {
				for state := range s.States {
					stable := plain.Stable(concept, b, state)
					if s.Stable(0, concept, b, state) && !stable || stable && !s.Stable(1, concept, b, state) {
						t.Fatalf("seed %d: %v of %s at %s: %v when the unknown is known", seed, concept, s.Blocks[b].Name, s.Letters(state), stable)
					}
				}
			}
		}
	}
}

// completed makes a statement, or its opposite, of everything unknown beside
// statements; a party with a ranking is taken not to care.
func completed(r *rand.Rand, c *conflict.Conflict) *conflict.Conflict {
	d := c.Settled().Clone()
	for k := range d.Preferences {
		p := &d.Preferences[k]
		for _, u := range slices.Backward(p.Unknown) {
			f := u.Formula
			if r.IntN(2) == 0 {
				f = conflict.Not(f)
			}
			if p.Ranking == nil {
				p.Statements = slices.Insert(p.Statements, u.After, conflict.Statement{Formula: f})
			}
		}
		p.Unknown = nil
	}
	return d
}
