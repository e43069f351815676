package analysis

import "parley/power"

// measure looks up the capabilities that the positions of the input's conflict
// ask of data sets, and puts them into it.
func measure(in *Input) (*power.Measured, error) {
	c, measured, err := power.Measure(in.Conflict, in.Data)
	if err != nil {
		return nil, err
	}
	in.Conflict = c
	return measured, nil
}
