package reading

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"parley/conflict"
	"parley/source"
)

var documentedRule = regexp.MustCompile("(?m)^### ([a-z-]+)\n(?s:(.*?))```text\n(?s:(.*?))```")

// documentedRules are the rules of docs/reference/reading-rules.md, in order,
// with the example of each.
func documentedRules(t *testing.T) (names []string, examples map[string]string) {
	t.Helper()
	page, err := os.ReadFile("../docs/reference/reading-rules.md")
	if err != nil {
		t.Fatal(err)
	}
	examples = map[string]string{}
	for _, found := range documentedRule.FindAllStringSubmatch(string(page), -1) {
		names = append(names, found[1])
		examples[found[1]] = found[3]
	}
	return names, examples
}

func TestTheRulesPageListsEveryRule(t *testing.T) {
	names, _ := documentedRules(t)
	if !slices.Equal(names, Rules) {
		t.Errorf("docs/reference/reading-rules.md has %q\nwant %q", names, Rules)
	}
}

func TestEveryDocumentedExampleIsReadByItsRule(t *testing.T) {
	names, examples := documentedRules(t)
	for _, name := range names {
		file := "example.txt"
		if name == RuleStatuteDuty {
			file = "example.md"
		}
		d, err := source.Parse(file, []byte(examples[name]))
		if err != nil {
			t.Fatal(err)
		}
		if used := rulesOf(Read(d, "example").Draft()); !used[name] {
			t.Errorf("the example of %s is read by %v", name, used)
		}
	}
}

// rulesOf returns every rule that a draft names.
func rulesOf(c *conflict.Conflict) map[string]bool {
	used := map[string]bool{}
	eachBasis(c, func(b conflict.Basis) { used[b.Draft] = true })
	return used
}

func eachBasis(c *conflict.Conflict, visit func(conflict.Basis)) {
	for _, x := range c.Parties {
		visit(x.Basis)
	}
	for _, x := range c.Issues {
		visit(x.Basis)
	}
	for _, x := range c.Areas {
		visit(x.Basis)
	}
	for _, x := range c.Claims {
		visit(x.Basis)
	}
	for _, x := range c.Instruments {
		visit(x.Basis)
	}
	for _, x := range c.Gaps {
		visit(x.Basis)
	}
}

func TestEveryRuleSaysWhy(t *testing.T) {
	for _, rule := range Rules {
		if Why(rule) == "" {
			t.Errorf("%s does not say why", rule)
		}
	}
}
