package guarantee

import "errors"

// A Fight is whether a rapid fall of power makes fighting sure.
type Fight struct {
	Sure  bool    // the condition holds; when it does not, nothing follows
	Value float64 // (1-d)[p_t + δ(1-p_{t+1})]; above 1 fighting is sure
	// CriticalLoss is the share destroyed by war from which the condition no
	// longer holds, at least 0.
	CriticalLoss float64
}

// Powell judges the inefficiency condition for a declining side whose chance
// of winning falls from now to next, where war destroys the share lost of
// everything and locks in its result:
//
//	(1-d)[p_t + δ(1-p_{t+1})] > 1                             [powell2006]
//
// The condition is sufficient for fighting, not necessary.
func Powell(now, next, lost, delta float64) (Fight, error) {
	err := errors.Join(probability("the declining side's chance of winning", now),
		probability("its later chance", next), probability("the share that war destroys", lost), discount(delta))
	if err != nil {
		return Fight{}, err
	}
	claims := now + delta*(1-next)
	f := Fight{Value: (1 - lost) * claims}
	f.Sure = f.Value > 1+guard
	if claims > 1 {
		f.CriticalLoss = 1 - 1/claims
	}
	return f, nil
}

// A FirstStrike is whether a bargain exists when striking first is worth more
// than being struck.
type FirstStrike struct {
	Stable    bool
	Slack     float64 // costs less advantage
	Low, High float64 // the bargains that both prefer to striking first, as shares of the pie; empty when Low > High
}

// Strike judges the advantage of striking first: side A wins with the
// probability first when it strikes first and second when it is struck; the
// costs are shares of the prize. A bargain exists exactly when
// pf - ps <= cA + cB [fearon1995]. Buffers and distance act on pf - ps.
func Strike(first, second, costA, costB float64) (FirstStrike, error) {
	err := errors.Join(probability("the chance of winning by striking first", first),
		probability("the chance of winning when struck first", second), cost(costA), cost(costB))
	if err != nil {
		return FirstStrike{}, err
	}
	f := FirstStrike{Slack: costA + costB - (first - second), Low: max(0, first-costA), High: min(1, second+costB)}
	f.Stable = f.Slack >= -guard
	return f, nil
}
