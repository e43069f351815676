package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/power"
	"parley/power/capability"
	"parley/power/codes"
	"parley/power/data"
	"parley/power/dependence"
	"parley/power/forum"
	"parley/power/mirror"
	"parley/power/votes"
	"parley/report"
)

var dataParam = Param{Name: "data", Help: "which versions of data sets are used, joined by commas, like cow-nmc@7.0; the newest when left out"}

// powerAnalyses are the questions of package power.
var powerAnalyses = []Analysis{
	{
		Name:   "capability",
		Help:   "What the parties' states can bring to bear, over the years, and how many poles the world has.",
		Params: []Param{{Name: "years", Help: "first and last year, like 1990:2022; all when left out"}, dataParam},
		run:    runCapability,
	},
	{
		Name: "alignment",
		Help: "Who votes with whom in the United Nations, on what, and since when.",
		Params: []Param{
			{Name: "sessions", Help: "first and last session of the General Assembly, like 46:74; all when left out"},
			{Name: "years", Help: "the same by the years in which sessions opened, like 1991:2019"},
			{Name: "subject", Help: "only this subject: " + subjectNames()},
			{Name: "important", Help: "true: only votes that the United States named important"},
			dataParam,
		},
		run: runAlignment,
	},
	{
		Name:   "resolution",
		Help:   "Who voted how on a resolution of the General Assembly.",
		Params: []Param{{Name: "resolution", Help: "its number: 68/262, R/68/262 or A/RES/68/262", Required: true}, dataParam},
		run:    runResolution,
	},
	{
		Name: "dependence",
		Help: "Who depends on whom: leverage and its cost, concentration, and who brokers.",
		Params: []Param{
			{Name: "year", Help: "of the trade in goods, and the last of five of the trade in arms, where data of these were added; the newest when left out"},
			dataParam,
		},
		run: runDependence,
	},
	{
		Name: "shock",
		Help: "What is left when a party's ties are cut, at once and through third parties.",
		Params: []Param{
			{Name: "party", Help: "who loses: a party's id", Required: true},
			{Name: "without", Help: "whom it is cut off from: ids of parties, joined by commas", Required: true},
			{Name: "areas", Help: "in which areas: their ids, joined by commas; all when left out"},
		},
		run: runShock,
	},
	{
		Name: "circumvention",
		Help: "Whether trade with others rose where trade with a sanctioned target fell.",
		Params: []Param{
			{Name: "target", Help: "the target's alpha-3 code; RUS when left out"},
			{Name: "others", Help: "the others' codes, joined by commas; all partners in the data when left out"},
			{Name: "year", Help: "the year, compared with the one before; 2022 when left out"},
			{Name: "months", Help: "first and last month, like 3:11, which it is when left out"},
			{Name: "product", Help: "a product of the set eu-trade, TOTAL or 27 (fuels); sanctioned goods when left out"},
			{Name: "flow", Help: "export or import; export when left out"},
			dataParam,
		},
		run: runCircumvention,
	},
	{
		Name: "forum",
		Help: "Voting power in a body with weights or vetoes, and what a bloc can pass or stop there.",
		Params: []Param{
			{Name: "body", Help: "unsc, or a quota and members: 51: north 40!, south 30, league 30 (! is a veto)", Required: true},
			{Name: "bloc", Help: "members whose reach is told, joined by commas"},
		},
		run: runForum,
	},
}

func subjectNames() string {
	var parts []string
	for _, s := range votes.Subjects {
		parts = append(parts, s.Short+" ("+s.Name+")")
	}
	return strings.Join(parts, ", ")
}

// pair reads a first and a last number, like 1990:2022; one alone is both.
func pair(in Input, param string, lowest, highest int) (first, last int, err error) {
	text := in.Args[param]
	if text == "" {
		return 0, 0, nil
	}
	from, to, both := strings.Cut(text, ":")
	if !both {
		to = from
	}
	first, err = strconv.Atoi(strings.TrimSpace(from))
	var errTo error
	last, errTo = strconv.Atoi(strings.TrimSpace(to))
	if err != nil || errTo != nil || first > last || first < lowest || last > highest {
		return 0, 0, &ParamError{param, fmt.Errorf("%s %q; want two numbers from %d to %d in order, like %d:%d", param, text, lowest, highest, lowest, highest)}
	}
	return first, last, nil
}

