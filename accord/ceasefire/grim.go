package ceasefire

// LeastDiscount is the least discount factor at which the threat of breaking
// off for good holds a party that is always seen: (T-R)/(T-P) [friedman1971].
// It is 0 when complying pays at once.
func LeastDiscount(p Payoffs) (float64, error) {
	if err := p.Check(); err != nil || p.T <= p.R {
		return 0, err
	}
	return (p.T - p.R) / (p.T - p.P), nil
}