// wrongData makes an unknown or a missing data set a wrong parameter where the
// parameter named it.
func wrongData(in Input, err error) error {
	if _, missing := errors.AsType[*power.MissingError](err); err != nil && !missing && in.Args["data"] != "" {
		return &ParamError{"data", err}
	}
	return err
}

func runCapability(_ context.Context, in Input) (*report.Report, error) {
	first, last, err := pair(in, "years", 1816, 2200)
	if err != nil {
		return nil, err
	}
	r, source, err := power.Load[*capability.Record](in.Data, split(in.Args["data"]), "cow-nmc")
	if err != nil {
		return nil, wrongData(in, err)
	}
	_, newest := r.Span()
	if last != 0 {
		newest = last
	}
	a, err := power.Capability(power.Parties(in.Conflict, newest), r, source, first, last)
	if err != nil {
		return nil, err
	}
	return a.Report(), nil
}

// loadVotes returns the roll calls to ask: of a set that was asked for, or
// those in the program.
func loadVotes(in Input) (*votes.Record, power.Source, error) {
	r, source, err := power.Load[*votes.Record](in.Data, split(in.Args["data"]), "un-votes", "undl-votes", "voeten-votes")
	return r, source, wrongData(in, err)
}

// otherVotes names the user's roll calls, which are asked only by their name,
// where the ones in the program have no answer.
func otherVotes(in Input, err error) error {
	if err == nil || in.Args["data"] != "" {
		return err
	}
	for _, set := range []string{"undl-votes", "voeten-votes"} {
		if e, ok, failed := in.Data.Latest(set, nil); failed == nil && ok {
			return fmt.Errorf("%w; your data have %s, which is asked by --data %s", err, e.ID(), e.ID())
		}
	}
	return err
}

func runAlignment(ctx context.Context, in Input) (*report.Report, error) {
	q, err := alignmentQuestion(in)
	if err != nil {
		return nil, err
	}
	r, source, err := loadVotes(in)
	if err != nil {
		return nil, err
	}
	points, of, err := power.Load[[]votes.Estimate](in.Data, split(in.Args["data"]), "ideal-points")
	if _, missing := errors.AsType[*power.MissingError](err); err != nil && !missing {
		return nil, wrongData(in, err)
	} else if !missing {
		q.Points, q.PointsSource = points, &of
	}
	sessions := r.Sessions()
	last := sessions[len(sessions)-1]
	if q.Last != 0 {
		last = q.Last
	}
	a, err := power.Alignment(ctx, power.Parties(in.Conflict, votes.Year(last)), r, source, q)
	if err != nil {
		return nil, otherVotes(in, err)
	}
	if err := a.AddAlliances(in.Data, split(in.Args["data"]), votes.Year(last)); err != nil {
		return nil, wrongData(in, err)
	}
	return a.Report(), nil
}

func alignmentQuestion(in Input) (q power.AlignmentQuestion, err error) {
	if q.First, q.Last, err = pair(in, "sessions", 1, 300); err != nil {
		return q, err
	}
	from, to, err := pair(in, "years", votes.Year(1), votes.Year(255))
	if err != nil {
		return q, err
	}
	if from != 0 {
		if q.First != 0 {
			return q, &ParamError{"years", errors.New("sessions and years are both given; want one of the two")}
		}
		q.First, q.Last = from-votes.Year(0), to-votes.Year(0)
	}
	if name := in.Args["subject"]; name != "" {
		for _, s := range votes.Subjects {
			if strings.EqualFold(name, s.Short) || strings.EqualFold(name, s.Name) {
				q.Subject = s.Subject
			}
		}
		if q.Subject == 0 {
			return q, &ParamError{"subject", fmt.Errorf("no subject %q; want %s", name, subjectNames())}
		}
	}
	q.Important = in.Args["important"] == "true"
	return q, nil
}

func runResolution(_ context.Context, in Input) (*report.Report, error) {
	r, source, err := loadVotes(in)
	if err != nil {
		return nil, err
	}
	parties := power.Parties(in.Conflict, 2020)
	a, err := power.Resolution(in.Args["resolution"], parties, r, source)
	if err != nil {
		return nil, &ParamError{"resolution", otherVotes(in, err)}
	}
	return a.Report(), nil
}

func runDependence(_ context.Context, in Input) (*report.Report, error) {
	year, _, err := pair(in, "year", 1816, 2200)
	if err != nil {
		return nil, err
	}
	wanted := split(in.Args["data"])
	book, source, err := power.Load[[]data.Country](in.Data, wanted, "factbook")
	if err != nil {
		return nil, wrongData(in, err)
	}
	needs, err := power.MeasureNeeds(in.Conflict, in.Data, wanted, year)
	if err != nil {
		return nil, wrongData(in, err)
	}
	a, err := power.Dependence(in.Conflict, power.Parties(in.Conflict, bookYear), book, source, needs)
	if err != nil {
		return nil, err
	}
	return a.Report(), nil
}

// bookYear is the year whose members a bloc has in the Factbook's trade.
const bookYear = 2023

func runShock(_ context.Context, in Input) (*report.Report, error) {
	s := dependence.Shock{Party: in.Args["party"], Without: split(in.Args["without"]), Areas: split(in.Args["areas"])}
	if len(in.Conflict.Ties) == 0 {
		return nil, errors.New("the file has no ties; want ties (party, on, area, share)")
	}
	a, err := power.Shock(in.Conflict, s)
	if err != nil {
		return nil, &ParamError{shockParam(in.Conflict, s), err}
	}
	return a.Report(), nil
}

// shockParam is the parameter that is wrong.
func shockParam(c *conflict.Conflict, s dependence.Shock) string {
	if _, ok := c.Party(s.Party); !ok {
		return "party"
	}
	for _, a := range s.Areas {
		if !slices.ContainsFunc(c.Areas, func(x conflict.Area) bool { return x.ID == a }) {
			return "areas"
		}
	}
	return "without"
}

func runCircumvention(_ context.Context, in Input) (*report.Report, error) {
	q := mirror.Question{Product: "sanctioned", Direction: "export", Year: 2022, First: 3, Last: 11, Seed: usualSeed}
	set := "eu-sanctioned-exports"
	if product := in.Args["product"]; product != "" && product != "sanctioned" {
		q.Product, set = product, "eu-trade"
	}
	if flow := in.Args["flow"]; flow != "" {
		q.Direction = flow
	}
	if first, last, err := pair(in, "months", 1, 12); err != nil {
		return nil, err
	} else if first != 0 {
		q.First, q.Last = first, last
	}
	if year, _, err := pair(in, "year", 1900, 2200); err != nil {
		return nil, err
	} else if year != 0 {
		q.Year = year
	}
	target, others, err := partners(in)
	if err != nil {
		return nil, err
	}
	flows, source, err := power.Load[mirror.Flows](in.Data, split(in.Args["data"]), set)
	if err != nil {
		return nil, wrongData(in, err)
	}
	a, err := power.Circumvention(flows, source, target, others, q)
	if err != nil {
		return nil, err
	}
	return a.Report(), nil
}

func partners(in Input) (target string, others []string, err error) {
	target = "RUS"
	if code := in.Args["target"]; code != "" {
		if target, err = codes.Line(code); err != nil {
			return "", nil, &ParamError{"target", err}
		}
	}
	for _, code := range split(in.Args["others"]) {
		line, err := codes.Line(code)
		if err != nil {
			return "", nil, &ParamError{"others", err}
		}
		others = append(others, line)
	}
	return target, others, nil
}

func runForum(_ context.Context, in Input) (*report.Report, error) {
	body, err := forum.Parse(in.Args["body"])
	if err != nil {
		return nil, &ParamError{"body", err}
	}
	var bloc []string
	for name := range strings.SplitSeq(in.Args["bloc"], ",") {
		if name = strings.TrimSpace(name); name != "" {
			bloc = append(bloc, name)
		}
	}
	a, err := power.Forum(body, bloc)
	if err != nil {
		return nil, &ParamError{"bloc", err}
	}
	return a.Report(), nil
}
